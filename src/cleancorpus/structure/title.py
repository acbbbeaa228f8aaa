"""The title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleancorpus.structure.model import PROSE, Found
from cleancorpus.structure.organs import MASTHEAD
from cleancorpus.text.characters import BASIC_HAN
from cleancorpus.text.dates import find_dates
from cleancorpus.text.document_numbers import has_document_number
from cleancorpus.text.labels import MAKERS, SOURCES, TIMES, any_of
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import (
    BRACKETED_HAN_ITEM,
    BRACKETED_ITEM,
    DIVISION,
    HAN_NUMBER,
    ITEM,
    MARKDOWN,
    division,
)
from cleancorpus.text.organs import is_organ
from cleancorpus.text.titles import KINDS, OTHER_KINDS

_GENRE = f"(?:{KINDS}|{OTHER_KINDS})"
# What follows in brackets, （草案）, which may hold brackets of its own.
_IN_BRACKETS = "[（(][^（()）]{1,16}(?:[（(][^（()）]{1,16}[）)][^（()）]{0,16})?[）)]"
_NAMED = re.compile(rf".*{_GENRE}(?:{_IN_BRACKETS}|的解读)*\Z")
_ABOUT = re.compile(rf"(?>.*?关于).+{_GENRE}(?:{_IN_BRACKETS})*\Z")
_PART = re.compile(rf"{division('编|篇|部分')}[：:　 ]+(.+)")
_LABEL = re.compile(
    rf"{DIVISION}|{HAN_NUMBER}、|{BRACKETED_HAN_ITEM}|{BRACKETED_ITEM}|{ITEM}"
    r"|附件|目录?\Z|前言\Z"
)
_MARKS = re.compile(rf"({MARKDOWN}) +")
_COLUMN = re.compile(
    r"[●■◆★▲【\[|<!]|□|-{3}"
    rf"|(?:{any_of((*SOURCES, *MAKERS, *TIMES))}|关键词|摘要|电话|邮编)[：:]"
)
_TWO_HAN = re.compile(f"[{BASIC_HAN}].*[{BASIC_HAN}]")
_SALUTATION = re.compile("各位|同志们|女士们|先生们|朋友们")
_ORDER_NUMBER = re.compile(r"第[0-9]+号\Z")
# What no title ends in: a stop, or a word that wants another after it.
_STOPS = "。；，、：:;,的了和与在是把对及为"
_DEPTH = 12
UNSURE = 0.3


class Title(NamedTuple):
    """A title, and the numbers of the lines that it takes out of the outline."""

    found: Found
    lines: frozenset[int]


def read_title(lines: Sequence[Line]) -> Title | None:
    """Return the title: the best line near the top, joined with the one that it goes on in."""
    head = lines[:_DEPTH]
    if speech := _read_speech(head):
        return speech
    best: tuple[float, int] = (0.0, -1)
    for index, line in enumerate(head):
        best = max(best, (_confidence(head, index), -index))
        if len(line.text) > 2 * PROSE and not line.text.startswith("#"):
            break  # running text: what follows is not a title page
    confidence, index = best[0], -best[1]
    if confidence < UNSURE:
        return None
    text, taken = _join(head, index)
    found = Found(text, head[taken[0]].number, round(confidence, 2))
    # The first part of a collection is a heading beside the others.
    part = _PART.fullmatch(head[index].text)
    return Title(found, frozenset() if part else frozenset(head[i].number for i in taken))


def _read_speech(head: Sequence[Line]) -> Title | None:
    """Read one or two lines above a subtitle that begins with a dash."""
    below = next((i for i, line in enumerate(head[:4]) if _words(line).startswith("——")), 0)
    above = head[max(0, below - 2) : below]
    names = [_words(line) for line in above]
    if not above or any(not 0 < len(n) <= PROSE or n[-1] in _STOPS or _is_other(n) for n in names):
        return None
    return Title(Found(" ".join(names), above[0].number, 0.85), frozenset(n.number for n in above))


def _words(line: Line) -> str:
    """Return a line without the marks of a heading, emphasis and the title marks of a label."""
    words = _MARKS.sub("", line.text, count=1).strip("* ")
    part = _PART.fullmatch(words)
    return part[1] if part else words


def _confidence(head: Sequence[Line], index: int) -> float:
    """Return how likely a line is the title."""
    text = head[index].text
    words = _words(head[index])
    marks = _MARKS.match(text)
    part = bool(_PART.fullmatch(text))
    if (
        not 0 < len(words) <= 2 * PROSE
        or words[-1] in _STOPS
        or words[:2] == "——"
        or _is_other(words, part=part)
    ):
        return 0.0
    if index + 1 < len(head) and head[index + 1].text[0] in "。，、；：）":
        return 0.0  # torn out of a sentence
    if _ABOUT.match(words):
        confidence = 0.9
    elif marks:
        confidence = 0.9 if len(marks[1]) == 1 else 0.75
    elif len(words) <= 50 and _NAMED.match(words):
        confidence = 0.8
    elif len(words) <= 40 and index < 3:
        confidence = (0.65, 0.45, 0.35)[index]
    else:
        return 0.0
    if part:
        confidence = 0.5
    if any(_words(line) == words for line in head[index + 1 :]):
        confidence += 0.05
    if marks and _shares_page(head, index, len(marks[1])):
        confidence = min(confidence, 0.5)
    if marks and any(_depth(line) == len(marks[1]) for line in head[:index]):
        confidence = min(confidence, 0.45)
    return min(confidence + (0.05 if index == 0 else 0.0), 0.95)


def _is_other(words: str, *, part: bool = False) -> bool:
    """Tell a label, a byline, a document number, a date or a signature from a title."""
    if (not part and _LABEL.match(words)) or not _TWO_HAN.search(words):
        return True
    if _SALUTATION.match(words) or (words[0] in "（(" and words[-1] in "）)"):
        return True
    if _COLUMN.match(words) or MASTHEAD.fullmatch(words):
        return True
    if has_document_number(words) or _ORDER_NUMBER.search(words):
        return True
    dates = list(find_dates(words))
    return bool(dates) and dates[0].start < 2


def _depth(line: Line) -> int:
    marks = _MARKS.match(line.text)
    return len(marks[1]) if marks else 0


def _shares_page(head: Sequence[Line], index: int, marks: int) -> bool:
    """Tell whether other articles of the same rank follow: a newspaper page."""
    if marks == 1:
        return False
    return any(_depth(line) == marks for line in head[index + 1 :])


def _join(head: Sequence[Line], index: int) -> tuple[str, list[int]]:
    """Join a title with the organ above it and with the lines that it goes on in."""
    words, first, last = _words(head[index]), index, index
    while first > 0 and index - first < 2 and _goes_on(_words(head[first - 1]), words):
        first -= 1
        words = _words(head[first]) + words
    following = _words(head[last + 1]) if last + 1 < len(head) else ""
    short = 0 < len(following) <= PROSE and following[-1] not in _STOPS
    open_title = words.count("《") > words.count("》")
    if short and (open_title or _goes_on(words, following)):
        words, last = words + following, last + 1
    return words, list(range(first, last + 1))


def _goes_on(above: str, below: str) -> bool:
    """Tell whether a title goes on from one line to the next: 国务院关于加强 / 监管的意见."""
    if max(len(above), len(below)) > 2 * PROSE:
        return False
    if below.startswith("关于"):
        return is_organ(above)
    unfinished = "关于" in above and not _NAMED.match(above)
    return unfinished and above[-1] not in "。；，：" and _NAMED.match(below) is not None
