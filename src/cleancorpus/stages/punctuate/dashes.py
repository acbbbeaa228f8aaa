"""Ellipses and dashes made of points and hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.punctuate.context import CHINESE
from cleancorpus.stages.punctuate.protected import Protected

ELLIPSIS = Rule(
    "punctuate.ellipsis",
    "An ellipsis of Chinese text made of points or full stops.",
    "图书馆、博物馆...都向公众开放。",
    "图书馆、博物馆……都向公众开放。",
)
DASH = Rule(
    "punctuate.dash",
    "A dash of Chinese text made of hyphens, bars or box-drawing lines.",
    "一网通办--让企业和群众少跑路",
    "一网通办——让企业和群众少跑路",
)

_POINTS = re.compile(r"\.{3,}|。{3,}|·{3,}|・{3,}|…\.{3}")
_BEFORE = re.compile(rf"[{CHINESE}“”‘’\"][ ]?\Z")
# More points than six, or points before a number, are the leaders of a table of contents.
_LENGTHS = frozenset({3, 4, 5, 6})
_LEADER = re.compile(r"[ \t]*[0-9.。·・…]")
_AROUND = f"{CHINESE}“”‘’"
# U+2015 is what GB2312 tables make of the Chinese dash, U+2500 is its look-alike.
_STROKES = re.compile(rf"(?:--|――|──|－－|—-|-—)(?<![-—―─－]..)(?![-—―─－])(?=[ ]?[{_AROUND}])")
_START = re.compile(rf"(?:(?:\A|\n)[ \u3000\t#>*]*|[{_AROUND}0-9A-Za-z%）)\"][ ]?)\Z")


def find_points(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for three or six points after Chinese text (GB/T 15834-2011, 4.11: ……)."""
    if not any(points in text for points in ("...", "。。。", "···", "・・・")):
        return
    for match in Protected(text).finditer(_POINTS, text):
        start, end = match.span()
        if end - start not in _LENGTHS or _LEADER.match(text, end):
            continue
        if _BEFORE.search(text, max(0, start - 2), start):
            yield Edit(start, end, "……", ELLIPSIS.id, "points for an ellipsis", 0.95)


def find_strokes(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for two strokes before Chinese text (GB/T 15834-2011, 4.10: ——)."""
    if not any(strokes in text for strokes in ("--", "――", "──", "－－", "—-", "-—")):
        return
    for match in Protected(text).finditer(_STROKES, text):
        if _START.search(text, max(0, match.start() - 20), match.start()):
            yield Edit(*match.span(), "——", DASH.id, "strokes for a dash", 0.95)
