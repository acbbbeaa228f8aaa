"""`explain`: the paragraphs of a text with their edits in colour, and the reason of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import click

from cleancorpus.offsets import LineIndex, count_single, trace_notes
from cleancorpus.records import Cleaned, Document, Edit, Kept, Note, Span, Suggestion, TracedNote
from cleancorpus.reports.columns import Piece, side_by_side
from cleancorpus.reports.hunks import Block, Hunk, find_blocks, find_hunks
from cleancorpus.reports.origin import render_origin
from cleancorpus.reports.visible import visible, visible_blanks
from cleancorpus.stages import all_rules

View = Literal["inline", "side", "list"]
VIEWS: tuple[View, ...] = ("inline", "side", "list")
ONLY = ("edit", "suggestion", "gap", "damage", "kept")
LONGEST = 60
LONGEST_PIECE = 400
MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show of an explanation."""

    view: View = "inline"
    rules: tuple[str, ...] = ()
    """Only these rules or stages; empty means all."""
    only: tuple[str, ...] = ()
    """Only these kinds; empty means all."""
    width: int = 100

    def wants(self, rule: str, kind: str) -> bool:
        chosen = not self.rules or rule in self.rules or rule.partition(".")[0] in self.rules
        return chosen and (not self.only or kind in self.only)


@dataclass(frozen=True, slots=True)
class _Text:
    """A cleaned text with what the renderers look up again and again."""

    cleaned: Cleaned
    lines: LineIndex
    choice: Choice
    notes: Sequence[TracedNote]


def render_explanation(
    document: Document, cleaned: Cleaned, choice: Choice | None = None
) -> Iterator[str]:
    """Yield what happened to a text: decoding, changed paragraphs, what was only counted."""
    choice = choice or Choice()
    notes = [
        note for note in trace_notes(cleaned) if choice.wants(note.note.rule, _kind(note.note))
    ]
    text = _Text(cleaned, LineIndex(cleaned.source), choice, notes)
    yield from render_origin(document, cleaned, text.lines)
    for doubt in cleaned.doubts:
        yield click.style(f"not trusted: {doubt.reason} ({doubt.rule})", fg="red") + "\n"
    for block in _blocks_with_notes(text):
        yield from _render_block(text, block)
    yield from _counted(cleaned, choice)
    if cleaned.left_alone:
        yield f"{cleaned.left_alone}\n"
    if not cleaned.changed:
        yield "nothing to change in the text\n"


def _kind(note: Note) -> str:
    return type(note).__name__.lower()


def _blocks_with_notes(text: _Text) -> list[Block]:
    """Return the changed paragraphs and those with notes only, in the order of the source."""
    blocks = find_blocks(text.cleaned, find_hunks(text.cleaned))
    source = text.cleaned.source
    for note in text.notes:
        start, end = note.source
        if any(_holds(text, block, note) for block in blocks):
            continue
        line = Span(source.rfind("\n", 0, start) + 1, source.find("\n", end) + 1 or len(source))
        blocks.append(Block(line, line, ()))
    return sorted(blocks, key=lambda block: block.source)


def _holds(text: _Text, block: Block, note: TracedNote) -> bool:
    """Tell whether a note belongs to a paragraph; one between two belongs to the second."""
    start = note.source.start
    last = start == block.source.end == len(text.cleaned.source)
    return last or block.source.start <= start < block.source.end


def _render_block(text: _Text, block: Block) -> Iterator[str]:
    """Yield a paragraph and its edits and notes; nothing when none of them is wanted."""
    entries = sorted(_entries(text, block), key=lambda entry: entry.start)
    if not entries:
        return
    if text.choice.view == "list":
        yield from (entry.line + "\n" for entry in entries)
        return
    first = text.lines.locate(block.source.start)[0]
    last = text.lines.locate(max(block.source.start, block.source.end - 1))[0]
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    yield click.style(f"── {lines} " + "─" * 20, dim=True) + "\n"
    if text.choice.view == "inline":
        yield "".join(piece.styled for piece in _pieces(text, block, _inline)) + "\n"
    else:
        left, right = _pieces(text, block, _left), _pieces(text, block, _right)
        yield from (line + "\n" for line in side_by_side(left, right, text.choice.width))
    yield from (f"    {line}\n" for line in _alike_once(entries))


class _Entry(NamedTuple):
    start: int
    alike: tuple[str, str]
    line: str


def _alike_once(entries: Sequence[_Entry]) -> Iterator[str]:
    """Yield the first entries of each rule and reason, then how many more there are."""
    counts = Counter(entry.alike for entry in entries)
    seen: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        seen[entry.alike] += 1
        more = counts[entry.alike] - MOST_ALIKE
        if seen[entry.alike] <= MOST_ALIKE or more == 1:
            yield entry.line
        elif seen[entry.alike] == counts[entry.alike]:
            yield click.style(f"… and {more} more of {entry.alike[0]} here", dim=True)


def _entries(text: _Text, block: Block) -> Iterator[_Entry]:
    """Yield one line for each listed edit and each note of a paragraph, with its place."""
    for hunk in block.hunks:
        for traced in hunk.edits:
            edit = traced.edit
            if _is_shown(text, edit):
                yield _entry(text, traced.source, edit, (traced.before, edit.text))
    for noted in text.notes:
        if _holds(text, block, noted):
            after = noted.note.text if isinstance(noted.note, Suggestion) else None
            yield _entry(text, noted.source, noted.note, (noted.before, after))


def _is_shown(text: _Text, edit: Edit) -> bool:
    return all_rules()[edit.rule].listed and text.choice.wants(edit.rule, "edit")


def _entry(text: _Text, place: Span, found: Edit | Note, change: tuple[str, str | None]) -> _Entry:
    line, column = text.lines.locate(place.start)
    before, after = change
    shown = click.style(visible_blanks(before, LONGEST) or "∅", fg="red")
    if after is not None:
        shown += f" → {click.style(visible_blanks(after, LONGEST) or '∅', fg='green')}"
    kind = "" if isinstance(found, Edit) else f" {click.style(_kind(found), fg='yellow')}"
    sure = "" if isinstance(found, Kept) else f"{found.confidence:.2f}"
    why = "; ".join(filter(None, (found.reason, sure)))
    rule = click.style(found.rule, bold=True)
    return _Entry(
        place.start, (found.rule, found.reason), f"{line}:{column}  {rule}{kind}  {shown}  ({why})"
    )


def _pieces(text: _Text, block: Block, draw: Callable[[_Text, Hunk], list[Piece]]) -> list[Piece]:
    """Return a paragraph as coloured pieces: what is the same, and how `draw` shows a hunk."""
    out: list[Piece] = []
    position = block.source.start
    for hunk in block.hunks:
        out += _same(text, Span(position, hunk.source.start))
        out += draw(text, hunk)
        position = hunk.source.end
    return _trim([*out, *_same(text, Span(position, block.source.end))])


def _trim(pieces: list[Piece]) -> list[Piece]:
    """Take line breaks off both ends: a terminal shows them as empty lines."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not (text := kept[-1].text.rstrip("\n")):
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=text)
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip("\n"))
    return kept


def _same(text: _Text, span: Span) -> list[Piece]:
    """Return text that is the same on both sides, the passages of notes in yellow."""
    out: list[Piece] = []
    position = span.start
    for noted in text.notes:
        start, end = max(noted.source.start, position), min(noted.source.end, span.end)
        if start < end:
            out.append(Piece(_safe(text.cleaned.source[position:start])))
            out.append(Piece(_safe(text.cleaned.source[start:end]), "yellow", mark=True))
            position = end
    return [*out, Piece(_safe(text.cleaned.source[position : span.end]))]


def _safe(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def _sides(text: _Text, hunk: Hunk) -> tuple[str, str]:
    before = text.cleaned.source[hunk.source.start : hunk.source.end]
    return before, text.cleaned.text[hunk.output.start : hunk.output.end]


def _inline(text: _Text, hunk: Hunk) -> list[Piece]:
    before, after = _sides(text, hunk)
    if not any(_is_shown(text, traced.edit) for traced in hunk.edits):
        return [Piece(_safe(after), "cyan")]
    removed = Piece(f"[-{visible_blanks(before, LONGEST_PIECE)}-]", "red") if before else Piece("")
    return [removed, Piece(f"{{+{visible_blanks(after)}+}}", "green") if after else Piece("")]


def _left(text: _Text, hunk: Hunk) -> list[Piece]:
    return [Piece(_broken(_sides(text, hunk)[0]), "red", mark=True)]


def _right(text: _Text, hunk: Hunk) -> list[Piece]:
    return [Piece(_broken(_sides(text, hunk)[1]), "green", mark=True)]


def _broken(text: str) -> str:
    """Show line breaks as signs and as breaks."""
    return visible_blanks(text).replace("⏎", "⏎\n")


def _counted(cleaned: Cleaned, choice: Choice) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for step in cleaned.steps:
        for edit in step.edits:
            counts[edit.rule] += count_single(step.before, edit)
    for rule, count in counts.items():
        if not all_rules()[rule].listed and choice.wants(rule, "edit"):
            yield f"{rule}: {count:,} times\n"
