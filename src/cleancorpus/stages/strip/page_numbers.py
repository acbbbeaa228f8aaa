"""Page numbers on lines of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from cleancorpus.language import cut_score, word_gain
from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark, Marks, count_han
from cleancorpus.text.characters import HAN
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import BRACKETED_HAN_ITEM, BRACKETED_ITEM, DIVISION, HAN_ITEM
from cleancorpus.text.page_numbers import (
    GATE,
    PageNumber,
    belongs_between,
    read_page_number,
)

RULE = Rule(
    "strip.page-number",
    "A page number on a line of its own.",
    "各级人民政府应当建立健全政务数据共享\n- 3 -\n协调机制，明确责任。\n",
    "各级人民政府应当建立健全政务数据共享\n协调机制，明确责任。\n",
)

# `- 3` alone is an item of a list.
_ALONE = frozenset({"total", "named", "dashed", "fraction", "bare"})
# A sentence that breaks off: Chinese or a comma at the end of a line of some length.
_UNFINISHED = re.compile(f"[{HAN}，、,“《（(]$")
_GOES_ON = re.compile(f"^[{HAN}，。、；”》）]")
_STRUCTURE = re.compile(
    rf"{DIVISION}|{HAN_ITEM}|{BRACKETED_HAN_ITEM}|{BRACKETED_ITEM}|附件|目录|#|\|"
)
_CLAUSE = re.compile("[，。；：,;:]")
_FEWEST_HAN = 12


class Candidate(NamedTuple):
    """A line that looks like the number of a page."""

    line: int
    shape: str
    number: int
    between_halves: bool
    at_page_end: bool
    cuts_word: bool = False
    runs_on: float = 0.0
    """Nats of evidence that the text runs on across a bare number."""


def find_page_numbers(
    text: str, lines: list[Line], live: list[int], titles: set[int]
) -> tuple[Marks, dict[int, str]]:
    """Return the lines that are page numbers, by their sequence or by the sentence they cut.

    `titles` are lines that repeat at the distance of pages: running heads, perhaps.
    """
    if not GATE.search(text) and not (lines and _read_number(lines[0].text)):
        return {}, {}
    marks: Marks = {}
    weak: dict[int, str] = {}
    candidates = list(_candidates(text, lines, live, titles))
    counting = _counting(candidates, lines)
    for candidate in candidates:
        reasons = []
        if candidate.line in counting:
            reasons.append("the page numbers count up")
        if candidate.between_halves:
            reasons.append("it stands inside a sentence")
        if candidate.at_page_end:
            reasons.append("it stands at the end of a page")
        if candidate.shape == "total":
            reasons.append("it counts the pages")
        if _is_certain(candidate, counting):
            confidence = 0.99 if len(reasons) > 1 else 0.9
            marks[candidate.line] = Mark(RULE.id, "page number: " + ", ".join(reasons), confidence)
        elif candidate.shape in {"named", "dashed"}:
            weak[candidate.line] = "looks like a page number, without a second sign"
    return marks, weak


def _is_certain(candidate: Candidate, counting: set[int]) -> bool:
    if candidate.shape == "bare":
        return candidate.line in counting or candidate.cuts_word
    if candidate.shape == "total":
        return True
    if candidate.shape == "fraction":
        return candidate.line in counting
    return candidate.line in counting or candidate.between_halves or candidate.at_page_end


def find_page_ends(text: str, lines: list[Line]) -> set[int]:
    """Return the lines after which a form feed ends the page."""
    if "\f" not in text:
        return set()
    return {
        number
        for number in range(len(lines) - 1)
        if "\f" in text[lines[number].end : lines[number + 1].start]
    }


def _read_number(text: str) -> PageNumber | None:
    found = read_page_number(text)
    return found if found and found.shape in _ALONE else None


def _candidates(
    text: str, lines: list[Line], live: list[int], titles: set[int]
) -> Iterator[Candidate]:
    """Yield the lines that look like page numbers; titles that repeat hide no sentence."""
    found = {number: read for number in live if (read := _read_number(lines[number].text))}
    words = [n for n in live if n not in titles and n not in found] if found else []
    for number, (shape, value) in found.items():
        place = bisect_left(words, number)
        before = lines[words[place - 1]].text if place else ""
        after = lines[words[place]].text if place < len(words) else ""
        line = lines[number]
        at_page_end = number + 1 == len(lines) or "\f" in text[line.end : lines[number + 1].start]
        halves = is_cut_between(before, after)
        candidate = Candidate(number, shape, value, halves, at_page_end)
        if halves and shape == "bare":
            runs_on = cut_score(before[-6:], after[:6])
            candidate = candidate._replace(cuts_word=_cuts_word(before, after), runs_on=runs_on)
        yield candidate


def _cuts_word(before: str, after: str) -> bool:
    """Tell whether a bare number stands inside a word: 人民代 | 1 | 表大会.

    A number that the sentence may mean (全市共有 | 15 | 个乡镇) is refused.
    """
    return not belongs_between(before, after) and word_gain(before[-6:], after[:6]) >= 2


def is_cut_between(before: str, after: str) -> bool:
    """Tell whether two lines are the halves of one sentence.

    >>> is_cut_between("各级人民政府应当建立健全政务数据共享", "协调机制，明确责任。")
    True
    >>> is_cut_between("各级人民政府应当建立健全机制。", "第二条 本条例所称数据")
    False
    """
    return (
        len(before) >= _FEWEST_HAN
        and count_han(before) >= _FEWEST_HAN
        and bool(_UNFINISHED.search(before))
        and bool(_GOES_ON.search(after))
        and not _STRUCTURE.match(after)
        and not (_STRUCTURE.match(before) and not _CLAUSE.search(before))
    )


def _counting(candidates: list[Candidate], lines: list[Line]) -> set[int]:
    """Return the lines whose numbers go up one by one (or two) at the distance of pages.

    Runs are kept by their last number, so that a stray number between two pages ends none.
    """
    found: set[int] = set()
    for shape in ("total", "named", "dashed", "fraction", "bare"):
        runs: dict[int, list[Candidate]] = {}
        steps = (1,) if shape == "bare" else (1, 2)
        for candidate in (c for c in candidates if c.shape == shape):
            before = next(
                (
                    candidate.number - step
                    for step in steps
                    if _is_page_apart(runs.get(candidate.number - step), candidate, lines)
                ),
                None,
            )
            run = [] if before is None else runs.pop(before)
            found |= _long_enough(runs.get(candidate.number, []))
            runs[candidate.number] = [*run, candidate]
        for run in runs.values():
            found |= _long_enough(run)
    return found


def _is_page_apart(run: list[Candidate] | None, candidate: Candidate, lines: list[Line]) -> bool:
    if not run:
        return False
    distance = lines[candidate.line].start - lines[run[-1].line].end
    return distance >= (150 if candidate.shape == "bare" else 30)


def _long_enough(run: list[Candidate]) -> set[int]:
    """Accept a run; bare numbers also label the rows of tables, so more must speak for them."""
    if not run:
        return set()
    if run[0].shape != "bare":
        return {c.line for c in run} if len(run) >= 2 else set()
    if len(run) < 3:
        return set()
    inside = [c for c in run if c.between_halves]
    ends = sum(c.at_page_end for c in run)
    # Of true cuts 44 % fall inside a word and the mean evidence is 4.4 nats; between the cells of
    # a table it is 0.1 % and -2.4 nats (held-out laws and reports).
    cut = any(c.cuts_word for c in inside) and sum(c.runs_on for c in inside) >= len(inside)
    certain = ends * 2 >= len(run) or (cut and len(inside) * 2 >= len(run))
    return {c.line for c in run} if certain else set()
