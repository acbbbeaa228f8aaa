"""Reading order: fragments of columns that were read in the wrong order, put back as moves.

A page P X Q R whose true order is P Q X R has three cuts where the text dangles. When the other
order makes words whole across two of the three, and no word suffers, the fragment X is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, pairwise
from typing import NamedTuple

from cleancorpus.language import cut_score
from cleancorpus.records import Edit, Finding, Gap, Suggestion
from cleancorpus.settings import Settings
from cleancorpus.stages.rejoin.layout import WORD_CUT, gain_at
from cleancorpus.stages.rejoin.marks import finishes, tail_word
from cleancorpus.stages.rejoin.rows import find_columns, split_wrapped

# A line that ends in a Han character before one that begins with one.
_DANGLING = re.compile(
    r"[\u4e00-\u9fff]{6}[ \u3000]*\n\s*(?![第一二三四五六七八九十])[\u4e00-\u9fff]"
)
_NUMERAL = "第一二三四五六七八九十"
MIN_GAIN = 12.0  # nats by which three cuts must improve together
MIN_LINK = -0.6  # no new cut may be worse
MIN_MARGIN = 2.0  # ahead of the second best order
SUGGEST_GAIN = 8.0
MAX_PIECES = 400
MAX_CUTS = 20


class Piece(NamedTuple):
    """A line of the page, or a piece of a line between two blanks that were line breaks."""

    start: int
    end: int


class Swap(NamedTuple):
    """Pieces i..j-1 and j..k-1 change places."""

    gain: float
    i: int
    j: int
    k: int
    words: int
    worst: float


def find_column_order(text: str, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    """Find fragments that stand in the wrong order."""
    number = 0
    for pieces in _articles(text):
        swaps = _find_swaps(text, pieces)
        if not swaps:
            continue
        number += 1
        yield from _findings(text, pieces, swaps, number)


def _articles(text: str) -> Iterator[list[Piece]]:
    """Yield the pieces of each article in which two pieces dangle: headings part articles."""
    broken = len(list(islice(_DANGLING.finditer(text), 2))) == 2
    if not broken and next(find_columns(text), None) is None:
        return
    pieces: list[Piece] = []
    for start, end in split_wrapped(text):
        if text[start] != "#":
            pieces.append(Piece(start, end))
        else:
            if _dangles_twice(text, pieces):
                yield pieces
            pieces = []
    if _dangles_twice(text, pieces):
        yield pieces


def _dangles_twice(text: str, pieces: Sequence[Piece]) -> bool:
    if not 4 <= len(pieces) <= MAX_PIECES:
        return False
    count = 0
    for before, after in pairwise(pieces):
        if (
            _is_han(text[before.end - 1])
            and _is_han(text[after.start])
            and before.end - before.start >= 6
        ):
            count += text[after.start] not in "第一二三四五六七八九十"
    return count >= 2


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _find_swaps(text: str, pieces: Sequence[Piece]) -> list[Swap]:
    """Return the swaps of two neighbouring fragments that gain most, best first."""
    cuts = _dangling_cuts(text, pieces)
    links = _links(text, pieces, [n for n, _ in cuts])
    old = dict(cuts)
    swaps = []
    for i, j, k in _triples(sorted(old), links):
        turns = ((i, j), (k, i), (j, k))
        scores = [links.get((a, b)) or _score(text, pieces[a - 1], pieces[b]) for a, b in turns]
        words = sum(turn in links for turn in turns)
        gain = sum(scores) - old[i] - old[j] - old[k]
        swaps.append(Swap(gain, i, j, k, words, min(scores)))
    return sorted(swaps, reverse=True)[:2]


def _dangling_cuts(text: str, pieces: Sequence[Piece]) -> list[tuple[int, float]]:
    """Return the cuts (number of the piece after it, score) that hang together worst."""
    scored = []
    for n in range(1, len(pieces)):
        left, right = _ends(text, pieces[n - 1], pieces[n])
        if tail_word(left) and tail_word(right[:1]):
            score = cut_score(left[-3:], right[:3])
            if score >= 1.0 or gain_at(left, right) >= WORD_CUT:
                continue
            scored.append((n, max(-5.0, score)))
        elif (score := _score(text, pieces[n - 1], pieces[n])) < 1.0:
            scored.append((n, score))
    return sorted(scored, key=lambda cut: cut[1])[:MAX_CUTS]


def _triples(
    cuts: Sequence[int], links: Mapping[tuple[int, int], float]
) -> Iterator[tuple[int, int, int]]:
    """Yield the cuts i < j < k whose swap makes at least two words whole."""
    if len(links) >= 2:
        for i, j, k in combinations(cuts, 3):
            if ((i, j) in links) + ((k, i) in links) + ((j, k) in links) >= 2:
                yield i, j, k


def _links(text: str, pieces: Sequence[Piece], cuts: Sequence[int]) -> dict[tuple[int, int], float]:
    """Return the scores of the new cuts that make a word whole: end of piece a-1, start of b."""
    links = {}
    for a in cuts:
        for b in cuts:
            if a != b and _mends_word(text, *_ends(text, pieces[a - 1], pieces[b])):
                links[a, b] = _score(text, pieces[a - 1], pieces[b])
    return links


def _mends_word(text: str, left: str, right: str) -> bool:
    """Tell whether two pieces make a word whole that the dictionary or the document knows."""
    if not (tail_word(left) and tail_word(right[:1])):
        return False
    gain = gain_at(left, right)
    return gain >= WORD_CUT or (gain > 0.5 and _seen_elsewhere(text, left, right) >= 1.0)


def _ends(text: str, before: Piece, after: Piece) -> tuple[str, str]:
    return text[max(before.start, before.end - 8) : before.end], text[
        after.start : min(after.end, after.start + 8)
    ]


def _score(text: str, before: Piece, after: Piece) -> float:
    """Return how well two pieces hang together, in nats, between -5 and 7."""
    left, right = _ends(text, before, after)
    score = cut_score(left[-3:], right[:3])
    if tail_word(left) and tail_word(right[:1]):
        gain = gain_at(left, right)
        if gain >= WORD_CUT:
            score = max(score, 0.0) + min(gain, 6.0)
        score += _seen_elsewhere(text, left, right)
    return max(-5.0, min(7.0, score))


def _seen_elsewhere(text: str, left: str, right: str) -> float:
    """Return a bonus when the document itself writes the characters across the cut together."""
    best = 0.0
    for a, b in ((1, 1), (2, 1), (1, 2), (2, 2)):
        if len(left) >= a and len(right) >= b:
            count = text.count(left[-a:] + right[:b])
            best = max(best, (a + b - 1) * min(count, 3) * 0.5)
    return best


def _findings(
    text: str, pieces: Sequence[Piece], swaps: Sequence[Swap], number: int
) -> Iterator[Finding]:
    best = swaps[0]
    margin = best.gain - swaps[1].gain if len(swaps) > 1 else best.gain
    start, middle, end = pieces[best.i].start, pieces[best.j].start, pieces[best.k].start
    reason = f"order of columns: {_show(text, pieces, best)}"
    strict = best.gain >= MIN_GAIN and best.worst > MIN_LINK and margin >= MIN_MARGIN
    if strict:
        rule = "rejoin.column-order"
        yield Edit(start, middle, "", rule, reason, 0.95, number)
        yield Edit(end, end, text[start:middle], rule, reason, 0.95, number)
        before = pieces[best.i - 1].end
        if finishes(text[max(0, before - 8) : before]):
            last = text[before - 8 : before]
            lost = f"a column begins here, its first words may be lost after “{last}”"
            yield Gap(middle, middle, "rejoin.lost-text", lost, 0.5)
    elif best.gain >= SUGGEST_GAIN and best.worst > MIN_LINK:
        moved = text[middle:end] + text[start:middle]
        yield Suggestion(start, end, moved, "rejoin.column-order", reason, 0.5)


def _show(text: str, pieces: Sequence[Piece], swap: Swap) -> str:
    """Return both orders, by the words at their cuts."""
    i, j, k = swap.i, swap.j, swap.k
    old = [_join_ends(text, pieces, n, n) for n in (i, j, k)]
    new = [_join_ends(text, pieces, a, b) for a, b in ((i, j), (k, i), (j, k))]
    return f"{', '.join(old)} -> {', '.join(new)}"


def _join_ends(text: str, pieces: Sequence[Piece], a: int, b: int) -> str:
    left, right = _ends(text, pieces[a - 1], pieces[b])
    return f"{left[-3:]}|{right[:3]}"
