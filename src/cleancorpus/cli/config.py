"""`cleancorpus config`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from cleancorpus.cli.options import settings_of, settings_options
from cleancorpus.cli.streams import examples
from cleancorpus.run.inputs import IGNORE_FILE
from cleancorpus.settings import Settings
from cleancorpus.settings_file import find_settings_file, load_settings


@click.command(
    "config",
    epilog=examples("cleancorpus config", "cleancorpus config --ignore strip > cleancorpus.toml"),
)
@settings_options
def command(*, config: Path | None, isolated: bool, **shared: Any) -> None:
    """Show the settings that hold here, and where each comes from.

    What is printed is a settings file: the command line beats the nearest cleancorpus.toml or
    pyproject.toml, which beats the defaults. It takes the same options as the other verbs.
    """
    final = settings_of(config=config, isolated=isolated, **shared)
    file = config or (None if isolated else find_settings_file(Path.cwd()))
    given = load_settings(file) if file else Settings()
    click.echo(f"# settings file: {file or 'none'}")
    ignored = Path.cwd() / IGNORE_FILE
    click.echo(f"# ignore file here: {ignored if ignored.is_file() else 'none'}")
    for line in render_config(final, given, str(file)):
        click.echo(line)


def render_config(final: Settings, given: Settings, file: str) -> Iterator[str]:
    """Yield the settings as TOML, each with where it comes from."""
    tables: list[str] = []
    for field in fields(Settings):
        key, value = field.name.replace("_", "-"), getattr(final, field.name)
        if field.name == "repeated_lines":  # the run's own, no setting
            continue
        origin = _origin(field.name, final, given, file)
        if key == "levels":
            tables += ["", f"[levels]  # {origin}"]
            tables += [f"{_toml(name)} = {_toml(level)}" for name, level in value.items()]
        elif key == "overrides":
            for override in value:
                levels = ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in override.levels.items())
                tables += ["", f"[[overrides]]  # {origin}"]
                tables += [f"files = {_toml(override.files)}", f"levels = {{ {levels} }}"]
        else:
            yield f"{key} = {_toml(value)}  # {origin}"
    yield from tables


def _origin(name: str, final: Settings, given: Settings, file: str) -> str:
    value = getattr(final, name)
    if value != getattr(given, name):
        return "command line"
    return "default" if value == getattr(Settings(), name) else file


def _toml(value: object) -> str:
    """Write a value as TOML; JSON is the same for strings, numbers, booleans and lists of them."""
    return json.dumps(value, ensure_ascii=False)
