"""`cleancorpus check PATH...`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cleancorpus.check import Checked, CheckOptions, check_cleaned, check_files
from cleancorpus.cli import EXIT_CHANGES, EXIT_UNREADABLE
from cleancorpus.cli.baseline import known_findings, update_baseline, without_known
from cleancorpus.cli.options import settings_of, settings_options
from cleancorpus.cli.streams import counted, examples, is_stdin, path_options, print_text, progress
from cleancorpus.corpus import clean_bytes
from cleancorpus.errors import ReadError
from cleancorpus.reports.diagnostics import KINDS, FileCheck
from cleancorpus.reports.formats import FORMATS, render
from cleancorpus.settings import Settings


@click.command(
    "check",
    epilog=examples(
        "cleancorpus check docs --diff",
        "cleancorpus check docs --output-format sarif --output-file check.sarif",
        "cleancorpus check docs --baseline known.json --fail-on edit --fail-on gap",
        "cat page.txt | cleancorpus check - --stdin-filename page.txt",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help="Print a diff by paragraphs instead of the findings.")
@click.option(
    "--output-format",
    type=click.Choice(list(FORMATS)),
    envvar="CLEANCORPUS_OUTPUT_FORMAT",
    help="Print the findings in this format [text; github when GITHUB_ACTIONS is true].",
)
@click.option(
    "--output-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the findings to this file instead of standard output.",
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice([*KINDS, "never"]),
    default=["edit"],
    help="Exit with 1 when there is a finding of this kind; may be repeated [edit].",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--statistics", is_flag=True, help="Print the number of findings of each rule.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out the findings that this file lists, so that only new ones count.",
)
@click.option("--update-baseline", is_flag=True, help="Write today's findings to --baseline.")
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
    stdin_filename: str,
    force_exclude: bool,
    jobs: int,
    quiet: bool,
    **shared: Any,
) -> int:
    """Tell what `clean` would change in files and folders; nothing is written.

    The exit code is 1 when something would change, 3 when a file could not be read.
    """
    settings = settings_of(**shared, jobs=jobs)
    if is_stdin(paths):
        checked = [check_stdin(stdin_filename, settings, diff=diff)]
    else:
        with progress("checking", quiet=quiet) as on_file:
            options = CheckOptions(diff=diff, force_exclude=force_exclude)
            checked = check_files(paths, settings, options, on_file)
    if update_baseline:
        return _update(baseline, checked)
    known = known_findings(baseline) if baseline else frozenset()
    checks = [without_known(item.check, known) for item in checked]
    if statistics:
        text = render_statistics(checks)
    elif diff:
        text = "".join(item.diff for item in checked)
    else:
        text = render(checks, output_format or _default_format())
    print_text(text, output_file)
    return _finish(checks, quiet=quiet, fail_on=() if exit_zero else fail_on)


def check_stdin(name: str, settings: Settings, *, diff: bool) -> Checked:
    """Check what comes on standard input."""
    try:
        cleaned = clean_bytes(sys.stdin.buffer.read(), name, settings.for_file(name))
    except ReadError as error:
        return Checked(FileCheck(name, error=str(error)))
    return check_cleaned(cleaned, diff=diff)


def _update(baseline: Path | None, checked: Sequence[Checked]) -> int:
    if baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE")
    count = update_baseline(baseline, [item.check for item in checked])
    click.echo(f"{baseline}: {counted(count, 'finding')} written", err=True)
    return 0


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def render_statistics(checks: Sequence[FileCheck]) -> str:
    """Return the number of edits or notes and of files for each rule, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    for check in checks:
        for diagnostic in check.diagnostics:
            counts[diagnostic.rule, diagnostic.kind] += diagnostic.count
        files.update({(d.rule, d.kind) for d in check.diagnostics})
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(
        f"{count:>9,}  {rule:<32}  {kind:<10}  in {counted(files[rule, kind], 'file')}\n"
        for (rule, kind), count in rows
    )


def _finish(checks: Sequence[FileCheck], *, quiet: bool, fail_on: Sequence[str]) -> int:
    """Print the last line on standard error and return the exit code."""
    failed = [check for check in checks if check.error]
    for check in failed:
        click.echo(f"error: {check.path}: {check.error}", err=True)
    kinds = Counter(d.kind for check in checks for d in check.diagnostics)
    if not quiet:
        changing = sum(any(d.kind == "edit" for d in check.diagnostics) for check in checks)
        click.echo(
            f"{counted(changing, 'file')} would change, "
            f"{len(checks) - changing - len(failed):,} would not, {len(failed):,} not read",
            err=True,
        )
    if failed:
        return EXIT_UNREADABLE
    return EXIT_CHANGES if any(kinds[kind] for kind in KINDS if kind in fail_on) else 0
