"""Whether articles, chapters and numbered items follow one another: a jump is likely damage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleancorpus.structure.model import Jump
from cleancorpus.text.characters import NUMERALS
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import (
    ARTICLE,
    ARTICLE_HEAD,
    BRACKETED_HAN_ITEM,
    HAN_NUMBER,
    MARKDOWN,
    division,
    number_of,
)


class _Kind(NamedTuple):
    """One kind of count, and how sure a jump in it is damage.

    In 3,311 laws 99.97 % of 147,273 articles, 99.5 % of 13,578 chapters and 99.9 % of 82,855
    items （一） follow the one before; the jumps that were read were damage.
    """

    name: str
    pattern: re.Pattern[str]
    confidence: float


_MARKS = f"(?:{MARKDOWN} )?"
_ARTICLE = _Kind("article", re.compile(ARTICLE_HEAD), 0.9)
_KINDS = (
    _ARTICLE,
    _Kind("chapter", re.compile(rf"{_MARKS}{division('章')}(?=\s|$)"), 0.8),
    _Kind("item", re.compile(rf"{BRACKETED_HAN_ITEM}(?![、，和至或])"), 0.7),
    _Kind("heading", re.compile(rf"{_MARKS}{HAN_NUMBER}、"), 0.6),
)
_STARTS = frozenset("#第（(" + NUMERALS)
_ANYWHERE = re.compile(ARTICLE)


class _Entry(NamedTuple):
    number: int
    name: str
    place: int
    inserted: bool
    """第三十七条之一 stands between 37 and 38."""


def read_continuity(lines: Sequence[Line]) -> tuple[int, list[Jump]]:
    """Return how many articles begin a line, and where any count jumps.

    A count starts again wherever 1 stands.
    """
    entries = _read_entries(lines)
    jumps = [
        jump for kind in _KINDS for jump in _find_jumps(lines, kind, entries.get(kind.name, []))
    ]
    return len(entries.get(_ARTICLE.name, ())), sorted(jumps, key=lambda jump: jump.line)


def _read_entries(lines: Sequence[Line]) -> dict[str, list[_Entry]]:
    entries: dict[str, list[_Entry]] = {}
    for place, line in enumerate(lines):
        if line.text[0] not in _STARTS:
            continue
        for kind in _KINDS:
            if match := kind.pattern.match(line.text):
                number = number_of(match[0])
                if number is not None:
                    entry = _Entry(number, match[0].lstrip("# "), place, "之" in match[0])
                    entries.setdefault(kind.name, []).append(entry)
                break
    return entries


def _find_jumps(lines: Sequence[Line], kind: _Kind, entries: Sequence[_Entry]) -> Iterator[Jump]:
    for index in range(1, len(entries)):
        before, found = entries[index - 1], entries[index]
        follows = found.number == before.number + 1 or (
            found.inserted and found.number in {before.number, before.number + 1}
        )
        if follows or found.number == 1:
            continue
        goes_on = index + 1 == len(entries) or entries[index + 1].number in {1, found.number + 1}
        sure = goes_on and found.number > before.number
        confidence = kind.confidence if sure else kind.confidence - 0.3
        reason = _reason(lines, kind, before, found)
        line = lines[found.place].number
        yield Jump(before.name, found.name, line, round(confidence, 2), reason)


def _reason(lines: Sequence[Line], kind: _Kind, before: _Entry, found: _Entry) -> str:
    """Tell whether the next article stands inside a paragraph, after a stop."""
    if kind is _ARTICLE:
        for line in lines[before.place : found.place]:
            for match in _ANYWHERE.finditer(line.text, 1):
                ends = line.text[: match.start()].rstrip()[-1:] in {"。", "；", "："}
                if ends and number_of(match[0]) == before.number + 1:
                    return "the article between stands inside a paragraph"
    if found.number > before.number:
        return f"the {kind.name}s between are missing"
    return f"the {kind.name}s before are missing or out of order"
