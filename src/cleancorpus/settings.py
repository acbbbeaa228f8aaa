"""Settings: everything that a user can choose, checked wherever they are made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from cleancorpus.errors import SettingsError
from cleancorpus.rules import Level, Rule
from cleancorpus.settings_checks import (
    check_globs,
    check_levels,
    check_lines,
    check_patterns,
    check_processes,
    check_rules,
    check_seconds,
    check_strings,
    check_truth,
    compile_globs,
)


@dataclass(frozen=True, slots=True)
class Override:
    """Levels that hold only for files that match one of the patterns (gitignore syntax)."""

    files: tuple[str, ...]
    levels: Mapping[str, Level]

    def __post_init__(self) -> None:
        _check_fields(self, {"files": check_globs, "levels": check_levels})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user can choose; in the settings file `_` is written `-`.

    Lists are taken for tuples. Whatever is wrong is told at once, in one SettingsError.

    >>> Settings(ignore=["convrt"], jobs=-1)
    Traceback (most recent call last):
    cleancorpus.errors.SettingsError: ignore: unknown rule 'convrt' (did you mean 'convert'?)
    jobs: expected a number of processes, found -1
    """

    select: tuple[str, ...] = ()
    """Only these rules or stages; empty means all."""
    ignore: tuple[str, ...] = ()
    """These rules or stages are off."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """Rule id or stage to apply, suggest or off."""
    overrides: tuple[Override, ...] = ()
    exclude: tuple[str, ...] = ()
    """Paths to leave out, in gitignore syntax."""
    jobs: int = 0
    """Worker processes; 0 means one a processor."""
    time_limit: float = 120
    """Seconds of processor time for a megabyte of a file, at least 10 a file; 0 is no limit."""
    regional: bool = False
    """Convert Taiwan and Hong Kong vocabulary too, not only characters."""
    strip_lines: tuple[str, ...] = ()
    """Lines to strip, compared whole."""
    strip_patterns: tuple[str, ...] = ()
    """Regular expressions of lines to strip, matched against the whole line."""
    drop_credits: bool = False
    """Strip captions' credits, bylines and editors' names too."""
    repeated_lines: frozenset[str] = frozenset()
    """Short lines that many files of the folder share; filled in by the run, not by the user."""

    def __post_init__(self) -> None:
        _check_fields(self, CHECKS)

    def level(self, rule: Rule) -> Level:
        """Return the level of a rule: `ignore` before `levels` before `select` before its own.

        A rule that is off by itself is turned on by its own name or by its short form, never by
        the name of its stage.

        >>> from cleancorpus.rules import Rule
        >>> credit = Rule("strip.credit", "", "", "", level="off")
        >>> Settings(levels={"strip": "apply"}).level(credit)
        'off'
        >>> Settings(drop_credits=True).level(credit)
        'apply'
        """
        names = (rule.id, rule.stage)
        if any(name in self.ignore for name in names):
            return "off"
        if rule.id in self.levels:
            return self.levels[rule.id]
        if rule.level == "off" and not self._asks_for(rule.id):
            return "off"
        if rule.stage in self.levels:
            return self.levels[rule.stage]
        if self.select and not any(name in self.select for name in names):
            return "off"
        return "apply" if rule.level == "off" else rule.level

    def _asks_for(self, rule: str) -> bool:
        return rule in self.select or (rule in SHORT_FORMS and getattr(self, SHORT_FORMS[rule]))

    def for_file(self, name: str) -> Settings:
        """Return the settings that hold for one file, its name relative to the folder."""
        levels = dict(self.levels)
        for override in self.overrides:
            if matches(override.files, name):
                levels.update(override.levels)
        return replace(self, levels=levels) if levels != self.levels else self


def matches(patterns: Iterable[str], name: str) -> bool:
    """Tell whether a path matches any of the patterns, as .gitignore would read them.

    Raises SettingsError for a pattern that git would not understand either.
    """
    patterns = tuple(patterns)
    return bool(patterns) and compile_globs(patterns).match(name)


# Rule -> the setting that turns it on, beside its name: what many users want, in a word.
SHORT_FORMS: Mapping[str, str] = {"convert.regional": "regional", "strip.credit": "drop_credits"}

Check = Callable[[str, object], object]


def _check_fields(record: object, checks: Mapping[str, Check]) -> None:
    """Replace the fields of a frozen record by what their checks return.

    Raises SettingsError with all mistakes.
    """
    mistakes: list[str] = []
    for name, check in checks.items():
        try:
            object.__setattr__(record, name, check(name, getattr(record, name)))
        except SettingsError as error:
            mistakes.append(str(error))
    if mistakes:
        raise SettingsError("\n".join(mistakes))


def _check_overrides(key: str, value: object) -> tuple[Override, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(o, Override) for o in value):
        raise SettingsError(f"{key}: expected a list of Override, found {value!r}")
    return tuple(value)


# The check of each field: it returns the value as the field holds it, or raises SettingsError.
CHECKS: Mapping[str, Check] = {
    "select": check_rules,
    "ignore": check_rules,
    "levels": check_levels,
    "overrides": _check_overrides,
    "exclude": check_globs,
    "jobs": check_processes,
    "time_limit": check_seconds,
    "regional": check_truth,
    "strip_lines": check_strings,
    "strip_patterns": check_patterns,
    "drop_credits": check_truth,
    "repeated_lines": check_lines,
}


def worker_count(settings: Settings) -> int:
    """Return the number of worker processes: as set, or the processors this process may use."""
    if settings.jobs:
        return settings.jobs
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
