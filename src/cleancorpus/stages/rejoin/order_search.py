"""How well two pieces of a page hang together, and which order of fragments hangs best.

Cuts are numbered by the piece after them; a link (a, b) joins the piece before cut a to the piece
after cut b.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

from cleancorpus.language import cut_score
from cleancorpus.stages.rejoin.page_layout import WORD_CUT, gain_at
from cleancorpus.text.sentences import tail_word

MAX_CUTS = 20
MAX_LINKED = 10
MAX_WEAK = 8


class Piece(NamedTuple):
    """A line of the page, or a piece of a line between two blanks that were line breaks."""

    start: int
    end: int


class Order(NamedTuple):
    """The fragments between some cuts in another order."""

    gain: float
    """Nats by which the new cuts hang together better than the old."""
    cuts: tuple[int, ...]
    turn: tuple[int, ...]
    """The fragments, numbered as they stand, in the order in which they read."""
    words: int
    """How many of the new cuts make a word whole."""
    worst: float
    """The score of the worst new cut."""
    old: float = 0.0
    """The sum of the scores of the old cuts."""

    def links(self) -> list[tuple[int, int]]:
        return _new_links(self.cuts, self.turn)


def best_orders(text: str, pieces: Sequence[Piece]) -> list[Order]:
    """Return the best order of the fragments of a page, and the second best after it."""
    old = dict(_dangling_cuts(text, pieces))
    words = _mending_links(text, pieces, list(old))
    orders = []
    for cuts, turn in (*_candidates(sorted(old), words), *_weak_candidates(list(old), words)):
        links = _new_links(cuts, turn)
        scores = [words.get(link) or link_score(text, pieces, link) for link in links]
        before = sum(old[cut] for cut in cuts)
        gain = sum(scores) - before
        mended = sum(link in words for link in links)
        orders.append(Order(gain, cuts, turn, mended, min(scores), before))
    return sorted(orders, reverse=True)[:2]


def _candidates(
    cuts: Sequence[int], words: dict[tuple[int, int], float]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the cuts and orders in which two new cuts of three make a word whole."""
    if len(words) < 2:
        return
    linked = sorted({cut for link in words for cut in link})[:MAX_LINKED]
    for size, choice in ((3, cuts), (4, linked), (5, linked)):
        for chosen in combinations(choice, size) if len(words) >= size - 1 else ():
            for turn in _turns(size - 1):
                if sum(link in words for link in _new_links(chosen, turn)) >= size - 1:
                    yield chosen, turn


def _weak_candidates(
    cuts: Sequence[int], words: dict[tuple[int, int], float]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the swaps at the worst cuts that make one word whole: no more than a suggestion."""
    for chosen in combinations(sorted(cuts[:MAX_WEAK]), 3) if words else ():
        if sum(link in words for link in _new_links(chosen, (1, 0))) == 1:
            yield chosen, (1, 0)


@cache
def _turns(count: int) -> list[tuple[int, ...]]:
    """Return the orders of fragments in which no two neighbours stay neighbours."""
    return [
        turn
        for turn in permutations(range(count))
        if all(b != a + 1 for a, b in pairwise((-1, *turn, count)))
    ]


def _new_links(cuts: Sequence[int], turn: Sequence[int]) -> list[tuple[int, int]]:
    """Return the links of an order: fragment f lies between cuts f and f + 1."""
    ends = [cuts[0], *(cuts[f + 1] for f in turn)]
    starts = [*(cuts[f] for f in turn), cuts[-1]]
    return list(zip(ends, starts, strict=True))


def _dangling_cuts(text: str, pieces: Sequence[Piece]) -> list[tuple[int, float]]:
    """Return the cuts that hang together worst, with their scores; no word may cross one."""
    scored = []
    for cut in range(1, len(pieces)):
        left, right = ends(text, pieces, (cut, cut))
        score = cut_score(left[-3:], right[:3])
        if score < 1.0 and gain_at(left, right) < WORD_CUT:
            scored.append((cut, max(-5.0, score)))
    return sorted(scored, key=lambda cut: cut[1])[:MAX_CUTS]


def _mending_links(
    text: str, pieces: Sequence[Piece], cuts: Sequence[int]
) -> dict[tuple[int, int], float]:
    """Return the scores of the links that make a word whole."""
    links = ((a, b) for a in cuts for b in cuts if a != b)
    return {
        link: link_score(text, pieces, link) for link in links if _mends_word(text, pieces, link)
    }


def _mends_word(text: str, pieces: Sequence[Piece], link: tuple[int, int]) -> bool:
    """Tell whether a link makes a word whole that the dictionary or the article knows."""
    left, right = ends(text, pieces, link)
    if not (tail_word(left) and tail_word(right[:1])):
        return False
    gain = gain_at(left, right)
    return gain >= WORD_CUT or (gain > 0.5 and _seen_elsewhere(text, pieces, left, right) >= 1.0)


def ends(text: str, pieces: Sequence[Piece], link: tuple[int, int]) -> tuple[str, str]:
    """Return the last characters before a link and the first after it."""
    before, after = pieces[link[0] - 1], pieces[link[1]]
    left = text[max(before.start, before.end - 8) : before.end]
    return left, text[after.start : min(after.end, after.start + 8)]


def link_score(text: str, pieces: Sequence[Piece], link: tuple[int, int]) -> float:
    """Return how well the pieces on both sides of a link hang together, between -5 and 7."""
    left, right = ends(text, pieces, link)
    score = cut_score(left[-3:], right[:3])
    if tail_word(left) and tail_word(right[:1]):
        gain = gain_at(left, right)
        if gain >= WORD_CUT:
            score = max(score, 0.0) + min(gain, 6.0)
        score += _seen_elsewhere(text, pieces, left, right)
    return max(-5.0, min(7.0, score))


def _seen_elsewhere(text: str, pieces: Sequence[Piece], left: str, right: str) -> float:
    """Return a bonus when the article itself writes the characters across the cut together."""
    best = 0.0
    for a, b in ((1, 1), (2, 1), (1, 2), (2, 2)):
        if len(left) >= a and len(right) >= b:
            count = text.count(left[-a:] + right[:b], pieces[0].start, pieces[-1].end)
            best = max(best, (a + b - 1) * min(count, 3) * 0.5)
    return best
