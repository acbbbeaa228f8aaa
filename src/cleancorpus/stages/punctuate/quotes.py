"""Straight quotes of Chinese text, paired across paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleancorpus.records import Edit, Finding, Rule, Suggestion
from cleancorpus.settings import Settings
from cleancorpus.stages.punctuate.context import (
    has_han,
    in_latin,
    is_chinese,
    is_latin,
)
from cleancorpus.stages.punctuate.protected import Protected

STRAIGHT_QUOTE = Rule(
    "punctuate.straight-quote",
    "Straight quotes round Chinese text.",
    '推进"互联网+政务服务"',
    "推进“互联网+政务服务”",
    listed=False,
)

OPEN, CLOSE = 0, 1
# What it costs to read a quote against the evidence; a smaller margin than DOUBT is not trusted.
_EDGE, _SURE, _LIKELY, _HINT = 9.0, 6.0, 3.0, 1.0
_REPEATED = 8.0  # an opening quote inside an open quotation, a closing one outside
# A quotation that goes on in the next paragraph, and what it gets back when that paragraph begins
# with an opening quote, as it should (GB/T 15834-2011, 4.8.3.4).
_CARRIED, _REOPENED = 3.0, -2.5
_LOST = 7.0  # a quotation that is never closed
DOUBT = 2.5

_QUOTES = re.compile('["＂“”\n]')
_SINGLE = re.compile("(?<![A-Za-z0-9°′])'|'(?![A-Za-z0-9])")
_BLANK = " \u3000\t"


class Quote(NamedTuple):
    """A double quote, and what it costs to read it as opening and as closing."""

    position: int
    costs: tuple[float, float]
    line: int
    starts_line: bool


class Reading(NamedTuple):
    """A quote, the direction it was read in, and the margin over the other direction."""

    quote: Quote
    way: int
    margin: float


def find_double_quotes(text: str, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for each straight double quote of a paragraph whose quotes pair up.

    Where the quotes of a paragraph cannot be paired with confidence they are left alone, with
    a suggestion.
    """
    if '"' not in text and "＂" not in text:
        return
    quotes = _read_quotes(text, Protected(text))
    if not quotes:
        return
    for line in _by_line(_read_directions(quotes)):
        yield from _convert_line(text, line)


def _read_quotes(text: str, protected: Protected) -> list[Quote]:
    quotes: list[Quote] = []
    line = 0
    for match in _QUOTES.finditer(text):
        if match[0] == "\n":
            line += 1
        elif not protected.covers(match.start()) and not _is_measure(text, match.start()):
            position = match.start()
            starts = not text[text.rfind("\n", 0, position) + 1 : position].strip(_BLANK)
            quotes.append(Quote(position, _costs(text, position), line, starts))
    return quotes


def _is_measure(text: str, position: int) -> bool:
    """Tell seconds of an angle: 30°20'15"."""
    return re.search(r"['′][0-9.]+\Z", text[max(0, position - 6) : position]) is not None


def _costs(text: str, position: int) -> tuple[float, float]:
    """Return what it costs to read a quote as opening and as closing, from its neighbours."""
    mark = text[position]
    if mark in "“”":
        return (0.0, _REPEATED) if mark == "“" else (_REPEATED, 0.0)
    left = text[position - 1] if position else "\n"
    right = text[position + 1] if position + 1 < len(text) else "\n"
    opening = closing = 0.0
    if right == "\n":
        opening += _EDGE
    elif right in "，,。、；;：:）)》！？!?":
        opening += _SURE
    elif right in _BLANK:
        opening += _HINT
    if left == "\n":
        closing += _EDGE
    elif left in "：:（(《〈":
        closing += _SURE
    elif left in "，,、；;":
        closing += _LIKELY
    elif left in _BLANK:
        closing += _HINT
    elif left in "。！？…!?" and right != "\n":
        opening += _HINT / 2
    return opening, closing


def _read_directions(quotes: Sequence[Quote]) -> list[Reading]:
    """Return each quote's direction in the cheapest reading of the whole text, and its margin.

    The margin is what the cheapest reading with the other direction would cost more.
    """
    forward = _forward(quotes)
    readings: list[Reading] = []
    rest = [0.0, _LOST]  # what the quotes still to come cost, outside and inside a quotation
    for index in range(len(quotes) - 1, -1, -1):
        quote = quotes[index]
        if index + 1 < len(quotes) and quotes[index + 1].line > quote.line:
            rest = [rest[0], min(rest[1] + _CARRIED, rest[0] + _LOST)]
        opening = quote.costs[OPEN] + rest[1]
        closing = quote.costs[CLOSE] + rest[0]
        steps = [(again + opening, shut + closing) for again, shut in _steps(quote)]
        costs = [min(forward[index][s] + steps[s][way] for s in (0, 1)) for way in (OPEN, CLOSE)]
        way = OPEN if costs[OPEN] <= costs[CLOSE] else CLOSE
        readings.append(Reading(quote, way, abs(costs[OPEN] - costs[CLOSE])))
        rest = [min(step) for step in steps]
    return readings[::-1]


def _forward(quotes: Sequence[Quote]) -> list[list[float]]:
    """Return what it costs to arrive at each quote outside and inside a quotation."""
    arrivals: list[list[float]] = []
    here = [0.0, _REPEATED]
    line = 0
    for quote in quotes:
        if quote.line > line:
            here = [min(here[0], here[1] + _LOST), here[1] + _CARRIED]
            line = quote.line
        arrivals.append(here)
        steps = _steps(quote)
        opened, closed = (min(here[s] + steps[s][way] for s in (0, 1)) for way in (OPEN, CLOSE))
        here = [closed + quote.costs[CLOSE], opened + quote.costs[OPEN]]
    return arrivals


def _steps(quote: Quote) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return what an opening and a closing quote cost, outside and inside a quotation."""
    again = _REOPENED if quote.starts_line else _REPEATED
    return (0.0, _REPEATED), (again, 0.0)


def _by_line(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    for _, group in groupby(readings, key=lambda reading: reading.quote.line):
        yield list(group)


def _convert_line(text: str, line: list[Reading]) -> Iterator[Finding]:
    sure = all(reading.margin >= DOUBT for reading in line)
    for index, (quote, way, margin) in enumerate(line):
        if text[quote.position] in "“”" or not _is_chinese_quote(text, line, index):
            continue
        start, mark = quote.position, "“”"[way]
        if sure:
            confidence = 0.99 if margin >= _SURE else 0.9
            yield Edit(start, start + 1, mark, STRAIGHT_QUOTE.id, "straight quote", confidence)
        else:
            reason = "the quotes of this paragraph do not pair up"
            yield Suggestion(start, start + 1, mark, STRAIGHT_QUOTE.id, reason)


def _is_chinese_quote(text: str, line: list[Reading], index: int) -> bool:
    """Tell whether a quotation holds Chinese or stands in Chinese text."""
    quote, way, _ = line[index]
    other = index + (1 if way == OPEN else -1)
    if not 0 <= other < len(line):
        return True
    start, end = sorted((quote.position, line[other].quote.position))
    if in_latin(text, start, end + 1):
        return False
    if has_han(text, start, end):
        return True
    left, right = text[max(0, start - 1) : start], text[end + 1 : end + 2]
    return is_chinese(left) or is_chinese(right)


def find_single_quotes(text: str, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for each straight single quote of a line where they pair up."""
    if "'" not in text:
        return
    protected = Protected(text)
    places: dict[int, list[int]] = {}
    for match in _SINGLE.finditer(text):
        if not protected.covers(match.start()):
            places.setdefault(text.rfind("\n", 0, match.start()), []).append(match.start())
    for positions in places.values():
        yield from _pair_singles(text, positions)


def _pair_singles(text: str, positions: list[int]) -> Iterator[Finding]:
    if len(positions) % 2:
        return
    for start, end in zip(positions[::2], positions[1::2], strict=True):
        left, right = text[max(0, start - 1) : start], text[end + 1 : end + 2]
        inner = text[start + 1], text[end - 1]
        if inner[0] in _BLANK or is_latin(left) or in_latin(text, start, end + 1):
            continue
        if has_han(text, start, end) or is_chinese(left) or is_chinese(right):
            for position, mark in ((start, "‘"), (end, "’")):
                yield Edit(position, position + 1, mark, STRAIGHT_QUOTE.id, "straight quote", 0.9)
