"""Paragraphs and blocks of paragraphs that a crawler gave twice."""

from __future__ import annotations

from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark, Marks, count_han
from cleancorpus.stages.strip.sheet import Found, Sheet

RULE = Rule(
    "strip.repeated-paragraph",
    "A paragraph or a block of paragraphs that a crawler gave twice in a row.",
    "县级以上人民政府应当加强对政务数据共享工作的领导，协调解决其中的重大问题，并保障经费。\n\n"
    * 2,
    "县级以上人民政府应当加强对政务数据共享工作的领导，协调解决其中的重大问题，并保障经费。\n\n",
)
# A shorter paragraph may be said twice on purpose: 各位代表！
SHORTEST = 40
# Farther apart, a law repeats a clause of two lines as a matter of course.
SHORTEST_APART = 80
MOST_SUGGESTIONS = 20


def find_repeats(sheet: Sheet) -> Found:
    """Return the later copies of what stands twice in a row, and repeats that are farther apart."""
    live = sheet.live()
    texts = [sheet.lines[number].text for number in live]
    marks: Marks = {}
    weak: dict[int, str] = {}
    last_seen: dict[str, int] = {}
    known: dict[int, tuple[range, int, int]] = {}  # of each lag, the last run that was measured
    for place, text in enumerate(texts):
        if len(text) < SHORTEST:
            if place and text == texts[place - 1] and _may_be_slip(text):
                weak[live[place]] = "the line stands twice in a row"
            continue
        before = last_seen.get(text)
        last_seen[text] = place
        if before is None or live[place] in marks or _is_form(text):
            continue
        lag = place - before
        fresh = before not in known.get(lag, (range(0),))[0]
        if fresh:
            known[lag] = _copies(texts, before, lag)
        _, first, count = known[lag]
        if count and fresh:
            reason = f"{lag} paragraph{'s' if lag > 1 else ''} given twice in a row, word for word"
            mark = Mark(RULE.id, reason, 0.97)
            marks.update(dict.fromkeys(live[first : first + count], mark))
        elif not count and len(text) >= SHORTEST_APART and len(weak) < MOST_SUGGESTIONS:
            weak[live[place]] = f"the paragraph stands {lag} paragraphs earlier too"
    return Found(marks, {number: Mark(RULE.id, reason) for number, reason in weak.items()})


def _copies(texts: list[str], before: int, lag: int) -> tuple[range, int, int]:
    """Return the run of lines that stand again `lag` lines later, and its copies in a row.

    These by where the later copies begin and how many lines they are, 0 when not in a row.
    """
    first = before
    while first > 0 and texts[first - 1] == texts[first - 1 + lag]:
        first -= 1
    last = before
    while last + 1 + lag < len(texts) and texts[last + 1] == texts[last + 1 + lag]:
        last += 1
    count = (last - first + 1) // lag * lag
    return range(first, last + 1), first + lag, count


def _is_form(text: str) -> bool:
    """Tell whether a line is a row or a blank to fill in: those repeat on purpose."""
    return text[0] == "|" or "____" in text or "\t" in text or count_han(text) < SHORTEST // 2


def _may_be_slip(text: str) -> bool:
    return len(text) >= 12 and text[-1] not in "！!" and not _is_form(text + "各" * SHORTEST)
