"""第X条, 一、, （一）: one definition for all that look for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cleancorpus
from cleancorpus.text.markers import (
    ARTICLE,
    ARTICLE_HEAD,
    CHAPTER,
    DIVISION,
    HAN_ITEM,
    is_article,
    is_chapter,
    is_marker,
    is_ordinal_heading,
    number_of,
    opens_enumeration,
)

PACKAGE = Path(cleancorpus.__file__).parent


@pytest.mark.parametrize(
    "line",
    [
        "# 总则",
        "第一章 总则",
        "第12章",
        "第二讲 改革",
        "第三部分 保障措施",
        "第一条 为了规范管理",
        "第三十七条之一 有下列情形",
        "第一条",
        "一、总体要求",
        "（一）加强领导",
        "(十二) 保障",
        "1. 完善机制",
        "（2）完善机制",
        "3）完善机制",
        "①完善机制",
        "一 总体要求",
        "附件：名单",
        "附 表",
        "抄送：各部门",
        "摘 要：",
        "图1 结构",
        "| 甲 | 乙 |",
        "——在会议上的讲话",
        "【要闻】",
    ],
)
def test_a_marker_begins_no_plain_line(line: str) -> None:
    assert is_marker(line)


@pytest.mark.parametrize(
    "line",
    [
        "第三条规定的情形",
        "第三条、第四条的规定",
        "第三条第二款规定",
        "第一章的规定",
        "（一）项所列",
        "（一）、（二）项",
        "一、二级响应",
        "1.5倍",
        "附件的内容",
        "第一书记",
        "来源于各方",
        "两年以来",
        "十五个乡镇",
        "",
    ],
)
def test_a_citation_or_a_number_is_no_marker(line: str) -> None:
    assert not is_marker(line)


def test_divisions() -> None:
    assert re.fullmatch(CHAPTER, "第二百零三章")
    assert re.fullmatch(ARTICLE, "第十条之二")
    assert [bool(re.fullmatch(DIVISION, text)) for text in ("第二款", "第三项", "第〇编")] == [
        True,
        False,
        True,
    ]
    assert re.match(ARTICLE_HEAD, "第九条本法所称")
    assert not re.match(ARTICLE_HEAD, "第九条至")
    assert re.fullmatch(HAN_ITEM, "二十一、")
    assert not re.fullmatch(HAN_ITEM, "21、")


def test_what_a_line_begins() -> None:
    assert is_chapter("第二节 许可")
    assert is_chapter("附则")
    assert not is_chapter("（一）许可")
    assert is_article("第八条 许可")
    assert not is_article("第八条")
    assert is_ordinal_heading("其一，农业")
    assert not is_ordinal_heading("其一，农业。")
    assert opens_enumeration("二要加强")
    assert opens_enumeration("第三，加强")
    assert not opens_enumeration("第三条")


@pytest.mark.parametrize(
    ("label", "number"),
    [("第一百零二条", 102), ("（十）", 10), ("12．", 12), ("第三条之二", 3), ("目录", None)],
)
def test_the_number_of_a_label(label: str, number: int | None) -> None:
    assert number_of(label) == number


def test_no_other_module_defines_a_numbered_division() -> None:
    own = re.compile(r"第[\[({\\][^\n]{0,60}?[\]})][^\n]{0,12}[章条编]")
    places = {
        module.relative_to(PACKAGE).as_posix()
        for module in PACKAGE.rglob("*.py")
        for line in module.read_text("utf-8").split("\n")
        if own.search(line)
    }
    # An example of what a user may write stands in the other.
    assert places <= {"text/markers.py", "user_patterns.py"}
