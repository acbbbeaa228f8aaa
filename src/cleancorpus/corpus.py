"""Clean files and folders: walk, read, clean, write, report."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from cleancorpus.duplicates import can_compare, near_duplicates, sketch
from cleancorpus.errors import ReadError, UsageError
from cleancorpus.pipeline import clean_text
from cleancorpus.readers import read_document
from cleancorpus.records import Cleaned, Document
from cleancorpus.reports.record import edit_records, failure_report, file_report
from cleancorpus.reports.summary import FileOutcome, Summary, outcome_of
from cleancorpus.runners import run_jobs
from cleancorpus.settings import Settings, worker_count
from cleancorpus.walk import Source, Target, check_targets, find_sources, target_of
from cleancorpus.witness import FEWEST_FILES, count_lines, repeated_lines
from cleancorpus.writing import to_json, why_not_written, write_atomically

SUMMARY_NAME = "summary.json"


@dataclass(frozen=True, slots=True)
class CleanedFile:
    """A file before and after: its document, the cleaned text with its steps, its fingerprint."""

    name: str
    document: Document
    cleaned: Cleaned
    sha256: str
    size: int

    @property
    def text(self) -> str:
        return self.cleaned.text


@dataclass(frozen=True, slots=True)
class Options:
    """What a run writes beside the clean text."""

    edits: bool = False
    """Write every single edit as JSON Lines too."""
    timings: bool = False
    """Write the seconds of each stage into the reports; they are never the same twice."""


class Job(NamedTuple):
    """One file of a run, complete enough to be sent to another process."""

    source: Source
    target: Target
    settings: Settings
    options: Options


def clean_file(path: str | os.PathLike[str], settings: Settings | None = None) -> CleanedFile:
    """Read and clean one file; nothing is written.

    Raises ReadError when the file cannot be read: missing, not a text, unknown format.
    """
    file = Path(path)
    try:
        return _clean_source(Source(file, file.name), settings or Settings())
    except ReadError as error:
        raise ReadError(f"{file}: {error}") from None


def clean_corpus(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    out: str | os.PathLike[str],
    settings: Settings | None = None,
    options: Options | None = None,
    on_file: Callable[[int, int], None] | None = None,
) -> Summary:
    """Clean files and folders into `out`: texts, reports and a summary; the inputs stay untouched.

    `on_file(done, total)` is called after each file. A file that cannot be read fails alone.

    Raises UsageError when a path is missing or an output would overwrite an input.
    """
    settings = settings or Settings()
    options = options or Options()
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    out = Path(out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file; -o needs a folder")
    walk = find_sources([Path(path) for path in given], settings, out)
    check_targets(walk, out)
    settings = hear_witnesses(walk.sources, settings)
    jobs = [
        Job(source, target_of(source, out), settings.for_file(source.name), options)
        for source in walk.sources
    ]
    outcomes: list[FileOutcome] = []
    for outcome in run_jobs(run_job, jobs, worker_count(settings), _report_crash):
        outcomes.append(outcome)
        if on_file:
            on_file(len(outcomes), len(jobs))
    alike = near_duplicates((file.path, file.sketch) for file in outcomes)
    summary = Summary(
        tuple(outcomes),
        walk.skipped,
        _relative(walk.root, out),
        tuple(alike) if can_compare() else None,
    )
    write_atomically(out / SUMMARY_NAME, to_json(summary.record()))
    return summary


def hear_witnesses(sources: Sequence[Source], settings: Settings) -> Settings:
    """Return the settings with the short lines that many files of the run share.

    A first pass over the folder; with fewer than three files there is nothing to compare.
    """
    if len(sources) < FEWEST_FILES:
        return settings
    workers = worker_count(settings)
    counts = run_jobs(_edge_lines, sources, workers, lambda _source, _reason: [])
    return replace(settings, repeated_lines=repeated_lines(counts, len(sources)))


def _edge_lines(source: Source) -> list[str]:
    try:
        return count_lines(read_document(source.path.read_bytes(), source.suffix).text)
    except (OSError, ReadError):
        return []  # the run itself will say why


def run_job(job: Job) -> FileOutcome:
    """Clean one file of a run and write its outputs; any trouble becomes its outcome."""
    try:
        return _write_outputs(job, _clean_source(job.source, job.settings))
    except ReadError as error:
        return _fail(job, str(error))
    except OSError as error:
        return _fail(job, f"its outputs cannot be written: {why_not_written(error)}")
    except Exception as error:  # one file must never stop the run
        return _fail(job, f"internal error: {type(error).__name__}: {error}; please report it")


def _write_outputs(job: Job, cleaned: CleanedFile) -> FileOutcome:
    report = file_report(
        cleaned.name, cleaned.sha256, cleaned.size, cleaned.document, cleaned.cleaned
    )
    if job.options.timings:
        report["seconds"] = {k: round(v, 4) for k, v in cleaned.cleaned.seconds.items()}
    write_atomically(job.target.text, cleaned.text.encode("utf-8"))
    if job.options.edits:
        lines = [
            json.dumps(row, ensure_ascii=False) + "\n" for row in edit_records(cleaned.cleaned)
        ]
        write_atomically(job.target.edits, "".join(lines).encode("utf-8"))
    write_atomically(job.target.report, to_json(report))
    found = sketch(cleaned.text) if can_compare() else ()
    return outcome_of(report, cleaned.cleaned.seconds, found)


def clean_bytes(data: bytes, name: str, settings: Settings | None = None) -> CleanedFile:
    """Clean the bytes of a file; the suffix of its name says how to read them.

    Raises ReadError when no reader knows the suffix, or the bytes cannot be read.
    """
    document = read_document(data, Path(name).suffix)
    text = document.text
    cleaned = clean_text(text, settings) if document.decoding.chinese else Cleaned(text, text)
    return CleanedFile(name, document, cleaned, hashlib.sha256(data).hexdigest(), len(data))


def write_page(out: str | os.PathLike[str]) -> Path:
    """Write the HTML page of the finished run in `out`, and return its path.

    Raises UsageError when `out` holds no finished run.
    """
    from cleancorpus.reports import page  # noqa: PLC0415 - only one verb needs it

    out = Path(out)
    root = out / str(page.load_summary(out)["root"])

    def read_source(name: str, sha256: str) -> str | None:
        return _text_of(root / name, sha256)

    return page.write_page(out, read_source, write_atomically)


def _text_of(file: Path, sha256: str) -> str | None:
    """Return the text of a source as its reader gave it; None when it is gone or has changed."""
    try:
        data = file.read_bytes()
        if hashlib.sha256(data).hexdigest() == sha256:
            return read_document(data, file.suffix).text
    except (OSError, ReadError):
        pass
    return None


def _clean_source(source: Source, settings: Settings) -> CleanedFile:
    try:
        data = source.path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}") from None
    return clean_bytes(data, source.name, settings)


def _fail(job: Job, reason: str) -> FileOutcome:
    """Report a failure, and take away the text that an earlier run may have left in its place."""
    report = failure_report(job.source.name, reason)
    with suppress(OSError):
        job.target.text.unlink()
    with suppress(OSError):  # a full disk takes no report either; the summary on the screen does
        write_atomically(job.target.report, to_json(report))
    return outcome_of(report, {})


_report_crash = _fail


def _relative(root: Path, out: Path) -> str:
    try:
        return os.path.relpath(root, out).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return str(root)
