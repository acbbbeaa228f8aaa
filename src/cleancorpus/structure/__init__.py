"""What a policy document says of itself, read off the clean text: GB/T 9704-2012."""

from __future__ import annotations

from dataclasses import fields as record_fields

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
    read_lines,
)
from cleancorpus.structure.numbers import read_numbers
from cleancorpus.structure.organs import issuer_of_order, read_addressee, read_issuer
from cleancorpus.structure.outline import read_outline
from cleancorpus.structure.title import read_title

__all__ = [
    "DocumentNumber",
    "Event",
    "Found",
    "Heading",
    "Jump",
    "Structure",
    "read_structure",
    "structure_record",
]


def read_structure(text: str) -> Structure:
    r"""Read title, numbers, organs, dates, attachments, outline and articles off a clean text.

    >>> structure = read_structure("# 水污染防治条例\n\n第一条 为了防治水污染。\n\n第三条 监督。\n")
    >>> structure.title.text, structure.jumps[0].found
    ('水污染防治条例', '第三条')
    """
    lines = read_lines(text)
    if not lines:
        return Structure()
    labelled = list(read_fields(lines))
    fields = dict(reversed(labelled))
    filled = {found.line for _, found in labelled}
    plain = [line for line in lines if line.number not in filled] if filled else lines
    title = read_title(plain)
    named = fields.get("title") or (title.found if title else None)
    events = list(dict.fromkeys([*field_events(fields), *read_events(plain)]))
    date = date_of_issue(events)
    articles, jumps = read_continuity(lines)
    attachments = tuple(read_attachments(lines))
    numbers = tuple(read_numbers(text, lines))
    issuer = read_signature(lines, date) or read_issuer(lines, named) or issuer_of_order(numbers)
    title_lines = title.lines if title else frozenset[int]()
    no_headings = title_lines.union(attachment.line for attachment in attachments)
    return Structure(
        title=named,
        numbers=numbers,
        issuer=fields.get("issuer") or issuer or read_legislator(lines),
        addressee=read_addressee(lines, max(title_lines, default=0)),
        date=date,
        events=tuple(events),
        attachments=attachments,
        outline=tuple(read_outline(lines, no_headings, has_articles=articles > 2)),
        articles=articles,
        jumps=tuple(jumps),
    )


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
