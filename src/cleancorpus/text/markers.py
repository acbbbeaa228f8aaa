"""What begins a line that is no plain paragraph: 第X条, 一、, （一）, headings, items of lists.

The names in capitals are parts of patterns; all that look for a numbered thing are built from them.
"""

from __future__ import annotations

import re

from cleancorpus.text.characters import HAN, NUMERALS
from cleancorpus.text.labels import ATTACHMENT, LABELLED
from cleancorpus.text.numerals import parse_numeral

NUMBER = rf"[{NUMERALS}\d]{{1,9}}"
# In front of an item; a number of a division may be followed by that of an insertion: 第三条之一.
HAN_NUMBER = f"[{NUMERALS}]{{1,3}}"


def division(units: str) -> str:
    """Return the pattern of 第X章 and the like, for units parted by |.

    >>> re.fullmatch(division("章|节"), "第十二章") is not None
    True
    """
    return f"第{NUMBER}(?:{units})"


CHAPTER = division("编|篇|章|节|讲|部分")
ARTICLE = f"{division('条')}(?:之{HAN_NUMBER})?"
# What a text is divided into, from volumes to paragraphs.
DIVISION = division("编|篇|章|节|讲|部分?|条|款")
# 第三条第二款, 第三条规定, 第三条、第四条 cite an article; what else follows 第三条 opens it.
ARTICLE_HEAD = rf"{ARTICLE}(?=\s|\Z|[^第款项规的之至、，,和及或中所])"
# GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）
HAN_ITEM = f"{HAN_NUMBER}[、．.]"
BRACKETED_HAN_ITEM = f"[（(]{HAN_NUMBER}[)）]"
ITEM = r"\d{1,2}[、．.](?!\d)"
BRACKETED_ITEM = r"[（(]\d{1,2}[)）]"
CIRCLED_ITEM = "[①-⑳]"
MARKDOWN = r"\#{1,6}"
BULLETS = "●■◆□▲△★☆※◎▪•►◇"
# （一）项, （1）款 and 一、二级 are no items.
_NO_ITEM = r"(?!\s*[项目款、，,和及或至])"
_NO_HAN_ITEM = f"(?![{NUMERALS}]{{1,2}}(?:[、，,和级产季期]|是))"

_MARKER = re.compile(
    "|".join(
        (
            # Markdown: headings, lists, tables, quotations, fences, images.
            rf"{MARKDOWN}\s",
            r"[-*+]\s",
            r"\||>|```|~~~|!\[",
            f"[{BULLETS}]",
            "——",
            f"{CHAPTER}(?![的之])",
            ARTICLE_HEAD,
            BRACKETED_HAN_ITEM + _NO_ITEM,
            BRACKETED_ITEM + _NO_ITEM,
            HAN_ITEM + _NO_HAN_ITEM,
            rf"[一二三四五六七八九十][ \u3000]+(?=[{HAN}])",
            ITEM,
            r"\d{1,2}[)）]",
            CIRCLED_ITEM,
            f"(?:{ATTACHMENT})(?!的)",
            LABELLED,
            r"目\s*录\Z|参考文献",
            r"[图表]\s*\d",
            "【",
        )
    )
)
_CHAPTER = re.compile(rf"#|\||附|{division('编|篇|章|节|条')}")
_ARTICLE = re.compile(rf"{ARTICLE}\s*\S")
_ORDINAL = f"[第其][{NUMERALS}]"
_ORDINAL_HEADING = re.compile(f"{_ORDINAL}[，,、]")
_ENUMERATION = re.compile(
    f"[{NUMERALS}][是要]|其[{NUMERALS}]|第[{NUMERALS}][，,]|首先|其次|再次|最后|各位代表|同志们"
)
_NUMBER = re.compile(NUMBER)
_HEADING = 40


def is_marker(text: str) -> bool:
    """Tell whether a line begins like a heading, an item of a list or a row of a table.

    >>> is_marker("（一）加强领导"), is_marker("（一）项规定的情形"), is_marker("第三条规定")
    (True, False, False)
    """
    return bool(_MARKER.match(text))


def is_chapter(text: str) -> bool:
    """Tell whether a line begins a chapter, a section or an article."""
    return bool(_CHAPTER.match(text))


def is_article(text: str) -> bool:
    """Tell whether a line begins an article of law and goes on with its text."""
    return bool(_ARTICLE.match(text))


def is_ordinal_heading(text: str) -> bool:
    """Tell whether a short line without a full stop is a heading: `第一，进一步加强农业`."""
    return len(text) < _HEADING and bool(_ORDINAL_HEADING.match(text)) and "。" not in text


def opens_enumeration(text: str) -> bool:
    """Tell whether a line begins one of several sentences that count: `一是`, `其次`."""
    return bool(_ENUMERATION.match(text))


def number_of(label: str) -> int | None:
    """Return the number in a label: of 第三十七条之一 the first.

    >>> number_of("第三十七条之一"), number_of("（二）"), number_of("附件")
    (37, 2, None)
    """
    found = _NUMBER.search(label)
    return parse_numeral(found[0]) if found else None
