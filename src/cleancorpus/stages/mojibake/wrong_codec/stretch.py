"""A stretch of a line that reads better in another codec."""

from __future__ import annotations

from typing import NamedTuple

from cleancorpus.stages.mojibake.wrong_codec.byte_units import HOLE, Unit


class Stretch(NamedTuple):
    """A stretch of a line that reads better in another codec: its units, in order."""

    start: int
    end: int
    units: tuple[Unit, ...]
    places: tuple[int, ...]
    """The character of the line at which each unit begins."""
    whole: tuple[bool, ...]
    """Whether it begins there with the character, or in the middle of its bytes."""

    @property
    def text(self) -> str:
        return "".join(unit.text for unit in self.units)

    def part(self, low: int, high: int) -> Stretch:
        """Return the stretch of some of the units."""
        start = self.places[low] if low < len(self.units) else self.end
        end = self.places[high] if high < len(self.units) else self.end
        cut = slice(low, high)
        return Stretch(start, end, self.units[cut], self.places[cut], self.whole[cut])


def trim(stretch: Stretch, line: str) -> Stretch:
    """Leave out the plain ASCII at both ends, which reads the same either way."""
    units, places = stretch.units, stretch.places
    low, high = 0, len(units)
    while low < high and line[places[low]] == units[low].text != HOLE:
        low += 1
    while high > low and line[places[high - 1]] == units[high - 1].text != HOLE:
        high -= 1
    return stretch.part(low, high)
