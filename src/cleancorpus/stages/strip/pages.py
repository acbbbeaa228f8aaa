"""What the pages of a paper or a printed document leave in a text: numbers, heads, jump lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cleancorpus.records import Edit, Suggestion
from cleancorpus.stages.strip.lines import Line, Mark, Marks, count_han

NUMBER, HEAD, JUMP = "strip.page-number", "strip.running-head", "strip.jump-line"

_DASH = "-‐‑–—―─－·•"
_GATE = re.compile(
    r"\n[ \t\u3000]*(?:[-‐‑–—―─－·•]|第[ \u3000]*\d|\d|[Pp][Aa][Gg][Ee]|共[ \u3000]*\d)"
)
_FIRST = frozenset(f"{_DASH}0123456789第共Pp")
_SHAPES = (
    (
        "said",
        re.compile(r"第\s*(\d{1,4})\s*页(?:\s*[,，/／()（）、]?\s*共\s*\d{1,4}\s*页?\s*[)）]?)?"),
    ),
    ("said", re.compile(r"[pP](?:age|AGE)\s*(\d{1,4})\s*(?:(?:of|OF|/)\s*\d{1,4})?")),
    ("said", re.compile(r"共\s*\d{1,4}\s*页\s*[,，/／、]?\s*第\s*(\d{1,4})\s*页")),
    ("dashed", re.compile(rf"[{_DASH}]+\s*(\d{{1,4}})\s*[{_DASH}]+")),
    ("dashed", re.compile(r"(\d{1,4})\s*[/／]\s*\d{1,4}")),
    ("bare", re.compile(r"(\d{1,3})")),
)
# A sentence that breaks off: Chinese or a comma at the end of a line of some length.
_UNFINISHED = re.compile("[\u3400-\u9fff，、,“《（(]$")
_GOES_ON = re.compile("^[\u3400-\u9fff，。、；”》）]")
_STRUCTURE = re.compile(
    r"^(?:第[一二三四五六七八九十百千零〇\d]+[条章节编篇款]|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|附件|目录|#|\|)"
)


class Candidate(NamedTuple):
    """A line that looks like the number of a page."""

    line: int
    shape: str
    number: int
    between_halves: bool
    at_page_end: bool


def find_page_numbers(
    text: str, lines: list[Line], live: list[int]
) -> tuple[Marks, dict[int, str]]:
    """Return the lines that are page numbers, by their sequence or by the sentence they cut."""
    if not _GATE.search(text) and not (lines and _read_number(lines[0].text)):
        return {}, {}
    marks: Marks = {}
    weak: dict[int, str] = {}
    candidates = list(_candidates(text, lines, live))
    counting = _counting(candidates, lines)
    for candidate in candidates:
        reasons = []
        if candidate.line in counting:
            reasons.append("the page numbers count up")
        if candidate.between_halves:
            reasons.append("it stands inside a sentence")
        if candidate.at_page_end:
            reasons.append("it stands at the end of a page")
        if _is_certain(candidate, counting):
            confidence = 0.99 if len(reasons) > 1 else 0.9
            marks[candidate.line] = Mark(NUMBER, "page number: " + ", ".join(reasons), confidence)
        elif candidate.shape != "bare":
            weak[candidate.line] = "looks like a page number, without a second sign"
    return marks, weak


def _is_certain(candidate: Candidate, counting: set[int]) -> bool:
    if candidate.shape == "bare":
        return candidate.line in counting and (candidate.between_halves or candidate.at_page_end)
    return candidate.line in counting or candidate.between_halves or candidate.at_page_end


def _read_number(text: str) -> tuple[str, int] | None:
    if len(text) > 24:
        return None
    for shape, pattern in _SHAPES:
        if found := pattern.fullmatch(text):
            return shape, int(found[1])
    return None


def _candidates(text: str, lines: list[Line], live: list[int]) -> Iterator[Candidate]:
    for place, number in enumerate(live):
        line = lines[number]
        if line.text[0] not in _FIRST or not (read := _read_number(line.text)):
            continue
        shape, value = read
        before = lines[live[place - 1]].text if place else ""
        after = lines[live[place + 1]].text if place + 1 < len(live) else ""
        at_page_end = number + 1 == len(lines) or "\f" in text[line.end : lines[number + 1].start]
        yield Candidate(number, shape, value, is_cut_between(before, after), at_page_end)


def is_cut_between(before: str, after: str) -> bool:
    """Tell whether two lines are the halves of one sentence.

    >>> is_cut_between("各级人民政府应当建立健全政务数据共享", "协调机制，明确责任。")
    True
    >>> is_cut_between("各级人民政府应当建立健全机制。", "第二条 本条例所称数据")
    False
    """
    return (
        count_han(before) >= 12
        and bool(_UNFINISHED.search(before))
        and bool(_GOES_ON.search(after))
        and not _STRUCTURE.match(after)
        and not _STRUCTURE.match(before)
    )


def _counting(candidates: list[Candidate], lines: list[Line]) -> set[int]:
    """Return the lines whose numbers go up one by one (or two) at the distance of pages."""
    found: set[int] = set()
    for shape in ("said", "dashed", "bare"):
        same = [c for c in candidates if c.shape == shape]
        run: list[Candidate] = []
        for candidate in same:
            if run and not _is_next(run[-1], candidate, lines):
                found |= _long_enough(run)
                run = []
            run.append(candidate)
        found |= _long_enough(run)
    return found


def _is_next(one: Candidate, two: Candidate, lines: list[Line]) -> bool:
    step = two.number - one.number
    distance = lines[two.line].start - lines[one.line].end
    limit = 1 if one.shape == "bare" else 2
    return 1 <= step <= limit and distance >= (150 if one.shape == "bare" else 30)


def _long_enough(run: list[Candidate]) -> set[int]:
    """Accept a run; bare numbers also label the rows of tables, so more must speak for them."""
    if not run:
        return set()
    if run[0].shape != "bare":
        return {c.line for c in run} if len(run) >= 2 else set()
    inside = sum(c.between_halves or c.at_page_end for c in run)
    return {c.line for c in run} if len(run) >= 3 and inside * 3 >= len(run) else set()


def find_running_heads(
    lines: list[Line], live: list[int], numbers: set[int], page_ends: set[int]
) -> Marks:
    """Return the short lines that come back at the head or foot of each page.

    `numbers` are the page numbers just found, `page_ends` the lines before a form feed. A line
    that repeats proves nothing by itself: headings and forms repeat too. It must stand beside a
    page number or a page's end, or inside a sentence, at least every other time.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    order = [n for n in live if n not in numbers]
    for place, number in enumerate(order):
        text = lines[number].text
        if 2 <= len(text) <= 40 and text[-1] not in "。；;！!|" and text[0] not in "|#":
            places[re.sub(r"\d+", "0", text)].append(place)
    marks: Marks = {}
    for found in places.values():
        if len(found) < 3:
            continue
        steps = [lines[order[b]].start - lines[order[a]].end for a, b in pairwise(found)]
        if min(steps) < 80 or sorted(steps)[len(steps) // 2] < 200:
            continue
        beside = sum(_is_at_page(lines, order, place, numbers, page_ends) for place in found)
        if beside * 2 >= len(found):
            reason = f"running head of {len(found)} pages: {beside} times where a page ends"
            marks |= {order[place]: Mark(HEAD, reason, 0.9) for place in found}
    return marks


def _is_at_page(
    lines: list[Line], order: list[int], place: int, numbers: set[int], page_ends: set[int]
) -> bool:
    number = order[place]
    if {number - 1, number, number + 1} & numbers or {number - 1, number} & page_ends:
        return True
    before = lines[order[place - 1]].text if place else ""
    after = lines[order[place + 1]].text if place + 1 < len(order) else ""
    return is_cut_between(before, after)


_PAGE = r"(?:第?\s*[A-Za-z]?\s*[\d一二三四五六七八九十]{1,3}\s*版|头版|封面)"
_JUMP_CORE = (
    rf"(?:上\s*接|下\s*转|紧\s*接|续\s*接|转\s*接|接)\s*{_PAGE}(?:\s*[《“\"].{{0,30}}[》”\"])?"
)
_JUMP_IN_BRACKETS = re.compile(
    rf"[（(【\[]\s*[▲▼◀▶←→↑↓●]*\s*{_JUMP_CORE}\s*[▲▼◀▶←→↑↓●]*\s*[)）】\]]"
)
_JUMP_LINE = re.compile(rf"[（(【\[▲▼◀▶←→↑↓●◆■★△▽\s]*{_JUMP_CORE}[）)】\]▲▼◀▶←→↑↓●◆■★△▽。\s]*")


def find_jumps(text: str, lines: list[Line], marks: Marks) -> Iterator[Edit | Suggestion]:
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
