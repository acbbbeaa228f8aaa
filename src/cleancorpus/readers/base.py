"""What a reader is: bytes of one format in, its documents out, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cleancorpus.records import Document


class ReadLimits(NamedTuple):
    """What no document and no file may be larger than: a small archive can hold a huge text.

    A reader that unpacks stops at them itself; they are held after any reader too.
    """

    characters: int = 200_000_000
    """Of one document."""
    documents: int = 100_000
    """Of one file."""


LIMITS = ReadLimits()
Reader = Callable[[bytes, ReadLimits], Iterator[Document]]
