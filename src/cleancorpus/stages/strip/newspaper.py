"""What a newspaper prints around its pieces: notes to another page, names of pages, labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.records import Edit
from cleancorpus.stages.strip.lines import Line, Mark, Marks

JUMP, PAGE_NAME, LABEL = "strip.jump-line", "strip.page-name", "strip.column-label"

_PAGE = r"(?:第?\s*[A-Za-z]?\s*[\d一二三四五六七八九十]{1,3}\s*版|头版|封面)"
_JUMP_CORE = (
    rf"(?:上\s*接|下\s*转|紧\s*接|续\s*接|转\s*接|接)\s*{_PAGE}(?:\s*[《“\"].{{0,30}}[》”\"])?"
)
_JUMP_IN_BRACKETS = re.compile(
    rf"[（(【\[]\s*[▲▼◀▶←→↑↓●]*\s*{_JUMP_CORE}\s*[▲▼◀▶←→↑↓●]*\s*[)）】\]]"
)
_JUMP_LINE = re.compile(rf"[（(【\[▲▼◀▶←→↑↓●◆■★△▽\s]*{_JUMP_CORE}[）)】\]▲▼◀▶←→↑↓●◆■★△▽。\s]*")


def find_jumps(text: str, lines: list[Line], marks: Marks) -> Iterator[Edit]:
    """Yield the notes of a newspaper that a text comes from or goes on at another page."""
    if not re.search(
        r"[接转]\s*(?:第?\s*[A-Za-z]?\s*[\d一二三四五六七八九十]{1,3}\s*版|头版|封面)", text
    ):
        return
    for number, line in enumerate(lines):
        if number in marks or ("版" not in line.text and "封面" not in line.text):
            continue
        if _JUMP_LINE.fullmatch(line.text):
            marks[number] = Mark(JUMP, "a text goes on at another page of the paper", 0.99)
            continue
        for found in _JUMP_IN_BRACKETS.finditer(text, line.start, line.end):
            start, end = found.span()
            quoted = text[max(line.start, start - 1) : start] in {"“", '"', "‘", "「"}
            if quoted:
                continue
            while (
                end < line.end
                and text[end] in " \t\u3000"
                and text[line.start : start].strip() == ""
            ):
                end += 1
            while (
                start > line.start
                and text[start - 1] in " \t\u3000"
                and text[end : line.end].strip() == ""
            ):
                start -= 1
            reason = f"a text goes on at another page of the paper: {found[0]}"
            yield Edit(start, end, "", JUMP, reason, 0.97)


@cache
def _names() -> tuple[re.Pattern[str], frozenset[str]]:
    words = read_lines("strip-newspaper.txt")
    names = "|".join(re.escape(word) for word in words if not word.endswith("*"))
    number = r"(?:第\s*)?[A-Za-z]?\s*\d{1,2}\s*版|第[一二三四五六七八九十]{1,3}版|[A-D]\d{1,2}"
    page = re.compile(
        rf"(?:{number})\s*(?:[:：|·/\s]\s*(?:{names})(?:[·\s/](?:{names}))?|[（(]\s*(?:{names})?\s*[)）])"
        rf"|(?:{names})\s*[（(|·\s]\s*(?:{number})\s*[)）]?"
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
