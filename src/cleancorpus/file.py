"""Clean one file: its bytes in, its document and the cleaned text with its steps out."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cleancorpus.errors import ReadError
from cleancorpus.pipeline import clean_text
from cleancorpus.readers import read_document
from cleancorpus.readers.files import read_file
from cleancorpus.records import Cleaned, Document
from cleancorpus.settings import Settings
from cleancorpus.time_limit import limited


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


def clean_file(path: str | os.PathLike[str], settings: Settings | None = None) -> CleanedFile:
    """Read and clean one file; nothing is written.

    Raises ReadError when the file cannot be read: missing, not a text, unknown format, or more
    work than `time_limit` allows.
    """
    file = Path(path)
    try:
        return clean_bytes(read_file(file), file.name, settings)
    except ReadError as error:
        raise ReadError(f"{file}: {error}") from None


def clean_bytes(data: bytes, name: str, settings: Settings | None = None) -> CleanedFile:
    """Clean the bytes of a file; the suffix of its name says how to read them.

    Raises ReadError when no reader knows the suffix, or the bytes cannot be read, and
    TimeLimitError, which is one too, when that takes too long.
    """
    settings = settings or Settings()

    def work() -> CleanedFile:
        document = read_document(data, Path(name).suffix)
        text = document.text
        foreign = not document.decoding.chinese
        cleaned = Cleaned(text, text, chinese=False) if foreign else clean_text(text, settings)
        return CleanedFile(name, document, cleaned, hashlib.sha256(data).hexdigest(), len(data))

    return limited(work, len(data), settings.time_limit)


def output_bytes(data: bytes, cleaned: CleanedFile) -> bytes:
    """Return what to write: a text that is not Chinese comes back byte for byte, if it is UTF-8."""
    decoding = cleaned.document.decoding
    if cleaned.cleaned.untouched and decoding.encoding == "utf-8" and not decoding.replaced:
        return data
    return cleaned.text.encode("utf-8")
