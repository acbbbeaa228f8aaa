"""Where a wrongly read stretch begins and ends: the language model looks at both edges again.

Character by character 嘉 before a damaged run may as well be half of it, since 古, which its bytes
would be, is commoner. Between its neighbours there is no doubt: 嘉兴市, not 古兴市.
"""

from __future__ import annotations

from cleancorpus.language import log_probability
from cleancorpus.stages.mojibake.wrong_codec.plausible import HANZI
from cleancorpus.stages.mojibake.wrong_codec.stretch import Stretch

# Characters at an edge that may belong to the text around it, and those that bear witness.
_DOUBTFUL = 3
_WITNESSES = 4


def settle_edges(line: str, stretch: Stretch) -> Stretch:
    """Return the stretch without the characters at its edges that read better as they are.

    Only an edge amid hanzi is in doubt; the end of a line or a mark is where damage often ends.
    """
    if HANZI.match(line, stretch.start - 1) and stretch.start > 0:
        stretch = stretch.part(_first(line, stretch), len(stretch.units))
    if HANZI.match(line, stretch.end):
        stretch = stretch.part(0, _last(line, stretch))
    return stretch


def _first(line: str, stretch: Stretch) -> int:
    before = line[max(0, stretch.start - 2) : stretch.start]
    best, found = float("-inf"), 0
    for low in range(min(_DOUBTFUL + 1, len(stretch.units))):
        if stretch.whole[low]:
            kept = line[stretch.start : stretch.places[low]]
            rest = "".join(unit.text for unit in stretch.units[low : _DOUBTFUL + _WITNESSES])
            nats = log_probability(kept + rest, before)
            if nats > best:
                best, found = nats, low
    return found


def _last(line: str, stretch: Stretch) -> int:
    size = len(stretch.units)
    near = max(0, size - _DOUBTFUL - _WITNESSES)
    before = "".join(unit.text for unit in stretch.units[max(0, near - 2) : near])
    after = line[stretch.end : stretch.end + 2] or "\n"
    best, found = float("-inf"), size
    for high in range(size, max(near, size - _DOUBTFUL - 1), -1):
        if high == size or stretch.whole[high]:
            text = "".join(unit.text for unit in stretch.units[near:high])
            kept = line[stretch.places[high] : stretch.end] if high < size else ""
            nats = log_probability(text + kept + after, before)
            if nats > best:
                best, found = nats, high
    return found
