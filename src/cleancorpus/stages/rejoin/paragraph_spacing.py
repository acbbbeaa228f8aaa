"""The layout of the output: one paragraph a line, one blank line between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context
from cleancorpus.text.characters import BLANKS
from cleancorpus.text.code import find_code

# Anything but: a paragraph, two newlines, a paragraph, ... and one newline at the end.
_UNEVEN = re.compile(rf"\n(?:[{BLANKS}]|(?<=[{BLANKS}]\n)|\n\n|(?<=[^\n]\n)[^\n]|\n\Z)")
_ROW = "|"


def find_spacing(text: str, context: Context) -> Iterable[Finding]:  # noqa: ARG001
    """Find indents, and blank lines that are missing or too many."""
    ended = text.endswith("\n") or not text
    if ended and not text[:1].isspace() and not _UNEVEN.search(text):
        return
    yield from _indents_and_breaks(text)


def _indents_and_breaks(text: str) -> Iterator[Edit]:
    """Yield the edits between the lines of a text; what stands in a block of code stays."""
    code = find_code(text)
    position = done = 0
    last = ""
    for raw in text.split("\n"):
        start, position = position, position + len(raw) + 1
        content = raw.strip(BLANKS)
        inside = code.parts(start)
        if not content and not inside:
            continue
        begin, end = _trim(raw, content, start) if content else (start, position - 1)
        # The indent of a fence says that it belongs to an item of a list.
        begin = start if code.covers(start) else begin
        end = position - 1 if code.covers(position - 2) else end
        touching = text.count("\n", done, begin) == 1
        yield from _between(text, done, begin, _wanted(last, content, touching, inside))
        last, done = content or " ", end
    if last:
        yield from _between(text, done, len(text), "\n")
    elif text:
        yield from _between(text, 0, len(text), "")


def _trim(raw: str, content: str, start: int) -> tuple[int, int]:
    begin = start + raw.index(content[0])
    return begin, begin + len(content)


def _wanted(last: str, content: str, touching: bool, inside: bool) -> str:
    if not last:
        return ""
    table = touching and last.startswith(_ROW) and content.startswith(_ROW)
    return "\n" if inside or table else "\n\n"


def _between(text: str, start: int, end: int, wanted: str) -> Iterator[Edit]:
    """Yield the edits that turn the blanks between two lines into `wanted`."""
    found = text[start:end]
    if found == wanted:
        return
    newline = found.rfind("\n") + 1
    indent = found[newline:]
    head = found[:newline] if indent and end < len(text) else found
    if head != wanted:
        yield Edit(start, start + len(head), wanted, "rejoin.paragraph-spacing", "one blank line")
    if len(head) < len(found):
        yield Edit(
            start + len(head), end, "", "rejoin.paragraph-indent", "an indent opens the paragraph"
        )
