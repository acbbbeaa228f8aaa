"""Clean files and folders: walk, read, clean, write, report."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cleancorpus.errors import ReadError, UsageError
from cleancorpus.file import CleanedFile, clean_bytes, output_bytes
from cleancorpus.readers import read_document
from cleancorpus.readers.files import read_file
from cleancorpus.reports.file_report import edit_records, failure_report, file_report
from cleancorpus.reports.summary import FileOutcome, Summary, outcome_of
from cleancorpus.run.atomic import (
    OPEN_MODE,
    mode_like,
    remove_leftovers,
    to_json,
    why_not_written,
    write_atomically,
    write_together,
)
from cleancorpus.run.inputs import Source, find_sources
from cleancorpus.run.near_duplicates import can_compare, near_duplicates, sketch
from cleancorpus.run.outputs import (
    REPORT_SUFFIX,
    SUMMARY_NAME,
    Target,
    check_page_place,
    check_targets,
    remove_outputs,
    target_of,
)
from cleancorpus.run.shared_lines import with_shared_lines
from cleancorpus.runners import run_jobs
from cleancorpus.settings import Settings, worker_count
from cleancorpus.time_limit import begin, limited


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


def clean_corpus(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    out: str | os.PathLike[str],
    settings: Settings | None = None,
    options: Options | None = None,
    on_file: Callable[[int, int], None] | None = None,
) -> Summary:
    """Clean files and folders into `out`: texts, reports and a summary; the inputs stay untouched.

    `on_file(done, total)` is called after each file. A file that cannot be read fails alone.

    Raises UsageError when a path is missing, or an output would overwrite an input or a file that
    no earlier run wrote.
    """
    settings = settings or Settings()
    options = options or Options()
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    out = Path(out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file; -o needs a folder")
    walk = find_sources([Path(path) for path in given], settings, out)
    check_targets(walk, out, edits=options.edits)
    settings = with_shared_lines(walk.sources, settings)
    jobs = [
        Job(source, target_of(source, out), settings.for_file(source.name), options)
        for source in walk.sources
    ]
    remove_leftovers({out, *(job.target.text.parent for job in jobs)})
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
        walk.notes(),
    )
    write_atomically(out / SUMMARY_NAME, to_json(summary.record()))
    return summary


def run_job(job: Job) -> FileOutcome:
    """Clean one file of a run and write its outputs; any trouble becomes its outcome."""
    try:
        data = read_file(job.source.path)
        work = partial(clean_bytes, data, job.source.name, job.settings)
        return limited(
            lambda: _write_outputs(job, data, work()), len(data), job.settings.time_limit
        )
    except ReadError as error:
        return _fail(job, str(error))
    except OSError as error:
        return _fail_to_write(job, f"its outputs cannot be written: {why_not_written(error)}")
    except Exception as error:  # one file must never stop the run
        return _fail(job, f"internal error: {type(error).__name__}: {error}; please report it")


def _write_outputs(job: Job, data: bytes, cleaned: CleanedFile) -> FileOutcome:
    begin("the report")
    report = file_report(
        cleaned.name, cleaned.sha256, cleaned.size, cleaned.document, cleaned.cleaned
    )
    if job.options.timings:
        report["seconds"] = {k: round(v, 4) for k, v in cleaned.cleaned.seconds.items()}
    # The report first: it is what says later that the text is ours.
    files = [(job.target.report, to_json(report))]
    if job.options.edits:
        lines = [
            json.dumps(row, ensure_ascii=False) + "\n" for row in edit_records(cleaned.cleaned)
        ]
        files.append((job.target.edits, "".join(lines).encode("utf-8")))
    files.append((job.target.text, output_bytes(data, cleaned)))
    write_together(files, mode_like(job.source.path))
    found = sketch(cleaned.text) if can_compare() else ()
    return outcome_of(report, cleaned.cleaned.seconds, found)


def write_page(out: str | os.PathLike[str]) -> Path:
    """Write the HTML page of the finished run in `out`, and return its path.

    Raises UsageError when `out` holds no finished run, or a page that we did not write.
    """
    from cleancorpus.reports import page  # noqa: PLC0415 - only one verb needs it

    out = Path(out)
    summary = page.load_summary(out)
    root = out / str(summary["root"])
    check_page_place(out / page.PAGE_NAME)
    mode = OPEN_MODE  # the page shows the texts: it is as closed as the most closed of them
    for entry in summary["files"]:
        if entry["status"] != "failed":
            mode &= mode_like(out / f"{entry['path']}{REPORT_SUFFIX}")

    def read_source(name: str, sha256: str) -> str | None:
        return _text_of(root / name, sha256)

    def write(path: Path, data: bytes) -> None:
        check_page_place(path)
        write_atomically(path, data, mode)

    return page.write_page(out, read_source, write)


def _text_of(file: Path, sha256: str) -> str | None:
    """Return the text of a source as its reader gave it; None when it is gone or has changed."""
    try:
        data = read_file(file)
        if hashlib.sha256(data).hexdigest() == sha256:
            return read_document(data, file.suffix).text
    except ReadError:
        pass
    return None


def _fail(job: Job, reason: str) -> FileOutcome:
    """Report a failure, and take away the outputs of an earlier run: they tell of another text."""
    report = failure_report(job.source.name, reason)
    remove_outputs(job.target)
    with suppress(OSError):  # a full disk takes no report either; the summary on the screen does
        write_atomically(job.target.report, to_json(report))
    return outcome_of(report, {})


def _fail_to_write(job: Job, reason: str) -> FileOutcome:
    """Report that the disk failed; what an earlier run wrote is the best that there is, and stays.

    Its report stays too: without it, the next run would not know the text for ours.
    """
    if not job.target.text.exists():
        return _fail(job, reason)
    return outcome_of(failure_report(job.source.name, reason), {})


_report_crash = _fail


def _relative(root: Path, out: Path) -> str:
    try:
        return os.path.relpath(root, out).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return str(root)
