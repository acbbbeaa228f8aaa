"""Rank the readings of a run: n-grams, words, and whether its quotes and brackets pair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleancorpus import language
from cleancorpus.stages.mojibake.mirror_site.beam import Hypothesis
from cleancorpus.stages.mojibake.mirror_site.pinyin_notes import plain
from cleancorpus.stages.mojibake.mirror_site.scorer import Scorer
from cleancorpus.text.characters import HAN

# Nats between two readings below which neither is written: above, 99 of 100 are right in the
# simulation (tests/benchmarks/bench_mirror.py), below one of three. There the one with the better
# words comes first: the n-grams see three characters, `政部門` as a part of `行政部門`.
UNDECIDED = 2.0
_HALF_WORD = 4.0
# Characters behind a run that must go with it.
_AHEAD = 4
# The weight of the words of the dictionary.
_WORD_SHARE = 0.2
# Nats of a mark between words.
_MARK = -2.0
# Nats for a quote or bracket that closes nothing, or opens what is open.
_UNPAIRED = -4.0
_PAIRED_WITHIN = 300
_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【"}


class Reading(NamedTuple):
    """A reading of a run with what follows it, and its nats."""

    nats: float
    whole: str
    best: Hypothesis


class Ranking:
    """The place of a run in its line, and how well readings of it go with what is around."""

    def __init__(
        self, line: str, start: int, finished: Sequence[Hypothesis], scorer: Scorer
    ) -> None:
        self._line = line
        self._start = start
        self._stop = min(len(line), max(one.end for one in finished) + _AHEAD)
        self._scorer = scorer
        self._before = before_run(line, start)
        line_start = line.rfind("\n", 0, start) + 1
        self._line_before = plain(line[max(start - _PAIRED_WITHIN, line_start) : start])

    def rank(self, finished: Sequence[Hypothesis]) -> list[Reading]:
        """Return the readings that differ, the best first."""
        found: dict[str, Reading] = {}
        for one in finished:
            tail = plain(self._line[one.end : self._stop])
            nats = one.nats + self._scorer.text(tail, one.first, one.second)
            reading = Reading(self._weigh(one.text, tail, nats), one.text + tail, one)
            found[reading.whole] = max(reading, found.get(reading.whole, reading))
        ranked = sorted(found.values(), reverse=True)
        if len(ranked) > 1 and ranked[0].nats - ranked[1].nats < UNDECIDED:
            first, second = (_word_score(one.whole) for one in ranked[:2])
            if second - first > _HALF_WORD:
                ranked[:2] = ranked[1], ranked[0]
        return ranked

    def weigh_raw(self) -> float:
        """Return the nats of the text as it stands."""
        raw = plain(self._line[self._start : self._stop])
        context = map(language.token, ("\n\n" + self._before)[-2:])
        return self._weigh("", raw, self._scorer.text(raw, *context))

    def _weigh(self, text: str, tail: str, nats: float) -> float:
        words = _word_score(self._before[-4:] + text + tail)
        unpaired = _UNPAIRED * count_unpaired(self._line_before + text)
        return (1 - _WORD_SHARE) * nats + _WORD_SHARE * words + unpaired


def before_run(text: str, start: int) -> str:
    """Return what stands before a place in its line, without notes."""
    line = text.rfind("\n", 0, start) + 1
    return plain(text[max(line, start - 40) : start])


def _word_score(text: str) -> float:
    """Return the log-probability of the words of a text, and of the marks between them."""
    simple = "".join(map(language.simplify, text))
    phrases = re.findall(f"[{HAN}]+", simple)
    return sum(map(language.best_words, phrases)) + _MARK * (len(simple) - sum(map(len, phrases)))


def count_unpaired(text: str) -> int:
    """Count the quotes and brackets that close what is not open, or open what is.

    >>> count_unpaired("“甲”和”乙"), count_unpaired("“甲“乙”")
    (1, 1)
    """
    wrong = 0
    opened: set[str] = set()
    for character in re.findall("[“”‘’《》（）【】]", text):
        opener = _PAIRS.get(character)
        if opener is None:
            wrong += character in opened
            opened.add(character)
        else:
            wrong += opener not in opened
            opened.discard(opener)
    return wrong
