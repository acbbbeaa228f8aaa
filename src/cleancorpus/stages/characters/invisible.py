"""Characters that nobody can see: controls, joiners, selectors, and blanks of other kinds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from cleancorpus.records import Edit, Finding, Gap
from cleancorpus.rules import Context
from cleancorpus.text.characters import COMPATIBILITY_HAN, HAN, RADICALS

# One class of the Basic Multilingual Plane (see PERF: 500 MB/s); the rest has its own pattern.
_CANDIDATES = re.compile(
    "[\x00-\x08\x0b\x0d-\x1f\x7f-\xa0\xad\u034f\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064"
    "\u2066-\u2069\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffc]+"
)
# Not the soft hyphen: it is the byte 0xAD of characters that were read with a wrong codec.
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff]+")
_IN_WORD = re.compile(f"[!-~\u00e0-\u00fc\u0101-\u01dc\u3001-\u3029{HAN}\uff01-\uff5e]")
_SELECTORS = re.compile("[\U000e0100-\U000e01ef]+")
_SPACES = frozenset("\xa0\u1680\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}
_BREAKS = frozenset("\x0b\x85\u2028\u2029")
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ALWAYS = frozenset("\ufeff\xad\u2060\u2061\u2062\u2063\u2064\u3164\uffa0")
# Scripts that need joiners (Arabic to Mongolian, Tibetan, Indic, Khmer ...) and pictographs.
_JOINING = re.compile(
    "[\u0590-\u10ff\u1200-\u1cff\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299"
    "\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc#*0-9\U0001f000-\U0001faff\U00010a00-\U00011fff"
    "\U000e0020-\U000e007f]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Not U+3030, U+303D, U+3297 and U+3299, which are pictographs too.
# And the narrow marks that become wide beside hanzi.
_EAST_ASIAN = re.compile(
    f"[!(),.:;?{RADICALS}\u3001-\u3029\u3041-\u30ff{HAN}{COMPATIBILITY_HAN}\uff01-\uff9f"
    "\U00020000-\U000323af]"
)
_MONGOLIAN = re.compile("[\u1800-\u18af]")
# What Word leaves in raw text: a table cell, a hard hyphen; windows-1252 for the rest.
_CONTROLS = {"\x07": "\t", "\x1e": "-", "\x1f": ""}
_CP1252 = {
    chr(code): bytes([code]).decode("cp1252")
    for code in (0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99)
}
# A text with such quotes and dashes was read as Latin-1: its 0x85 is an ellipsis, no line break.
_WINDOWS = re.compile("[\x91-\x97]")


class _Scripts:
    """What the characters of a text tell of its script: looked for once, and only when asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def is_windows(self) -> bool:
        return _WINDOWS.search(self._text) is not None

    @cached_property
    def _right_to_left(self) -> tuple[list[int], list[int]]:
        """Return where the lines that hold writing from right to left start and end."""
        starts, ends, position = [], [], 0
        while letter := _RIGHT_TO_LEFT.search(self._text, position):
            starts.append(self._text.rfind("\n", position, letter.start()) + 1 or position)
            end = self._text.find("\n", letter.end())
            position = len(self._text) if end < 0 else end
            ends.append(position)
        return starts, ends

    def is_right_to_left(self, position: int) -> bool:
        """Tell whether the line of a place holds writing from right to left."""
        starts, ends = self._right_to_left
        line = bisect_right(starts, position) - 1
        return line >= 0 and position < ends[line]


def find_zero_width(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    r"""Find the zero-width characters inside words, which hide the words from every pattern.

    >>> [edit[:3] for edit in find_zero_width("数\u200b字，\u200b ", Context())]
    [(1, 2, '')]
    """
    scripts = _Scripts(text)
    for found in _ZERO_WIDTH.finditer(text):
        start, end = found.span()
        if start and _IN_WORD.match(text, start - 1) and _IN_WORD.match(text, end):
            for i in range(start, end):
                yield from _judge(text, i, (start, end), scripts)


def find_invisible(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    r"""Find controls, invisible characters and odd blanks, run by run.

    >>> [edit[:4] for edit in find_invisible("数\u200b字\xa0政", Context())]
    [(1, 2, '', 'characters.invisible'), (3, 4, ' ', 'characters.space')]
    """
    scripts = _Scripts(text)
    for found in _CANDIDATES.finditer(text):
        start, end = found.span()
        at_start = start == 0 or text[start - 1] in "\n\f"
        for i in range(start, end):
            char = text[i]
            if char == "\u3000" and at_start:
                continue  # the indent of a paragraph: evidence for the rejoin stage
            at_start = at_start and (char in _ALWAYS or char in "\u200b\u200c\u200d")
            yield from _judge(text, i, (start, end), scripts)
    for found in _SELECTORS.finditer(text):
        if found.start() and _EAST_ASIAN.match(text, found.start() - 1):
            reason = "selects a glyph, not a character"
            yield Edit(*found.span(), "", "characters.variation-selector", reason)


def _judge(text: str, i: int, run: tuple[int, int], scripts: _Scripts) -> Iterator[Finding]:
    char = text[i]
    if char in _SPACES:
        if char == "\u202f" and (_MONGOLIAN.match(text, i - 1) or _MONGOLIAN.match(text, i + 1)):
            return  # parts a suffix from its word
        yield Edit(i, i + 1, " ", "characters.space")
    elif char in _BREAKS and not (char == "\x85" and scripts.is_windows):
        yield Edit(i, i + 1, "\n", "characters.control", "a line break of another kind")
    elif char < "\xa0":
        after = _CONTROLS.get(char, _CP1252.get(char, ""))
        reason = "read as windows-1252" if char in _CP1252 else "a control character"
        yield Edit(i, i + 1, after, "characters.control", reason)
    elif char == "\ufffc":
        yield Gap(i, i + 1, "characters.invisible", "an image or object stood here")
        yield Edit(i, i + 1, "", "characters.invisible", "the place of an embedded object")
    elif "\ufe00" <= char <= "\ufe0f":
        if i and _EAST_ASIAN.match(text, i - 1):
            reason = "selects a glyph, not a character"
            yield Edit(i, i + 1, "", "characters.variation-selector", reason)
    elif char in _DIRECTION:
        if not scripts.is_right_to_left(i):
            yield Edit(i, i + 1, "", "characters.invisible", f"U+{ord(char):04X}")
    elif char in _ALWAYS or not _is_needed(text, char, run):
        yield Edit(i, i + 1, "", "characters.invisible", f"U+{ord(char):04X}")


def _is_needed(text: str, char: str, run: tuple[int, int]) -> bool:
    """Tell whether the neighbours of a run are of a script, or pictographs, that need it."""
    start, end = run
    before = start > 0 and _JOINING.match(text, start - 1)
    after = end < len(text) and _JOINING.match(text, end)
    return bool(before or after) and not (char == "\u200b" and _is_plain(text, start, end))


def _is_plain(text: str, start: int, end: int) -> bool:
    """Tell a zero-width space beside a digit from one inside Thai, Khmer or Tibetan."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return all(char < "\u0590" or char > "\u1cff" for char in around)
