"""`cleancorpus check PATH...`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from cleancorpus.check import Checked, CheckOptions, check_documents, check_files
from cleancorpus.cli import EXIT_CHANGES, EXIT_UNREADABLE
from cleancorpus.cli.baseline import Recorder, known_findings, without_known
from cleancorpus.cli.options import settings_file, settings_of, settings_options
from cleancorpus.cli.printer import Printer, Tally
from cleancorpus.cli.streams import (
    PATH,
    counted,
    examples,
    is_stdin,
    path_options,
    progress,
    read_stdin,
    say,
    say_notes,
)
from cleancorpus.errors import ReadError
from cleancorpus.reports.diagnostics import KINDS, FileCheck
from cleancorpus.reports.formats import FORMATS, STREAMED
from cleancorpus.settings import Settings
from cleancorpus.time_limit import limited

FAIL_ON = (*KINDS, "untrusted", "never")


@click.command(
    "check",
    epilog=examples(
        "cleancorpus check docs --diff",
        "cleancorpus check docs --output-format sarif --output-file check.sarif",
        "cleancorpus check docs --baseline known.json --fail-on edit --fail-on gap",
        "cleancorpus check docs/a.txt --accept",
        "cat page.txt | cleancorpus check - --stdin-filename page.txt",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option("--diff", is_flag=True, help="Print a diff by paragraphs instead of the findings.")
@click.option(
    "--output-format",
    type=click.Choice(list(FORMATS)),
    envvar="CLEANCORPUS_OUTPUT_FORMAT",
    help=f"Print the findings in this format: {', '.join(FORMATS)} "
    "[text; github when GITHUB_ACTIONS is true].",
)
@click.option(
    "--output-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the findings to this file instead of standard output.",
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(FAIL_ON),
    default=["edit"],
    help=f"Exit with 1 when there is a finding of this kind: {', '.join(KINDS)}; or a file whose "
    "trust is untrusted (the wording may be altered); or never; may be repeated [edit].",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--statistics", is_flag=True, help="Print the number of findings of each rule.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out the findings that this file lists, so that only new ones count.",
)
@click.option(
    "--update-baseline",
    is_flag=True,
    help="Write today's findings to --baseline: to take up the tool in a folder that has many.",
)
@click.option(
    "--accept",
    is_flag=True,
    help="Write into the ledger that a person has looked at these files and accepts what is found "
    "there, all but edits: it never counts again, with or without a baseline.",
)
@path_options
@settings_options
def command(  # noqa: PLR0913 - one argument for each option
    *,
    paths: tuple[Path, ...],
    diff: bool,
    output_format: str | None,
    output_file: Path | None,
    fail_on: tuple[str, ...],
    exit_zero: bool,
    statistics: bool,
    baseline: Path | None,
    update_baseline: bool,
    accept: bool,
    stdin_filename: str,
    force_exclude: bool,
    jobs: int,
    quiet: bool,
    **shared: Any,
) -> int:
    """Tell what `clean` would change in files and folders, and what no cleaning can mend.

    Files that `fix` has rewritten still have the gaps, doubts and damage that its ledger holds
    (.cleancorpus/ledger.jsonl), as long as they are not changed and nobody has accepted them.

    Nothing is written, but for --update-baseline and --accept. The exit code is 1 when something
    would change, or as --fail-on says; 3 when a file could not be read.
    """
    settings = settings_of(**shared, jobs=jobs)
    known = _known(paths, baseline, update_baseline=update_baseline, accept=accept)
    name = "statistics" if statistics else "diff" if diff else output_format or _default_format()
    sink = Recorder(baseline) if baseline and update_baseline else Printer(name, output_file)
    file = settings_file(**shared)
    options = CheckOptions(accept=accept, diff=diff, force_exclude=force_exclude, beside=file)
    # A bar between lines that are being printed would only be in their way.
    quiet_bar = quiet or (name in {*STREAMED, "diff"} and sys.stdout.isatty())
    tally, notes = Tally(), list[str]()
    with progress("checking", quiet=quiet_bar) as on_file:
        if is_stdin(paths):
            checked: Iterable[Checked] = check_stdin(stdin_filename, settings, diff=diff)
        else:
            checked = check_files(paths, settings, options, on_file, notes.append)
        for item in checked:
            check = without_known(item.check, known)
            tally.add(check)
            sink.add(check, item.diff)
    sink.finish()
    say_notes(notes, quiet=quiet)
    fails = () if exit_zero or update_baseline or accept else fail_on
    return _finish(tally, quiet=quiet, accepted=accept, fail_on=fails)


def _known(
    paths: tuple[Path, ...], baseline: Path | None, *, update_baseline: bool, accept: bool
) -> frozenset[str]:
    """Return the findings that the baseline lists.

    Raises UsageError for options that make no sense together.
    """
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE")
    if accept and update_baseline:
        raise click.UsageError("--accept or --update-baseline: each makes findings known, not both")
    if accept and is_stdin(paths):
        raise click.UsageError("--accept needs files: the ledger knows no standard input")
    return known_findings(baseline) if baseline and not update_baseline else frozenset()


def check_stdin(name: str, settings: Settings, *, diff: bool) -> list[Checked]:
    """Check what comes on standard input."""
    data = read_stdin()
    found: list[Checked] = []
    documents = check_documents(data, name, settings.for_file(name), diff=diff)
    try:
        limited(lambda: found.extend(documents), len(data), settings.time_limit)
    except ReadError as error:
        found.append(Checked(FileCheck(name, error=str(error))))
    return found


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _finish(tally: Tally, *, quiet: bool, accepted: bool, fail_on: Sequence[str]) -> int:
    """Print the last line on standard error and return the exit code."""
    for path, error in tally.failed:
        say(f"error: {path}: {error}")
    if accepted:
        found = sum(tally.kinds[kind] for kind in KINDS if kind != "edit")
        say(f"{counted(found, 'finding')} accepted")
    if not quiet:
        click.echo(
            f"{counted(tally.changing, 'file')} would change, "
            f"{tally.files - tally.changing - len(tally.failed):,} would not, "
            f"{len(tally.failed):,} not read",
            err=True,
        )
    if tally.failed:
        return EXIT_UNREADABLE
    return EXIT_CHANGES if any(tally.kinds[kind] for kind in fail_on) else 0
