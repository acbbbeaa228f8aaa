"""Readers: bytes of one format to documents; adding one is one module and one line here."""

from __future__ import annotations

from collections.abc import Iterator
from pkgutil import resolve_name
from typing import cast

from cleancorpus.errors import ReadError
from cleancorpus.readers.base import LIMITS, Reader, ReadLimits
from cleancorpus.records import Document

# Suffix -> module:function, imported when the first such file is read.
READERS = {
    ".md": "cleancorpus.readers.text:read_text",
    ".txt": "cleancorpus.readers.text:read_text",
}
SUFFIXES = READERS.keys()
# The readers of what is text already: their output can stand in the place of their input.
TEXT_READERS = frozenset({"text"})


def read_documents(data: bytes, suffix: str, limits: ReadLimits = LIMITS) -> Iterator[Document]:
    """Yield the documents of a file, as its suffix says; each is read when it is asked for.

    Raises ReadError when no reader knows the suffix, when the reader cannot read the bytes, and
    when they hold nothing, or more than the limits.
    """
    number = 0
    for number, document in enumerate(_read(data, suffix, limits), start=1):
        if number > limits.documents:
            raise ReadError(f"holds more than {limits.documents:,} documents: split the file")
        if len(document.text) > limits.characters:
            which = document.name or "the text"
            raise ReadError(f"{which} has more than {limits.characters:,} characters: split it")
        yield document
    if not number:
        raise ReadError("holds no document")


def _read(data: bytes, suffix: str, limits: ReadLimits) -> Iterator[Document]:
    """Yield what the reader yields; whatever goes wrong in it costs this file alone."""
    try:
        yield from _find_reader(suffix)(data, limits)
    except ReadError:
        raise
    except Exception as error:  # a library that a damaged file was too much for, or is missing
        reason = f"internal error in its reader: {type(error).__name__}: {error}; please report it"
        raise ReadError(reason) from error


def _find_reader(suffix: str) -> Reader:
    place = READERS.get(suffix.lower())
    if place is None:
        known = ", ".join(sorted(SUFFIXES))
        raise ReadError(f"no reader for {suffix or 'files without a suffix'} (known: {known})")
    return cast("Reader", resolve_name(place))
