"""Search for the likeliest text behind a misaligned run of GBK.

The state is the first byte of the character that is due. Each visible item gives its last byte and
the next first byte; private-use pairs were dropped by the crawler without a trace, so one or two
characters may have lost their bytes: then the language model has to name them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from cleancorpus import language
from cleancorpus.stages.mojibake.mirror_site import gbk
from cleancorpus.stages.mojibake.mirror_site.candidates import (
    Candidate,
    completing,
    droppable,
    droppable_after,
    fitting,
)
from cleancorpus.stages.mojibake.mirror_site.pinyin import NOTE, has_reading
from cleancorpus.stages.mojibake.mirror_site.scorer import Scorer
from cleancorpus.stages.mojibake.mirror_site.visible_bytes import LOST, Item, read_items
from cleancorpus.text.characters import OPENERS

WIDTH = 32
MAX_LENGTH = 80
# Nats for what contradicts the page: a character that it annotates everywhere but here, a reading
# that it never gave, something opened right before the tag that ends a paragraph.
_NO_NOTE = -6.0
_NEW_NOTE = -4.0
_OPENS_NOTHING = -6.0
# Nats for bytes that were dropped.
_DROPPED = -0.5
# How many characters may have lost bytes: some, and every other one of a long run.
_FREE_DROPS = 2
# Hypotheses at a place for which lost bytes are guessed at, and how far they may be behind the
# best, in nats; the first and the middle characters tried, and what a first one may cost.
_DROP_WIDTH = 8
_DROP_REACH = 12.0
_FIRSTS = 5
_MIDDLES = 3
_MIDDLE_REACH = 9.0
# Continuations that are kept of those that are judged with the character behind them, whose cost
# counts up to a limit: bytes may be lost there too.
_LOOKED_AT = 64
_BRANCHES = 8
_BAD_AHEAD = -8.0
# Nats that a character costs at most where nothing seems lost.
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


Choice = tuple[float, Hypothesis, Candidate]


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
            worst = here[0].nats - _DROP_REACH
            fresh = [new for one in here[:_DROP_WIDTH] for new in self._extend(one, worst)]
            fresh += [new for one in here[_DROP_WIDTH:] for new in self._extend(one, math.inf)]
        return sorted(finished, reverse=True)

    def _extend(self, one: Hypothesis, worst: float) -> Iterator[Hypothesis]:
        """Yield what may follow; characters are only named for lost bytes above `worst` nats."""
        note = NOTE.match(self._text, one.end) if self._text[one.end] == "(" else None
        if note and has_reading(self._text[one.end - 1], note[1]):
            yield one._replace(end=note.end())
            return
        for item in read_items(self._text, one.end):
            ahead = self._read_ahead(item)
            direct = self._direct(one, item)
            yield from self._choose(direct, item, ahead)
            named = one.nats >= worst and one.dropped <= _FREE_DROPS + len(one.text) // 2
            if named and not self._reads_well(one, direct, ahead):
                yield from self._choose(self._dropped(one, item), item, ahead)

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
            if item.closing and last in OPENERS:
                nats += _OPENS_NOTHING
        else:
            nats += self._note_nats(one.text[-1], noted=False)
        one = one._replace(nats=nats, end=end)
        for character in item.tail:
            if character == LOST:
                return one._replace(text=one.text + LOST)
            number = language.token(character)
            # A digit that the year tells (observed.YEAR_TAIL) was priced by the item.
            cost = 0.0 if character.isdigit() else self._scorer.cost(one.first, one.second, number)
            one = one._replace(
                nats=one.nats + cost, first=one.second, second=number, text=one.text + character
            )
        return one

    def _note_nats(self, character: str, noted: bool) -> float:
        if noted:
            return 0.0 if not self._noted or character in self._noted else _NEW_NOTE
        return _NO_NOTE if character in self._noted else 0.0

    def _weigh(self, one: Hypothesis, fits: Iterable[Candidate]) -> list[Choice]:
        """Return each character with its cost after a hypothesis."""
        cost, first, second, nats = self._scorer.cost, one.first, one.second, one.nats
        return [(nats + fit.nats + cost(first, second, fit.token), one, fit) for fit in fits]

    def _direct(self, one: Hypothesis, item: Item) -> list[Choice]:
        assert one.lead is not None
        return self._weigh(one, fitting(one.lead, item.trail, item.reading))

    def _read_ahead(self, item: Item) -> int | None:
        """Return the token that comes after an item if no bytes were dropped in between."""
        if item.lead is None or item.end >= len(self._text):
            return None
        items = read_items(self._text, item.end)
        trail = items[0].trail if items else None
        character = gbk.join_pair(item.lead, trail) if trail is not None else None
        return language.token(character) if character else None

    def _reads_well(self, one: Hypothesis, direct: list[Choice], ahead: int | None) -> bool:
        """Tell whether what is there needs no dropped bytes to make sense."""
        if ahead is None or len(direct) != 1 or direct[0][0] - one.nats < _GOOD:
            return False
        return self._scorer.cost(one.second, direct[0][2].token, ahead) >= _GOOD

    def _choose(self, choices: list[Choice], item: Item, ahead: int | None) -> Iterator[Hypothesis]:
        """Yield the best continuations, judged with what comes after them."""
        best = nlargest(_LOOKED_AT, choices, key=_nats)
        if ahead is not None and len(best) > _BRANCHES:
            cost = self._scorer.cost
            looked = [
                (nats + max(_BAD_AHEAD, cost(one.second, fit.token, ahead)), nats, one, fit)
                for nats, one, fit in best
            ]
            best = [choice[1:] for choice in nlargest(_BRANCHES, looked, key=_nats)]
        for nats, one, fit in best[:_BRANCHES]:
            text = one.text + fit.character
            new = Hypothesis(nats, item.end, item.lead, one.second, fit.token, text, one.dropped)
            yield self._finish(new, item)

    def _dropped(self, one: Hypothesis, item: Item) -> list[Choice]:
        """Name a character whose last byte was dropped, and the next, whose first byte was."""
        assert one.lead is not None
        new: list[Choice] = []
        for before in self._drop(one, droppable(one.lead), _FIRSTS):
            new += self._after_drop(before, item)
            if before.nats > one.nats - _MIDDLE_REACH:
                for middle in self._middles(before):
                    new += self._after_drop(middle, item)
        return new

    def _drop(self, one: Hypothesis, fits: Iterable[Candidate], limit: int) -> list[Hypothesis]:
        """Return the likeliest characters of some that lost their last byte; `lead` is that."""
        return [
            Hypothesis(
                nats + _DROPPED + self._note_nats(fit.character, noted=False),
                one.end,
                fit.trail,
                one.second,
                fit.token,
                one.text + fit.character,
                one.dropped + 1,
            )
            for nats, _, fit in nlargest(limit, self._weigh(one, fits), key=_nats)
        ]

    def _middles(self, before: Hypothesis) -> list[Hypothesis]:
        """Return characters that lost both their bytes, the likely ones after what is before."""
        assert before.lead is not None
        leads = gbk.private_pairs()[before.lead]
        fits = [fit for fit in droppable_after(before.second) if fit.lead in leads]
        return self._drop(before, fits, _MIDDLES)

    def _after_drop(self, before: Hypothesis, item: Item) -> list[Choice]:
        """Return the characters that an item completes after a drop."""
        assert before.lead is not None
        leads = gbk.private_pairs()[before.lead]
        fits = completing(item.trail, item.reading, before.second)
        return self._weigh(before, [fit for fit in fits if fit.lead in leads])


def _nats(choice: tuple[float, *tuple[object, ...]]) -> float:
    return choice[0]


def _keep_best(here: dict[tuple[int | None, str], Hypothesis], one: Hypothesis) -> None:
    key = (one.lead, one.text[-8:])
    if key not in here or here[key].nats < one.nats:
        here[key] = one
