"""What a document has of its own among the boilerplate of its page: fields, headings, organs."""

from __future__ import annotations

import re

from cleancorpus.text.dates import FIGURES, MONTH_DATE
from cleancorpus.text.document_numbers import YEAR_AND_NUMBER
from cleancorpus.text.labels import (
    ATTACHMENT,
    DISTRIBUTION,
    DOCUMENT_FIELDS,
    MAKERS,
    SOURCES,
    TIMES,
    any_of,
)
from cleancorpus.text.markers import DIVISION, HAN_ITEM
from cleancorpus.text.organs import ORGAN_END
from cleancorpus.text.titles import KINDS

# What a page says of the document itself stands among the boilerplate and stays.
_PAGE_FIELD = any_of((*SOURCES, *TIMES, *MAKERS, "发布", "附件"))
_FIELD = re.compile(rf"(?:{_PAGE_FIELD}|{any_of(DOCUMENT_FIELDS)})\s*[:：]|{FIGURES}")
_FIELD_OF_THE_PAGE = re.compile(_PAGE_FIELD)
_LABELLED = re.compile(r"^[^：:|]{2,24}[:：]\s*\S")
_PART = re.compile(
    rf"^(?:{ATTACHMENT}|{any_of(DISTRIBUTION)}|特此|此|兹|(?:关于|各).|{MONTH_DATE})|印发"
    rf"|^(?:{DIVISION}|{HAN_ITEM}|[（(]|\d+[、.．]|#|\|)|{YEAR_AND_NUMBER.pattern}"
    # Organs sign a document.
    rf"|(?:{KINDS}|令|{ORGAN_END})$"
)


def holds_field(text: str) -> bool:
    """Tell whether a line holds a field that a page prints of its document.

    >>> holds_field("来源：新华社 浏览次数：12"), holds_field("浏览次数：12")
    (True, False)
    """
    return bool(_FIELD.search(text))


def is_own_field(text: str) -> bool:
    """Tell whether a line is a field of a form, not of the page around it.

    >>> is_own_field("填报单位：某局"), is_own_field("发布时间：2021-03-02")
    (True, False)
    """
    return bool(_LABELLED.match(text)) and not _FIELD_OF_THE_PAGE.search(text)


def is_part(text: str) -> bool:
    """Tell whether a line looks like a part of a document: heading, date, number, title, organ.

    >>> is_part("某市人民政府"), is_part("网上办事")
    (True, False)
    """
    return bool(_PART.search(text))
