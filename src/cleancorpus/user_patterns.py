"""Patterns that users write: they may be wrong or run for ever, and neither may stop a run.

They run in the package `regex`, which can be given a limit of time; `re` cannot. The older
version of its syntax (VERSION0) is that of `re`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cleancorpus.errors import SettingsError, TimeLimitError

if TYPE_CHECKING:
    from regex import Pattern

# What one pattern may take for one line, in seconds of processor time.
SECONDS_A_LINE = 1.0
# `regex` writes out what is counted: (a{1000}){1000} takes 1 s and 0.3 GB, a third {1000} all.
_MAX_SIZE = 100_000
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|\Z)|\{([0-9]{1,9})[^}]{0,20}\}|.", re.DOTALL
)


@lru_cache(maxsize=256)
def compile_pattern(pattern: str) -> Pattern[str]:
    """Compile a pattern, once.

    Raises SettingsError when it is no regular expression or has more than 100,000 parts.
    """
    import regex  # noqa: PLC0415 - 30 ms, only paid for when a pattern is set

    if _written_out(pattern) > _MAX_SIZE:
        raise SettingsError(f"repeats its parts more than {_MAX_SIZE:,} times")
    try:
        return regex.compile(pattern, regex.VERSION0)
    except Exception as error:  # its own error, ValueError for flags, RecursionError for depth
        raise SettingsError(f"not a regular expression: {error}") from None


def matches_whole(pattern: str, line: str) -> bool:
    """Tell whether a pattern matches a whole line.

    Raises TimeLimitError when the pattern takes too long: half of what it matches stripped and
    half not would be worse than a file that failed.
    """
    try:
        return compile_pattern(pattern).fullmatch(line, timeout=SECONDS_A_LINE) is not None
    except TimeoutError:
        shown = line if len(line) <= 20 else f"{line[:20]}…"
        raise TimeLimitError(
            f"strip-patterns: {pattern!r} took longer than {SECONDS_A_LINE:g} s for the line "
            f"{shown!r}; make it simpler"
        ) from None


def _written_out(pattern: str) -> int:
    r"""Return how many parts a pattern has when all that it counts is written out.

    >>> _written_out(r"第\d{2}条"), _written_out("(ab{3}){5}"), _written_out("[(]{4}")
    (4, 20, 4)
    """
    groups, last = [0], 0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            groups.append(0)
        elif token[1]:
            groups[-1] += last * (int(token[1]) - 1)
            last *= int(token[1])
        else:
            closes = token[0] == ")" and len(groups) > 1
            last = groups.pop() if closes else 1
            groups[-1] += last
    return sum(groups)
