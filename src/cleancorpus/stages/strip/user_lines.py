"""Lines that the user names in the settings."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from cleancorpus.language import simplify
from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark, Marks
from cleancorpus.stages.strip.sheet import ARTICLE, Found, Sheet
from cleancorpus.user_patterns import matches_whole

RULE = Rule(
    "strip.user-line",
    "A line that the settings name in strip-lines or strip-patterns.",
    f"每日一读\n\n{ARTICLE}\n",
    f"{ARTICLE}\n",
)


@lru_cache(maxsize=32)
def _variants(lines: tuple[str, ...]) -> frozenset[str]:
    """Return the lines as written and as the stages before this one may have left them."""
    named: set[str] = set()
    for line in lines:
        for form in (line.strip(), unicodedata.normalize("NFKC", line.strip())):
            narrow = (c if c.isascii() else simplify(c) for c in form)
            named |= {form, "".join(narrow), "".join(map(simplify, form))}
    return frozenset(named)


def find_user_lines(sheet: Sheet) -> Found:
    """Return the lines that the settings name, whole or by a pattern."""
    context = sheet.context
    if not context.strip_lines and not context.strip_patterns:
        return Found({})
    named = _variants(context.strip_lines)
    marks: Marks = {}
    for number, line in enumerate(sheet.lines):
        if line.text in named:
            marks[number] = Mark(RULE.id, "named in strip-lines", 1.0)
            continue
        for pattern in context.strip_patterns:
            if matches_whole(pattern, line.text):
                marks[number] = Mark(RULE.id, f"matches {pattern!r} of strip-patterns", 1.0)
                break
    return Found(marks)
