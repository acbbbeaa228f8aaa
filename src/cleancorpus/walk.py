"""Which files a run is about, and where their outputs go."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from cleancorpus.errors import UsageError
from cleancorpus.readers import SUFFIXES
from cleancorpus.settings import Settings, matches

IGNORE_FILE = ".cleancorpusignore"
REPORT_SUFFIX = ".report.json"
EDITS_SUFFIX = ".edits.jsonl"


class Source(NamedTuple):
    """One file to read; `name` is its path below the root, with slashes on every system."""

    path: Path
    name: str

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


class Target(NamedTuple):
    """Where the outputs of one source go."""

    text: Path
    report: Path
    edits: Path


@dataclass(frozen=True, slots=True)
class Walk:
    """The files of a run: those to read, in the order of their names, and those passed over."""

    root: Path
    sources: tuple[Source, ...]
    skipped: tuple[str, ...]


def find_sources(
    paths: Sequence[Path], settings: Settings, out: Path | None = None, *, force: bool = False
) -> Walk:
    """Find the files below the paths; a file that is named itself is always read.

    Hidden files, the output folder and what `exclude` or a .cleancorpusignore names are left out;
    with `force`, exclusion holds for files named one by one too (as pre-commit needs).

    Raises UsageError when a path does not exist or none is given.
    """
    if not paths:
        raise UsageError("no files or folders given")
    for path in paths:
        _check_exists(path)
    root = _common_root(paths)
    patterns = (*settings.exclude, *_ignore_patterns(root))
    found: dict[Path, Source] = {}
    skipped: list[str] = []
    for path in sorted(set(paths)):
        named = path.is_file()
        for file in [path] if named else _files_below(path, out):
            name = PurePosixPath(os.path.relpath(file, root).replace(os.sep, "/")).as_posix()
            if matches(patterns, name) and (force or not named):
                continue
            if not named and file.suffix.lower() not in SUFFIXES and not file.is_dir():
                skipped.append(name)
                continue
            found.setdefault(_resolve(file), Source(file, name))
    sources = tuple(sorted(found.values(), key=lambda source: source.name))
    return Walk(root, sources, tuple(sorted(set(skipped))))


def target_of(source: Source, out: Path) -> Target:
    """Return the output paths of a source: `a/b.txt` as it is, `a/b.md` as `a/b.md.txt`."""
    place = out / source.name
    text = place if source.suffix == ".txt" else place.with_name(place.name + ".txt")
    return Target(
        text,
        place.with_name(place.name + REPORT_SUFFIX),
        place.with_name(place.name + EDITS_SUFFIX),
    )


def check_targets(walk: Walk, out: Path) -> None:
    """Raise UsageError when an output would overwrite an input or another output."""
    inputs = {_resolve(source.path) for source in walk.sources}
    taken: dict[Path, str] = {}
    for source in walk.sources:
        for path in target_of(source, out):
            resolved = _resolve(path)
            if resolved in inputs:
                raise UsageError(f"{path}: the output would overwrite an input; choose another -o")
            other = taken.setdefault(resolved, source.name)
            if other != source.name:
                raise UsageError(
                    f"{path}: {other} and {source.name} would both be written here; rename one"
                )


def _check_exists(path: Path) -> None:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"{path}: no such file or folder") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{path}: {reason}") from None


def _resolve(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself: its reading will say so
        return Path(os.path.abspath(path))  # noqa: PTH100


def _common_root(paths: Sequence[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in paths]
    if len(folders) == 1:
        return folders[0]
    # abspath, not resolve: a link keeps the place where the user sees it.
    return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders]))  # noqa: PTH100


def _ignore_patterns(root: Path) -> tuple[str, ...]:
    file = root / IGNORE_FILE
    if not file.is_file():
        return ()
    try:
        return tuple(file.read_text(encoding="utf-8").split("\n"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read: {error}; write it in UTF-8") from None


def _files_below(folder: Path, out: Path | None) -> Iterator[Path]:
    output = _resolve(out) if out is not None else None
    unreadable: list[Path] = []

    def note(error: OSError) -> None:
        unreadable.append(Path(error.filename))

    for parent, folders, files in os.walk(folder, onerror=note):
        here = Path(parent)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (output is None or _resolve(here / name) != output)
        )
        for name in sorted(files):
            file = here / name
            # A link that leads nowhere is reported as unreadable; a pipe would block for ever.
            if not name.startswith(".") and (file.is_file() or file.is_symlink()):
                yield file
    yield from unreadable  # reading such a folder as a file fails with the reason
