"""Search for the likeliest text behind a misaligned run of GBK.

The state is the first byte of the character that is due. Each visible item gives its last byte and
the next first byte; private-use pairs were dropped by the crawler without a trace, so one or two
characters may have lost their bytes: then the language model has to name them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from cleancorpus import language
from cleancorpus.stages.mojibake import gbk
from cleancorpus.stages.mojibake.candidates import (
    WRONG_SCRIPT,
    Candidate,
    by_lead,
    by_trail,
    droppable,
    droppable_after,
    likely_after,
    readable,
)
from cleancorpus.stages.mojibake.observed import LOST, Item, read_items
from cleancorpus.stages.mojibake.readings import NOTE, has_reading
from cleancorpus.stages.mojibake.scorer import Scorer
from cleancorpus.stages.mojibake.script import is_simplified

WIDTH = 24
MAX_LENGTH = 80
# Nats for what contradicts the page: a character that the page
# annotates everywhere but here, a reading that the page never gave.
_NO_NOTE = -6.0
_NEW_NOTE = -4.0
_DROPPED = -0.5
# Nothing can be opened right before the tag that ends a paragraph.
_OPENING = "“‘《（〈【〔"
_OPENS_NOTHING = -6.0
_BRANCHES = 8
_FIRSTS = 5
_MIDDLES = 3
_DROP_WIDTH = 8
_MAX_DROPPED = 3
_GOOD = -4.0


class Hypothesis(NamedTuple):
    """A reading of the run up to a place; `lead` None: in step again."""

    nats: float
    end: int
    lead: int | None
    first: int
    second: int
    text: str
    dropped: int = 0


class Beam:
    """The search over one line of a document."""

    def __init__(self, text: str, scorer: Scorer, noted: Mapping[str, str]) -> None:
        self._text = text
        self._scorer = scorer
        self._noted = noted

    def search(self, starts: Sequence[Hypothesis]) -> list[Hypothesis]:
        """Return the readings that come back in step, the likeliest first."""
        limit = min(len(self._text), starts[0].end + MAX_LENGTH)
        open_at: dict[int, dict[tuple[int | None, str], Hypothesis]] = {}
        finished: list[Hypothesis] = []
        fresh = list(starts)
        at = 0
        while True:
            for one in fresh:
                if one.lead is None:
                    finished.append(one)
                elif one.end < limit:
                    _keep_best(open_at.setdefault(one.end, {}), one)
            if not open_at:
                break
            at = min(open_at)
            here = nlargest(WIDTH, open_at.pop(at).values())
            fresh = [new for rank, one in enumerate(here) for new in self._extend(one, rank)]
        return sorted(finished, reverse=True)

    def _extend(self, one: Hypothesis, rank: int) -> Iterator[Hypothesis]:
        note = NOTE.match(self._text, one.end) if self._text[one.end] == "(" else None
        if note and has_reading(self._text[one.end - 1], note[1]):
            yield one._replace(end=note.end())
            return
        for item in read_items(self._text, one.end):
            direct = self._direct(one, item)
            yield from self._choose(direct, item)
            if (
                rank < _DROP_WIDTH
                and one.dropped < _MAX_DROPPED
                and not self._reads_well(one, direct, item)
            ):
                yield from self._choose(self._dropped(one, item), item)

    def _emit(self, one: Hypothesis, new: Candidate, lead: int | None, end: int) -> Hypothesis:
        nats = one.nats + new.nats + self._scorer.cost(one.first, one.second, new.token)
        text = one.text + new.character
        return Hypothesis(nats, end, lead, one.second, new.token, text, one.dropped)

    def _finish(self, one: Hypothesis, item: Item) -> Hypothesis:
        """Add what follows in step, and pass over the note of a character that ends the run."""
        nats, end = one.nats + item.nats, one.end
        if item.lead is None:
            last = one.text[-1]
            note = NOTE.match(self._text, end)
            noted = bool(item.reading)
            if note and not item.tail and has_reading(last, note[1]):
                end, noted = note.end(), True
            nats += self._note_nats(last, noted)
            if item.closing and last in _OPENING:
                nats += _OPENS_NOTHING
        else:
            nats += self._note_nats(one.text[-1], noted=False)
        one = one._replace(nats=nats, end=end)
        for character in item.tail:
            if character == LOST:
                return one._replace(text=one.text + LOST)
            number = language.token(character)
            cost = self._scorer.cost(one.first, one.second, number)
            one = one._replace(
                nats=one.nats + cost, first=one.second, second=number, text=one.text + character
            )
        return one

    def _note_nats(self, character: str, noted: bool) -> float:
        if noted:
            return 0.0 if not self._noted or character in self._noted else _NEW_NOTE
        return _NO_NOTE if character in self._noted else 0.0

    def _fitting(self, lead: int, item: Item) -> Iterator[Candidate]:
        """Return the characters that a first byte and an item can make."""
        if item.trail is not None:
            character = gbk.join_pair(lead, item.trail)
            if character is not None:
                nats = WRONG_SCRIPT if is_simplified(character) else 0.0
                number = language.token(character)
                yield Candidate(lead, item.trail, character, number, nats)
            return
        for one in by_lead().get(lead, ()):
            if not item.reading or has_reading(one.character, item.reading):
                yield one

    def _direct(self, one: Hypothesis, item: Item) -> list[Hypothesis]:
        assert one.lead is not None
        return [self._emit(one, fit, item.lead, item.end) for fit in self._fitting(one.lead, item)]

    def _reads_well(self, one: Hypothesis, direct: list[Hypothesis], item: Item) -> bool:
        """Tell whether what is there needs no dropped bytes to make sense."""
        if item.trail is None or not direct or direct[0].nats - one.nats < _GOOD:
            return False
        return self._look(direct[0], self._next_trail(item)) >= _GOOD

    def _choose(self, new: list[Hypothesis], item: Item) -> Iterator[Hypothesis]:
        """Return the best continuations, as far as the next visible item lets them be judged."""
        if len(new) > _BRANCHES:
            after = self._next_trail(item)
            new = nlargest(_BRANCHES, new, key=lambda one: one.nats + self._look(one, after))
        for found in new:
            yield self._finish(found, item)

    def _next_trail(self, item: Item) -> int | None:
        if item.lead is None or item.end >= len(self._text):
            return None
        items = read_items(self._text, item.end)
        return items[0].trail if items else None

    def _look(self, one: Hypothesis, trail: int | None) -> float:
        """Return the cost of the character that comes next if nothing was dropped before it."""
        character = gbk.join_pair(one.lead, trail) if one.lead and trail else None
        if character is None:
            return -8.0
        return max(-8.0, self._scorer.cost(one.first, one.second, language.token(character)))

    def _dropped(self, one: Hypothesis, item: Item) -> list[Hypothesis]:
        """Name a character whose last byte was dropped, and the next, whose first byte was."""
        assert one.lead is not None
        firsts = [self._drop(one, fit) for fit in droppable(one.lead)]
        new: list[Hypothesis] = []
        for before in nlargest(_FIRSTS, firsts):
            new += self._after_drop(before, item)
            for middle in self._middles(before):
                new += self._after_drop(middle, item)
        return new

    def _drop(self, one: Hypothesis, fit: Candidate) -> Hypothesis:
        new = self._emit(one, fit, fit.trail, one.end)
        nats = new.nats + _DROPPED + self._note_nats(fit.character, noted=False)
        return new._replace(nats=nats, dropped=one.dropped + 1)

    def _middles(self, before: Hypothesis) -> list[Hypothesis]:
        """Return characters that lost both their bytes, the likely ones after what is before."""
        assert before.lead is not None
        leads = gbk.private_pairs()[before.lead]
        fits = (fit for fit in droppable_after(before.second) if fit.lead in leads)
        return nlargest(_MIDDLES, (self._drop(before, fit) for fit in fits))

    def _after_drop(self, before: Hypothesis, item: Item) -> list[Hypothesis]:
        """Return the characters that an item completes after a drop (`lead` began the pair)."""
        assert before.lead is not None
        leads = gbk.private_pairs()[before.lead]
        if item.trail is not None:
            fits = [fit for fit in by_trail().get(item.trail, ()) if fit.lead in leads]
        elif item.reading:
            fits = [fit for fit in readable(item.reading) if fit.lead in leads]
        else:
            fits = [fit for fit in likely_after(before.second) if fit.lead in leads]
        return [self._emit(before, fit, item.lead, item.end) for fit in fits]


def _keep_best(here: dict[tuple[int | None, str], Hypothesis], one: Hypothesis) -> None:
    key = (one.lead, one.text[-8:])
    if key not in here or here[key].nats < one.nats:
        here[key] = one
