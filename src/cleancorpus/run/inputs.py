"""Which files a run is about, and where their outputs go."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from cleancorpus.errors import ReadError, SettingsError, UsageError
from cleancorpus.readers import SUFFIXES
from cleancorpus.readers.files import read_file
from cleancorpus.settings import Settings
from cleancorpus.settings_checks import compile_globs

IGNORE_FILE = ".cleancorpusignore"
# What cleancorpus keeps for itself, the ledger: never an input, not even when it is named.
OWN_FOLDER = ".cleancorpus"


class Source(NamedTuple):
    """One file to read; `name` is its path below the root, with slashes on every system."""

    path: Path
    name: str
    named: bool = False
    """Given by the user itself, not found in a folder."""

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


@dataclass(frozen=True, slots=True)
class Walk:
    """The files of a run: those to read, in the order of their names, and those passed over."""

    root: Path
    sources: tuple[Source, ...]
    skipped: tuple[str, ...]
    ignored: int = 0
    """How many documents the ignore file of the root leaves out."""
    in_output: tuple[Path, ...] = ()
    """Documents in the output folder, where nothing is read."""

    def notes(self) -> tuple[str, ...]:
        """Return what the user should hear of what is not read."""
        notes = []
        if self.ignored:
            files = "1 file" if self.ignored == 1 else f"{self.ignored:,} files"
            notes.append(f"{files} left out by {self.root / IGNORE_FILE}")
        if not self.sources:
            notes.append(
                f"no file was read: {self._skips()}this reads {' '.join(sorted(SUFFIXES))}"
            )
        return tuple(notes)

    def _skips(self) -> str:
        suffixes = Counter(PurePosixPath(name).suffix.lower() for name in self.skipped)
        found = suffixes.most_common(5)
        counts = ", ".join(f"{n:,} {suffix or 'without a suffix'}" for suffix, n in found)
        return f"skipped {counts}; " if counts else ""


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
    wanted = sorted({path for path in paths if OWN_FOLDER not in path.parts})
    root = _common_root(wanted or paths)
    is_excluded = _matcher(settings.exclude)
    # One list of patterns: a `!` of the ignore file brings back what `exclude` leaves out.
    is_left_out = _matcher((*settings.exclude, *_ignore_patterns(root)))
    output = resolve(out) if out is not None else None
    found: dict[Path, Source] = {}
    skipped: set[str] = set()
    ignored: set[str] = set()
    in_output: set[Path] = set()
    for path in wanted:
        named = not os.path.isdir(path)  # noqa: PTH112 - Path.is_dir fails in a closed folder
        for file, hidden in [(path, False)] if named else _files_below(path, output):
            name = PurePosixPath(os.path.relpath(file, root).replace(os.sep, "/")).as_posix()
            readable = named or file.suffix.lower() in SUFFIXES or file.is_dir()
            if is_left_out(name) and (force or not named):
                if readable and not hidden and not is_excluded(name):
                    ignored.add(name)
            elif hidden:
                in_output.update([file] if readable else [])
            elif readable:
                found.setdefault(resolve(file), Source(file, name, named))
            else:
                skipped.add(name)
    sources = tuple(sorted(found.values(), key=lambda source: source.name))
    return Walk(root, sources, tuple(sorted(skipped)), len(ignored), tuple(sorted(in_output)))


def _check_exists(path: Path) -> None:
    """Refuse a path that is not there; one that cannot be read fails alone, as any file does."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"{path}: no such file or folder") from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in {errno.EACCES, errno.ELOOP}:
            return
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{path}: {reason}") from None


def resolve(path: Path) -> Path:
    """Return the real place of a path; a link that leads to itself: its reading will say so."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return Path(os.path.abspath(path))  # noqa: PTH100


def _common_root(paths: Sequence[Path]) -> Path:
    folders = [path if os.path.isdir(path) else path.parent for path in paths]  # noqa: PTH112
    if len(folders) == 1:
        return folders[0]
    # abspath, not resolve: a link keeps the place where the user sees it.
    return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders]))  # noqa: PTH100


def _matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    if not any(pattern.strip() for pattern in patterns):
        return lambda _: False
    return compile_globs(tuple(patterns)).match


def _ignore_patterns(root: Path) -> tuple[str, ...]:
    file = root / IGNORE_FILE
    if not os.path.isfile(file):  # noqa: PTH113
        return ()
    try:
        patterns = tuple(read_file(file).decode("utf-8").split("\n"))
        compile_globs(patterns)
    except (ReadError, SettingsError) as error:
        raise UsageError(f"{file}: {error}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: cannot be read: {error}; write it in UTF-8") from None
    return patterns


def _files_below(folder: Path, output: Path | None) -> Iterator[tuple[Path, bool]]:
    """Yield the files below a folder, and of each whether it lies in the output folder."""
    unreadable: list[Path] = []
    hidden: set[str] = set()

    def note(error: OSError) -> None:
        unreadable.append(Path(error.filename))

    for parent, folders, files in os.walk(folder, onerror=note):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = parent in hidden
        hidden.update(
            str(here / name)
            for name in folders
            if inside or (output is not None and resolve(here / name) == output)
        )
        for name in sorted(files):
            # A pipe is passed over; a link to one, or to nothing, is reported as unreadable.
            file = here / name
            if not name.startswith(".") and (file.is_file() or file.is_symlink()):
                yield file, inside
    # Read as a file, such a folder fails with the reason.
    yield from ((path, str(path) in hidden) for path in unreadable)


def leads_out(source: Source, given: Sequence[Path]) -> bool:
    """Tell whether a link that was found in a folder leads out of all paths that were given.

    Whoever fixes a folder of foreign documents means those, not what a link in it names: a
    settings file in the home folder, say. What a link that is given itself names is given, too.
    """
    if not os.path.islink(source.path):  # noqa: PTH114 - Path.is_symlink fails in a closed folder
        return False
    real = resolve(source.path)
    return not any(real.is_relative_to(place) for place in given)
