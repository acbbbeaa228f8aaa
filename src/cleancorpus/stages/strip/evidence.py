"""What a line shows by its own words of being boilerplate, and what each place of a text asks for.

Two points are enough where nothing speaks against. The gates are for speed alone: whatever a
pattern of a rule finds, the gate of the rule lets pass.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from math import inf
from typing import NamedTuple

ENOUGH = 2.0
NEVER = inf

_SMALL_LETTER = re.compile(r"(?<!\\)[a-z]")


class LineRule(NamedTuple):
    """A rule that judges lines by their own words: the points that it needs in each place."""

    id: str
    above: float = ENOUGH
    below: float = ENOUGH
    inside: float = 2.5
    suggested_inside: float = ENOUGH
    prose: bool = False
    """A line of this rule may read like a sentence."""
    spares_fields: bool = False
    """A line stays when it also holds a field of the document: its source, its date."""


class Evidence(NamedTuple):
    """The points of a line, the rule that they count for, and what they were given for."""

    points: float
    rule: LineRule
    reason: str


NONE = Evidence(0.0, LineRule(""), "")


def compile_gate(openings: Iterable[str]) -> re.Pattern[str]:
    r"""Return one pattern for what a line must hold; small letters stand for capitals too.

    An opening is a character as it is and a pattern behind it. Those of one character stand
    together, so that `re` skips from one possible place to the next.

    >>> bool(compile_gate(["icp", r"首\s*页"]).search("京ICP备")), compile_gate(["ab"]).pattern
    (True, 'A(?:[bB])|a(?:[bB])')
    """
    rests: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for opening in openings:
        rest = _SMALL_LETTER.sub(lambda found: f"[{found[0]}{found[0].upper()}]", opening[1:])
        for first in {opening[0], opening[0].upper()}:
            rests[first][rest] = None
    branches = (f"{re.escape(first)}(?:{'|'.join(rests[first])})" for first in sorted(rests))
    return re.compile("|".join(branches))
