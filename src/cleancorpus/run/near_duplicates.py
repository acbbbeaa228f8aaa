"""Near-duplicate documents of a run: MinHash sketches of their clauses, by rensa (optional)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from cleancorpus.text.characters import HAN

Sketch = tuple[int, ...]

SLOTS, SEED = 128, 8105
# 25 bands of 5 slots: of two documents that share 80 % of their clauses, 99.99 % meet in a band.
BANDS, ROWS = 25, 5
# Fewer clauses than this prove nothing: two forms filled in the same way.
FEWEST_CLAUSES = 8
# A band that very many documents share is compared with its first few only.
MOST_COMPARED = 16

_CLAUSE = re.compile(f"[{HAN}A-Za-z0-9]{{4,}}")


class Duplicates(NamedTuple):
    """Files that say nearly the same, and the lowest likeness that ties one of them to the rest."""

    names: tuple[str, ...]
    likeness: float


def can_compare() -> bool:
    """Tell whether rensa is installed (`pip install 'cleancorpus[dedup]'`)."""
    return find_spec("rensa") is not None


def sketch(text: str) -> Sketch:
    """Return the MinHash sketch of a text's clauses, empty when it has too few.

    Clauses instead of character n-grams: a tenth of the work, and a repaired word spoils one
    clause of a hundred, not five n-grams of a thousand.
    """
    clauses = sorted(set(_CLAUSE.findall(text)))
    if len(clauses) < FEWEST_CLAUSES:
        return ()
    from rensa import RMinHash  # noqa: PLC0415 - optional

    minhash = RMinHash(num_perm=SLOTS, seed=SEED)
    minhash.update(clauses)
    return tuple(minhash.digest())


def near_duplicates(
    sketches: Iterable[tuple[str, Sketch]], threshold: float = 0.8
) -> list[Duplicates]:
    """Return the groups of files whose sketches are at least so alike, in the order given.

    >>> near_duplicates([("a", (1,) * 128), ("b", (2,) * 128), ("c", (1,) * 128)])
    [Duplicates(names=('a', 'c'), likeness=1.0)]
    """
    given = [(name, slots) for name, slots in sketches if slots]
    parent = list(range(len(given)))
    ties: dict[int, list[float]] = {}
    for one, two in _candidates([slots for _, slots in given]):
        a, b = _root(parent, one), _root(parent, two)
        if a == b:
            continue
        likeness = _likeness(given[one][1], given[two][1])
        if likeness >= threshold:
            low, high = min(a, b), max(a, b)
            parent[high] = low
            ties[low] = [*ties.get(low, []), *ties.pop(high, []), likeness]
    members: dict[int, list[str]] = {}
    for place, (name, _) in enumerate(given):
        members.setdefault(_root(parent, place), []).append(name)
    return [
        Duplicates(tuple(names), round(min(ties[root]), 3))
        for root, names in members.items()
        if len(names) > 1
    ]


def _candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Yield pairs that agree in a whole band, band by band."""
    for band in range(BANDS):
        seen: dict[Sketch, list[int]] = {}
        for place, slots in enumerate(sketches):
            met = seen.setdefault(slots[band * ROWS : (band + 1) * ROWS], [])
            yield from ((other, place) for other in met)
            if len(met) < MOST_COMPARED:
                met.append(place)


def _likeness(one: Sketch, two: Sketch) -> float:
    return sum(a == b for a, b in zip(one, two, strict=True)) / len(one)


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place
