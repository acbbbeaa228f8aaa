"""What the finders of the stage are given, and what each gives back."""

from __future__ import annotations

from typing import NamedTuple

from cleancorpus.records import Edit, Kept, Suggestion
from cleancorpus.rules import Context
from cleancorpus.stages.strip.marked_lines import Marks
from cleancorpus.text.lines import Line

# What the examples of the rules stand around.
ARTICLE = "第一条 为了规范政务数据共享，提高行政效能，制定本办法。"


class Sheet(NamedTuple):
    """A text in lines: those that do not end like a sentence, and those already marked to go."""

    text: str
    lines: list[Line]
    opened: list[int]
    taken: Marks
    context: Context

    def live(self) -> list[int]:
        """Return the numbers of the lines that no finder has marked yet."""
        return [number for number in range(len(self.lines)) if number not in self.taken]

    def live_opened(self) -> list[int]:
        return [number for number in self.opened if number not in self.taken]


class Found(NamedTuple):
    """Lines to take out, what to say of lines that stay, and findings inside of lines."""

    marks: Marks
    weak: Marks = {}  # noqa: RUF012 - never changed
    findings: list[Edit | Suggestion | Kept] = []  # noqa: RUF012 - never changed
