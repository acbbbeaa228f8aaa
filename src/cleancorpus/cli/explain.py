"""`cleancorpus explain FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleancorpus.cli import EXIT_UNREADABLE
from cleancorpus.cli.options import settings_of, settings_options
from cleancorpus.corpus import clean_file
from cleancorpus.errors import ReadError
from cleancorpus.reports.terminal import render_explanation


@click.command("explain", epilog="Example: cleancorpus explain seeds/report.txt")
@click.argument("file", type=click.Path(path_type=Path))
@settings_options
def command(file: Path, **shared: Any) -> int:
    """Show every edit of a file: its place, its rule, before and after, and why."""
    try:
        cleaned = clean_file(file, settings_of(**shared))
    except ReadError as error:
        click.echo(f"error: {error}", err=True)
        return EXIT_UNREADABLE
    click.echo(render_explanation(cleaned.document, cleaned.cleaned), nl=False)
    return 0
