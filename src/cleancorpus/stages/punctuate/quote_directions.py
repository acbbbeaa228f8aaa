"""Which way a straight quote turns: the cheapest reading of all quotes of a text (Viterbi)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleancorpus.stages.punctuate.protected import Protected
from cleancorpus.text.characters import BLANKS, HAN

OPEN, CLOSE = 0, 1
# Where a reader stands: outside a quotation, inside one, inside one that began in an earlier
# paragraph.
_OUT, _IN, _CARRIED = 0, 1, 2

# What it costs to read a quote against its neighbours.
_EDGE, _SURE, _LIKELY, _WORD, _HINT = 9.0, 6.0, 3.0, 1.5, 1.0
# An opening quote inside an open quotation, a closing one outside.
_REPEATED = 8.0
# A quotation that goes on in the next paragraph; what it gets back when that paragraph begins
# with an opening quote, as it should (GB/T 15834-2011, 4.8); what it costs when it does not
# end with a paragraph; a quotation that is never closed.
_NEXT, _REOPENED, _LATE, _LOST = 3.0, -2.5, 5.0, 7.0
# A smaller margin than this is not trusted.
DOUBT = 2.5
SURE = _SURE

# A curly quote says itself which way it turns.
_FIXED = {"“": (0.0, _REPEATED), "”": (_REPEATED, 0.0)}
_QUOTES = re.compile('["＂“”\n]')
_DIGITS = frozenset("0123456789.")
_MEASURE = re.compile(r"['′][0-9.]+\Z")
# What a quote is not likely to open before, and not likely to close after.
_NOT_OPENING = dict.fromkeys("，,。、；;：:）)》！？!?", _SURE) | dict.fromkeys(
    "的等和与及之", _WORD
)
_NOT_OPENING |= dict.fromkeys(BLANKS + '"＂“', _HINT)
_NOT_CLOSING = dict.fromkeys("：:（(《〈", _SURE) | dict.fromkeys("，,、", _LIKELY)
_NOT_CLOSING |= dict.fromkeys("的了为是和与在以把将被从对向", _WORD)
_NOT_CLOSING |= dict.fromkeys(BLANKS + '"＂”；;', _HINT)
_CLAUSE_ENDS = "。；！？"
# “以前可不是这样，”父亲笑着回答: who speaks follows a quotation that ends in a comma.
_SPEAKER = re.compile(
    f"[{HAN}·]{{1,12}}?"
    '(?:说|道|问|答|笑|喊|叹|称|表示|指出|告诉|解释|介绍|补充|强调|坦言|感慨|顿|[，,：:]["＂“])'
)


class Quote(NamedTuple):
    """A double quote, and what it costs to read it as opening and as closing."""

    position: int
    costs: tuple[float, float]
    line: int
    starts_line: bool
    ends_line: bool


class Reading(NamedTuple):
    """A quote, the direction it was read in, and the margin over the other direction."""

    quote: Quote
    way: int
    margin: float


def read_quotes(text: str, protected: Protected) -> list[Quote]:
    """Return the double quotes of a text outside code, addresses and angles (30°20'15")."""
    quotes: list[Quote] = []
    line = start = 0
    for match in _QUOTES.finditer(text):
        position = match.start()
        if match[0] == "\n":
            line, start = line + 1, position + 1
        elif not protected.covers(position) and not _is_measure(text, position):
            starts = position - start < 9 and not text[start:position].strip(BLANKS)
            following = text[position + 1 : position + 3]
            ends = following[:1] in {"", "\n"} or (
                following[0] in _CLAUSE_ENDS and following[1:] in {"", "\n"}
            )
            costs = _FIXED.get(match[0]) or quote_costs(text, position)
            quotes.append(Quote(position, costs, line, starts, ends))
    return quotes


def _is_measure(text: str, position: int) -> bool:
    """Tell the second sign of an angle or a length: 30°20'15"."""
    if text[position - 1 : position] not in _DIGITS:
        return False
    return _MEASURE.search(text, max(0, position - 6), position) is not None


def quote_costs(text: str, position: int) -> tuple[float, float]:
    """Return what it costs to read a quote as opening and as closing, from its neighbours."""
    left = text[position - 1] if position else "\n"
    right = text[position + 1] if position + 1 < len(text) else "\n"
    closing = _closing_cost(left, right)
    if closing == _LIKELY and left in "，," and _SPEAKER.match(text, position + 1):
        closing = _WORD
    return _opening_cost(left, right), closing


def _opening_cost(left: str, right: str) -> float:
    if right == "\n":
        return _EDGE
    return _NOT_OPENING.get(right, 0.0) + (_HINT / 2 if left in _CLAUSE_ENDS else 0.0)


def _closing_cost(left: str, right: str) -> float:
    if left == "\n":
        return _EDGE
    cost = _NOT_CLOSING.get(left, 0.0)
    # A mark after the quote, or the end of the paragraph, shows that words may end there.
    ends = right == "\n" or (cost == _WORD and _NOT_OPENING.get(right) == _SURE)
    return 0.0 if ends else cost


def is_torn(text: str, line: Sequence[Quote]) -> bool:
    """Tell whether a line breaks off at an odd quote, as where each link has its own line.

    A quote ends a paragraph after a stop; one begins a paragraph after a finished one.
    """
    if len(line) % 2 == 0:
        return False
    first, last = line[0].position, line[-1].position
    if text[last + 1 : last + 2] in {"", "\n"} and text[last - 1 : last].isalnum():
        return True
    if not line[0].starts_line:
        return False
    above = text[max(0, first - 40) : first].rstrip()
    return above[-1:].isalnum() and not above.rpartition("\n")[2].startswith("#")


def read_directions(quotes: Sequence[Quote]) -> list[Reading]:
    """Return each quote's direction in the cheapest reading of the whole text, and its margin.

    The margin is what the cheapest reading with the other direction would cost more.
    """
    forward = _forward(quotes)
    readings: list[Reading] = []
    rest = [0.0, _LOST, _LOST]  # what is still to come costs, from each state
    for index in range(len(quotes) - 1, -1, -1):
        quote = quotes[index]
        if index + 1 < len(quotes) and quotes[index + 1].line > quote.line:
            go_on, give_up = rest[_CARRIED] + _NEXT, rest[_OUT] + _LOST
            rest = [rest[_OUT], min(go_on, give_up), min(go_on, give_up)]
        to_come = quote.costs[OPEN] + rest[_IN], quote.costs[CLOSE] + rest[_OUT]
        here, steps = forward[index], _steps(quote)
        costs = [cheapest + more for cheapest, more in zip(_go(here, steps), to_come, strict=True)]
        way = OPEN if costs[OPEN] <= costs[CLOSE] else CLOSE
        readings.append(Reading(quote, way, abs(costs[OPEN] - costs[CLOSE])))
        opening, closing = to_come
        rest = [min(step[OPEN] + opening, step[CLOSE] + closing) for step in steps]
    return readings[::-1]


def _forward(quotes: Sequence[Quote]) -> list[list[float]]:
    """Return what it costs to arrive at each quote in each state."""
    arrivals: list[list[float]] = []
    here = [0.0, _REPEATED, _REPEATED]
    line = 0
    for quote in quotes:
        if quote.line > line:
            inside = min(here[_IN], here[_CARRIED])
            here = [min(here[_OUT], inside + _LOST), inside + _REPEATED, inside + _NEXT]
            line = quote.line
        arrivals.append(here)
        opened, closed = _go(here, _steps(quote))
        opened, closed = opened + quote.costs[OPEN], closed + quote.costs[CLOSE]
        here = [closed, opened, opened + _REPEATED]
    return arrivals


def _go(here: Sequence[float], steps: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return what the cheapest way to open and to close a quote costs, from whatever state."""
    a, b, c = here
    (open_a, close_a), (open_b, close_b), (open_c, close_c) = steps
    return min(a + open_a, b + open_b, c + open_c), min(a + close_a, b + close_b, c + close_c)


def _steps(quote: Quote) -> tuple[tuple[float, float], ...]:
    """Return what an opening and a closing quote cost from each state."""
    again = _REOPENED if quote.starts_line else _REPEATED
    late = 0.0 if quote.ends_line else _LATE
    return (0.0, _REPEATED), (_REPEATED, 0.0), (again, late)
