"""The options that several verbs share, and how they become Settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from cleancorpus.errors import SettingsError
from cleancorpus.rules import LEVELS, Level
from cleancorpus.settings import Settings
from cleancorpus.settings_checks import check_names
from cleancorpus.settings_file import find_settings_file, load_settings

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Read this settings file instead of the nearest cleancorpus.toml or pyproject.toml.",
    ),
    click.option("--isolated", is_flag=True, help="Read no settings file."),
    click.option(
        "--select",
        metavar="RULE,...",
        help="Apply only these rules or stages, for example `mojibake,strip.spam-line`.",
    ),
    click.option("--ignore", metavar="RULE,...", help="Turn these rules or stages off."),
    click.option(
        "--level",
        multiple=True,
        metavar="RULE=LEVEL",
        help="Set a rule or stage to apply, suggest or off; may be given several times. "
        "Rules that are off by themselves are turned on by their own name only.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help="Leave out paths that match, in .gitignore syntax; may be repeated.",
    ),
    click.option(
        "--regional",
        is_flag=True,
        help="Convert Taiwan and Hong Kong vocabulary too, not only characters.",
    ),
    click.option(
        "--time-limit",
        metavar="SECONDS",
        type=float,
        help="Give up a file after this many seconds of processor time a megabyte, at least 10; "
        "0 is no limit [120].",
    ),
)


def settings_options(command: CommandT) -> CommandT:
    """Add the options that say which settings hold, from --config to --time-limit."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings_of(  # noqa: PLR0913 - one argument for each shared option
    *,
    config: Path | None = None,
    isolated: bool = False,
    select: str | None = None,
    ignore: str | None = None,
    level: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    regional: bool = False,
    time_limit: float | None = None,
    **others: int,
) -> Settings:
    """Put the defaults, the settings file and the command line together.

    Raises SettingsError for an unknown rule, a wrong level, or a wrong settings file.
    """
    file = settings_file(config=config, isolated=isolated)
    settings = load_settings(file) if file else Settings()
    changes: dict[str, Any] = {key: value for key, value in others.items() if value}
    if select:
        changes["select"] = check_names(_split(select), "--select")
    if ignore:
        changes["ignore"] = (*settings.ignore, *check_names(_split(ignore), "--ignore"))
    if level:
        changes["levels"] = {**settings.levels, **dict(_parse_level(item) for item in level)}
    if exclude:
        changes["exclude"] = (*settings.exclude, *exclude)
    if regional:
        changes["regional"] = True
    if time_limit is not None:
        changes["time_limit"] = time_limit
    return replace(settings, **changes) if changes else settings


def settings_file(
    *, config: Path | None = None, isolated: bool = False, **_others: object
) -> Path | None:
    """Return the settings file that the shared options name or find; None when there is none."""
    return config or (None if isolated else find_settings_file(Path.cwd()))


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _parse_level(item: str) -> tuple[str, Level]:
    name, _, level = item.partition("=")
    if level not in LEVELS:
        raise SettingsError(f"--level {item}: expected RULE=apply, RULE=suggest or RULE=off")
    (name,) = check_names([name], "--level")
    return name, level
