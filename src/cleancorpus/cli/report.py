"""`cleancorpus report OUT`."""

from __future__ import annotations

from pathlib import Path

import click

from cleancorpus.cli.streams import examples, say


@click.command("report", epilog=examples("cleancorpus report cleaned"))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("-q", "--quiet", is_flag=True, help="Do not print where the page is.")
def command(*, out: Path, quiet: bool) -> int:
    """Write OUT/report.html: what a run did, to look at in a browser, without a network.

    OUT is the folder that `clean` wrote. The sources are shown beside the outputs when they are
    still where they were. A large run gets a folder report-files beside the page.
    """
    from cleancorpus.corpus import write_page  # noqa: PLC0415 - a help text does without

    page = write_page(out)
    if not quiet:
        say(str(page), err=False)
    return 0
