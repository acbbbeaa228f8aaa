"""What the value of each setting may be; what is wrong is said as people can act on it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from cleancorpus.errors import SettingsError
from cleancorpus.rules import LEVELS, Level
from cleancorpus.user_patterns import compile_pattern

if TYPE_CHECKING:
    from cleancorpus.globs import Globs


_MAX_SECONDS = 1_000_000


@cache
def known_names() -> frozenset[str]:
    """Return what --select, --ignore and [levels] may name: rule ids and stages."""
    from cleancorpus.stages import all_rules  # noqa: PLC0415 - the stages import this module

    return frozenset(name for rule in all_rules().values() for name in (rule.id, rule.stage))


def check_names(names: Iterable[str], where: str) -> tuple[str, ...]:
    """Return the names of rules or stages as a tuple.

    Raises SettingsError for a name that no rule or stage has.
    """
    names = tuple(names)
    for name in names:
        if name not in known_names():
            raise SettingsError(
                f"{where}: unknown rule {name!r}{did_you_mean(name, known_names())}"
            )
    return names


def did_you_mean(word: str, words: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(words), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


@lru_cache(maxsize=256)
def compile_globs(patterns: tuple[str, ...]) -> Globs:
    from cleancorpus.globs import Globs  # noqa: PLC0415 - 70 ms, only paid for when one is set

    try:
        return Globs(patterns)
    except (ValueError, re.error) as error:
        raise SettingsError(f"not in the syntax of .gitignore: {error}") from None


def check_strings(key: str, value: object) -> tuple[str, ...]:
    # A string is a sequence too, and "strip" is in "strip.spam-line": the whole stage would be off.
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"{key}: expected a list of strings, found {value!r}")
    return tuple(value)


def check_rules(key: str, value: object) -> tuple[str, ...]:
    return check_names(check_strings(key, value), key)


def check_globs(key: str, value: object) -> tuple[str, ...]:
    globs = check_strings(key, value)
    for glob in globs:
        try:
            compile_globs((glob,))
        except SettingsError as error:
            raise SettingsError(f"{key}: {glob!r} is {error}") from None
    return globs


def check_patterns(key: str, value: object) -> tuple[str, ...]:
    patterns = check_strings(key, value)
    for pattern in patterns:
        try:
            compile_pattern(pattern)
        except SettingsError as error:
            raise SettingsError(f"{key}: {pattern!r}: {error}") from None
    return patterns


def check_levels(key: str, value: object) -> dict[str, Level]:
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise SettingsError(f"{key}: expected a table of rule = level, found {value!r}")
    check_names(value, key)
    for name, level in value.items():
        if level not in LEVELS:
            raise SettingsError(f"{key}: {name}: expected one of {LEVELS}, found {level!r}")
    return dict(value)


def check_processes(key: str, value: object) -> int:
    if type(value) is not int or value < 0:
        raise SettingsError(f"{key}: expected a number of processes, found {value!r}")
    return value


def check_seconds(key: str, value: object) -> float:
    if type(value) not in {int, float} or not 0 <= cast("float", value) <= _MAX_SECONDS:
        raise SettingsError(f"{key}: expected seconds from 0 to {_MAX_SECONDS:,}, found {value!r}")
    return cast("float", value)


def check_truth(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{key}: expected true or false, found {value!r}")
    return value


def check_lines(key: str, value: object) -> frozenset[str]:
    if not isinstance(value, frozenset | set):
        raise SettingsError(f"{key}: expected a set of lines, found {type(value).__name__}")
    return frozenset(value)
