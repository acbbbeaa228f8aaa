"""The label of a newspaper's column above a piece: 图片新闻."""

from __future__ import annotations

from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark, remove_lines
from cleancorpus.stages.strip.sheet import ARTICLE, Found, Sheet

RULE = Rule(
    "strip.column-label",
    "The label of a newspaper's column above a piece; it may be wanted: only suggested.",
    f"图片新闻\n\n{ARTICLE}\n",
    f"{ARTICLE}\n",
    level="suggest",
)
LONGEST = 20

_DECORATION = "■●◆□▲★【】[]（） "


@cache
def _labels() -> frozenset[str]:
    return frozenset(read_lines("strip-column-labels.txt"))


def find_column_labels(sheet: Sheet) -> Found:
    """Return a deletion for each label; the line stays unless the user says so."""
    text, lines = sheet.text, sheet.lines
    findings = [
        edit
        for number in sheet.live_opened()
        if len(label := lines[number].text) <= LONGEST and label.strip(_DECORATION) in _labels()
        for edit in remove_lines(text, lines, {number: _mark(label)})
    ]
    return Found({}, findings=list(findings))


def _mark(label: str) -> Mark:
    return Mark(RULE.id, f"label of a newspaper's column: {label}", 0.6)
