"""Lines of one lone mark that an old conversion put for a character it did not know."""

from __future__ import annotations

import re

from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark, Marks
from cleancorpus.stages.strip.sheet import ARTICLE, Found, Sheet
from cleancorpus.text.characters import LINE_BLANKS

RULE = Rule(
    "strip.stray-mark",
    "A lone ? or □ on a line, left of a character that could not be shown.",
    f"?\n\n{ARTICLE}\n",
    f"{ARTICLE}\n",
)

_MARKS = "?？□▯❓"
_STRAY = re.compile(r"[?？]{1,3}|[□▯❓]")
# As the text is asked for it, without its lines.
_GATE = re.compile(rf"[\n\f][{LINE_BLANKS}]*[{_MARKS}]")
_ENDS_WHOLE = re.compile(r"[。！？!?；;：:”’）)》】\]…—\-|]$")
_QUESTION = re.compile("[吗呢么何怎哪谁否几]|什么|多少")
# Boxes all over are a form.
_MOST_BOXES = 3


def find_stray_marks(sheet: Sheet) -> Found:
    """Return the lines of one lone mark, but not the ？ of a question that was wrapped."""
    lines, live = sheet.lines, sheet.live()
    if not lines or not (lines[0].text[0] in _MARKS or _GATE.search(sheet.text)):
        return Found({})
    marks: Marks = {}
    boxes = sheet.text.count("□")
    for place, number in enumerate(live):
        line = lines[number].text
        if not _STRAY.fullmatch(line):
            continue
        before = lines[live[place - 1]].text if place else ""
        if (not _ENDS_WHOLE.search(before) and _QUESTION.search(before)) or boxes > _MOST_BOXES:
            continue
        reason = f"a lone {line}: what is left of a character that could not be shown"
        marks[number] = Mark(RULE.id, reason, 0.9)
    return Found(marks)
