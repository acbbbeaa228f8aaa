"""The frozen records of a document's structure, each with its line and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Found(NamedTuple):
    """Something that a line says: a title, an organ, an attachment."""

    text: str
    line: int
    confidence: float


class DocumentNumber(NamedTuple):
    """A 发文字号 in its canonical form; `own` is that of this document, the others are cited."""

    text: str
    line: int
    own: bool
    confidence: float


class Event(NamedTuple):
    """A date in the document's life.

    `kind` is signed, delivered, passed, issued, amended, in force, printed or posted.
    """

    date: str
    kind: str
    line: int
    confidence: float


class Heading(NamedTuple):
    """A heading: `label` is its number as written (第一章, 一、), empty if it has none."""

    level: int
    label: str
    text: str
    line: int
    confidence: float


class Jump(NamedTuple):
    """A place where articles, chapters or items do not follow one another: likely damage.

    `reason` tells those that are missing from those that stand inside the paragraph before.
    """

    before: str
    found: str
    line: int
    confidence: float
    reason: str


class Unread(NamedTuple):
    """A part that could not be read because of a defect of this package, and the defect."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Structure:
    """What a policy document says of itself; lines are counted from 1."""

    title: Found | None = None
    numbers: tuple[DocumentNumber, ...] = ()
    issuer: Found | None = None
    addressee: Found | None = None
    date: Event | None = None
    events: tuple[Event, ...] = ()
    attachments: tuple[Found, ...] = ()
    outline: tuple[Heading, ...] = ()
    articles: int = 0
    jumps: tuple[Jump, ...] = ()
    unread: tuple[Unread, ...] = ()


# A line as long as this is running text, not a heading, an organ or a field.
PROSE = 60
