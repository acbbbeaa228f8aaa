"""Readers: bytes of one format to a Document; adding one is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable

from cleancorpus.errors import ReadError
from cleancorpus.readers.text import read_text
from cleancorpus.records import Document

Reader = Callable[[bytes], Document]

READERS: dict[str, Reader] = {".txt": read_text, ".md": read_text}
SUFFIXES = frozenset(READERS)


def read_document(data: bytes, suffix: str) -> Document:
    """Read the bytes of a file with the reader of its suffix.

    Raises ReadError when no reader knows the suffix, or the reader cannot read the bytes.
    """
    reader = READERS.get(suffix.lower())
    if reader is None:
        known = ", ".join(sorted(SUFFIXES))
        raise ReadError(f"no reader for {suffix or 'files without a suffix'} (known: {known})")
    return reader(data)
