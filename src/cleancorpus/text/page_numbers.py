"""What a page number looks like, and between which words a number belongs to its sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

# What stands at both sides of the number in the foot of a page.
DASHES = "-‐‑–—―─－·•~～"
# A line longer than this is no page number.
LONGEST = 24
_STARTS = frozenset(f"{DASHES}0123456789０１２３４５６７８９第共Pp")
# Where a page number may begin a line: cheaper to look for than the shapes.
GATE = re.compile(rf"\n[ \t\u3000]*(?:[{DASHES}\d]|[第共][^\S\n]*\d|[Pp](?:age|AGE))")


class Shape(NamedTuple):
    """A shape of a page number, which is the first number that the pattern captures."""

    name: str
    example: str
    pattern: re.Pattern[str]


SHAPES = tuple(
    Shape(name, example, re.compile(pattern))
    for name, example, pattern in (
        # A number and how many pages there are.
        (
            "total",
            "第3页 共9页",
            r"第\s*(\d{1,4})\s*页\s*+[,，/／()（）、]?\s*+共\s*\d{1,4}\s*页?\s*[)）]?",
        ),
        ("total", "第3页/9页", r"第\s*(\d{1,4})\s*页\s*+[/／]?\s*+\d{1,4}\s*页"),
        ("total", "共9页 第3页", r"共\s*\d{1,4}\s*页\s*+[,，/／、]?\s*+第\s*(\d{1,4})\s*页"),
        # A number that is called one of a page.
        ("named", "第3页", r"第\s*(\d{1,4})\s*页"),
        ("named", "Page 3", r"[Pp](?:age|AGE)\s*(\d{1,4})\s*(?:(?:of|OF|/)\s*\d{1,4})?"),
        ("dashed", "— 3 —", rf"[{DASHES}]{{1,24}}\s*(\d{{1,4}})\s*[{DASHES}]{{1,24}}"),
        # What is left of dashes, or the item of a list.
        ("half-dashed", "3 —", rf"[{DASHES}\s]{{0,24}}(\d{{1,4}})[{DASHES}\s]{{1,24}}"),
        ("half-dashed", "- 3", rf"[{DASHES}\s]{{1,24}}(\d{{1,4}})"),
        ("fraction", "3/9", r"(\d{1,4})\s*[/／]\s*\d{1,4}"),
        # Of four digits it is a year.
        ("bare", "3", r"(\d{1,3})"),
    )
)

# What stands behind a number even where each has a line of its own: parts of a date, shares.
CLOSE_UNITS = frozenset("年月日时分秒点%％")
# What stands behind a number that belongs to its sentence, by what it tells of the number.
_UNITS = {
    "time": "号周天期世",
    "part of a document": "章节条款项篇部册页",
    "numeral": "百千万亿",
    "money": "元角",
    "measure": "米里方平公立亩顷度克斤吨升瓦伏安赫倍成折级",
    "thing": "个次种类件份处所座栋间台套辆架艘只头株批届轮场块片段层楼室",
    "people": "人名位家户岁者小组队班排连营团师军支",
    "place": "国省市县区乡镇村城院校厅局站路街线",
    "more or less": "至到或多余几来比以之左右前后",
    "rank": "大强佳",
}
UNITS = CLOSE_UNITS.union(*_UNITS.values())
# What stands before one: numerals, and words that lead to a number.
LEADS = frozenset("一二三四五六七八九十百千万亿零〇第约近超达满逾为在到至自从于共有计每前后多")


class PageNumber(NamedTuple):
    shape: str
    number: int


def read_page_number(line: str) -> PageNumber | None:
    """Return the page number that a line without blanks at its ends is, or None.

    >>> read_page_number("— 12 —"), read_page_number("2024年")
    (PageNumber(shape='dashed', number=12), None)
    """
    if len(line) > LONGEST or line[:1] not in _STARTS:
        return None
    for shape in SHAPES:
        if found := shape.pattern.fullmatch(line):
            return PageNumber(shape.name, int(found[1]))
    return None


def belongs_between(left: str, right: str) -> bool:
    """Tell whether a sentence may need the number that stands between its two halves.

    >>> belongs_between("全市共有", "个乡镇"), belongs_between("在人民代", "表大会")
    (True, False)
    """
    return left[-1:] in LEADS or right[:1] in UNITS
