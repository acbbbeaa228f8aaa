"""Narrowed marks: `, : ; ? !` in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.punctuate.context import (
    CHINESE,
    han_start,
    in_latin,
    is_chinese,
    is_chinese_line,
    is_near_line_start,
    nearest_left,
    nearest_right,
)
from cleancorpus.stages.punctuate.protected import Protected
from cleancorpus.text.characters import WRITTEN_HAN, is_latin

NARROW_MARK = Rule(
    "punctuate.narrow-mark",
    "A comma, colon, semicolon, question or exclamation mark of Chinese text in half width.",
    "会议指出,要坚持以下原则:一是依法行政;二是公开透明。",
    "会议指出，要坚持以下原则：一是依法行政；二是公开透明。",
    listed=False,
)
WIDE_MARKS = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}

_MARKS = "".join(WIDE_MARKS)
_LONGEST_ROW = 12
_REASON = "half-width mark in Chinese text"

# The mark comes first so that the search skips to it; what stands before it is looked at after.
# A Latin word after a blank may mean that the Chinese word is a guest in a Latin sentence.
_PLAIN = re.compile(rf"[,:;?!](?<=[{CHINESE}].)(?![ ]?[A-Za-z()\[:-])")
_OTHER = re.compile(rf"[,:;?!](?:(?<![{CHINESE}].)|(?=[ ]?[A-Za-z()\[:-]))")
_QUESTION = re.compile(r"\?")
_AMOUNT = re.compile(rf"[ ]?[0-9０-９]+(?:[.．、][0-9０-９]+)?[ ]?[.．、]?[{WRITTEN_HAN}]")
# Smileys, an image of Markdown, and the double colon of programs.
_SYNTAX = re.compile(r"[:;]-?[()]|!\[|::")
# A question mark where none can be stands for a lost character: 外型超漂亮，?像?清晰.
_TORN = re.compile(rf"\?(?<=[，,、；;：:“《（(\n].)(?=[{WRITTEN_HAN}])")


def find_narrow_marks(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for each half-width mark of Chinese text.

    GB/T 15834-2011 sets these marks one character wide; a crawler that folds U+FF01-FF5E to
    ASCII loses exactly them, while 。、“”《》 stay.
    """
    if not _PLAIN.search(text) and not _OTHER.search(text):
        return
    protected = Protected(text)
    lost = _lost_characters(text)
    # A mark that is widened tells of the next one: else a long row took a round every 24 marks.
    wide: set[int] = set()
    for match in protected.finditer(_PLAIN, text):
        start, end = match.span()
        if start in lost:
            continue
        mark = text[start]
        # The blank that ASCII typing sets after a mark goes with it.
        if text[end : end + 1] == " " and is_chinese(text[end + 1 : end + 2]):
            end += 1
        wide.add(start)
        yield Edit(start, end, WIDE_MARKS[mark], NARROW_MARK.id, _REASON)
    for match in protected.finditer(_OTHER, text):
        start = match.start()
        if start not in lost and _is_chinese_mark(text, start, wide):
            wide.add(start)
            yield Edit(start, start + 1, WIDE_MARKS[text[start]], NARROW_MARK.id, _REASON, 0.9)


def _lost_characters(text: str) -> frozenset[int]:
    """Return the question marks of lines in which some stand for lost characters."""
    lost: set[int] = set()
    end = -1
    for match in _TORN.finditer(text) if "?" in text else ():
        if match.start() < end:
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        lost.update(mark.start() for mark in _QUESTION.finditer(text, start, end))
    return frozenset(lost)


def _is_chinese_mark(text: str, position: int, wide: set[int]) -> bool:
    if _SYNTAX.match(text, max(0, position - 1)) or _SYNTAX.match(text, position):
        return False
    left, right = nearest_left(text, position, wide), nearest_right(text, position + 1)
    if is_chinese(WIDE_MARKS.get(left, left)):
        return not in_latin(text, han_start(text, position), position + 1)
    if not left:
        # Deep in a row of marks nothing tells: a row of leaders, of empty cells.
        return text[position] == "," and is_chinese(right) and is_near_line_start(text, position)
    if is_chinese(_behind_row(text, position)):
        return True  # Latin text has a blank after its marks
    return is_chinese_line(text, position) and (
        is_chinese(right)
        or (not right and _ends_line(text, position))
        or (bool(right) and _stands_before_amount(text, position))
    )


def _behind_row(text: str, position: int) -> str:
    """Return what stands behind a row of marks, all of which are judged alike; '' if it is long."""
    low, high = max(0, position - _LONGEST_ROW), position + 1 + _LONGEST_ROW
    start = low + len(text[low:position].rstrip(_MARKS))
    row = text[start:high]
    size = len(row) - len(row.lstrip(_MARKS))
    return row[size : size + 1] if size <= _LONGEST_ROW else ""


def _ends_line(text: str, position: int) -> bool:
    return text[position + 1 : position + 2] in {"", "\n", "”", "’", '"'} and (
        text[position - 1].isalnum() or text[position - 1] in "%％‰℃)"
    )


def _stands_before_amount(text: str, position: int) -> bool:
    """Tell 达36.2%,2025年 and 投资GDP,2020年 from 1,623家 and 19:49分."""
    left = text[position - 1]
    return (is_latin(left) or left in "%％‰℃)") and bool(_AMOUNT.match(text, position + 1))
