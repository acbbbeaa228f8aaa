"""A unified diff by paragraphs, drawn from the edits: fast, and never ambiguous."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from cleancorpus.offsets import LineIndex
from cleancorpus.records import Cleaned, Span
from cleancorpus.reports.hunks import Block, find_blocks, find_hunks, rules_of
from cleancorpus.reports.visible import visible_name

MOST_RULES = 3

# A document must not steer the terminal; everything else is shown as it is, for `patch` to read.
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {*map(ord, "\t\n\f")}
_ESCAPES = {code: f"<{code:04X}>" for code in _CONTROLS}


def render_diff(path: str, cleaned: Cleaned) -> str:
    """Return a diff that `patch` reads: the paragraphs that change, what goes and comes marked.

    The rules stand behind each `@@`; in colour, the changed characters are in reverse.
    """
    blocks = find_blocks(cleaned, find_hunks(cleaned))
    if not blocks:
        return ""
    source, output = LineIndex(cleaned.source), LineIndex(cleaned.text)
    name = visible_name(path)
    lines = [click.style(f"--- {name}\n+++ {name}", bold=True) + "\n"]
    for block in blocks:
        old, new = [hunk.source for hunk in block.hunks], [hunk.output for hunk in block.hunks]
        lines += [
            _header(block, cleaned, source, output),
            *_side("-", "red", cleaned.source, block.source, old),
            *_side("+", "green", cleaned.text, block.output, new),
        ]
    return "".join(lines)


def _header(block: Block, cleaned: Cleaned, source: LineIndex, output: LineIndex) -> str:
    old = _line_range(cleaned.source, block.source, source)
    new = _line_range(cleaned.text, block.output, output)
    counts = rules_of(block.hunks)
    rules = [f"{rule} x{n}" if n > 1 else rule for rule, n in list(counts.items())[:MOST_RULES]]
    rules += ["…"] if len(counts) > MOST_RULES else []
    return click.style(f"@@ -{old} +{new} @@", fg="cyan") + f" {', '.join(rules)}\n"


def _line_range(text: str, span: Span, index: LineIndex) -> str:
    """Return `first,count` as diff counts lines: an empty range names the line before it."""
    piece = text[span.start : span.end]
    count = piece.count("\n") + (not piece.endswith("\n") and piece != "")
    first = index.locate(span.start)[0]
    return f"{first if count else first - 1},{count}"


def _side(sign: str, color: str, text: str, block: Span, marks: Sequence[Span]) -> Iterator[str]:
    """Yield the lines of one side, the marked characters in reverse."""
    start = block.start
    while start < block.end:
        newline = text.find("\n", start, block.end)
        end = newline if newline >= 0 else block.end
        yield click.style(sign, fg=color)
        yield from _line(color, text, Span(start, end), marks)
        yield "\n" if newline >= 0 else "\n\\ No newline at end of file\n"
        start = end + 1


def _line(color: str, text: str, line: Span, marks: Sequence[Span]) -> Iterator[str]:
    position = line.start
    for mark in marks:
        start, end = max(mark.start, position), min(mark.end, line.end)
        if start < end:
            yield _style(text[position:start], color, marked=False)
            yield _style(text[start:end], color, marked=True)
            position = end
    yield _style(text[position : line.end], color, marked=False)


def _style(text: str, color: str, *, marked: bool) -> str:
    if not text:
        return ""
    return click.style(text.translate(_ESCAPES), fg=color, reverse=marked or None)
