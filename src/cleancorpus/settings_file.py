"""The settings file: found, read, and made into Settings."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from cleancorpus.errors import SettingsError
from cleancorpus.settings import CHECKS, Override, Settings
from cleancorpus.settings_checks import did_you_mean

FILE_NAME = "cleancorpus.toml"
# The keys that a settings file may hold; `repeated_lines` is the run's own.
_KEYS = {f.name.replace("_", "-"): f.name for f in fields(Settings) if f.name != "repeated_lines"}


def parse_settings(table: Mapping[str, object], origin: str) -> Settings:
    """Check a table of a settings file and return the settings; all mistakes in one error.

    >>> parse_settings({"regoinal": True}, "my.toml")
    Traceback (most recent call last):
    cleancorpus.errors.SettingsError: my.toml: unknown key 'regoinal' (did you mean 'regional'?)
    """
    values: dict[str, Any] = {}
    mistakes: list[str] = []
    for key, value in table.items():
        if key not in _KEYS:
            mistakes.append(f"unknown key {key!r}{did_you_mean(key, _KEYS)}")
            continue
        try:
            given = _read_overrides(value) if key == "overrides" else value
            values[_KEYS[key]] = CHECKS[_KEYS[key]](key, given)
        except SettingsError as error:
            mistakes.append(str(error))
    if mistakes:
        raise SettingsError("\n".join(f"{origin}: {mistake}" for mistake in mistakes))
    return Settings(**values)


def _read_overrides(value: object) -> list[Override]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise SettingsError("overrides: expected [[overrides]] tables")
    overrides: list[Override] = []
    for item in value:
        if set(item) != {"files", "levels"}:
            raise SettingsError("overrides: each needs files = [...] and levels = {...}")
        try:
            overrides.append(Override(**item))
        except SettingsError as error:
            raise SettingsError(f"overrides: {error}") from None
    return overrides


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


def load_settings(file: str | os.PathLike[str]) -> Settings:
    """Read a settings file, or the [tool.cleancorpus] table of a pyproject.toml.

    Raises SettingsError when the file is missing, is not TOML, or holds an unknown key or value.
    """
    file = Path(file)
    table = _load(file)
    if file.name == "pyproject.toml":
        table = _tool_table(table) or {}
    return parse_settings(table, str(file))


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
    except RecursionError:
        raise SettingsError(f"{file}: its brackets are nested too deeply") from None
