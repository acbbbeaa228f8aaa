"""The frozen records that travel between readers, stages, pipeline and reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int


class Edit(NamedTuple):
    """A replacement that a stage proposes, in the text that the stage was given.

    Two edits with the same rule and the same `move` (not 0) are one move: a deletion and an
    insertion that are applied together or not at all. One with `by_character` is as long as what
    it replaces and stands for one edit a character that differs: a converted line.
    """

    start: int
    end: int
    text: str
    rule: str
    reason: str = ""
    confidence: float = 1.0
    move: int = 0
    by_character: bool = False


class Suggestion(NamedTuple):
    """An edit too weakly supported to be made: shown in the report, the text left alone."""

    start: int
    end: int
    text: str
    rule: str
    reason: str = ""
    confidence: float = 0.5


class Gap(NamedTuple):
    """A place where text is lost for good; nothing is filled in.

    What stood there says nothing more (U+FFFD, 锟斤拷) and is removed, or nothing stood there. Text
    whose bytes can still be got back is no gap: see Damage.
    """

    start: int
    end: int
    rule: str
    reason: str = ""
    confidence: float = 1.0


class Damage(NamedTuple):
    """A span that looks damaged and was not repaired.

    It still stands in the output, character for character, so that whoever knows more can invert
    what was done to it: the pipeline lets no later pass touch it. Signs of lost
    text inside the span (U+FFFD) stay too, since they tell where its bytes are missing.
    """

    start: int
    end: int
    rule: str
    reason: str = ""
    confidence: float = 1.0


class Kept(NamedTuple):
    """A passage that looks like a case for a rule and was left alone on purpose."""

    start: int
    end: int
    rule: str
    reason: str = ""


class Doubt(NamedTuple):
    """Evidence that the wording of the document may have been altered, not only its encoding."""

    rule: str
    reason: str


Finding = Edit | Suggestion | Gap | Damage | Kept | Doubt
Note = Suggestion | Gap | Damage | Kept


class Shift(NamedTuple):
    """A place where an edit changed the length of the text: where it was, where it is."""

    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Step:
    """One pass of one stage: the text it was given, what was edited, what was only noted."""

    stage: str
    before: str
    edits: Sequence[Edit] = ()
    shifts: Sequence[Shift] = ()
    notes: Sequence[Note] = ()
    doubts: Sequence[Doubt] = ()
    seconds: float = 0.0


class Candidate(NamedTuple):
    """An encoding that was tried and not chosen."""

    encoding: str
    reason: str


class BadBytes(NamedTuple):
    """Bytes that the encoding does not know, and the character place that stands for them."""

    offset: int
    hex: str
    position: int


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the bytes of a file became text, and why so."""

    encoding: str
    evidence: tuple[str, ...] = ()
    rejected: tuple[Candidate, ...] = ()
    replaced: tuple[BadBytes, ...] = ()
    byte_order_mark: bool = False
    crlf: int = 0
    cr: int = 0
    chinese: bool = True
    """False when bytes other than UTF-8 do not read as Chinese: no rule is made for them."""


class Field(NamedTuple):
    """What a file says of a document beside its text; `origin` is the part that says it."""

    name: str
    value: str
    origin: str


class Anchor(NamedTuple):
    """The place of the text at which a page, a sheet or a row of the file begins."""

    kind: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a source file as its reader gave it: LF line ends, pages end in a form feed."""

    text: str
    reader: str
    decoding: Decoding | None = None  # None: the format itself says how its bytes are read
    name: str = ""
    """The member, record or page of the file that this is; empty when it is the whole file."""
    metadata: tuple[Field, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    error: str = ""  # why this document of several cannot be read: it fails alone


@dataclass(frozen=True, slots=True)
class TracedEdit:
    """An edit with its place in the source and in the output."""

    stage: str
    edit: Edit
    before: str
    source: Span
    output: Span


@dataclass(frozen=True, slots=True)
class TracedNote:
    """A suggestion, gap, damage or kept passage with its place in the source."""

    stage: str
    note: Note
    before: str
    source: Span


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text before and after, and the steps between.

    `steps` holds one entry for each pass that found something; `seconds` the time of each stage.
    """

    source: str
    text: str
    steps: tuple[Step, ...] = ()
    settled: bool = True
    seconds: dict[str, float] = field(default_factory=dict)
    chinese: bool = True
    """False: no line of the text is Chinese, and no rule for Chinese text was applied."""
    data: bool = False
    """True: the text is a program, a table, a log: only wrong codecs were looked for."""

    @property
    def changed(self) -> bool:
        return self.text != self.source

    @property
    def untouched(self) -> bool:
        """True for a text that no rule is made for, and that came back as it was."""
        return bool(self.left_alone) and not self.changed

    @property
    def left_alone(self) -> str:
        """Why the rules for Chinese prose were not applied; empty when they were."""
        if not self.chinese:
            return "no line of it is Chinese: no rule for Chinese text was applied"
        if self.data:
            return "a program, a table, a log or other data: no rule for prose was applied"
        return ""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return tuple(dict.fromkeys(d for step in self.steps for d in step.doubts))
