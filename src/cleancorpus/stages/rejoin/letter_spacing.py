"""Headings set letter by letter with blanks between, and lines of one character each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.language import is_word
from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context
from cleancorpus.text.characters import HAN, SPACES
from cleancorpus.text.markers import CHAPTER, MARKDOWN

_SPACED = re.compile(
    rf"[{HAN}](?<![{HAN}][{HAN}])"
    rf"(?:[{SPACES}]+[{HAN}]){{1,24}}(?=[{SPACES}]*(?:\n|\Z))"
)
_CHAPTER = re.compile(rf"(?:{MARKDOWN}[{SPACES}]*)?(?:{CHAPTER}[{SPACES}]*)?\Z")
_VERTICAL = re.compile(rf"(?:(?<=\n)|\A)[{HAN}](?:\n+[{SPACES}]*[{HAN}](?=\n|\Z)){{4,}}")
_VERTICAL = re.compile(rf"(?:(?<=\n)|\A)[{HAN}](?:\n+[{SPACES}]*[{HAN}](?=\n|\Z)){{4,}}")
# What every match of the two holds, and few texts: cheaper to look for.
_LAST_LETTER = re.compile(rf"[{SPACES}][{HAN}](?:[{SPACES}\n]|\Z)")
_LETTER_LINE = re.compile(rf"\n[{SPACES}]*[{HAN}]\n")
_GAP = re.compile(r"\s+")


@cache
def _spaced_words() -> frozenset[str]:
    return frozenset(read_lines("spaced-words.txt"))


def find_letter_spacing(text: str, context: Context) -> Iterable[Finding]:  # noqa: ARG001
    """Find headings whose letters stand apart: `总　　则`, `国 务 院`."""
    if not _LAST_LETTER.search(text):
        return
    for run in _SPACED.finditer(text):
        head = text[text.rfind("\n", 0, run.start()) + 1 : run.start()]
        if not _CHAPTER.match(head.lstrip(SPACES)):
            continue
        word = _GAP.sub("", run[0])
        numbered = "第" in head and is_made_of_words(word)
        if numbered or word in _spaced_words():
            yield from _close(run, "rejoin.letter-spacing", "a heading set letter by letter")


def find_vertical_text(text: str, context: Context) -> Iterable[Finding]:  # noqa: ARG001
    """Find words set vertically, one character a line."""
    if not _LETTER_LINE.search(text):
        return
    for run in _VERTICAL.finditer(text):
        word = _GAP.sub("", run[0])
        if len(set(word)) >= 0.8 * len(word) and is_made_of_words(word):
            yield from _close(run, "rejoin.vertical-text", "one character a line")


def _close(run: re.Match[str], rule: str, reason: str) -> Iterator[Edit]:
    for gap in _GAP.finditer(run[0]):
        yield Edit(run.start() + gap.start(), run.start() + gap.end(), "", rule, reason, 0.95)


def is_made_of_words(text: str) -> bool:
    """Tell whether a text is nothing but dictionary words of two characters or more.

    >>> is_made_of_words("空域管理"), is_made_of_words("李明王强")
    (True, False)
    """
    reached = [True] + [False] * len(text)
    for end in range(2, len(text) + 1):
        reached[end] = any(
            reached[end - size] and is_word(text[end - size : end])
            for size in range(2, min(end, 6) + 1)
        )
    return reached[-1]
