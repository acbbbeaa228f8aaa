"""Lines of program text (JavaScript, style sheets) that a page left in its words."""

from __future__ import annotations

import re

from cleancorpus.stages.strip.lines import Line, Mark, Marks, count_han

RULE = "strip.script-line"

_SCRIPT = re.compile(
    r"\$\(|\bfunction\s*+\w*\s*+\(|\bdocument\.\w+|\bwindow\.\w+|\bvar\s+\w+\s*=|\}\s*\)\s*;?$|^\}\s*else\s*\{"
    r"|\bgetElementById\b|\baddEventListener\b|^//\s*\w|^(?:if|for|while)\s*\(.*\)\s*\{?$"
)
_BLOCK_OPENS = re.compile(r"^[.#@]?[\w\-.#@:,>\s()*]+\{\s*$")
_IN_BLOCK = re.compile(r"^[\w\-]+\s*:[^:]+$|^[\w.$\[\]'\"]+\s*(?:\(.*\)|=.+);?$|^[{}();,\]]+$")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def find_code(text: str, lines: list[Line], live: list[int]) -> Marks:
    """Return the lines of scripts and style sheets; Chinese may stand in them only in quotes."""
    if not any(sign in text for sign in ("{", "$(", "document.", "window.", "var ")):
        return {}
    marks: Marks = {}
    depth = 0
    for number in live:
        line = lines[number].text
        if count_han(_QUOTED.sub("", line)):
            depth = 0
            continue
        opens = bool(_BLOCK_OPENS.match(line))
        if _SCRIPT.search(line) or opens or (depth and _IN_BLOCK.match(line)):
            marks[number] = Mark(RULE, "program text that the page left in its words", 0.95)
            depth = max(0, depth + line.count("{") - line.count("}"))
    return marks
