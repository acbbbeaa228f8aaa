"""What a document has of its own among the boilerplate of its page: fields, headings, organs."""

from __future__ import annotations

import re

# What a page says of the document itself stands among the boilerplate and stays.
_FIELD = re.compile(
    r"""
    # 来源：新华社, 索引号：2021-1
    (?:来\s*源|稿源|信息来源|发布|时\s*间|日\s*期|作\s*者|编\s*辑|责\s*编|记\s*者|通讯员|文\s*号|发文字号
     |索\s*引\s*号|主题分类|发文|标\s*题|名\s*称|类\s*别|审核|供稿|摄影|撰稿|附件|联系人|联系电话|咨询电话)\s*[:：]
    # 2021-03-02
    |(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}
    """,
    re.VERBOSE,
)
_FIELD_OF_THE_PAGE = re.compile(
    r"来\s*源|发布|时\s*间|日\s*期|作\s*者|编\s*辑|责\s*编|记\s*者|审核|供稿|附件"
)
_LABELLED = re.compile(r"^[^：:|]{2,24}[:：]\s*\S")
_PART = re.compile(
    r"""
    ^附件|^附[:：表]|^抄送|^主送|印发|^特此|^此|^兹|^(?:关于|各).+
    # 第一条, 一、, （一）, 1. and the marks of Markdown
    |^第[一二三四五六七八九十百千零〇\d]+[条章节编篇款]|^[一二三四五六七八九十]+[、.．]|^[（(]|^\d+[、.．]|^\#|^\|
    # 2021年3月, 〔2021〕5号
    |^(?:\d{4}|[二〇零一三四五六七八九○]{4})\s*年\s*[\d一二三四五六七八九十]+\s*月
    |[〔\[【（(［]\s*\d{4}\s*[〕\]】）)］]\s*+第?\s*+\d+\s*号
    # Titles of documents, and organs, who sign them.
    |(?:条例|办法|规定|规划|纲要|方案|细则|意见|决定|通知|公告|通告|报告|函|批复|令)$
    |(?:政府|委员会|办公室|办公厅|局|厅|委|部|院|会|处|站|所|中心|大学|学校|公司|集团)$
    """,
    re.VERBOSE,
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
