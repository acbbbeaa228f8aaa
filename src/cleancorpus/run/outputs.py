"""Where the outputs of a run go, and what must stand there for them to be written."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from cleancorpus.errors import UsageError
from cleancorpus.run.atomic import remove_leftovers
from cleancorpus.run.inputs import Source, Walk, resolve

SUMMARY_NAME = "summary.json"
REPORT_SUFFIX = ".report.json"
EDITS_SUFFIX = ".edits.jsonl"

# A path has at most 4,096 bytes, each at most six in JSON: what we look for stands before this.
_HEAD_SIZE = 32_768
_EDITS_HEAD = b'{"step": '
_PAGE_MARKS = (b"<title>cleancorpus report</title>", b"cleancorpusFile(")
_STATUS = re.compile(rb'"status":\s*"(?:changed|unchanged)"')
# The report of one document of a file that holds several.
_DOCUMENT = re.compile(rb'"document":\s*"')


class Target(NamedTuple):
    """Where the outputs of one document go."""

    text: Path
    report: Path
    edits: Path


def target_of(name: str, out: Path, suffix: str = ".txt") -> Target:
    """Return the output paths of a document: `a/b.txt` as it is, `a/b.md` as `a/b.md.txt`.

    `suffix` is that of the format.
    """
    place = out / name
    same = PurePosixPath(name).suffix.lower() == suffix
    return Target(
        place if same else place.with_name(place.name + suffix),
        place.with_name(place.name + REPORT_SUFFIX),
        place.with_name(place.name + EDITS_SUFFIX),
    )


def check_targets(walk: Walk, out: Path, suffix: str = ".txt", *, edits: bool = False) -> None:
    """Make sure that a run destroys nothing, before anything is written.

    Raises UsageError when an output would overwrite an input, another output, or a file that no
    earlier run wrote, and when documents in the output folder would be left out unsaid.
    """
    targets = [target_of(source.name, out, suffix) for source in walk.sources]
    _check_among_themselves(walk.sources, targets, out)
    summary = out / SUMMARY_NAME
    if _exists(summary) and not _has_schema(_head(summary), b"cleancorpus-summary"):
        raise _foreign(summary)
    for target in targets:
        check_place(target, edits=edits)
    strange = [file for file in walk.in_output if not _is_our_text(file, suffix)]
    if strange:
        raise UsageError(
            f"{strange[0]}: a document in the output folder that no run of cleancorpus wrote: it "
            f"would not be read ({len(strange):,} in all); choose another -o, or move it away"
        )


def check_place(target: Target, *, edits: bool) -> None:
    """Raise UsageError when something stands in a place that no earlier run put there.

    The witness is the report: it is renamed into its place before the text, and stays when a text
    is taken away. So a killed run leaves no text that the next one would refuse.
    """
    found = _exists(target.report)
    head = _head(target.report) if found else b""
    if found and not _is_report(head):
        raise _foreign(target.report)
    if _exists(target.text) and not (_is_file(target.text) and _vouches(head)):
        raise _foreign(target.text)
    if edits and _exists(target.edits) and not _is_edits(target.edits):
        raise _foreign(target.edits)


def check_page_place(path: Path) -> None:
    """Raise UsageError when a file stands where a part of the HTML page goes that is not ours."""
    if _exists(path) and not any(mark in _head(path) for mark in _PAGE_MARKS):
        raise _foreign(path)


def remove_outputs(target: Target) -> None:
    """Take away the text and the edits that an earlier run has left; what is not ours stays."""
    if not _vouches(_head(target.report)):
        return
    for path in (target.text, target.edits):
        if path == target.text or _is_edits(path):
            with suppress(OSError):
                path.unlink()


def remove_stale(name: str, out: Path, suffix: str, kept: Collection[str]) -> None:
    """Take away what an earlier run wrote for documents that a file does not hold any more.

    `kept` are the paths of those that it holds; what is not ours stays.
    """
    for parent, _, files in os.walk(out / name):
        remove_leftovers([Path(parent)])
        for file in files:
            path = Path(parent, file).relative_to(out).as_posix()
            document = path.removesuffix(REPORT_SUFFIX)
            if document != path and document not in kept:
                _remove_document(target_of(document, out, suffix), whole=False)
    if name not in kept:
        _remove_document(target_of(name, out, suffix), whole=True)


def _remove_document(target: Target, *, whole: bool) -> None:
    head = _head(target.report)
    if _is_report(head) and (whole or _DOCUMENT.search(head)):
        remove_outputs(target)
        with suppress(OSError):
            target.report.unlink()


def _check_among_themselves(
    sources: Sequence[Source], targets: Sequence[Target], out: Path
) -> None:
    folder_of = cache(lambda folder: str(resolve(Path(folder))))  # many files, few folders

    def place_of(path: Path) -> str:
        folder, name = os.path.split(path)
        return f"{folder_of(folder or os.curdir)}{os.sep}{name}"

    # os.path.islink, as Path.is_symlink fails in a folder that is closed to us.
    links = [source.path for source in sources if os.path.islink(source.path)]  # noqa: PTH114
    inputs = {*map(str, map(resolve, links)), *(place_of(source.path) for source in sources)}
    taken = {place_of(out / SUMMARY_NAME): "the summary"}
    for source, target in zip(sources, targets, strict=True):
        for path in target:
            place = place_of(path)
            if place in inputs:
                raise UsageError(f"{path}: the output would overwrite an input; choose another -o")
            other = taken.setdefault(place, source.name)
            if other != source.name:
                raise UsageError(
                    f"{path}: {other} and {source.name} would both be written here; rename one"
                )
    parents = {target.text.parent for target in targets} - {out}
    for folder in {folder for parent in parents for folder in (parent, *_parents(parent, out))}:
        if clash := taken.get(folder_of(str(folder))):
            raise UsageError(
                f"{folder}: the output of {clash} and a folder of outputs would both be here; "
                "rename one"
            )


def _parents(path: Path, out: Path) -> Iterator[Path]:
    """Yield the folders of an output below the output folder."""
    for parent in path.parents:
        if parent == out:
            return
        yield parent


def _foreign(path: Path) -> UsageError:
    if path.is_dir():
        return UsageError(f"{path}: is a folder, and an output goes here; choose another -o")
    return UsageError(
        f"{path}: no run of cleancorpus wrote this file, and it would be overwritten; "
        "choose another -o, or move it away"
    )


def _is_our_text(text: Path, suffix: str) -> bool:
    reports = {text.name + REPORT_SUFFIX, text.name.removesuffix(suffix) + REPORT_SUFFIX}
    return any(_vouches(_head(text.with_name(report))) for report in reports)


def _is_report(head: bytes) -> bool:
    return _has_schema(head, b"cleancorpus-report")


def _vouches(head: bytes) -> bool:
    """Tell whether a report, by its first bytes, says that a text of ours stands beside it."""
    return _is_report(head) and _STATUS.search(head) is not None


def _is_edits(path: Path) -> bool:
    return _is_file(path) and _head(path)[: len(_EDITS_HEAD)] in {b"", _EDITS_HEAD}


def _has_schema(head: bytes, name: bytes) -> bool:
    return re.match(rb'\s*\{\s*"schema":\s*\{\s*"name":\s*"' + name + b'"', head) is not None


def _head(path: Path) -> bytes:
    """Return the first bytes of a file; a report can be large."""
    if not _is_file(path):
        return b""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_SIZE)
    except OSError:
        return b""


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _exists(path: Path) -> bool:
    """Tell whether anything stands in a place, be it a link that leads nowhere.

    Raises UsageError when the place cannot be one, because a file stands where its folder goes.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        file = next(parent for parent in path.parents if parent.exists())
        raise UsageError(
            f"{file}: is a file, and a folder of outputs goes here; choose another -o"
        ) from None
    except OSError:  # what the writing itself will tell, for this file alone
        return False
    return True
