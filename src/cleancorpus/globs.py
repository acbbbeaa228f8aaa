"""Patterns in the syntax of .gitignore, matched in a time that no pattern can blow up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

# What pathspec writes for `*` within a segment, for `**/` at the head and for `/**` further on.
_STAR, _HEAD, _DEEP = "[^/]*", "^(?:.+/)?", "(?:/.+)?"
_STARS = re.compile(r"(?:\[\^/\]\*){2,}")
_CLASS = r"\[\^?\]?[^\]\\]{0,200}+(?:\\.[^\]\\]{0,200}+){0,20}+\](?![*+])"
# A class of the user's: git lets none match a slash, pathspec lets `[!a]` do so.
_USERS_CLASS = re.compile(rf"\\.|\[\^/\]|({_CLASS})", re.DOTALL)
_NO_SLASH = "(?!/)"
# A star, then what has a fixed width (characters, escapes, classes), then the next star.
_FIXED = re.compile(
    rf"\[\^/\]\*((?:\\.|(?:{re.escape(_NO_SLASH)})?{_CLASS}|[^\\\[\]()/*+?^$|.])+)(?=\[\^/\]\*)",
    re.DOTALL,
)


class Globs:
    """A list of patterns, compiled once; the last one that matches a path decides."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Compile the patterns.

        Raises ValueError for a line that is no pattern.
        """
        compiled = [_LinearPattern(pattern) for pattern in patterns]
        self._spec = GitIgnoreSpec(compiled, backend="simple")

    def match(self, name: str) -> bool:
        """Tell whether a path with slashes matches, as .gitignore would read the patterns."""
        return self._spec.match_file(name)


class _LinearPattern(GitIgnoreSpecPattern):
    """A pattern whose expression never tries the places of two stars against each other."""

    __slots__ = ()

    @classmethod
    def pattern_to_regex(cls, pattern):  # type: ignore[no-untyped-def]
        regex, include = super().pattern_to_regex(pattern)
        return regex and linear(regex), include


def linear(regex: str) -> str:
    r"""Return the expression of a glob with every star but the last bound to its first place.

    A star takes whatever stands between its neighbours, so the first place where what follows it
    fits is as good as any later one, for the next star can take the rest: nothing is lost when
    that place is never reconsidered. The same holds for `**` and whole segments. Without this,
    `*a*a*a*a*a*a*a*a*b` takes years over a long name.

    >>> linear("^[^/]*a[^/]*b$")
    '^(?>[^/]*?a)[^/]*b$'
    >>> linear("^a(?:/.+)?/b(?:/.+)?/c$")
    '^a(?>(?:/[^/]++)*?/b(?=/))(?:/.+)?/c$'
    """
    regex = _USERS_CLASS.sub(lambda m: _NO_SLASH + m[1] if m[1] else m[0], regex)
    regex = _STARS.sub(_STAR, regex)
    regex = _FIXED.sub(r"(?>[^/]*?\1)", regex)
    first, *parts = regex.split(_DEEP)
    if not parts:
        return first
    if first.startswith(_HEAD):
        first = f"^(?>(?:[^/]++/)*?{first.removeprefix(_HEAD)}(?=/))"
    middle = [f"(?>(?:/[^/]++)*?{part}(?=/))" for part in parts[:-1]]
    return "".join([first, *middle, _DEEP, parts[-1]])
