"""Code that a text shows: fenced blocks, code inside a line, <pre> and <code>, front matter.

The rules are those of CommonMark; a fence may also stand deeper than in a list, as deep as crawled
pages indent it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.text.characters import HAN
from cleancorpus.text.spans import Spans

# The mark comes first: a search skips to it. What stands before a fence is looked at after. A row
# of more tildes than eight is an ornament of the page.
_OPENING = re.compile(
    r"(?P<ticks>`++)|~(?<!~~)~{2,7}+(?!~)"
    r"|<(?P<name>[pP][rR][eE]|[cC][oO][dD][eE])\b[^<>]{0,500}>"
)
_FENCE = 3
_INDENT = "[ \t\u3000>]{0,20}+"
# What a fence may have before it on its line: an indent, the mark of a quotation or of a list.
_BEFORE_FENCE = re.compile(rf"{_INDENT}(?:(?:[-*+]|[0-9]{{1,3}}[.)])[ \t]{{1,4}})?")
_BEFORE_LENGTH = 30
_CLOSING_FENCE = re.compile(rf"^{_INDENT}(`{{3,}}+|~{{3,}}+)[ \t\u3000]*+$", re.MULTILINE)
_TICKS = re.compile("`++")
# Code inside a line is no longer.
_INLINE = 1000
_FRONT_MATTER = re.compile(
    r"""
    \A---[ \t]{0,20}\n
    (?=[\w-]{1,40}:)  # the first line is a key
    (?:
        (?:
            [\w-]{1,40}:(?=[ \n])  # a key with or without a value
            | [ \t-]{1,20}(?=\S)(?!-)  # an item, or what goes on from the line above
            | \#  # a comment
        )[^\n]*\n
        | \n
    ){1,200}+
    ---[ \t]{0,20}(?=\n|\Z)
    """,
    re.VERBOSE,
)

# A line of prose, not a comment of a program.
_SENTENCE = re.compile(f"\n[ \t\u3000]{{0,20}}[{HAN}][^\n#/]{{8,400}}。[ \t\r]{{0,9}}(?=\n|\\Z)")


def find_code(text: str) -> Spans:
    r"""Return the spans of code, with their fences or back-ticks.

    >>> list(find_code("write `&nbsp;` here")), list(find_code("a\n~~~~\nb\n~~~\nc"))
    ([(6, 14)], [(2, 14)])
    """
    if not ("`" in text or "~~~" in text or "<" in text or text.startswith("---")):
        return Spans()
    return Spans(_read(text))


def find_blocks(code: Spans, text: str) -> Spans:
    """Return the spans of code that hold lines of their own."""
    return Spans(span for span in code if text.find("\n", *span) >= 0)


def _read(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    if front := _FRONT_MATTER.match(text):
        yield front.span()
        position = front.end()
    # An element that is not closed once is not closed later: it is not looked for again.
    unclosed: set[str] = set()
    while opening := _OPENING.search(text, position):
        position = opening.end()
        if name := (opening["name"] or "").lower():
            end = 0 if name in unclosed else _close_element(text, name, position)
            span = (opening.start(), end)
            if not end:
                unclosed.add(name)
        else:
            span = _close_fence(text, opening) or _close_ticks(text, opening)
        if span[1]:
            yield span
            position = span[1]


def _close_element(text: str, name: str, position: int) -> int:
    closing = re.compile(f"</{name}>", re.IGNORECASE).search(text, position)
    return closing.end() if closing else 0


def _close_fence(text: str, opening: re.Match[str]) -> tuple[int, int] | None:
    r"""Return the span of a fenced block, from its indent on; one without an end ends the text.

    >>> list(find_code("```\nx = 1\n")), list(find_code("```\n为了规范行政许可，制定本法。\n"))
    ([(0, 9)], [])
    """
    mark, start = opening[0], opening.start()
    floor = max(0, start - _BEFORE_LENGTH)
    line = text.rfind("\n", floor, start) + 1 or floor
    if len(mark) < _FENCE or (line == floor > 0 and text[line - 1] != "\n"):
        return None
    end = text.find("\n", opening.end())
    end = len(text) if end < 0 else end
    if mark[0] == "`" and text.find("`", opening.end(), end) >= 0:
        return None
    if not _BEFORE_FENCE.fullmatch(text, line, start):
        return None
    for closing in _CLOSING_FENCE.finditer(text, end):
        if closing[1].startswith(mark):
            return line, closing.end()
    # CommonMark lets it run to the end; above sentences it is a mark that somebody forgot.
    return None if _SENTENCE.search(text, end) else (line, len(text.rstrip()))


def _close_ticks(text: str, opening: re.Match[str]) -> tuple[int, int]:
    """Return the span of code inside a line: to the next run of as many back-ticks."""
    start, end = opening.span()
    ceiling = text.find("\n", end, end + _INLINE)
    ceiling = min(len(text), end + _INLINE) if ceiling < 0 else ceiling
    if opening["ticks"]:
        for closing in _TICKS.finditer(text, end, ceiling):
            if closing[0] == opening[0]:
                return start, closing.end()
    return start, 0
