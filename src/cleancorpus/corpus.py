"""Clean files and folders: walk, read, clean, write, report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cleancorpus.errors import ReadError, UsageError
from cleancorpus.file import (
    CleanedFile,
    Part,
    SourceTexts,
    clean_part,
    output_bytes,
    read_parts,
)
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
)
from cleancorpus.run.inputs import Source, find_sources
from cleancorpus.run.near_duplicates import can_compare, near_duplicates, sketch
from cleancorpus.run.outputs import (
    REPORT_SUFFIX,
    SUMMARY_NAME,
    Target,
    check_page_place,
    check_place,
    check_targets,
    remove_outputs,
    remove_stale,
    target_of,
)
from cleancorpus.run.shared_lines import with_shared_lines
from cleancorpus.runners import make_runner
from cleancorpus.settings import Settings
from cleancorpus.time_limit import begin, limited
from cleancorpus.writers import make_writer
from cleancorpus.writers.base import Output, Writer


@dataclass(frozen=True, slots=True)
class Options:
    """What a run writes beside the clean text."""

    edits: bool = False
    """Write every single edit as JSON Lines too."""
    timings: bool = False
    """Write the seconds of each stage into the reports; they are never the same twice."""
    format: str = "text"
    """What the outputs are: the name of a writer."""


class Job(NamedTuple):
    """One file of a run, complete enough to be sent to another process."""

    source: Source
    out: Path
    settings: Settings
    options: Options

    @property
    def writer(self) -> Writer:
        return make_writer(self.options.format)

    def target_of(self, name: str) -> Target:
        """Return where the outputs of a document of the file go."""
        return target_of(name, self.out, self.writer.suffix)


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
    writer, runner = make_writer(options.format), make_runner(settings)
    walk = find_sources([Path(path) for path in given], settings, out)
    check_targets(walk, out, writer.suffix, edits=options.edits)
    settings = with_shared_lines(walk.sources, settings, runner)
    jobs = [Job(source, out, settings.for_file(source.name), options) for source in walk.sources]
    remove_leftovers({out, *((out / source.name).parent for source in walk.sources)})
    outcomes: list[FileOutcome] = []
    for done, found in enumerate(runner.map(run_job, jobs, _report_crash), start=1):
        outcomes += found
        if on_file:
            on_file(done, len(jobs))
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


def run_job(job: Job) -> list[FileOutcome]:
    """Clean one file of a run and write its outputs; any trouble becomes an outcome.

    A file that is one document has one outcome. One that holds several has one for each, and one
    of its own when it could not be read to its end.
    """
    name = job.source.name
    done: list[FileOutcome] = []
    try:
        data = read_file(job.source.path)
        limited(lambda: _run_parts(job, data, done), len(data), job.settings.time_limit)
    except Exception as error:
        # A document that has the file's own path fails with the file: its outputs go.
        done = [outcome for outcome in done if outcome.path != name]
        done.append(_fail(job, name, _reason(error)))
    remove_stale(name, job.out, job.writer.suffix, {outcome.path for outcome in done})
    return done


def _run_parts(job: Job, data: bytes, done: list[FileOutcome]) -> None:
    for part in read_parts(data, job.source.name):
        done.append(_run_part(job, data, part))  # noqa: PERF401 - kept when a later one fails


def _run_part(job: Job, data: bytes, part: Part) -> FileOutcome:
    """Clean and write one document; what fails in it costs no other."""
    name, document = part.name, part.document.name
    try:
        if document:  # its place is not known before the run
            check_place(job.target_of(name), edits=job.options.edits)
    except UsageError as error:  # what stands there stays
        return outcome_of(failure_report(name, str(error), document), {})
    try:
        return _write(job, data, clean_part(part, job.settings))
    except OSError as error:
        reason = f"its outputs cannot be written: {why_not_written(error)}"
        return _fail_to_write(job, name, reason, document)
    except Exception as error:  # one file must never stop the run
        return _fail(job, name, _reason(error), document)


def _write(job: Job, data: bytes, cleaned: CleanedFile) -> FileOutcome:
    begin("the report")
    report = file_report(
        cleaned.name, cleaned.sha256, cleaned.size, cleaned.document, cleaned.cleaned
    )
    if job.options.timings:
        report["seconds"] = {k: round(v, 4) for k, v in cleaned.cleaned.seconds.items()}
    edits = edit_records(cleaned.cleaned) if job.options.edits else None
    output = Output(output_bytes(data, cleaned), report, edits)
    job.writer.write(output, job.target_of(cleaned.name), mode_like(job.source.path))
    found = sketch(cleaned.text) if can_compare() else ()
    return outcome_of(report, cleaned.cleaned.seconds, found)


def _reason(error: Exception) -> str:
    if isinstance(error, ReadError):
        return str(error)
    return f"internal error: {type(error).__name__}: {error}; please report it"


def write_page(out: str | os.PathLike[str]) -> Path:
    """Write the HTML page of the finished run in `out`, and return its path.

    Raises UsageError when `out` holds no finished run, or a page that we did not write.
    """
    from cleancorpus.reports import page  # noqa: PLC0415 - only one verb needs it

    out = Path(out)
    summary = page.load_summary(out)
    sources = SourceTexts(out / str(summary["root"]))
    check_page_place(out / page.PAGE_NAME)
    mode = OPEN_MODE  # the page shows the texts: it is as closed as the most closed of them
    for entry in summary["files"]:
        if entry["status"] != "failed":
            mode &= mode_like(out / f"{entry['path']}{REPORT_SUFFIX}")

    def write(path: Path, data: bytes) -> None:
        check_page_place(path)
        write_atomically(path, data, mode)

    return page.write_page(out, sources.text_of, write)


def _fail(job: Job, name: str, reason: str, document: str = "") -> FileOutcome:
    """Report a failure, and take away the outputs of an earlier run: they tell of another text."""
    report, target = failure_report(name, reason, document), job.target_of(name)
    remove_outputs(target)
    with suppress(OSError):  # a full disk takes no report either; the summary on the screen does
        write_atomically(target.report, to_json(report))
    return outcome_of(report, {})


def _fail_to_write(job: Job, name: str, reason: str, document: str) -> FileOutcome:
    """Report that the disk failed; what an earlier run wrote is the best that there is, and stays.

    Its report stays too: without it, the next run would not know the text for ours.
    """
    if not os.path.exists(job.target_of(name).text):  # noqa: PTH110 - a name may be too long
        return _fail(job, name, reason, document)
    return outcome_of(failure_report(name, reason, document), {})


def _report_crash(job: Job, reason: str) -> list[FileOutcome]:
    return [_fail(job, job.source.name, reason)]


def _relative(root: Path, out: Path) -> str:
    try:
        return os.path.relpath(root, out).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return str(root)
