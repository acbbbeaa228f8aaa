"""`cleancorpus doctor`."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from time import perf_counter

import click

from cleancorpus._version import __version__
from cleancorpus.cli import EXIT_CHANGES
from cleancorpus.cli.streams import examples
from cleancorpus.readers import SUFFIXES
from cleancorpus.settings import Settings, worker_count
from cleancorpus.settings_file import find_settings_file

SAMPLE, EXPECTED = (
    "隨著信息技術的發展,數字政府建設不斷推進。\n",
    "随着信息技术的发展，数字政府建设不断推进。\n",
)


@click.command("doctor", epilog=examples("cleancorpus doctor"))
def command() -> int:
    """Show versions, formats and extras, and whether cleaning works here.

    The exit code is 1 when something that is always needed is missing or does not work.
    """
    lines = [*_machine(), *_packages(), _trial()]
    for name, value, good in lines:
        mark = click.style("ok     " if good else "MISSING", fg="green" if good else "red")
        click.echo(f"{mark}  {name:<22}{value}")
    return 0 if all(good for _, _, good in lines) else EXIT_CHANGES


Line = tuple[str, str, bool]


def _machine() -> Iterator[Line]:
    yield "cleancorpus", f"{__version__} in {Path(__file__).parent.parent}", True
    yield "Python", f"{platform.python_version()} on {platform.system()}", True
    yield "processors", str(worker_count(Settings())), True
    yield "standard output", f"{sys.stdout.encoding}", True
    yield "settings file", str(find_settings_file(Path.cwd()) or "none"), True
    yield "formats", " ".join(sorted(SUFFIXES)), True


def _packages() -> Iterator[Line]:
    """Yield what the package asks for, and which of it is there; an extra may be missing."""
    try:
        wanted = metadata.requires("cleancorpus") or []
    except metadata.PackageNotFoundError:
        yield "packages", "not installed as a package: run `pip install .`", True
        return
    for requirement in wanted:
        name = re.split(r"[\s<>=!~;\[(]", requirement, maxsplit=1)[0]
        extra = re.search(r"""extra\s*==\s*['"]([^'"]+)""", requirement)
        if extra and extra[1] in {"test", "build"}:
            continue
        version = _version(name)
        if extra:
            advice = f"not installed: pip install 'cleancorpus[{extra[1]}]'"
            yield f"{name} [{extra[1]}]", version or advice, True
        else:
            yield name, version or "not installed", bool(version)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _trial() -> Line:
    """Clean a sentence: tables load, stages run."""
    from cleancorpus.pipeline import clean_text  # noqa: PLC0415 - a help text does without

    start = perf_counter()
    works = clean_text(SAMPLE).text == EXPECTED
    seconds = perf_counter() - start
    return (
        "trial",
        f"cleaned a sentence in {seconds:.2f} s" if works else "gave a wrong text",
        works,
    )
