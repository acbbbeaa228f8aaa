"""`cleancorpus clean PATH... -o OUT`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from cleancorpus.cli import EXIT_UNREADABLE, VERBS
from cleancorpus.cli.options import settings_of, settings_options
from cleancorpus.cli.streams import PATH, examples, print_text, progress, say, say_notes
from cleancorpus.errors import UsageError
from cleancorpus.settings_checks import did_you_mean


@click.command(
    "clean",
    epilog=examples(
        "cleancorpus clean docs -o cleaned",
        "cleancorpus docs -o cleaned --ignore convert --level strip=suggest",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder to write to; it is made when it is missing.",
)
@settings_options
@click.option(
    "-j", "--jobs", default=0, type=click.IntRange(min=0), help="Worker processes [processors]."
)
@click.option("--edits", is_flag=True, help="Write every single edit as JSON Lines too.")
@click.option("--timings", is_flag=True, help="Write the seconds of each stage into the reports.")
@click.option("-q", "--quiet", is_flag=True, help="Print only errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print a line for every file.")
def command(  # noqa: PLR0913 - one argument for each option
    *,
    paths: tuple[Path, ...],
    out: Path,
    jobs: int,
    edits: bool,
    timings: bool,
    quiet: bool,
    verbose: bool,
    **shared: Any,
) -> int:
    """Clean files and folders: clean text and a report for every file, and a summary.

    The inputs are never written to. Files that cannot be read are reported, the others are done.
    """
    from cleancorpus.corpus import Options, clean_corpus  # noqa: PLC0415 - a help text does without
    from cleancorpus.reports.terminal import render_summary  # noqa: PLC0415 - a help text does without

    _check_verb(paths)
    settings = settings_of(**shared, jobs=jobs)
    with progress("cleaning", quiet=quiet) as on_file:
        summary = clean_corpus(paths, out, settings, Options(edits, timings), on_file)
    if not quiet:
        print_text(render_summary(summary, verbose=verbose))
    say_notes(summary.notes, quiet=quiet)
    for file in summary.failed:
        say(f"error: {file.path}: {file.error}")
    return EXIT_UNREADABLE if summary.failed else 0


def _check_verb(paths: tuple[Path, ...]) -> None:
    """Refuse a mistyped verb, which arrives here as a path that does not exist."""
    first = str(paths[0])
    if len(paths) > 1 and not os.path.lexists(first) and (hint := did_you_mean(first, VERBS)):
        raise UsageError(f"{first}: no such file, folder or verb{hint}")
