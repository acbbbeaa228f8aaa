"""Settings: the defaults, under a settings file, under the command line."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TypeGuard, cast

from cleancorpus.errors import SettingsError
from cleancorpus.records import LEVELS, Level, Rule

FILE_NAME = "cleancorpus.toml"


@dataclass(frozen=True, slots=True)
class Override:
    """Levels that hold only for files that match one of the patterns (gitignore syntax)."""

    files: tuple[str, ...]
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user can choose; in the settings file `_` is written `-`."""

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

    def level(self, rule: Rule) -> Level:
        """Return the level of a rule: `ignore` before `levels` before `select` before its own.

        >>> from cleancorpus.records import Rule
        >>> Settings(ignore=("strip",)).level(Rule("strip.page-number", "", "", ""))
        'off'
        """
        names = (rule.id, rule.stage)
        if any(name in self.ignore for name in names):
            return "off"
        for name in names:
            if name in self.levels:
                return self.levels[name]
        if self.select:
            chosen = any(name in self.select for name in names)
            return ("apply" if rule.level == "off" else rule.level) if chosen else "off"
        return rule.level

    def for_file(self, name: str) -> Settings:
        """Return the settings that hold for one file, its name relative to the folder."""
        levels = dict(self.levels)
        for override in self.overrides:
            if matches(override.files, name):
                levels.update(override.levels)
        return replace(self, levels=levels) if levels != self.levels else self


def matches(patterns: Iterable[str], name: str) -> bool:
    """Tell whether a path matches any of the patterns, as .gitignore would read them."""
    patterns = tuple(patterns)
    if not patterns:
        return False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only paid for when a pattern is set

    return GitIgnoreSpec.from_lines(patterns).match_file(name)


# The keys that a settings file may hold; `repeated_lines` is the run's own.
_KEYS = {f.name.replace("_", "-"): f.name for f in fields(Settings) if f.name != "repeated_lines"}


def parse_settings(table: Mapping[str, object], origin: str, rules: Iterable[Rule]) -> Settings:
    """Check a table of a settings file and return the settings; all mistakes in one error.

    >>> parse_settings({"regoinal": True}, "my.toml", [])
    Traceback (most recent call last):
    cleancorpus.errors.SettingsError: my.toml: unknown key 'regoinal' (did you mean 'regional'?)
    """
    known = known_names(rules)
    values: dict[str, object] = {}
    mistakes: list[str] = []
    for key, value in table.items():
        if key not in _KEYS:
            mistakes.append(f"unknown key {key!r}{did_you_mean(key, _KEYS)}")
            continue
        try:
            values[_KEYS[key]] = _check(key, value, known)
        except SettingsError as error:
            mistakes.append(str(error))
    if mistakes:
        raise SettingsError("\n".join(f"{origin}: {mistake}" for mistake in mistakes))
    return Settings(**values)  # type: ignore[arg-type]  # _check returned the field's own type


def known_names(rules: Iterable[Rule]) -> frozenset[str]:
    """Return what --select, --ignore and [levels] may name: rule ids and stages."""
    return frozenset(name for rule in rules for name in (rule.id, rule.stage))


def check_names(names: Iterable[str], known: Iterable[str], where: str) -> tuple[str, ...]:
    """Return the names of rules or stages as a tuple.

    Raises SettingsError for a name that no rule or stage has.
    """
    names = tuple(names)
    known = frozenset(known)
    for name in names:
        if name not in known:
            raise SettingsError(f"{where}: unknown rule {name!r}{did_you_mean(name, known)}")
    return names


def did_you_mean(word: str, words: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(words), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _is_strings(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _check(key: str, value: object, known: frozenset[str]) -> object:
    if key == "levels":
        return _check_levels(key, value, known)
    if key == "overrides":
        return _check_overrides(value, known)
    if key == "jobs":
        if type(value) is not int or value < 0:
            raise SettingsError(f"{key}: expected a number of processes, found {value!r}")
        return value
    if key in {"regional", "drop-credits"}:
        if not isinstance(value, bool):
            raise SettingsError(f"{key}: expected true or false, found {value!r}")
        return value
    if not _is_strings(value):
        raise SettingsError(f"{key}: expected a list of strings, found {value!r}")
    if key in {"select", "ignore"}:
        return check_names(value, known, key)
    if key == "strip-patterns":
        for pattern in value:
            _check_pattern(key, pattern)
    return tuple(value)


def _check_pattern(key: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise SettingsError(f"{key}: {pattern!r} is not a regular expression: {error}") from None


def _check_levels(key: str, value: object, known: frozenset[str]) -> dict[str, Level]:
    if not isinstance(value, dict):
        raise SettingsError(f"{key}: expected a table of rule = level, found {value!r}")
    check_names(value, known, key)
    for name, level in value.items():
        if level not in LEVELS:
            raise SettingsError(f"{key}: {name}: expected one of {LEVELS}, found {level!r}")
    return cast("dict[str, Level]", value)


def _check_overrides(value: object, known: frozenset[str]) -> tuple[Override, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise SettingsError("overrides: expected [[overrides]] tables")
    out = []
    for item in value:
        if set(item) != {"files", "levels"} or not _is_strings(item["files"]):
            raise SettingsError("overrides: each needs files = [...] and levels = {...}")
        levels = _check_levels("overrides.levels", item["levels"], known)
        out.append(Override(tuple(item["files"]), levels))
    return tuple(out)


def find_settings_file(folder: Path) -> Path | None:
    """Return the nearest settings file of a folder or the folders above it.

    A `cleancorpus.toml` wins over a `pyproject.toml` with a [tool.cleancorpus] table.
    """
    for parent in (folder, *folder.parents):
        own = parent / FILE_NAME
        if own.is_file():
            return own
        project = parent / "pyproject.toml"
        if project.is_file() and _tool_table(_load(project)) is not None:
            return project
    return None


def load_settings(file: Path, rules: Iterable[Rule]) -> Settings:
    """Read a settings file, or the [tool.cleancorpus] table of a pyproject.toml.

    Raises SettingsError when the file is missing, is not TOML, or holds an unknown key or value.
    """
    table = _load(file)
    if file.name == "pyproject.toml":
        table = _tool_table(table) or {}
    return parse_settings(table, str(file), rules)


def _tool_table(project: Mapping[str, object]) -> dict[str, object] | None:
    tools = project.get("tool")
    table = tools.get("cleancorpus") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _load(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not a TOML file: {error}") from None


def worker_count(settings: Settings) -> int:
    """Return the number of worker processes: as set, or the processors this process may use."""
    if settings.jobs:
        return settings.jobs
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
