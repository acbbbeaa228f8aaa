"""A newspaper's notes that a text comes from or goes on at another page."""

from __future__ import annotations

import re

from cleancorpus.records import Edit, Kept, Suggestion
from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark, Marks
from cleancorpus.stages.strip.sheet import Found, Sheet
from cleancorpus.text.lines import Line

RULE = Rule(
    "strip.jump-line",
    "A newspaper's note that a text comes from or goes on at another page.",
    "(上接1版)墙上挂着服务指南。\n",
    "墙上挂着服务指南。\n",
)

_NUMBER = r"[A-Za-z]?\s*+[\d一二三四五六七八九十]{1,3}"
_NUMBERED = rf"第?\s*+{_NUMBER}(?:\s*[、,，]\s*+{_NUMBER})?\s*版"
_PAGE = rf"(?:{_NUMBERED}(?:中缝)?(?:[·:：]\w{{1,6}})?|头版|封面)"
_NUMBERED_LEAF = r"第?\s*+\d{1,4}\s*页"
_JUMP = (
    rf"(?:(?:上\s*接|下\s*转|紧\s*接|续\s*接|转\s*接|接|转|续)\s*+{_PAGE}"
    rf"|(?:上\s*接|下\s*转)\s*+{_NUMBERED_LEAF})"
    r"(?:\s*[《“\"].{0,30}[》”\"])?"
)
_ARROWS = "▲▼◀▶←→↑↓●◆■★△▽"
_IN_BRACKETS = re.compile(rf"[（(【\[]\s*+[{_ARROWS}]*\s*+{_JUMP}\s*+[{_ARROWS}]*\s*+[)）】\]]")
_ALONE = re.compile(rf"[（(【\[\s{_ARROWS}]{{0,9}}+{_JUMP}[）)】\]。\s{_ARROWS}]{{0,9}}+")
_ELSEWHERE = re.compile(
    rf"[（(【\[](?:全文|相关报道|报道|图文|内容|详情)?\s*+(?:请)?(?:详?见|刊于?|载)\s*+{_PAGE}[)）】\]]"
)
PATTERNS = (_IN_BRACKETS, _ALONE, _ELSEWHERE)
GATE = re.compile(rf"[接转续见刊于载]\s*+(?:头版|封面|{_NUMBERED}|{_NUMBERED_LEAF})")
_OF_A_PAGE = re.compile("[版页]|封面")
_BLANKS = " \t\u3000"
_REASON = "a text goes on at another page of the paper"


def find_jumps(sheet: Sheet) -> Found:
    """Return the lines that are such a note, and the notes inside of lines."""
    marks: Marks = {}
    findings: list[Edit | Suggestion | Kept] = []
    if not GATE.search(sheet.text):
        return Found(marks)
    text = sheet.text
    for number in sheet.live():
        line = sheet.lines[number]
        if not _OF_A_PAGE.search(line.text):
            continue
        if _ALONE.fullmatch(line.text):
            marks[number] = Mark(RULE.id, _REASON, 0.99)
            continue
        for found in _IN_BRACKETS.finditer(text, line.start, line.end):
            if text[max(line.start, found.start() - 1) : found.start()] not in {*'“‘「"'}:
                start, end = _widen(text, line, found.start(), found.end())
                findings.append(Edit(start, end, "", RULE.id, f"{_REASON}: {found[0]}", 0.97))
        for found in _ELSEWHERE.finditer(text, line.start, line.end):
            reason = f"the paper prints it at another page: {found[0]}"
            findings.append(Suggestion(found.start(), found.end(), "", RULE.id, reason))
    return Found(marks, findings=findings)


def _widen(text: str, line: Line, start: int, end: int) -> tuple[int, int]:
    """Take the blanks along that the note leaves at the begin or the end of its line."""
    if not text[line.start : start].strip():
        while end < line.end and text[end] in _BLANKS:
            end += 1
    if not text[end : line.end].strip():
        while start > line.start and text[start - 1] in _BLANKS:
            start -= 1
    return start, end
