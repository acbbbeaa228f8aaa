"""What a line shows by its own words of being boilerplate, by the rule that gives most points."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from cleancorpus.stages.strip import adverts, copyright_lines, counters, navigation
from cleancorpus.stages.strip.evidence import NONE, Evidence, compile_gate
from cleancorpus.stages.strip.marked_lines import is_prose
from cleancorpus.stages.strip.menus import OF_THE_WEB, is_of_the_web, weigh_row
from cleancorpus.text.markers import DIVISION

# The rules that weigh lines; of two that give as many points the first counts.
WEIGHED = (navigation, adverts, copyright_lines, counters)
# Boilerplate is short; the longest are footers with addresses.
LONGEST = 300
# A heading (第一章 总则, # 条例) is never boilerplate.
_HEADING = re.compile(f"#|{DIVISION}")


class _Gates(NamedTuple):
    """One pattern for whatever any rule looks for, and each rule with its own."""

    any: re.Pattern[str]
    of_rules: tuple[tuple[re.Pattern[str], Callable[[str], Evidence]], ...]


@cache
def _gates() -> _Gates:
    openings = [*OF_THE_WEB, *(opening for rule in WEIGHED for opening in rule.gate())]
    of_rules = ((compile_gate(rule.gate()), rule.weigh) for rule in WEIGHED)
    return _Gates(compile_gate(openings), tuple(of_rules))


def weigh_line(text: str) -> Evidence:
    """Return what a line shows of being boilerplate by its own words.

    >>> weigh_line("当前位置：首页 > 政务公开 > 政策文件").rule.id
    'strip.navigation'
    >>> weigh_line("第一章 总则").points
    0.0
    """
    if len(text) > LONGEST or _HEADING.match(text):
        return NONE
    row = weigh_row(text) if text[-1] not in "。；;" or is_of_the_web(text) else NONE
    return _weigh(text, row)


def weigh_inside(text: str) -> Evidence:
    """Return what a line inside a text shows; its topics may be strung like a menu."""
    if _HEADING.match(text) or not _gates().any.search(text):
        return NONE
    return _weigh(text, weigh_row(text) if is_of_the_web(text) else NONE)


def _weigh(text: str, row: Evidence) -> Evidence:
    found = [row]
    if _gates().any.search(text):
        found += [weigh(text) for gate, weigh in _gates().of_rules if gate.search(text)]
    best = max(found, key=lambda evidence: evidence.points)
    return best if best.rule.prose or not best.points or not is_prose(text) else NONE
