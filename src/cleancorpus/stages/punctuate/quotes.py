"""Straight quotes of Chinese text, paired across paragraphs."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import cycle, groupby

from cleancorpus.records import Edit, Finding, Suggestion
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.punctuate.context import (
    has_han,
    in_latin,
    is_chinese,
    is_chinese_line,
    nearest_left,
    nearest_right,
)
from cleancorpus.stages.punctuate.protected import Protected
from cleancorpus.stages.punctuate.quote_directions import (
    CLOSE,
    DOUBT,
    OPEN,
    SURE,
    Quote,
    Reading,
    is_torn,
    read_directions,
    read_quotes,
)
from cleancorpus.text.characters import BLANKS, WRITTEN_HAN, is_latin

STRAIGHT_QUOTE = Rule(
    "punctuate.straight-quote",
    "Straight quotes round Chinese text.",
    '推进"互联网+政务服务"',
    "推进“互联网+政务服务”",
    listed=False,
)

# An apostrophe has letters or digits on both sides; so has a quote inside a Latin word.
_SINGLE = re.compile("\n|['‘’](?:(?<![A-Za-z0-9°′].)|(?![A-Za-z0-9]))")
# ’98世界杯: the century left out.
_YEAR = re.compile(rf"'[0-9]{{2}}(?=[{WRITTEN_HAN}“”\"—])")
_EQUALS = re.compile(r"= ?\Z")
_REASON = "straight quote"
_TITLE = re.compile("《[^《》\n]{1,100}》")


def find_double_quotes(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for each straight double quote of a paragraph whose quotes pair up.

    Where the quotes of a paragraph cannot be paired with confidence they are left alone, with
    a suggestion.
    """
    if '"' not in text and "＂" not in text:
        return
    quotes, titled = _part_titles(text, read_quotes(text, Protected(text)))
    for pair in titled:
        yield from _convert_line(text, pair, sure=True)
    lines = [list(group) for _, group in groupby(quotes, key=lambda quote: quote.line)]
    if any(is_torn(text, line) for line in lines):
        # No quotation can be followed from line to line: each line is read by itself.
        for line in lines:
            readings = read_directions(line)
            yield from _convert_line(text, readings, sure=_pairs_inside(text, readings))
        return
    for _, group in groupby(read_directions(quotes), key=lambda reading: reading.quote.line):
        yield from _convert_line(text, list(group), sure=True)


def _part_titles(text: str, quotes: Sequence[Quote]) -> tuple[list[Quote], list[list[Reading]]]:
    """Part the pairs inside 《》 from the other quotes: a title closes what it opens."""
    if "《" not in text:
        return list(quotes), []
    positions = [quote.position for quote in quotes]
    pairs: list[list[Reading]] = []
    taken: set[int] = set()
    for title in _TITLE.finditer(text):
        first, last = bisect(positions, title.start()), bisect(positions, title.end())
        if last - first == 2 and "“" not in title[0] and "”" not in title[0]:
            inside = quotes[first:last]
            pairs.append(
                [Reading(q, way, SURE) for q, way in zip(inside, (OPEN, CLOSE), strict=True)]
            )
            taken.update(positions[first:last])
    return [quote for quote in quotes if quote.position not in taken], pairs


def _pairs_inside(text: str, line: Sequence[Reading]) -> bool:
    """Tell whether all quotes of a line pair up, none of them at its edge."""
    end = line[-1].quote.position + 1
    if line[0].quote.starts_line or text[end : end + 1] in {"", "\n"}:
        return False
    return [reading.way for reading in line] == [OPEN, CLOSE] * (len(line) // 2)


def _convert_line(text: str, line: list[Reading], *, sure: bool) -> Iterator[Finding]:
    # A reading that has to go against the neighbours of some quote is not trusted either.
    # Both quotes of a pair stand in the same text: it is looked at once.
    chinese: dict[tuple[int, int], bool] = {}
    against = max(quote.costs[way] for quote, way, _ in line)
    sure = sure and against < DOUBT and all(reading.margin >= DOUBT for reading in line)
    for index, (quote, way, margin) in enumerate(line):
        if text[quote.position] in "“”":
            continue
        pair = _pair_of(line, index)
        if pair and pair not in chinese:
            chinese[pair] = _is_chinese_pair(text, *pair)
        if pair and not chinese[pair]:
            continue
        start, mark = quote.position, "“”"[way]
        if sure:
            confidence = 0.99 if margin >= SURE else 0.9
            yield Edit(start, start + 1, mark, STRAIGHT_QUOTE.id, _REASON, confidence)
        else:
            reason = "the quotes of this paragraph do not pair up"
            yield Suggestion(start, start + 1, mark, STRAIGHT_QUOTE.id, reason)


def _pair_of(line: list[Reading], index: int) -> tuple[int, int] | None:
    """Return the places of a quote and of the one that it opens or closes with, in order."""
    quote, way, _ = line[index]
    if way == OPEN:
        return (quote.position, line[index + 1].quote.position) if index + 1 < len(line) else None
    return (line[index - 1].quote.position, quote.position) if index else None


def _is_chinese_pair(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation holds Chinese or stands in Chinese text."""
    if in_latin(text, start, end + 1):
        return False
    if has_han(text, start, end):
        return True
    left, right = nearest_left(text, start), nearest_right(text, end + 1)
    if is_latin(left) or is_latin(right):
        return False  # a Latin quotation that a Latin sentence introduces
    if is_chinese(left) or is_chinese(right):
        return True
    beside = text[max(0, start - 1) : start] + text[end + 1 : end + 2]
    return any(mark in beside for mark in '"“”') and is_chinese_line(text, start)


def find_single_quotes(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for each straight single quote of a line where they pair up."""
    if "'" not in text:
        return
    protected = Protected(text)
    line: list[int] = []
    for match in _SINGLE.finditer(text):
        if match[0] == "\n":
            yield from _pair_singles(text, line)
            line = []
        elif protected.covers(match.start()):
            continue
        elif _YEAR.match(text, match.start()):
            start = match.start()
            yield Edit(start, start + 1, "’", STRAIGHT_QUOTE.id, "apostrophe of a year", 0.9)
        else:
            line.append(match.start())
    yield from _pair_singles(text, line)


def _pair_singles(text: str, line: list[int]) -> Iterator[Finding]:
    """Yield edits for a line in which every odd quote may open and every even one close."""
    if len(line) % 2 or any(
        text[position] not in allowed for position, allowed in zip(line, cycle(("'‘", "'’")))
    ):
        return
    for start, end in zip(line[::2], line[1::2], strict=True):
        left, right = text[max(0, start - 1) : start], text[end + 1 : end + 2]
        if text[start + 1] in BLANKS or _EQUALS.search(text, max(0, start - 2), start):
            continue  # a value of a query or a program: city = '北京'
        if is_latin(left) or in_latin(text, start, end + 1):
            continue
        if has_han(text, start, end) or is_chinese(left) or is_chinese(right):
            for position, mark in ((start, "‘"), (end, "’")):
                if text[position] == "'":
                    yield Edit(position, position + 1, mark, STRAIGHT_QUOTE.id, _REASON, 0.9)
