"""Which ledger a file belongs to, and what that holds of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleancorpus.run.inputs import OWN_FOLDER, resolve
from cleancorpus.run.ledger import FILE_NAME, Entry, read_ledger

_NONE: Mapping[str, Entry] = {}


class LedgerPlace(NamedTuple):
    """Where the evidence of one file stands: the ledger, the file's name there, its entry."""

    ledger: Path
    name: str
    entry: Entry | None = None
    moved: Mapping[str, Entry] = _NONE
    """Entries of files that are gone, by their hash: one of them may have got another name."""

    def entry_for(self, sha256: str) -> Entry | None:
        """Return the entry of this file, or of one of the same content whose place it has taken."""
        return self.entry or self.moved.get(sha256)


def find_ledger_places(
    files: Iterable[Path], given: Sequence[Path], settings_file: Path | None
) -> Iterator[LedgerPlace]:
    """Yield the place of each file in its ledger; `given` are the paths that the user gave.

    Raises UsageError when a ledger cannot be understood.
    """
    folder_of = cache(lambda folder: resolve(Path(folder)))  # many files, few folders
    ledger_of = cache(lambda folder: _ledger_folder(folder, given, settings_file))
    entries_of = cache(lambda folder: read_ledger(folder / OWN_FOLDER / FILE_NAME))
    moved_in = cache(lambda folder: _moved(folder, entries_of(folder)))
    for path in files:
        if os.path.islink(path):  # noqa: PTH114 - Path.is_symlink fails in a closed folder
            file = resolve(path)
        else:
            file = folder_of(os.path.dirname(path)) / path.name  # noqa: PTH120 - a string
        folder = ledger_of(file.parent)
        name = file.relative_to(folder).as_posix()
        entry = entries_of(folder).get(name)
        moved = _NONE if entry else moved_in(folder)
        yield LedgerPlace(folder / OWN_FOLDER / FILE_NAME, name, entry, moved)


def _ledger_folder(folder: Path, given: Sequence[Path], settings_file: Path | None) -> Path:
    """Return the folder in which the ledger of the files of a folder stands.

    One that is there already is used, wherever a command is started from; a new one is made beside
    the settings file, else at the root of the repository, else in the working folder or in the
    folder that was given. Nothing above a repository is looked at.
    """
    above: list[Path] = []
    for place in (folder, *folder.parents):
        above.append(place)
        if os.path.lexists(place / ".git"):
            break
    for place in above:
        if os.path.lexists(place / OWN_FOLDER / FILE_NAME):
            return place
    if settings_file is not None and resolve(settings_file.parent) in above:
        return resolve(settings_file.parent)
    if os.path.lexists(above[-1] / ".git"):
        return above[-1]
    starts = [resolve(path) for path in given]
    with suppress(OSError):  # the working folder has been removed
        starts.insert(0, Path.cwd())
    return next((start for start in starts if start in above), folder)


def _moved(folder: Path, entries: Mapping[str, Entry]) -> Mapping[str, Entry]:
    gone = (entries[name] for name in entries if not os.path.lexists(folder / name))
    return {entry.after: entry for entry in gone}
