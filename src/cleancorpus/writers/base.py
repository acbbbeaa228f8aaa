"""What a writer is given, and what it must do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from cleancorpus.run.outputs import Target


class Output(NamedTuple):
    """One cleaned document, ready to be written."""

    text: bytes
    report: dict[str, object]
    edits: Iterable[dict[str, object]] | None = None
    """Every single edit; None when they are not to be written."""


class Writer(Protocol):
    """A format of outputs."""

    @property
    def suffix(self) -> str:
        """What the names of texts end in."""
        ...

    def write(self, output: Output, target: Target, mode: int) -> None:
        """Write a document whole or not at all: its report first, which says that it is ours."""
        ...
