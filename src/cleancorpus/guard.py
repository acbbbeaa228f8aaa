"""Keep the rules for Chinese text off the lines of other languages: an English article, a program.

Which rule may touch which line stands here, once for all rules; no stage asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cleancorpus.language.scripts import FOREIGN, Language, has_only_simplified, line_language
from cleancorpus.language.survey import Survey
from cleancorpus.protection import leave_out
from cleancorpus.records import Doubt, Edit, Finding
from cleancorpus.text.characters import HAN, POINTS
from cleancorpus.text.code import find_code
from cleancorpus.text.data_lines import (
    is_comment,
    is_log_line,
    is_program_line,
    is_row,
    may_be_data,
)
from cleancorpus.text.spans import Spans

_EAST_ASIAN = frozenset({Language.JAPANESE, Language.KOREAN})
# So many lines are asked on either side of one that does not tell its language.
_NEAR = 3
# Marks and letters that only Chinese typesetting has: ＷＴＯ, "100 mL。", "PMI、GDP".
_WIDE = re.compile("[\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff5e]")
# Hanzi, their marks and figures only: nothing of another language, of a program or a table.
_PLAIN = re.compile(
    f"[0-9 \u3000-\u3003\u3007-\u3015\uff01-\uff1f%]*[{HAN}]"
    f"[0-9 \u2014\u2018-\u201d\u2026\u3000-\u3003\u3007-\u3015{HAN}\uff01-\uff1f%]*"
)
_CLOSER = dict(zip("（《〔【「『“", "）》〕】」』”", strict=True))
_BRACKET = re.compile("[（《〔【「『“）》〕】」』”]")
_GOES_ON = re.compile(f"[{POINTS}）》〕】」』]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# A passage in brackets is looked for in so many characters on either side.
_REACH = 600


def keep_foreign_lines(
    text: str, findings: Iterable[Finding], stage: str, seen: Survey
) -> Iterable[Finding]:
    """Leave out the findings that would touch a line of another language.

    Mojibake looks foreign, so its stage judges for itself. Conversion heeds Japanese and Korean
    only: a traditional word in an English sentence is still traditional. In a mainly Chinese
    document English boilerplate is stripped like the rest of the page.
    """
    if stage == "mojibake" or (stage in {"convert", "strip"} and seen.alone and seen.mainly):
        return findings
    both = stage == "convert" or (stage == "strip" and seen.mainly)
    lines = _Lines(text, _EAST_ASIAN if both else FOREIGN, seen)
    touches = lines.holds if stage == "strip" else lines.touches
    return _leave_out(findings, touches)


def keep_code(text: str, findings: Iterable[Finding], stage: str) -> Iterable[Finding]:
    """Leave out what would change a part of code; a traditional word is one in code too."""
    if stage in {"mojibake", "convert"}:
        return findings
    found = list(findings)
    code = find_code(text) if found else Spans()
    return _leave_out(found, lambda start, end, _: code.are_cut(start, end)) if code else found


def _leave_out(
    findings: Iterable[Finding], touches: Callable[[int, int, str | None], bool]
) -> Iterable[Finding]:
    """Return the findings that touch nothing kept; a move goes with either of its halves."""

    def is_foreign(finding: Finding) -> bool:
        # What users ask for by its own words holds in any language.
        if isinstance(finding, Doubt) or finding.rule == "strip.user-line":
            return False
        new = finding.text if isinstance(finding, Edit) else None
        return touches(finding.start, finding.end, new)

    return leave_out(findings, is_foreign)


class _Lines:
    """The lines of a text, judged when an edit asks for them."""

    def __init__(self, text: str, kept: frozenset[Language], seen: Survey) -> None:
        self._text = text
        self._kept = kept
        self._alone = seen.alone
        # Where nothing else is set in full width, a line of Latin letters may be Chinese too.
        self._own = seen.alone and seen.mainly
        self._has_brackets = self._own and _BRACKET.search(text) is not None
        self._letters: dict[int, Language] = {}
        self._known: dict[int, Language] = {}
        # The line asked for last: most edits ask for the line of the one before.
        self._start, self._end, self._foreign = 0, -1, False

    def touches(self, start: int, end: int, new: str | None) -> bool:
        """Tell whether an edit would change a foreign line, or join one to another line."""
        if start == len(self._text):
            return False  # the line end that a text closes with
        breaks = self._text.find("\n", start, end) >= 0
        if not breaks and "\n" not in (new or ""):
            return self._is_foreign(start)
        before, after = self._is_foreign(start), self._is_foreign(end)
        joins = breaks and new is not None and "\n" not in new
        if joins or self._text[start:end].strip():
            return before or after or self.holds(start, end, new)
        return before and after

    def holds(self, start: int, end: int, new: str | None) -> bool:  # noqa: ARG002
        """Tell whether a foreign line stands in a span, whole or in part."""
        while start < end:
            if self._text[start] != "\n" and self._is_foreign(start):
                return True
            stop = self._text.find("\n", start, end)
            if stop < 0:
                return False
            start = stop + 1
        return False

    def _is_foreign(self, place: int) -> bool:
        if not self._start <= place <= self._end:
            self._start, self._end = self._bounds(place)
            plain = self._alone and _PLAIN.fullmatch(self._text, self._start, self._end)
            self._foreign = not plain and self._judge(self._start, self._end)
        return self._foreign

    def _bounds(self, place: int) -> tuple[int, int]:
        end = self._text.find("\n", place)
        return self._text.rfind("\n", 0, place) + 1, len(self._text) if end < 0 else end

    def _judge(self, start: int, end: int) -> bool:
        language = self._language(start, end)
        if language in self._kept:
            return True
        may_be = Language.OTHER in self._kept and may_be_data(self._text[start:end])
        if may_be and self._is_data(start):
            return True
        if language is Language.NONE:
            return self._is_among(start, end)
        if language is not Language.CHINESE or self._alone:
            return False
        # Hanzi that do not tell their language are of the language around them.
        if has_only_simplified(self._text[start:end]):
            return False
        above, below = self._nearest(start - 1, -1), self._nearest(end + 1, 1)
        return above in self._kept & _EAST_ASIAN and below in self._kept & _EAST_ASIAN

    def _is_data(self, start: int) -> bool:
        """Tell a line of a program, a table or a log by itself and the lines of its block."""
        line, *below = self._block(start, 1) or [""]
        above = self._block(start, -1)[1:]
        beside = [*above[:1], *below[:1]]
        if is_log_line(line) and any(map(is_log_line, beside)):
            return True
        if is_comment(line) and any(map(self._is_program, beside)):
            return True
        return is_row(line, [*above, *below])

    def _is_program(self, line: str) -> bool:
        return is_program_line(line) or line_language(line) is Language.OTHER

    def _block(self, start: int, step: int) -> list[str]:
        """Return a line and the next two without a blank line between, up (-1) or down (1)."""
        lines: list[str] = []
        while len(lines) < _NEAR and 0 <= start <= len(self._text):
            start, end = self._bounds(start)
            line = self._text[start:end]
            if not line.strip():
                break
            lines.append(line)
            start = end + 1 if step > 0 else start - 1
        return lines

    def _is_among(self, start: int, end: int) -> bool:
        """Tell whether a line without letters, a brace or a time, belongs to foreign lines.

        One that a Chinese sentence goes on from, with a comma, belongs to the sentence.
        """
        above, below = start - 1, end + 1
        if self._own and _GOES_ON.match(self._text, below):
            return False
        before = self._nearest(above, -1) in self._kept
        after = self._nearest(below, 1) in self._kept
        if before == after or not self._text[start:end].strip():
            return before and after
        place, step = (above, -1) if before else (below, 1)
        return self._nearest(place, step, in_block=True) in self._kept

    def _language(self, start: int, end: int) -> Language:
        if start not in self._known:
            language = self._by_letters(start, end)
            line = self._text[start:end]
            if Language.OTHER in self._kept and is_program_line(line):
                language = Language.OTHER
            elif self._own and language is not Language.CHINESE:
                part = _WIDE.search(line) or (line.strip() and self._is_enclosed(start))
                language = Language.CHINESE if part else language
            self._known[start] = language
        return self._known[start]

    def _by_letters(self, start: int, end: int) -> Language:
        if start not in self._letters:
            self._letters[start] = line_language(self._text[start:end])
        return self._letters[start]

    def _is_enclosed(self, start: int) -> bool:
        """Tell whether a line stands in brackets that a Chinese line opens: （, “, 〔."""
        if not self._has_brackets:
            return False
        above = max(0, start - _REACH)
        blank = [found.end() for found in _BLANK_LINE.finditer(self._text, above, start)]
        opened: list[int] = []
        for found in _BRACKET.finditer(self._text, blank[-1] if blank else above, start):
            if found[0] in _CLOSER:
                opened.append(found.start())
            elif opened and _CLOSER[self._text[opened[-1]]] == found[0]:
                opened.pop()
        if not opened:
            return False
        paragraph = _BLANK_LINE.search(self._text, start, start + _REACH)
        end = paragraph.start() if paragraph else start + _REACH
        closed = self._text.find(_CLOSER[self._text[opened[-1]]], start, end) >= 0
        return closed and self._by_letters(*self._bounds(opened[-1])) is Language.CHINESE

    def _nearest(self, place: int, step: int, *, in_block: bool = False) -> Language:
        """Return the language of the nearest line with letters, above (-1) or below (1)."""
        for _ in range(_NEAR):
            if not 0 <= place <= len(self._text):
                break
            start, end = self._bounds(place)
            language = self._language(start, end)
            if language is not Language.NONE:
                return language
            if in_block and not self._text[start:end].strip():
                break
            place = end + 1 if step > 0 else start - 1
        return Language.NONE
