"""Breaks in a text that was wrapped at a fixed width: the geometry of the column decides."""

from __future__ import annotations

import re

from cleancorpus.language import cut_score
from cleancorpus.stages.rejoin.line_break import INDENT, Cut, Verdict, join, keep
from cleancorpus.stages.rejoin.page_layout import WORD_CUT, gain_at, reads_like_opening
from cleancorpus.text.characters import OPENERS
from cleancorpus.text.dates import starts_with_date
from cleancorpus.text.lines import width
from cleancorpus.text.markers import is_article, is_marker, opens_enumeration
from cleancorpus.text.sentences import NEVER_FIRST, finishes
from cleancorpus.text.titles import is_title

_LATIN_WORD = re.compile(r"[A-Za-z0-9.]+")
_ENACTED = re.compile(r"(?:通过|修正|修订|公布|批准|发布|施行|废止)[)）]?\Z")


def is_inner_line(cut: Cut) -> bool:
    """Tell whether the geometry shows that the next line opens no paragraph."""
    if not cut.full or cut.newlines > 1:
        return False
    if cut.layout.indented:
        return not cut.after.indent
    return _opens(cut) is False


def judge_column(cut: Cut) -> Verdict | None:
    """Judge the break between two lines of one column."""
    if not cut.layout.wrap or (cut.newlines > 1 and not cut.page):
        return None
    done = finishes(cut.left)
    if cut.full:
        return _judge_full_stop(cut) if done else _judge_full_line(cut)
    return keep("the sentence and the line end short of the column") if done else None


def _judge_full_line(cut: Cut) -> Verdict:
    """Judge a full line whose sentence goes on; a heading may fill its line by chance."""
    left, right = cut.left, cut.right
    if left[-1] in "：:；;":
        return _judge_full_stop(cut)
    if gain_at(left, right) < WORD_CUT:
        if starts_with_date(right) and (_ENACTED.search(left) or is_title(left)):
            return keep("a line of the history of a law", 0.9)
        score = cut_score(left[-3:], right[:3])
        if _is_loose(cut) and score < -2.0 and len(right) <= 6:
            return keep("a short line without an end follows", 0.8)
        heading = is_marker(left) and not is_article(left) and not re.search("[。；]", left)
        if heading and _opens(cut) is True:
            return keep("a heading that fills its line", 0.8)
        if _opens(cut) and reads_like_opening(right) and score < 0.0:
            reason = "the next line opens a paragraph"
            return Verdict(False, 0.7, reason, unfinished=True, lost=True)
    return join("the line fills its column, its sentence unfinished", 0.96)


def _judge_full_stop(cut: Cut) -> Verdict:
    """Judge a full line that ends with its clause: a paragraph may end here by chance."""
    if cut.layout.indented or cut.layout.spaced:
        return join("the line fills its column", 0.9)
    if _is_loose(cut):
        return keep("a short line without an end follows", 0.8)
    opens = _opens(cut)
    if opens is not None:
        reason = "the next line is shorter by an indent" if opens else "the next line is full, too"
        return Verdict(not opens, 0.85, reason)
    if opens_enumeration(cut.right):
        return keep("an enumeration begins", 0.6)
    if _leaves_no_room(cut) and not reads_like_opening(cut.right):
        return join("the line fills its column", 0.55)
    return keep("the line may end a paragraph", 0.55)


def _is_loose(cut: Cut) -> bool:
    """Tell whether the next line is a heading or a note: no sentence ends in it, it is short."""
    right = cut.right
    note = right[0] in "（(" and right[-1] in "）)"
    return (
        len(right) < 20 and cut.after.width < cut.layout.wrap - 5 and (note or not finishes(right))
    )


def _opens(cut: Cut) -> bool | None:
    """Tell whether the next line is a paragraph's first, shorter by an indent that was lost."""
    wrap, after = cut.layout.wrap, cut.after
    if not cut.layout.opening:
        return None
    if after.width >= wrap - 0.5:
        return False
    if finishes(after.text) or after.text[-1] in "；：;:" or after.width < wrap - INDENT - 1.5:
        return None
    if after.width <= wrap - INDENT + 0.5:
        return True
    return after.text[-1] in NEVER_FIRST  # one over the edge of the shorter line


def _leaves_no_room(cut: Cut) -> bool:
    """Tell whether nothing more of the next line would have fitted on the line before."""
    missing = cut.room - cut.reach
    if missing < 0.75:
        return True
    word = _LATIN_WORD.match(cut.right)
    if word:
        return missing < width(word[0])
    pushed = cut.right[1:2] in NEVER_FIRST or cut.right[0] in OPENERS
    return bool(cut.right[1:2]) and pushed and missing < 1.75
