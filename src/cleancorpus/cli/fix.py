"""`cleancorpus fix PATH...`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from cleancorpus.check import Checked, CheckOptions, check_files, refuse_unfixable
from cleancorpus.cli import EXIT_CHANGES, EXIT_UNREADABLE
from cleancorpus.cli.options import settings_file, settings_of, settings_options
from cleancorpus.cli.streams import (
    PATH,
    counted,
    examples,
    is_stdin,
    path_options,
    print_text,
    progress,
    read_stdin,
    say,
    say_notes,
)
from cleancorpus.errors import ReadError
from cleancorpus.file import clean_bytes
from cleancorpus.settings import Settings


@click.command(
    "fix",
    epilog=examples(
        "cleancorpus fix docs",
        "cleancorpus fix a.txt --diff",
        "cleancorpus fix - < page.txt > clean.txt",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option("--diff", is_flag=True, help="Print what was changed as a diff by paragraphs.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 when files were rewritten.")
@path_options
@settings_options
def command(  # noqa: PLR0913 - one argument for each option
    *,
    paths: tuple[Path, ...],
    diff: bool,
    exit_zero: bool,
    stdin_filename: str,
    force_exclude: bool,
    jobs: int,
    quiet: bool,
    **shared: Any,
) -> int:
    """Rewrite damaged text files in place, as UTF-8 with LF; `-` filters standard input.

    Permissions are kept. A file that is not text is never rewritten, nor one with bytes that
    cannot be decoded. What is lost by rewriting (gaps, doubts, damage, removed text) is written to
    .cleancorpus/ledger.jsonl, beside the settings file or at the root of the repository: commit it,
    `check` reads it. The exit code is 1 when files were rewritten, 3 when some could not be.
    """
    settings = settings_of(**shared, jobs=jobs)
    if is_stdin(paths):
        return filter_stdin(stdin_filename, settings)
    options = CheckOptions(
        fix=True,
        diff=diff,
        force_exclude=force_exclude,
        beside=settings_file(**shared),
    )
    notes: list[str] = []
    with progress("fixing", quiet=quiet) as on_file:
        found = check_files(paths, settings, options, on_file, notes.append)
        told = [_tell(item) for item in found]
    say_notes(notes, quiet=quiet)
    return _finish(told, quiet=quiet, exit_zero=exit_zero)


class Told(NamedTuple):
    """What the end of the run needs to know of one file."""

    path: str
    error: str
    fixed: bool
    edits: int


def _tell(item: Checked) -> Told:
    """Print the diff of a file that was rewritten, and keep what the end needs."""
    if item.diff and item.fixed:
        print_text(item.diff)
    edits = sum(d.count for d in item.check.diagnostics if d.kind == "edit")
    return Told(item.check.path, item.check.error, item.fixed, edits)


def filter_stdin(name: str, settings: Settings) -> int:
    """Write the clean text of standard input to standard output."""
    try:
        data = read_stdin()
        cleaned = clean_bytes(data, name, settings.for_file(name))
        if cleaned.cleaned.untouched:
            return _write(data)
        refuse_unfixable(cleaned)
    except ReadError as error:
        say(f"error: {name}: {error}")
        return EXIT_UNREADABLE
    return _write(cleaned.text.encode("utf-8"))


def _write(data: bytes) -> int:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return 0


def _finish(told: Sequence[Told], *, quiet: bool, exit_zero: bool) -> int:
    """Print what was done on standard error and return the exit code."""
    fixed = [item for item in told if item.fixed]
    failed = [item for item in told if item.error]
    for item in failed:
        say(f"error: {item.path}: {item.error}")
    for item in fixed:  # with --quiet too: who commits wants to know what a hook has rewritten
        say(f"fixed {item.path} ({counted(item.edits, 'edit')})")
    if not quiet:
        same = len(told) - len(fixed) - len(failed)
        click.echo(
            f"{counted(len(fixed), 'file')} rewritten, {same:,} left as they are, "
            f"{len(failed):,} not touched",
            err=True,
        )
    if failed:
        return EXIT_UNREADABLE
    return EXIT_CHANGES if fixed and not exit_zero else 0
