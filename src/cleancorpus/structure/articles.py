"""Whether the articles of a law (第X条) follow one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleancorpus.structure.model import Jump, Line
from cleancorpus.structure.numerals import NUMERAL, parse_numeral

_ARTICLE = re.compile(
    rf"第([{NUMERAL}0-9]{{1,9}})条(之[{NUMERAL}]+)?"
    r"(?=[ \u3000\t]|$|[^第款项规的之至、，,和及或中所])"
)
_ANYWHERE = re.compile(rf"第([{NUMERAL}0-9]{{1,9}})条")


class _Article(NamedTuple):
    number: int
    name: str
    place: int
    inserted: bool
    """第三十七条之一 stands between 37 and 38."""


def read_articles(lines: Sequence[Line]) -> tuple[int, list[Jump]]:
    """Return how many articles begin a line, and where their count jumps.

    In 3,311 laws 99.97 % of 147,273 articles follow the one before: a jump is damage. The count
    starts again where another law begins.
    """
    articles = list(_read(lines))
    jumps: list[Jump] = []
    for before, found, then in zip(articles, articles[1:], [*articles[2:], None], strict=False):
        follows = found.number == before.number + 1 or (
            found.inserted and found.number in {before.number, before.number + 1}
        )
        if follows or found.number == 1:
            continue
        goes_on = then is not None and then.number == found.number + 1
        confidence = 0.9 if goes_on and found.number > before.number else 0.5
        number = lines[found.place].number
        reason = _reason(lines, before, found)
        jumps.append(Jump(before.name, found.name, number, confidence, reason))
    return len(articles), jumps


def _read(lines: Sequence[Line]) -> list[_Article]:
    articles: list[_Article] = []
    for place, line in enumerate(lines):
        if line.text[0] == "第" and (match := _ARTICLE.match(line.text)):
            number = parse_numeral(match[1])
            if number is not None:
                articles.append(_Article(number, match[0], place, match[2] is not None))
    return articles


def _reason(lines: Sequence[Line], before: _Article, found: _Article) -> str:
    """Tell whether the next article stands inside a paragraph, after a stop."""
    for line in lines[before.place : found.place]:
        for match in _ANYWHERE.finditer(line.text, 1):
            ends = line.text[: match.start()].rstrip()[-1:] in {"。", "；", "："}
            if ends and parse_numeral(match[1]) == before.number + 1:
                return "the article between stands inside a paragraph"
    return "the articles between are missing" if found.number > before.number else "out of order"
