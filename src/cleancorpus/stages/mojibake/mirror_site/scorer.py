"""How likely a reading of a damaged passage is: the language model and the document's own text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from cleancorpus import language
from cleancorpus.text.characters import POINTS

# Share of the document's own statistics at full evidence, for pairs and for triples.
_PAIR_SHARE = 0.25
_TRIPLE_SHARE = 0.45
_TOKEN_BITS = 13
# The model was counted on laws, which hardly ask, quote or break off: a share of every context for
# the marks of ordinary prose.
_MARK_SHARE = 0.08
_MARKS = {
    "，": 0.35, "。": 0.2, "、": 0.1, "“": 0.08, "”": 0.08, "：": 0.04, "？": 0.04, "；": 0.02,
    "！": 0.01, "《": 0.02, "》": 0.02, "—": 0.015, "…": 0.005, "（": 0.005, "）": 0.005,
}  # fmt: skip
_DOUBLED = "—…"
# Marks that do not follow each other.
_NO_POINT_BEFORE = POINTS + "…"


class Scorer:
    """Log-probabilities of tokens after two others, with those of the document mixed in.

    A damaged page says most things more than once: what is broken here often stands whole there.
    """

    def __init__(self, pieces: Iterable[str] = ()) -> None:
        self._model = language.ngrams()
        self._marks = {language.token(c): share * _MARK_SHARE for c, share in _MARKS.items()}
        self._stops = frozenset(map(language.token, POINTS))
        self._no_stop_before = frozenset(map(language.token, _NO_POINT_BEFORE))
        self._doubled = frozenset(map(language.token, _DOUBLED))
        self._known: dict[int, float] = {}
        self._pairs: dict[int, Counter[int]] = {}
        self._triples: dict[int, Counter[int]] = {}
        for piece in pieces:
            self._count([language.token(character) for character in piece])

    def _count(self, tokens: list[int]) -> None:
        for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
            self._pairs.setdefault(second, Counter())[third] += 1
            self._triples.setdefault(first << _TOKEN_BITS | second, Counter())[third] += 1

    def cost(self, first: int, second: int, third: int) -> float:
        """Return the log-probability of a token after two others."""
        context = first << _TOKEN_BITS | second
        key = context << _TOKEN_BITS | third
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._mix(context, first, second, third)
        return found

    def _mix(self, context: int, first: int, second: int, third: int) -> float:
        probability = math.exp(self._model.log_probability(first, second, third))
        if not (second in self._stops and third in self._no_stop_before):
            probability += self._marks.get(third, 0.0)
        if second in self._doubled and first != second:
            probability = 0.9 if third == second else probability * 0.02
        after = self._pairs.get(second)
        if after is not None:
            probability = _blend(probability, after, third, _PAIR_SHARE)
        after = self._triples.get(context)
        if after is not None:
            probability = _blend(probability, after, third, _TRIPLE_SHARE)
        return math.log(probability)

    def text(self, text: str, first: int, second: int) -> float:
        """Return the log-probability of a text after two tokens."""
        nats = 0.0
        for character in text:
            third = language.token(character)
            nats += self.cost(first, second, third)
            first, second = second, third
        return nats


def _blend(probability: float, after: Counter[int], token: int, share: float) -> float:
    total = after.total()
    weight = share * total / (total + 2 * len(after))
    return (1 - weight) * probability + weight * after[token] / total
