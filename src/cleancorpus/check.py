"""Check files without writing, or fix text files in place: the manners of a linter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cleancorpus.errors import ReadError
from cleancorpus.file import CleanedFile, clean_bytes, clean_part, read_parts
from cleancorpus.readers.files import read_file
from cleancorpus.recording import (
    accept_findings,
    keep_evidence,
    ledger_notes,
    recall_evidence,
    settle_ledgers,
)
from cleancorpus.reports.diagnostics import FileCheck, check_of, decoding_changes
from cleancorpus.reports.visible import visible_name
from cleancorpus.run.atomic import remove_leftovers, replace_content
from cleancorpus.run.inputs import Source, find_sources, leads_out, resolve
from cleancorpus.run.ledger_places import LedgerPlace, find_ledger_places
from cleancorpus.run.shared_lines import with_shared_lines
from cleancorpus.runners import make_runner
from cleancorpus.settings import Settings
from cleancorpus.time_limit import begin, limited


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How files are checked."""

    fix: bool = False
    """Rewrite the files that change; what that destroys goes into the ledger."""
    accept: bool = False
    """Write into the ledger that a person has accepted what is found, all but edits."""
    beside: Path | None = None
    """A new ledger is made beside this file, that of the settings; else where the repository is."""
    diff: bool = False
    """Draw the diff of each file."""
    force_exclude: bool = False
    """Leave out what is excluded even when it is named itself."""


class CheckJob(NamedTuple):
    """One file to check or fix, complete enough to be sent to another process."""

    source: Source
    settings: Settings
    options: CheckOptions
    place: LedgerPlace
    outside: bool = False
    """The source is a link out of all that was given: it is read, but never rewritten."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one document, its diff when one was asked for, whether it was rewritten."""

    check: FileCheck
    diff: str = ""
    fixed: bool = False
    ledger: str = ""
    """The ledger that keeps what was lost when the file was rewritten; empty when nothing was."""
    stale: bool = False
    """The ledger holds something of the file, but of another content of it."""


def check_files(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    settings: Settings | None = None,
    options: CheckOptions | None = None,
    on_file: Callable[[int, int], None] | None = None,
    on_note: Callable[[str], None] | None = None,
) -> Iterator[Checked]:
    """Check files and folders, in the order of their names; with `fix`, rewrite what changes.

    The files are read as the results are asked for: `list(check_files("docs"))` checks all.
    `on_note` is told what is not read, and of which files the ledger is out of date.

    Raises UsageError when a path is missing, or when a ledger cannot be understood.
    """
    settings = settings or Settings()
    options = options or CheckOptions()
    runner = make_runner(settings)
    given = [Path(p) for p in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
    walk = find_sources(given, settings, force=options.force_exclude)
    # A folder bears witness as it does for `clean`; files that a hook names one by one do not: what
    # is found in one must not depend on which others were committed with it.
    if not all(source.named for source in walk.sources):
        settings = with_shared_lines(walk.sources, settings, runner)
    if on_note:
        for note in walk.notes():
            on_note(note)
    jobs = _make_jobs(walk.sources, given, settings, options)
    if options.fix:
        remove_leftovers({resolve(source.path).parent for source in walk.sources})
    stale, ledgers = list[str](), dict[str, None]()
    try:
        for done, found in enumerate(runner.map(check_job, jobs, _report_crash), start=1):
            if on_file:
                on_file(done, len(jobs))
            for checked in found:
                stale += [checked.check.path] if checked.stale else []
                ledgers |= {checked.ledger: None} if checked.ledger else {}
                yield checked
    finally:
        if options.fix or options.accept:
            settle_ledgers(job.place.ledger for job in jobs)
    if on_note:
        for note in ledger_notes(ledgers, stale):
            on_note(note)


def _make_jobs(
    sources: Sequence[Source], given: Sequence[Path], settings: Settings, options: CheckOptions
) -> list[CheckJob]:
    places = find_ledger_places((source.path for source in sources), given, options.beside)
    real = [resolve(path) for path in given] if options.fix else []
    return [
        CheckJob(
            source,
            settings.for_file(source.name),
            options,
            place,
            outside=options.fix and leads_out(source, real),
        )
        for source, place in zip(sources, places, strict=True)
    ]


def check_job(job: CheckJob) -> list[Checked]:
    """Check or fix one file of a run, document by document; any trouble becomes its error."""
    name = shown_path(job.source.path)
    done: list[Checked] = []
    try:
        data = read_file(job.source.path)
        if job.options.fix:
            work = partial(_check_bytes, job, name, data)
            cleaned, checked = limited(work, len(data), job.settings.time_limit)
            return [_fix(job, data, cleaned, checked)]
        every = check_documents(data, name, job.settings, diff=job.options.diff)
        limited(lambda: done.extend(every), len(data), job.settings.time_limit)
        # The ledger knows files: of several documents in one it says nothing.
        return [_with_ledger(job, data, done[0])] if len(done) == 1 else done
    except Exception as error:  # one file must never stop the run
        return [*done, *_report_crash(job, _reason(error))]


def check_documents(
    data: bytes, name: str, settings: Settings, *, diff: bool = False
) -> Iterator[Checked]:
    """Yield what cleaning finds in each document of a file; one that fails costs no other.

    Raises ReadError when the file cannot be read to its end.
    """
    for part in read_parts(data, name):
        try:
            cleaned = clean_part(part, settings)
            begin("the report")
            checked = check_cleaned(cleaned, diff=diff)
        except Exception as error:
            checked = Checked(FileCheck(part.name, error=_reason(error)))
        yield checked


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, ReadError):
        return str(error)
    return f"internal error: {type(error).__name__}: {error}; please report it"


def _check_bytes(job: CheckJob, name: str, data: bytes) -> tuple[CleanedFile, Checked]:
    cleaned = clean_bytes(data, name, job.settings)
    refuse_unfixable(cleaned)
    begin("the report")
    return cleaned, check_cleaned(cleaned, diff=job.options.diff)


def _fix(job: CheckJob, data: bytes, cleaned: CleanedFile, checked: Checked) -> Checked:
    after = cleaned.text.encode("utf-8")
    if after == data or cleaned.cleaned.untouched:
        return checked
    if job.outside:
        raise ReadError("a link out of the folder: name the file itself to fix it")
    kept = keep_evidence(job.place, job.source.path, cleaned, checked.check, job.settings)
    rewrite_in_place(job.source.path, after)
    return replace(checked, fixed=True, ledger=shown_path(job.place.ledger) if kept else "")


def _with_ledger(job: CheckJob, data: bytes, checked: Checked) -> Checked:
    check, stale = recall_evidence(job.place, data, checked.check)
    if job.options.accept and not check.error:
        accept_findings(job.place, job.source.path, data, check, job.settings)
    return replace(checked, check=check, stale=stale and not job.options.accept)


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
    if not cleaned.is_text_file:
        reader = cleaned.document.reader
        raise ReadError(f"only text is rewritten in place, this is {reader}: use `clean`")
    decoding = cleaned.document.decoding
    if cleaned.cleaned.untouched or decoding is None:
        return  # nothing is written, or nothing was decoded
    if lost := sum(len(bad.hex) // 2 for bad in decoding.replaced):
        raise ReadError(f"{lost} bytes cannot be decoded and would be lost: use `clean`")


def rewrite_in_place(path: Path, data: bytes) -> None:
    """Replace the content of a file atomically; links are followed, permissions and owner kept."""
    replace_content(path.resolve(), data)


def shown_path(path: Path) -> str:
    """Return a path as people and CI systems want it: below the working folder when it is there."""
    try:
        text = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return path.as_posix()
    return (path.as_posix() if text.startswith("..") else text).replace(os.sep, "/")


def _report_crash(job: CheckJob, reason: str) -> list[Checked]:
    return [Checked(FileCheck(shown_path(job.source.path), error=reason))]
