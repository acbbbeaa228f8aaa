"""Lines that name a page of a newspaper: 第3版：要闻."""

from __future__ import annotations

import re
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark
from cleancorpus.stages.strip.sheet import ARTICLE, Found, Sheet

RULE = Rule(
    "strip.page-name",
    "The name of a newspaper's page: 第3版：要闻.",
    f"第3版：要闻\n\n{ARTICLE}\n",
    f"{ARTICLE}\n",
)
LONGEST = 20

_NUMBER = (
    r"(?:第\s{0,20}+)?[A-Za-z]?\s{0,20}+\d{1,2}\s*版|第[一二三四五六七八九十]{1,3}版|[A-D]\d{1,2}"
)


@cache
def _names() -> re.Pattern[str]:
    names = "|".join(map(re.escape, read_lines("strip-page-names.txt")))
    return re.compile(
        rf"(?:{_NUMBER})(?:(?:\s*+[:：|·/]|\s)\s*+(?:{names})(?:[·\s/](?:{names}))?"
        rf"|\s*[（(]\s*+(?:{names})?\s*+[)）])"
        rf"|(?:{names})(?:\s*+[（(|·]|\s)\s*+(?:{_NUMBER})\s*[)）]?"
    )


def find_page_names(sheet: Sheet) -> Found:
    """Return the lines that name a page of the paper."""
    mark = "name of a page of the paper"
    return Found(
        {
            number: Mark(RULE.id, mark, 0.9)
            for number in sheet.live_opened()
            if len(text := sheet.lines[number].text) <= LONGEST and _names().fullmatch(text)
        }
    )
