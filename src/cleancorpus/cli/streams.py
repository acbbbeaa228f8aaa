"""What `check` and `fix` share: their options, standard input and output, the progress bar."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from cleancorpus.reports.visible import visible_name

CommandT = TypeVar("CommandT", bound=Callable[..., Any])
STDIN = Path("-")
# Not `readable`: a file that cannot be read fails alone, the others are done.
PATH = click.Path(path_type=Path, readable=False)
# The runner trims a line before it looks; the codes of colours may be taken out on the way.
_COMMAND = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*+):(?=:)", re.MULTILINE)


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--stdin-filename",
        metavar="NAME",
        default="stdin.txt",
        help="The name of what `-` reads; its suffix says the format [stdin.txt].",
    ),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="Leave out what is excluded even when it is named itself, for pre-commit.",
    ),
    click.option(
        "-j", "--jobs", default=0, type=click.IntRange(min=0), help="Worker processes [processors]."
    ),
    click.option("-q", "--quiet", is_flag=True, help="Print no summary line."),
)


def path_options(command: CommandT) -> CommandT:
    """Add --stdin-filename, --force-exclude, --jobs and --quiet."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def examples(*commands: str) -> str:
    r"""Return the end of a help text: one example a line.

    >>> examples("cleancorpus doctor")
    '\x08\nExamples:\n  cleancorpus doctor'
    """
    return "\b\nExamples:" + "".join(f"\n  {command}" for command in commands)


def is_stdin(paths: tuple[Path, ...]) -> bool:
    """Tell whether standard input is meant.

    Raises UsageError when there is a path beside it.
    """
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("`-` stands alone: standard input is one file")
    return STDIN in paths


def read_stdin() -> bytes:
    """Return all of standard input.

    Raises UsageError when it is closed.
    """
    if sys.stdin is None:
        raise click.UsageError("standard input is closed: nothing to read for `-`")
    return sys.stdin.buffer.read()


def say(message: str, *, err: bool = True) -> None:
    """Print a line about files, on standard error: nothing in their names ends it or acts."""
    click.echo(without_commands(visible_name(message)), err=err)


def without_commands(text: str) -> str:
    r"""Return a text of which GitHub Actions obeys no line, as it does those that start with `::`.

    >>> os.environ["GITHUB_ACTIONS"] = "true"
    >>> without_commands("a.txt: 1 edit\n  ::add-mask::a\n")
    'a.txt: 1 edit\n  <003A>:add-mask::a\n'
    >>> del os.environ["GITHUB_ACTIONS"]
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    return _COMMAND.sub(r"\1<003A>", text)


def print_text(text: str, file: Path | None = None, *, commands: bool = False) -> None:
    """Write to standard output, or to a file without colours; `commands` of ours are obeyed."""
    if file is not None:
        from cleancorpus.run.atomic import write_atomically  # noqa: PLC0415

        write_atomically(file, click.unstyle(text).encode("utf-8", "backslashreplace"))
        return
    click.echo(text if commands else without_commands(text), nl=False)


def say_notes(notes: Iterable[str], *, quiet: bool) -> None:
    """Tell what was not read."""
    for note in () if quiet else notes:
        say(f"note: {note}")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "file"), counted(1200, "file")
    ('1 file', '1,200 files')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on standard error when it is a terminal, and never otherwise."""
    if quiet or not sys.stderr.isatty() or os.environ.get("CI"):
        yield None
        return
    with click.progressbar(length=1, file=sys.stderr, label=label) as bar:

        def on_file(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield on_file
