"""Turn counts of character pairs and triples into the packed tables of the language model.

Interpolated absolute discounting, written as a back-off model (the probability of a kept triple is
stored; another one is the stored weight of its context times the probability of the pair). Triples
that say little more than their pair does are dropped, those that say least first.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

Pair = tuple[int, int]
Triple = tuple[int, int, int]

DISCOUNT = 0.7
KEEP_TRIPLES = 650_000
MIN_PAIR_COUNT = 1.5
# Probabilities are stored as one byte in sixteenths of a nat: 0 to -15.94.
STEPS_PER_NAT = 16


@dataclass(frozen=True, slots=True)
class Counts:
    """How often pairs and triples were seen, and how often a dictionary word ended there."""

    pairs: dict[Pair, float]
    triples: dict[Triple, float]
    open_after: dict[int, float]
    open_after_pair: dict[Pair, float]


@dataclass(frozen=True, slots=True)
class Followers:
    """What may follow one context: the kept characters with their probability, and the rest."""

    kept: list[tuple[int, float]]
    rest: float


def quantise(probability: float) -> int:
    return min(255, max(0, round(-math.log(max(probability, 1e-12)) * STEPS_PER_NAT)))


def write_ngrams(counts: Counts, size: int) -> bytes:
    """Return the packed tables; cleancorpus.language knows their layout."""
    unigrams = _unigrams(counts, size)
    pairs = _pair_model(counts, unigrams)
    triples = _triple_model(counts, unigrams, pairs)
    return _pack(unigrams, pairs, triples)


def _unigrams(counts: Counts, size: int) -> list[float]:
    seen = [0.3] * size
    for (_, second), count in sorted(counts.pairs.items()):
        seen[second] += count
    seen[0] = 1.0
    total = sum(seen)
    return [count / total for count in seen]


def _group(
    items: Iterable[tuple[tuple[int, ...], float]],
) -> Iterator[tuple[tuple[int, ...], list[tuple[int, float]]]]:
    """Group sorted n-grams by their context, all but the last token."""
    for context, group in groupby(sorted(items), key=lambda item: item[0][:-1]):
        yield context, [(ngram[-1], count) for ngram, count in group]


def _discounted(
    found: list[tuple[int, float]], open_count: float, lower: Mapping[int, float] | list[float]
) -> dict[int, float]:
    """Return the interpolated probability of each follower that was seen."""
    total = sum(count for _, count in found) + open_count
    cut = [(token, min(count, DISCOUNT), count) for token, count in found]
    spare = (sum(less for _, less, _ in cut) + open_count) / total
    return {token: (count - less) / total + spare * lower[token] for token, less, count in cut}


def _followers(kept: dict[int, float], lower: Mapping[int, float] | list[float]) -> Followers:
    left = max(1e-6, 1 - sum(kept.values()))
    lower_left = max(1e-6, 1 - sum(lower[token] for token in kept))
    return Followers(sorted(kept.items()), min(1.0, left / lower_left))


def _pair_model(counts: Counts, unigrams: list[float]) -> dict[int, Followers]:
    model: dict[int, Followers] = {}
    for (first,), found in _group(counts.pairs.items()):
        values = _discounted(found, counts.open_after.get(first, 0.0), unigrams)
        often = {token for token, count in found if count >= MIN_PAIR_COUNT}
        kept = {token: value for token, value in values.items() if token in often}
        model[first] = _followers(kept, unigrams)
    return model


def _pair_probabilities(
    pairs: dict[int, Followers], unigrams: list[float], context: int, tokens: Iterable[int]
) -> dict[int, float]:
    followers = pairs.get(context, Followers([], 1.0))
    known = dict(followers.kept)
    return {token: known.get(token, followers.rest * unigrams[token]) for token in tokens}


def _triple_model(
    counts: Counts, unigrams: list[float], pairs: dict[int, Followers]
) -> dict[Pair, Followers]:
    known = {(first, token) for first, after in pairs.items() for token, _ in after.kept}
    probabilities: dict[Pair, dict[int, float]] = {}
    lowers: dict[Pair, dict[int, float]] = {}
    gains: list[tuple[float, Triple]] = []
    for context, found in _group(counts.triples.items()):
        pair = (context[0], context[1])
        if pair not in known:
            continue
        lower = _pair_probabilities(pairs, unigrams, pair[1], [token for token, _ in found])
        values = _discounted(found, counts.open_after_pair.get(pair, 0.0), lower)
        rest = _followers(values, lower).rest
        probabilities[pair], lowers[pair] = values, lower
        gains += (
            (count * math.log(values[token] / (rest * lower[token])), (*pair, token))
            for token, count in found
        )
    gains.sort(key=lambda gain: (-round(gain[0], 6), gain[1]))
    kept: dict[Pair, dict[int, float]] = {pair: {} for pair in probabilities}
    for _, (first, second, third) in gains[:KEEP_TRIPLES]:
        kept[first, second][third] = probabilities[first, second][third]
    return {pair: _followers(values, lowers[pair]) for pair, values in kept.items() if values}


def _pack(
    unigrams: list[float], pairs: dict[int, Followers], triples: dict[Pair, Followers]
) -> bytes:
    pair_counts, pair_tokens = array("H"), array("H")
    pair_values, pair_rests = bytearray(), bytearray()
    triple_counts, triple_tokens, triple_values = array("H"), array("H"), bytearray()
    nothing = Followers([], 1.0)
    for first in range(len(unigrams)):
        followers = pairs.get(first, nothing)
        pair_counts.append(len(followers.kept))
        for second, probability in followers.kept:
            pair_tokens.append(second)
            pair_values.append(quantise(probability))
            after = triples.get((first, second), nothing)
            pair_rests.append(quantise(after.rest))
            triple_counts.append(len(after.kept))
            triple_tokens.extend(token for token, _ in after.kept)
            triple_values += bytes(quantise(value) for _, value in after.kept)
    rests = bytes(quantise(pairs.get(first, nothing).rest) for first in range(len(unigrams)))
    sizes = struct.pack("<3I", len(unigrams), len(pair_tokens), len(triple_tokens))
    parts = (pair_counts, pair_tokens, triple_counts, triple_tokens)
    numbers = b"".join(_little_endian(part) for part in parts)
    values = bytes(map(quantise, unigrams)) + rests
    return sizes + numbers + values + bytes(pair_values + pair_rests + triple_values)


def _little_endian(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()
