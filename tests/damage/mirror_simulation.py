"""Damage held-out documents as mirror sites do, repair them, and count what came back right."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleancorpus.records import Edit, Suggestion
from cleancorpus.stages.mojibake.mirror_site import gbk
from tests.damage.mirror import Damaged, damage, fold_width, table

BREAK_SHARE = 0.77
TABLE_SIZES = (20, 50, 80, 115)


@dataclass
class Tally:
    """Runs of a simulation: how many there were, and what became of them."""

    runs: int = 0
    exact: int = 0
    applied: int = 0
    right: int = 0
    suggested: int = 0
    suggested_right: int = 0
    outside: int = 0
    dropped: int = 0
    dropped_exact: int = 0

    def add(self, other: Tally) -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def make_pages(texts: Sequence[str], seed: int, paragraphs: int = 15) -> Iterator[Damaged]:
    """Yield damaged pages of some paragraphs each, tables of readings of several sizes."""
    rng = random.Random(seed)
    for text in texts:
        lines = [_widen(line.strip(" \u3000#")) for line in text.split("\n")]
        lines = [re.sub(r"[ \u3000]+", "", line) for line in lines if len(line) > 20]
        if not lines:
            continue
        first = rng.randrange(max(1, len(lines) - paragraphs))
        page = "\n".join(f"<p>{line}</p>" for line in lines[first : first + paragraphs])
        rows = list(table())
        rng.shuffle(rows)
        rows = rows[: rng.choice(TABLE_SIZES)]
        yield damage(page, rows, BREAK_SHARE, rng)


def _widen(line: str) -> str:
    """Give punctuation its full width, as on the page that was copied."""
    return re.sub(
        "(?<=[\u4e00-\u9fff”》])[,;:!?]", lambda match: chr(ord(match[0]) + gbk.FULL_TO_HALF), line
    )


def apply_in(damaged: Damaged, start: int, end: int, edits: Sequence[Edit | Suggestion]) -> bool:
    """Tell whether the edits that touch a window leave there what should stand there."""
    touching = [edit for edit in edits if edit.start < end and start < edit.end]
    low = min([start, *(edit.start for edit in touching)])
    high = max([end, *(edit.end for edit in touching)])
    touching = [edit for edit in edits if low <= edit.start and edit.end <= high]
    pieces, at = [], low
    for edit in sorted(touching):
        pieces += [damaged.text[at : edit.start], edit.text]
        at = edit.end
    pieces.append(damaged.text[at:high])
    return fold_width("".join(pieces)) == "".join(damaged.expected[low:high])


def count_runs(
    damaged: Damaged, edits: Sequence[Edit], suggestions: Sequence[Suggestion], rule: str
) -> Tally:
    """Compare what was done to a damaged page with what should have been done."""
    tally = Tally()
    for run in damaged.runs:
        exact = apply_in(damaged, run.start, run.end, edits)
        lost = run.dropped > 0
        tally.runs += 1
        tally.exact += exact
        tally.dropped += lost
        tally.dropped_exact += lost and exact
    for edit in edits:
        if edit.rule == rule:
            tally.applied += 1
            tally.right += apply_in(damaged, edit.start, edit.end, edits)
            touches = any(run.start < edit.end and edit.start < run.end for run in damaged.runs)
            tally.outside += not touches
    notes = [edit for edit in edits if edit.rule != rule]
    for one in suggestions:
        tally.suggested += 1
        tally.suggested_right += apply_in(damaged, one.start, one.end, [*notes, one])
    return tally
