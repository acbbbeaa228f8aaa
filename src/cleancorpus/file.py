"""Clean one file: its bytes in, its documents and the cleaned texts with their steps out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from cleancorpus.errors import ReadError
from cleancorpus.pipeline import clean_text
from cleancorpus.readers import TEXT_READERS, read_documents
from cleancorpus.readers.files import read_file
from cleancorpus.readers.names import DocumentPaths
from cleancorpus.records import Cleaned, Document
from cleancorpus.settings import Settings
from cleancorpus.time_limit import begin, limited


class Part(NamedTuple):
    """One document of a file, not cleaned yet; `name` is its path, below the file's if it has one.

    `sha256` and `size` are those of the whole file.
    """

    name: str
    document: Document
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class CleanedFile:
    """A document before and after: the cleaned text with its steps, the fingerprint of its file."""

    name: str
    document: Document
    cleaned: Cleaned
    sha256: str
    size: int

    @property
    def text(self) -> str:
        return self.cleaned.text

    @property
    def is_text_file(self) -> bool:
        """Tell whether the file is this text and nothing else: not a page, a table, an archive."""
        return self.document.reader in TEXT_READERS and not self.document.name


def clean_file(path: str | os.PathLike[str], settings: Settings | None = None) -> CleanedFile:
    """Read and clean a file of one document; nothing is written.

    Raises ReadError when the file cannot be read: missing, not a text, unknown format, several
    documents, or more work than `time_limit` allows.
    """
    file = Path(path)
    try:
        return clean_bytes(read_file(file), file.name, settings)
    except ReadError as error:
        raise ReadError(f"{file}: {error}") from None


def clean_bytes(data: bytes, name: str, settings: Settings | None = None) -> CleanedFile:
    """Clean the bytes of a file of one document; the suffix of its name says how to read them.

    Raises ReadError when no reader knows the suffix, or the bytes cannot be read, and
    TimeLimitError, which is one too, when that takes too long.
    """
    settings = settings or Settings()

    def work() -> CleanedFile:
        parts = read_parts(data, name)
        part = next(parts)
        if next(parts, None):
            raise ReadError("holds several documents: use `clean`")
        return clean_part(part, settings)

    return limited(work, len(data), settings.time_limit)


def clean_documents(
    data: bytes, name: str, settings: Settings | None = None
) -> Iterator[CleanedFile]:
    """Clean the documents of a file, each when it is asked for.

    Raises ReadError as `clean_bytes` does, and for the first document that cannot be read; the time
    limit is that of each document.
    """
    settings = settings or Settings()
    parts = read_parts(data, name)

    def work() -> CleanedFile | None:
        part = next(parts, None)
        return None if part is None else clean_part(part, settings)

    yield from iter(partial(limited, work, len(data), settings.time_limit), None)


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """Yield the documents of a file under their paths.

    Raises ReadError when they cannot be read.
    """
    sha256, paths = hashlib.sha256(data).hexdigest(), DocumentPaths(name)
    for document in read_documents(data, Path(name).suffix):
        yield Part(paths.path_of(document.name), document, sha256, len(data))
        begin("reading")  # the next one


def clean_part(part: Part, settings: Settings) -> CleanedFile:
    """Clean one document of a file.

    Raises ReadError when its reader could not read it.
    """
    if part.document.error:
        raise ReadError(part.document.error)
    text, decoding = part.document.text, part.document.decoding
    foreign = decoding is not None and not decoding.chinese
    cleaned = Cleaned(text, text, chinese=False) if foreign else clean_text(text, settings)
    return CleanedFile(part.name, part.document, cleaned, part.sha256, part.size)


def output_bytes(data: bytes, cleaned: CleanedFile) -> bytes:
    """Return what to write: a text that is not Chinese comes back byte for byte, if it is UTF-8."""
    decoding = cleaned.document.decoding
    in_utf8 = decoding is not None and decoding.encoding == "utf-8" and not decoding.replaced
    if in_utf8 and cleaned.is_text_file and cleaned.cleaned.untouched:
        return data
    return cleaned.text.encode("utf-8")


class SourceTexts:
    """The texts of the sources of a run, asked for in its order: each file is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file = ""
        self._parts: Iterator[Part] = iter(())

    def text_of(self, path: str, sha256: str) -> str | None:
        """Return a text as its reader gave it; None when its file is gone or has changed."""
        places = [path, *map(str, PurePosixPath(path).parents)]
        file = next((name for name in places if os.path.isfile(self._root / name)), "")  # noqa: PTH113
        try:
            if file != self._file:
                data = read_file(self._root / file)
                self._file, self._parts = file, read_parts(data, file)
            for part in self._parts:
                if part.sha256 != sha256:
                    break
                if part.name == path:
                    return part.document.text
        except ReadError:
            pass
        return None
