"""The head of `explain`: where a text comes from, and how its bytes were read."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cleancorpus.offsets import LineIndex
from cleancorpus.records import Cleaned, Decoding, Document
from cleancorpus.reports.diagnostics import decoding_changes
from cleancorpus.reports.visible import visible


def render_origin(document: Document, cleaned: Cleaned, lines: LineIndex) -> Iterator[str]:
    """Yield the name of a document in its file, how it was read, and what the file says of it."""
    if document.name:
        yield click.style(visible(document.name), bold=True) + "\n"
    if document.decoding:
        yield from _render_decoding(document.decoding, cleaned, lines)
    else:
        yield f"read as {document.reader}\n"
    for field in document.metadata:
        yield f"  {visible(field.name)}: {visible(field.value)} ({visible(field.origin)})\n"


def _render_decoding(decoding: Decoding, cleaned: Cleaned, lines: LineIndex) -> Iterator[str]:
    yield f"{decoding.encoding}: {'; '.join(decoding.evidence)}\n"
    if not cleaned.untouched:
        yield from (f"  {what}\n" for _, what in decoding_changes(decoding))
    yield from (f"  not {one.encoding}: {visible(one.reason)}\n" for one in decoding.rejected)
    for bad in decoding.replaced:
        line, column = lines.locate(bad.position)
        yield click.style(f"  broken bytes at {line}:{column}: {bad.hex}\n", fg="magenta")
