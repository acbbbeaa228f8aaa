"""`cleancorpus explain FILE`."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Any, cast

import click

from cleancorpus.cli import EXIT_UNREADABLE
from cleancorpus.cli.options import settings_of, settings_options
from cleancorpus.cli.streams import PATH, STDIN, examples, print_text, read_stdin, say
from cleancorpus.errors import ReadError
from cleancorpus.file import clean_part, read_parts
from cleancorpus.readers.files import read_file
from cleancorpus.reports.explain import ONLY, VIEWS, Choice, View, render_explanation
from cleancorpus.settings import Settings
from cleancorpus.settings_checks import check_names
from cleancorpus.time_limit import begin, limited


@click.command(
    "explain",
    epilog=examples(
        "cleancorpus explain docs/a.txt",
        "cleancorpus explain docs/a.txt --view side --rule rejoin",
        "FORCE_COLOR=1 cleancorpus explain docs/a.txt | less -R",
    ),
)
@click.argument("file", type=PATH)
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    default="inline",
    help="Show paragraphs with their edits inline, source and output side by side, or a list "
    "of the edits alone [inline].",
)
@click.option(
    "--rule", multiple=True, metavar="RULE", help="Show only this rule or stage; may be repeated."
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(ONLY),
    help="Show only edits, suggestions, gaps, or what was left alone; may be repeated.",
)
@click.option("--stdin-filename", metavar="NAME", default="stdin.txt", hidden=True)
@settings_options
def command(
    *,
    file: Path,
    view: str,
    rule: tuple[str, ...],
    only: tuple[str, ...],
    stdin_filename: str,
    **shared: Any,
) -> int:
    """Show every edit of a file: its place, its rule, before and after, and why.

    Red and [-…-] is what goes, green and {+…+} what comes; ␣ is a blank, ⏎ a line break, <200B>
    an invisible character. The file is not written to. `-` is standard input.
    """
    settings = settings_of(**shared)
    rules = check_names(rule, "--rule")
    width = shutil.get_terminal_size((100, 24)).columns
    choice = Choice(cast("View", view), rules, only, width)
    name = stdin_filename if file == STDIN else file.name
    try:
        data = read_stdin() if file == STDIN else read_file(file)
        work = partial(_print, data, name, settings, choice)
        all_read = limited(work, len(data), settings.time_limit)
    except ReadError as error:
        say(f"error: {error}" if file == STDIN else f"error: {file}: {error}")
        return EXIT_UNREADABLE
    return 0 if all_read else EXIT_UNREADABLE


def _print(data: bytes, name: str, settings: Settings, choice: Choice) -> bool:
    """Print the documents of a file one after the other, and tell whether all could be read."""
    all_read = True
    for part in read_parts(data, name):
        if part.document.error:
            say(f"error: {part.name}: {part.document.error}")
            all_read = False
            continue
        cleaned = clean_part(part, settings)
        begin("the explanation")
        for text in render_explanation(cleaned.document, cleaned.cleaned, choice):
            print_text(text)
    return all_read
