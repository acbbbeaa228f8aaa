"""What a policy document says of itself, read off the clean text: GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields as record_fields
from typing import TypeVar

from cleancorpus.structure.attachments import read_attachments
from cleancorpus.structure.continuity import read_continuity
from cleancorpus.structure.dates import (
    date_of_issue,
    read_events,
    read_legislator,
    read_signature,
)
from cleancorpus.structure.fields import field_events, read_fields
from cleancorpus.structure.model import (
    DocumentNumber,
    Event,
    Found,
    Heading,
    Jump,
    Structure,
    Unread,
)
from cleancorpus.structure.numbers import read_numbers
from cleancorpus.structure.organs import issuer_of_order, read_addressee, read_issuer
from cleancorpus.structure.outline import read_outline
from cleancorpus.structure.title import read_title
from cleancorpus.text.lines import Line, split_lines

__all__ = [
    "DocumentNumber",
    "Event",
    "Found",
    "Heading",
    "Jump",
    "Structure",
    "Unread",
    "read_structure",
    "structure_record",
]

PartT = TypeVar("PartT")
NoneT = TypeVar("NoneT")


def read_structure(text: str) -> Structure:
    r"""Read title, numbers, organs, dates, attachments, outline and articles off a clean text.

    >>> structure = read_structure("# 水污染防治条例\n\n第一条 为了防治水污染。\n\n第三条 监督。\n")
    >>> structure.title.text, structure.jumps[0].found
    ('水污染防治条例', '第三条')
    """
    lines = split_lines(text)
    if not lines:
        return Structure()
    parts = _Parts()
    labelled = parts.read("fields", lambda: list(read_fields(lines)), ())
    fields = dict(reversed(labelled))
    filled = {found.line for _, found in labelled}
    plain = [line for line in lines if line.number not in filled] if filled else lines
    title = parts.read("title", lambda: read_title(plain), None)
    named = fields.get("title") or (title.found if title else None)
    dated = parts.read("events", lambda: [*field_events(fields), *read_events(plain)], ())
    events = list(dict.fromkeys(dated))
    date = parts.read("date", lambda: date_of_issue(events), None)
    articles, jumps = parts.read("jumps", lambda: read_continuity(lines), (0, ()))
    attachments = parts.read("attachments", lambda: tuple(read_attachments(lines)), ())
    numbers = parts.read("numbers", lambda: tuple(read_numbers(text, lines)), ())
    issuer = parts.read("issuer", lambda: _read_issuer(lines, named, date, numbers), None)
    title_lines = title.lines if title else frozenset[int]()
    no_headings = title_lines.union(attachment.line for attachment in attachments)
    below = max(title_lines, default=0)
    return Structure(
        title=named,
        numbers=numbers,
        issuer=fields.get("issuer") or issuer,
        addressee=parts.read("addressee", lambda: read_addressee(lines, below), None),
        date=date,
        events=tuple(events),
        attachments=attachments,
        outline=parts.read(
            "outline",
            lambda: tuple(read_outline(lines, no_headings, has_articles=articles > 2)),
            (),
        ),
        articles=articles,
        jumps=tuple(jumps),
        unread=tuple(parts.unread),
    )


class _Parts:
    """Read the parts of a document one by one: what fails in one costs no other, and no file."""

    def __init__(self) -> None:
        self.unread: list[Unread] = []

    def read(self, part: str, find: Callable[[], PartT], otherwise: NoneT) -> PartT | NoneT:
        try:
            return find()
        except Exception as error:  # the text is clean, only what it says of itself is not known
            self.unread.append(Unread(part, f"{type(error).__name__}: {error}; please report it"))
            return otherwise


def _read_issuer(
    lines: Sequence[Line],
    title: Found | None,
    date: Event | None,
    numbers: Sequence[DocumentNumber],
) -> Found | None:
    signed = read_signature(lines, date) or read_issuer(lines, title) or issuer_of_order(numbers)
    return signed or read_legislator(lines)


def structure_record(structure: Structure) -> dict[str, object]:
    """Return a structure as plain values for a report.

    >>> structure_record(Structure())["title"] is None
    True
    """
    return {
        field.name: _plain(getattr(structure, field.name)) for field in record_fields(structure)
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return value._asdict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
