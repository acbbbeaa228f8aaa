"""Reading order: fragments of columns that were read in the wrong order, put back as moves.

A page P X Q R whose true order is P Q X R has three cuts where the text dangles. When the other
order makes words whole across two of the three, and no word suffers, the fragment X is moved.
With more columns there are more cuts: all but one of them must make a word whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice, pairwise

from cleancorpus.records import Edit, Finding, Gap, Suggestion
from cleancorpus.rules import Context
from cleancorpus.stages.rejoin.order_search import Order, Piece, best_orders, ends
from cleancorpus.stages.rejoin.page_layout import BLANK_END
from cleancorpus.stages.rejoin.wrapped_rows import find_columns, split_wrapped
from cleancorpus.text.characters import HAN, SPACES, is_han
from cleancorpus.text.sentences import finishes

RULE = "rejoin.column-order"
_NUMERAL = "第一二三四五六七八九十"
# A line that ends in a Han character before one that begins with one.
_DANGLING = re.compile(rf"[{HAN}]{{6}}[{SPACES}]*\n\s*(?![{_NUMERAL}])[{HAN}]")
# What it holds when no line ends in a blank: quicker to look for.
_DANGLING_BARE = re.compile(rf"\n(?<=[{HAN}]{{6}}\n)\s*(?![{_NUMERAL}])[{HAN}]")
# Nats that a new cut must gain, on average; no new cut may be worse than MIN_LINK.
MIN_GAIN = 4.0
MIN_LINK = -0.6
MAX_OLD = -1.5  # the average old cut is at least so bad
MIN_MARGIN = 2.0  # ahead of the second best order
MAX_PIECES = 400


def find_column_order(text: str, context: Context) -> Iterable[Finding]:  # noqa: ARG001
    """Find fragments that stand in the wrong order."""
    number = 1
    for pieces in _articles(text):
        for finding in _findings(text, pieces, best_orders(text, pieces), number):
            yield finding
            if isinstance(finding, Edit):
                number = max(number, finding.move + 1)


def _articles(text: str) -> Iterator[list[Piece]]:
    """Yield the pieces of each article in which two pieces dangle: headings part articles."""
    quick = _DANGLING if BLANK_END.search(text) else _DANGLING_BARE
    if (
        not all(_has_two(pattern, text) for pattern in (quick, _DANGLING))
        and next(find_columns(text), None) is None
    ):
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


def _has_two(pattern: re.Pattern[str], text: str) -> bool:
    return len(list(islice(pattern.finditer(text), 2))) == 2


def _dangles_twice(text: str, pieces: Sequence[Piece]) -> bool:
    if not 4 <= len(pieces) <= MAX_PIECES:
        return False
    count = 0
    for before, after in pairwise(pieces):
        first = text[after.start]
        long = before.end - before.start >= 6
        count += long and is_han(text[before.end - 1]) and is_han(first) and first not in _NUMERAL
    return count >= 2


def _findings(
    text: str, pieces: Sequence[Piece], orders: Sequence[Order], number: int
) -> Iterator[Finding]:
    if not orders:
        return
    best = orders[0]
    size = len(best.cuts)
    margin = best.gain - orders[1].gain if len(orders) > 1 else best.gain
    reason = f"order of columns: {_show(text, pieces, best)}"
    start, end = pieces[best.cuts[0]].start, pieces[best.cuts[-1]].start
    dangling = best.old <= MAX_OLD * size
    good = best.words >= size - 1 and best.gain >= MIN_GAIN * size
    sure = good and dangling and staying_fragments(best.turn, [1] * size)
    if sure and best.worst > MIN_LINK and margin >= MIN_MARGIN:
        yield from _moves(text, pieces, best, reason, number)
        yield from _headless(text, pieces, best)
    elif best.gain >= MIN_GAIN * size and dangling and best.worst > MIN_LINK:
        marks = [pieces[cut].start for cut in best.cuts]
        moved = "".join(text[marks[f] : marks[f + 1]] for f in best.turn)
        yield Suggestion(start, end, moved, RULE, reason, 0.5)


def _moves(
    text: str, pieces: Sequence[Piece], order: Order, reason: str, number: int
) -> Iterator[Edit]:
    """Yield a deletion and an insertion for each fragment that does not stay where it is."""
    marks = [pieces[cut].start for cut in order.cuts]
    staying = staying_fragments(order.turn, [b - a for a, b in pairwise(marks)])
    target = marks[-1]
    for fragment in reversed(order.turn):
        start, end = marks[fragment], marks[fragment + 1]
        if fragment in staying:
            target = start
            continue
        yield Edit(start, end, "", RULE, reason, 0.95, number)
        yield Edit(target, target, text[start:end], RULE, reason, 0.95, number)
        number += 1


def staying_fragments(turn: Sequence[int], sizes: Sequence[int]) -> tuple[int, ...]:
    """Return the fragments that need not move: the most text, and no two movers to one place.

    >>> staying_fragments((1, 0), [20, 300]), staying_fragments((2, 1, 0), [50, 10, 50])
    ((1,), (1,))
    """
    choices = [
        kept
        for size in range(1, len(turn))
        for kept in combinations(turn, size)
        if all(a < b for a, b in pairwise(kept))
        and not any(a not in kept and b not in kept for a, b in pairwise(turn))
    ]
    return max(choices, key=lambda kept: sum(sizes[f] for f in kept), default=())


def _headless(text: str, pieces: Sequence[Piece], order: Order) -> Iterator[Gap]:
    """Yield a gap where a column begins after a finished sentence: its head may be on no page."""
    for a, b in order.links()[:-1]:
        left, _ = ends(text, pieces, (a, b))
        if finishes(left):
            place = pieces[b].start
            reason = f"a column begins here, its first words may be lost: after “{left}”"
            yield Gap(place, place, "rejoin.lost-text", reason, 0.5)


def _show(text: str, pieces: Sequence[Piece], order: Order) -> str:
    """Return both orders, by the words at their cuts."""
    old = [_join_ends(text, pieces, (cut, cut)) for cut in order.cuts]
    new = [_join_ends(text, pieces, link) for link in order.links()]
    return f"{', '.join(old)} -> {', '.join(new)}"


def _join_ends(text: str, pieces: Sequence[Piece], link: tuple[int, int]) -> str:
    left, right = ends(text, pieces, link)
    return f"{left[-3:]}|{right[:3]}"
