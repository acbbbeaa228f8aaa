"""Bylines, sources and editors' names: they are content unless the user drops them."""

from __future__ import annotations

import re

from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark
from cleancorpus.stages.strip.sheet import ARTICLE, Found, Sheet

RULE = Rule(
    "strip.credit",
    "A byline, a source, an editor's name; only where drop-credits is set.",
    f"{ARTICLE}\n\n责任编辑：王某\n",
    f"{ARTICLE}\n",
    level="off",
)
LONGEST = 60

_CREDIT = re.compile(
    r"""
    # 责任编辑：王某, (来源：新华社)
    [（(【\[]?\s*(?:责任?编[辑审]?|本版编辑|本期编辑|编辑|校对|审核|审校|来源|稿源|信息来源|文字来源|供稿|撰稿
     |作者|记者|通讯员|摄影|图片来源|文/图|图/文|文|图)\s*[:：／/|丨]\s*\S.{0,40}
    # 本报记者 王某
    |[□■●]?\s*(?:新华社|本报|人民日报|中新社|本刊|本网)?(?:见习|实习|特约)?
     (?:记者|通讯员|评论员)\s+\S.{0,40}
    # (新华社记者王某摄)
    |[（(]?\s*(?:新华社|本报|中新社)(?:记者)?[^。，,]{0,20}摄\s*[)）]?
    """,
    re.VERBOSE,
)


def find_credits(sheet: Sheet) -> Found:
    """Return the lines of credits where the settings drop them."""
    if sheet.context.level(RULE.id) == "off":
        return Found({})
    return Found(
        {
            number: Mark(RULE.id, "credit", 0.9)
            for number in sheet.live()
            if len(text := sheet.lines[number].text) <= LONGEST and _CREDIT.fullmatch(text)
        }
    )
