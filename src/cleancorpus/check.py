"""Check files without writing, or fix text files in place: the manners of a linter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cleancorpus.errors import ReadError
from cleancorpus.file import CleanedFile, clean_bytes
from cleancorpus.readers.files import read_file
from cleancorpus.records import Decoding
from cleancorpus.reports.diagnostics import FileCheck, check_of, decoding_changes
from cleancorpus.reports.visible import visible_name
from cleancorpus.run.atomic import remove_leftovers, replace_content
from cleancorpus.run.inputs import Source, find_sources, resolve
from cleancorpus.run.shared_lines import with_shared_lines
from cleancorpus.runners import run_jobs
from cleancorpus.settings import Settings, worker_count
from cleancorpus.time_limit import begin, limited

# The readers whose output can stand in the place of their input.
TEXT_READERS = frozenset({"text"})


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How files are checked."""

    fix: bool = False
    """Rewrite the files that change."""
    diff: bool = False
    """Draw the diff of each file."""
    force_exclude: bool = False
    """Leave out what is excluded even when it is named itself."""


class CheckJob(NamedTuple):
    """One file to check or fix, complete enough to be sent to another process."""

    source: Source
    settings: Settings
    options: CheckOptions
    outside: bool = False
    """The source is a link out of all that was given: it is read, but never rewritten."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file, the diff when one was asked for, whether it was rewritten."""

    check: FileCheck
    diff: str = ""
    fixed: bool = False


def check_files(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    settings: Settings | None = None,
    options: CheckOptions | None = None,
    on_file: Callable[[int, int], None] | None = None,
    on_note: Callable[[str], None] | None = None,
) -> Iterator[Checked]:
    """Check files and folders, in the order of their names; with `fix`, rewrite what changes.

    The files are read as the results are asked for: `list(check_files("docs"))` checks all.
    `on_note` is told what is not read.

    Raises UsageError when a path is missing.
    """
    settings = settings or Settings()
    options = options or CheckOptions()
    given = [Path(p) for p in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
    walk = find_sources(given, settings, force=options.force_exclude)
    # A folder bears witness as it does for `clean`; files that a hook names one by one do not: what
    # is found in one must not depend on which others were committed with it.
    if not all(source.named for source in walk.sources):
        settings = with_shared_lines(walk.sources, settings)
    if on_note:
        for note in walk.notes():
            on_note(note)
    jobs = [CheckJob(source, settings.for_file(source.name), options) for source in walk.sources]
    if options.fix:
        remove_leftovers({resolve(source.path).parent for source in walk.sources})
        given_places = [resolve(path) for path in given]
        jobs = [job._replace(outside=_leads_out(job.source, given_places)) for job in jobs]
    results = run_jobs(check_job, jobs, worker_count(settings), _report_crash)
    for done, checked in enumerate(results, start=1):
        if on_file:
            on_file(done, len(jobs))
        yield checked


def check_job(job: CheckJob) -> Checked:
    """Check or fix one file of a run; any trouble becomes its error."""
    name = shown_path(job.source.path)
    try:
        data = read_file(job.source.path)
        work = partial(_check_bytes, job, name, data)
        cleaned, checked = limited(work, len(data), job.settings.time_limit)
        return _fix(job, data, cleaned, checked) if job.options.fix else checked
    except OSError as error:
        return _report_crash(job, f"{error.strerror or error}")
    except ReadError as error:
        return _report_crash(job, str(error))
    except Exception as error:  # one file must never stop the run
        return _report_crash(
            job, f"internal error: {type(error).__name__}: {error}; please report it"
        )


def _check_bytes(job: CheckJob, name: str, data: bytes) -> tuple[CleanedFile, Checked]:
    cleaned = clean_bytes(data, name, job.settings)
    if job.options.fix:
        refuse_unfixable(cleaned)
    begin("the report")
    return cleaned, check_cleaned(cleaned, diff=job.options.diff)


def _fix(job: CheckJob, data: bytes, cleaned: CleanedFile, checked: Checked) -> Checked:
    after = cleaned.text.encode("utf-8")
    if after == data or cleaned.cleaned.untouched:
        return checked
    if job.outside:
        raise ReadError("a link out of the folder: name the file itself to fix it")
    rewrite_in_place(job.source.path, after)
    return Checked(checked.check, checked.diff, fixed=True)


def check_cleaned(cleaned: CleanedFile, *, diff: bool = False) -> Checked:
    """Return what cleaning found in a file."""
    decoding = cleaned.document.decoding
    check = check_of(cleaned.name, decoding, cleaned.cleaned)
    text = ""
    if diff and check.changed:
        from cleancorpus.reports.diff import render_diff  # noqa: PLC0415 - a hook needs none

        shown = visible_name(cleaned.name)
        text = "".join(f"{shown}: {what}\n" for _, what in decoding_changes(decoding))
        text += render_diff(cleaned.name, cleaned.cleaned)
    return Checked(check, text)


def refuse_unfixable(cleaned: CleanedFile) -> None:
    """Raise ReadError when writing the output over the input would lose something.

    A page, a PDF or a table is not the text that was read from it, and bytes that no encoding
    knows would be gone for good.
    """
    reader = cleaned.document.reader
    if reader not in TEXT_READERS:
        raise ReadError(f"only text is rewritten in place, this is {reader}: use `clean`")
    if cleaned.cleaned.untouched:
        return  # nothing is written
    if lost := _lost_bytes(cleaned.document.decoding):
        raise ReadError(f"{lost} bytes cannot be decoded and would be lost: use `clean`")


def _lost_bytes(decoding: Decoding) -> int:
    return sum(len(bad.hex) // 2 for bad in decoding.replaced)


def rewrite_in_place(path: Path, data: bytes) -> None:
    """Replace the content of a file atomically; links are followed, permissions and owner kept."""
    replace_content(path.resolve(), data)


def _leads_out(source: Source, given: Sequence[Path]) -> bool:
    """Tell whether a link that was found in a folder leads out of all paths that were given.

    Whoever fixes a folder of foreign documents means those, not what a link in it names: a
    settings file in the home folder, say. What a link that is given itself names is given, too.
    """
    if not os.path.islink(source.path):  # noqa: PTH114 - Path.is_symlink fails in a closed folder
        return False
    real = resolve(source.path)
    return not any(real.is_relative_to(place) for place in given)


def shown_path(path: Path) -> str:
    """Return a path as people and CI systems want it: below the working folder when it is there."""
    try:
        text = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return path.as_posix()
    return (path.as_posix() if text.startswith("..") else text).replace(os.sep, "/")


def _report_crash(job: CheckJob, reason: str) -> Checked:
    return Checked(FileCheck(shown_path(job.source.path), error=reason))
