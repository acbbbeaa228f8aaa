"""Weigh a line as it is against what its bytes say in another codec, character by character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, product
from typing import NamedTuple

from cleancorpus.language.rarity import surprises
from cleancorpus.stages.mojibake.wrong_codec.byte_units import Encode, ReadUnits, Unit
from cleancorpus.stages.mojibake.wrong_codec.stretch import Stretch, trim

# The price, in nats, of beginning to read with another codec.
_SWITCH = 12.0
# What a character costs more where most of its line is damaged.
_PRESUMED = 5
# The bytes of the longest unit.
_WIDEST = 4
_FAR = float("inf")
# So many windows of bytes are remembered with what they read as: damage repeats its characters.
_REMEMBERED = 16_384


def find_stretches(line: str, encodes: Sequence[Encode], read: ReadUnits) -> list[Stretch]:
    """Return the stretches of a line that are likelier in the other codec.

    `encodes` are the ways back to the bytes: several where two bytes gave the same character.
    Where most of a line is damaged the rest of it is presumed so, common characters too.
    """
    stretches = list(_find(line, encodes, read, 0))
    wide = sum(character > "\x7f" for character in line)
    if 2 * sum(stretch.end - stretch.start for stretch in stretches) > wide:
        stretches = list(_find(line, encodes, read, _PRESUMED))
    return stretches


def _find(
    line: str, encodes: Sequence[Encode], read: ReadUnits, presumed: int
) -> Iterator[Stretch]:
    raws = [[encode(character) for character in line] for encode in encodes]
    # In UTF-16 ASCII is no more to be trusted than anything else.
    doubtful = "\x00" if len(raws[0][0]) > 1 and encodes[0]("A") != b"A" else "\x7f"
    prices = surprises(line)
    if presumed:
        prices = [
            nats + (presumed if one > doubtful else 0)
            for nats, one in zip(prices, line, strict=True)
        ]
    start = 0
    while start < len(line):
        end = start
        while end < len(line) and raws[0][end]:
            end += 1
        if end - start > 1:
            yield from _weigh(_Run(line, start, [raw[start:end] for raw in raws], prices), read)
        start = end + 1


class _Run(NamedTuple):
    """Characters that all have bytes in the wrong codec, and what each costs as it is."""

    line: str
    first: int
    raws: list[list[bytes]]
    prices: list[int]


class _Lattice(NamedTuple):
    """What the search found out: for each byte, whether the other reading won, and its unit."""

    run: _Run
    characters: dict[int, int]
    back: list[bool]
    came: list[Unit | None]


def _weigh(run: _Run, read: ReadUnits) -> Iterator[Stretch]:
    """Find the cheapest path through two readings (Viterbi); it may change at any character."""
    stream, *others = (b"".join(raw) for raw in run.raws)
    raws, size = run.raws[0], len(stream)
    plain, other = [_FAR] * (size + 1), [_FAR] * (size + 1)
    plain[0] = 0.0
    came: list[Unit | None] = [None] * (size + 1)
    back = [False] * (size + 1)
    offsets = accumulate(map(len, raws), initial=0)
    characters = dict(zip(offsets, range(run.first, run.first + len(raws) + 1), strict=True))
    for at in range(size):
        place = characters.get(at)
        if place is not None:
            if other[at] < plain[at]:
                plain[at], back[at] = other[at], True
            if plain[at] + _SWITCH < other[at]:
                other[at], came[at] = plain[at] + _SWITCH, None
            plain[at + len(raws[place - run.first])] = plain[at] + run.prices[place]
        if other[at] < _FAR:
            windows: tuple[bytes, ...] = (stream[at : at + _WIDEST],)
            if others:
                windows += tuple(one[at : at + _WIDEST] for one in others)
            for unit in _read_all(windows, read):
                end = at + unit.length
                if (nats := other[at] + unit.nats) < other[end]:
                    other[end], came[end] = nats, unit
    back[size] = other[size] < plain[size]
    lattice = _Lattice(run, characters, back, came)
    yield from reversed(list(_walk_back(lattice, size)))


@lru_cache(maxsize=_REMEMBERED)
def _read_all(windows: tuple[bytes, ...], read: ReadUnits) -> tuple[Unit, ...]:
    """Return the units at a place; each byte may come from a stream of its own."""
    if len(windows) == 1:
        return tuple(read(windows[0], 0))
    choices = [dict.fromkeys(column) for column in zip(*windows, strict=True)]
    units = {unit: None for window in product(*choices) for unit in read(bytes(window), 0)}
    ranked = sorted(units, key=_price)
    return tuple(_with_others(unit, ranked) for unit in ranked)


def _with_others(unit: Unit, ranked: Sequence[Unit]) -> Unit:
    same = tuple(one.text for one in ranked if one.length == unit.length and one != unit)
    return unit._replace(also=same) if same else unit


def _price(unit: Unit) -> int:
    return unit.nats


def _walk_back(lattice: _Lattice, at: int) -> Iterator[Stretch]:
    characters = lattice.characters
    while at > 0:
        if not lattice.back[at]:
            at -= len(lattice.run.raws[0][characters[at] - lattice.run.first - 1])
            continue
        end, units, places, whole = characters[at], [], [], []
        while (unit := lattice.came[at]) is not None:
            units.append(unit)
            at -= unit.length
            places.append(_character_at(at, characters))
            whole.append(at in characters)
        parts = (tuple(units[::-1]), tuple(places[::-1]), tuple(whole[::-1]))
        stretch = Stretch(characters[at], end, *parts)
        yield trim(stretch, lattice.run.line)


def _character_at(at: int, characters: dict[int, int]) -> int:
    """Return the character to which a byte belongs."""
    while at not in characters:
        at -= 1
    return characters[at]
