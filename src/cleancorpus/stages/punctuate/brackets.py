"""Narrowed brackets, always both of a pair, and 〈〉 typed as < > inside a book title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.punctuate.context import (
    CHINESE,
    has_chinese,
    in_latin,
    is_chinese,
    nearest_left,
)
from cleancorpus.stages.punctuate.protected import Protected
from cleancorpus.text.characters import WRITTEN_HAN, is_latin

NARROW_BRACKET = Rule(
    "punctuate.narrow-bracket",
    "A pair of brackets of Chinese text in half width.",
    "(二)推动政府对政府(G2G)的数据共享",
    "（二）推动政府对政府（G2G）的数据共享",
    listed=False,
)
NARROW_TITLE = Rule(
    "punctuate.narrow-title-mark",
    "Title marks typed as less-than and greater-than signs.",
    "根据《关于修改<湿地保护条例>的决定》修正",
    "根据《关于修改〈湿地保护条例〉的决定》修正",
)

_MAX_CONTENT, _MAX_TITLE = 2000, 200
_REASON = "half-width brackets in Chinese text"
_BRACKETS = re.compile("[()（）]")
_TITLE = re.compile(rf"<(?![/!])([{WRITTEN_HAN}][{WRITTEN_HAN}、，,（）()0-9－-]{{0,80}})>")
_TYPED_TITLE = re.compile(rf"<<(?=[{WRITTEN_HAN}“])[^<>\n]{{1,80}}>>")
# 2-(乙酰氧基)苯甲酸: a bracket after a position belongs to the name of a substance.
_CHEMICAL = re.compile(r"[0-9A-Z]-\([^()]{0,40}[基氧氯溴氟碘苯烷烯炔酰]")
_OPERATORS = frozenset("·*/+=^√×÷−±")
_WIDE = {"(": "（", ")": "）"}
_SINGLE = re.compile(
    rf"[{CHINESE}”’\"'](?:\([{WRITTEN_HAN}《“]|\)(?:[{CHINESE}]|\s*$))", re.MULTILINE
)


def find_narrow_brackets(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield two edits for each half-width pair in Chinese text, one for a pair of mixed width."""
    if "(" not in text and ")" not in text:
        return
    pairs = [
        pair
        for pair in _match_brackets(text, Protected(text))[0]
        if text[pair[0]] != "（" or text[pair[1]] != "）"
    ]
    # (A)(B): what holds for a pair holds for its neighbours; row by row it took a round for each.
    widened: set[int] = set()
    for pair in reversed(pairs):
        if _is_chinese_pair(text, *pair, widened):
            widened.update(pair)
    for opening, closing in pairs:
        if opening not in widened and opening - 1 in widened:
            widened.update((opening, closing))
        for position in (opening, closing) if opening in widened else ():
            if wide := _WIDE.get(text[position]):
                yield Edit(position, position + 1, wide, NARROW_BRACKET.id, _REASON)


def find_single_brackets(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for a half-width bracket without a partner between Chinese and Chinese."""
    if "(" not in text and ")" not in text:
        return
    for position in _match_brackets(text, Protected(text))[1]:
        wide = _WIDE.get(text[position])
        if wide and _SINGLE.match(text, max(0, position - 1)):
            yield Edit(position, position + 1, wide, NARROW_BRACKET.id, _REASON, 0.9)


def _match_brackets(text: str, protected: Protected) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the pairs of either width that stand on one line, and the brackets without one."""
    pairs: list[tuple[int, int]] = []
    single: list[int] = []
    stack: list[int] = []
    for match in _BRACKETS.finditer(text):
        position = match.start()
        if protected and protected.covers(position):
            continue
        if match[0] in "(（":
            stack.append(position)
        elif stack and _on_one_line(text, stack[-1], position):
            pairs.append((stack.pop(), position))
        else:
            single += [*stack, position]
            stack.clear()
    return pairs, single + stack


def _on_one_line(text: str, start: int, end: int) -> bool:
    return end - start <= _MAX_CONTENT and text.find("\n", start, end) < 0


def _is_chinese_pair(text: str, opening: int, closing: int, widened: set[int]) -> bool:
    left, right = text[max(0, opening - 1) : opening], text[closing + 1 : closing + 2]
    if left == "]" or (left == "-" and _CHEMICAL.match(text, opening - 2)):
        return False
    if has_chinese(text, opening + 1, closing):
        return not in_latin(text, opening, closing + 1)
    if left and left in ",:;?!\"'”’":
        left = nearest_left(text, opening)
    if is_chinese(left):
        return True
    if is_latin(left) or left.isdigit() or left in _OPERATORS:
        return False  # f(x), N(2), K·(a - b)
    if is_chinese(right) or (right == "(" and closing + 1 in widened):
        return True
    # A number of a list: `(1) 总则`
    return right == " " and is_chinese(text[closing + 2 : closing + 3]) and left in {"", "\n"}


def find_narrow_titles(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield two edits for each title in << >>, or in < > inside 《》 (GB/T 15834-2011, 4.15)."""
    if "<" not in text:
        return
    for match in _TYPED_TITLE.finditer(text):
        start, end = match.span()
        for position, mark in ((start, "《"), (end - 2, "》")):
            yield Edit(
                position, position + 2, mark, NARROW_TITLE.id, "title mark typed twice", 0.95
            )
    for match in _TITLE.finditer(text):
        start, end = match.span()
        floor = max(0, start - _MAX_TITLE)
        line = text.rfind("\n", floor, start) + 1 or floor
        if text.count("《", line, start) <= text.count("》", line, start):
            continue
        for position, mark in ((start, "〈"), (end - 1, "〉")):
            yield Edit(position, position + 1, mark, NARROW_TITLE.id, "title inside a title", 0.95)
