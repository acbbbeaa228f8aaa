"""Lines that stand for nothing, lines that the user names, and credits on demand."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cleancorpus.language import simplify
from cleancorpus.rules import Context
from cleancorpus.stages.strip.lines import Line, Mark, Marks
from cleancorpus.user_patterns import matches_whole

STRAY, USER, CREDIT = "strip.stray-mark", "strip.user-line", "strip.credit"

_STRAY_MARKS = "?？□▯❓"
_STRAY = re.compile(r"[?？]{1,3}|[□▯❓]")
_STRAY_GATE = re.compile(r"\n[ \t\u3000]*[?？□▯❓]")
_ENDS_WHOLE = re.compile(r"[。！？!?；;：:”’）)》】\]…—\-|]$")
_QUESTION = re.compile("[吗呢么何怎哪谁否几]|什么|多少")
_CREDIT = re.compile(
    r"[（(【\[]?\s*(?:责任?编[辑审]?|本版编辑|本期编辑|编辑|校对|审核|审校|来源|稿源|信息来源|文字来源|供稿|撰稿|作者|记者|通讯员|摄影|图片来源|文/图|图/文|文|图)\s*[:：／/|丨]\s*\S.{0,40}"
    r"|[□■●]?\s*(?:新华社|本报|人民日报|中新社|本刊|本网)?(?:见习|实习|特约)?(?:记者|通讯员|评论员)\s+\S.{0,40}"
    r"|[（(]?\s*(?:新华社|本报|中新社)(?:记者)?[^。，,]{0,20}摄\s*[)）]?"
)


def find_stray_marks(text: str, lines: list[Line], live: list[int]) -> Marks:
    """Return the lines of one lone mark that an old conversion put for an unknown character."""
    if not lines or not (lines[0].text[0] in _STRAY_MARKS or _STRAY_GATE.search(text)):
        return {}
    marks: Marks = {}
    boxes = text.count("□")
    for place, number in enumerate(live):
        line = lines[number].text
        if not _STRAY.fullmatch(line):
            continue
        before = lines[live[place - 1]].text if place else ""
        # 吗 and then ？ on the next line is a wrapped question; boxes all over are a form.
        if (not _ENDS_WHOLE.search(before) and _QUESTION.search(before)) or boxes > 3:
            continue
        reason = f"a lone {line}: what is left of a character that could not be shown"
        marks[number] = Mark(STRAY, reason, 0.9)
    return marks


@lru_cache(maxsize=32)
def _variants(lines: tuple[str, ...]) -> frozenset[str]:
    """Return the lines as written and as the stages before this one may have left them."""
    named: set[str] = set()
    for line in lines:
        for form in (line.strip(), unicodedata.normalize("NFKC", line.strip())):
            narrow = (c if c.isascii() else simplify(c) for c in form)
            named |= {form, "".join(narrow), "".join(map(simplify, form))}
    return frozenset(named)


def find_user_lines(lines: list[Line], context: Context) -> Marks:
    """Return the lines that the settings name, whole or by a pattern."""
    if not context.strip_lines and not context.strip_patterns:
        return {}
    named = _variants(context.strip_lines)
    marks: Marks = {}
    for number, line in enumerate(lines):
        if line.text in named:
            marks[number] = Mark(USER, "named in strip-lines", 1.0)
            continue
        for pattern in context.strip_patterns:
            if matches_whole(pattern, line.text):
                marks[number] = Mark(USER, f"matches {pattern!r} of strip-patterns", 1.0)
                break
    return marks


def find_credits(lines: list[Line], live: list[int], context: Context) -> Marks:
    """Return bylines, sources and editors' names: they are content unless the user drops them."""
    if context.level(CREDIT) == "off":
        return {}
    reason = "credit"
    return {
        number: Mark(CREDIT, reason, 0.9)
        for number in live
        if len(lines[number].text) <= 60 and _CREDIT.fullmatch(lines[number].text)
    }
