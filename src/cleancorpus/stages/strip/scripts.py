"""Lines of program text (JavaScript, style sheets) that a page left in its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark, Marks, count_han
from cleancorpus.stages.strip.sheet import ARTICLE, Found, Sheet
from cleancorpus.text.lines import Line

RULE = Rule(
    "strip.script-line",
    "A line of JavaScript or of a style sheet that the page left in its words.",
    f"{ARTICLE}\n\n$('#share-1').share();\n",
    f"{ARTICLE}\n",
)

# What a line shows of being a script of a web page. One sign may stand in a text about programs.
_BROWSER = re.compile(
    r"(?:\$|\bjQuery)\(\s?(?:[\"'#.]|document|this|window|function)|\bdocument\.\w+|\bwindow\.\w+"
    r"|\bgetElementById\b|\baddEventListener\b"
)
_SCRIPT = re.compile(r"\bfunction\s*+\w*\s*+\(|\bvar\s+\w+\s*=")
_STYLE = re.compile(r"^[\w-]{2,30}\s?:[^:{}]{1,200};$")
# What goes along with such lines.
_PROGRAM = re.compile(
    r"\}\s*\)\s*;?$|^\}\s*else\s*\{|^//\s*\w|^(?:if|for|while)\s*\(.*\)\s*\{?$"
    r"|^[\w\-]+\s*:[^:]+$|^[\w.$\[\]'\"]+\s*(?:\(.*\)|=.+);?$|^[{}();,\]]+$"
)
_BLOCK_OPENS = re.compile(r"^[.#@]?[\w\-.#@:,>\s()*]+\{\s*$")
# One of these stands in every line that can begin a run of program text.
GATE = (
    *("{", "$(", "jQuery(", "document.", "window.", "getElementById", "addEventListener"),
    *("function", "var"),
)
PATTERNS = (_BLOCK_OPENS, _BROWSER, _SCRIPT)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_FENCE = re.compile(r"`{3,}|~{3,}")
_ENOUGH = 2


def find_scripts(sheet: Sheet) -> Found:
    """Return the lines of scripts and style sheets; Chinese may stand in them only in quotes."""
    marks: Marks = {}
    if not any(opening in sheet.text for opening in GATE):
        return Found(marks)
    lines = sheet.lines
    shown = _shown_code(sheet.text, lines)
    for run in _runs_of_code(lines, [number for number in sheet.live() if number not in shown]):
        if sum(_signs(lines[number].text) for number in run) >= _ENOUGH:
            mark = Mark(RULE.id, "program text that the page left in its words", 0.95)
            marks.update(dict.fromkeys(run, mark))
    return Found(marks)


def _shown_code(text: str, lines: list[Line]) -> set[int]:
    """Return the lines of code that the document itself shows: fenced or indented in Markdown."""
    shown: set[int] = set()
    fence = ""
    end = -2
    for number, line in enumerate(lines):
        mark = _FENCE.match(line.text)
        if fence or mark:
            shown.add(number)
        if mark:
            fence = "" if fence and line.text.startswith(fence) else fence or mark[0]
        # An indented block opens after a blank line.
        opens = number - 1 in shown or line.start > end + 1
        if not fence and opens and text.startswith(("    ", "\t"), line.start):
            shown.add(number)
        end = line.end
    return shown


def _runs_of_code(lines: list[Line], numbers: list[int]) -> Iterator[list[int]]:
    """Yield the runs of neighbours that look like program text."""
    run: list[int] = []
    depth = 0
    for number in numbers:
        line = lines[number].text
        chinese = count_han(_QUOTED.sub("", line))
        opens = not chinese and bool(_BLOCK_OPENS.match(line))
        sign = opens or _BROWSER.search(line) or _SCRIPT.search(line)
        if run and number != run[-1] + 1:
            yield run
            run, depth = [], 0
        if not chinese and (sign or ((run or depth) and _PROGRAM.search(line))):
            run.append(number)
            depth = max(0, depth + line.count("{") - line.count("}"))
        elif run:
            yield run
            run, depth = [], 0
    if run:
        yield run


def _signs(line: str) -> int:
    """Count what a line shows: an object of the browser is enough, other signs need a second.

    >>> _signs("document.write('相关政策');"), _signs("var n = 1;"), _signs("for (;;) {")
    (2, 1, 0)
    """
    if _BROWSER.search(line):
        return 2
    return bool(_SCRIPT.search(line)) + bool(_STYLE.match(line))
