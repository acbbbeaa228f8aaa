"""What a newspaper prints around its pieces: notes to another page, names of pages, labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.records import Edit, Suggestion
from cleancorpus.stages.strip.lines import Mark, Marks
from cleancorpus.text.lines import Line

JUMP, PAGE_NAME, LABEL = "strip.jump-line", "strip.page-name", "strip.column-label"

_NUMBER = r"[A-Za-z]?\s*+[\d一二三四五六七八九十]{1,3}"
_PAGE = (
    rf"(?:第?\s*+{_NUMBER}(?:\s*[、,，]\s*+{_NUMBER})?\s*版(?:中缝)?(?:[·:：]\w{{1,6}})?|头版|封面)"
)
_JUMP = (
    rf"(?:(?:上\s*接|下\s*转|紧\s*接|续\s*接|转\s*接|接|转|续)\s*+{_PAGE}|(?:上\s*接|下\s*转)\s*+第?\s*+\d{{1,4}}\s*页)"
    r"(?:\s*[《“\"].{0,30}[》”\"])?"
)
_ARROWS = "▲▼◀▶←→↑↓●◆■★△▽"
_IN_BRACKETS = re.compile(rf"[（(【\[]\s*+[{_ARROWS}]*\s*+{_JUMP}\s*+[{_ARROWS}]*\s*+[)）】\]]")
_ALONE = re.compile(rf"[（(【\[\s{_ARROWS}]*{_JUMP}[）)】\]。\s{_ARROWS}]*")
_ELSEWHERE = re.compile(
    rf"[（(【\[](?:全文|相关报道|报道|图文|内容|详情)?\s*+(?:请)?(?:详?见|刊于?|载)\s*+{_PAGE}[)）】\]]"
)
_GATE = re.compile(
    r"[接转续见刊载]\s*+(?:头版|封面|第?\s*+[A-Za-z]?\s*+[\d一二三四五六七八九十、]{1,5}\s*[版页])"
)
_BLANKS = " \t\u3000"
REASON = "a text goes on at another page of the paper"


def find_jumps(text: str, lines: list[Line], marks: Marks) -> Iterator[Edit | Suggestion]:
    """Yield the notes of a newspaper that a text comes from or goes on at another page."""
    if not _GATE.search(text):
        return
    for number, line in enumerate(lines):
        if number in marks or not re.search("[版页]|封面", line.text):
            continue
        if _ALONE.fullmatch(line.text):
            marks[number] = Mark(JUMP, REASON, 0.99)
            continue
        for found in _IN_BRACKETS.finditer(text, line.start, line.end):
            if text[max(line.start, found.start() - 1) : found.start()] not in {*'“‘「"'}:
                start, end = _widen(text, line, found.start(), found.end())
                yield Edit(start, end, "", JUMP, f"{REASON}: {found[0]}", 0.97)
        for found in _ELSEWHERE.finditer(text, line.start, line.end):
            reason = f"the paper prints it at another page: {found[0]}"
            yield Suggestion(found.start(), found.end(), "", JUMP, reason)


def _widen(text: str, line: Line, start: int, end: int) -> tuple[int, int]:
    """Take the blanks along that the note leaves at the begin or the end of its line."""
    if not text[line.start : start].strip():
        while end < line.end and text[end] in _BLANKS:
            end += 1
    if not text[end : line.end].strip():
        while start > line.start and text[start - 1] in _BLANKS:
            start -= 1
    return start, end


@cache
def _names() -> tuple[re.Pattern[str], frozenset[str]]:
    words = read_lines("strip-newspaper.txt")
    names = "|".join(re.escape(word) for word in words if not word.endswith("*"))
    number = (
        r"(?:第\s{0,20}+)?[A-Za-z]?\s{0,20}+\d{1,2}\s*版"
        r"|第[一二三四五六七八九十]{1,3}版|[A-D]\d{1,2}"
    )
    page = re.compile(
        rf"(?:{number})(?:(?:\s*+[:：|·/]|\s)\s*+(?:{names})(?:[·\s/](?:{names}))?"
        rf"|\s*[（(]\s*+(?:{names})?\s*+[)）])"
        rf"|(?:{names})(?:\s*+[（(|·]|\s)\s*+(?:{number})\s*[)）]?"
    )
    return page, frozenset(word[:-1] for word in words if word.endswith("*"))


def find_page_names(lines: list[Line], opened: Iterable[int]) -> tuple[Marks, list[int]]:
    """Return the lines that name a page of the paper (第3版：要闻), and labels of columns."""
    pattern, labels = _names()
    marks: Marks = {}
    found: list[int] = []
    for number in opened:
        text = lines[number].text
        if len(text) > 20:
            continue
        if text.strip("■●◆□▲★【】[]（） ") in labels:
            found.append(number)
        elif pattern.fullmatch(text):
            marks[number] = Mark(PAGE_NAME, "name of a page of the paper", 0.9)
    return marks, found
