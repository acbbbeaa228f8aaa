"""Blanks where a line break was: pages whose lines were run together with one blank each.

The pieces between such blanks are about as wide as the column. The cheapest division of a
paragraph into lines of that width tells the blanks that were breaks from those that were meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context
from cleancorpus.stages.rejoin.page_habits import fit_parts
from cleancorpus.stages.rejoin.page_layout import WORD_CUT
from cleancorpus.stages.rejoin.wrapped_rows import GATE, Blank, Row, pooled_column, read_rows
from cleancorpus.text.characters import HAN, HANGUL, OPENERS, POINTS
from cleancorpus.text.sentences import FUNCTION_WORDS, starts_with_suffix

_BYLINE = re.compile(r"(?:记者|通讯员|摄|撰文|供稿|编辑|作者|责编|文/|图/)[^，。]{0,4}\Z")
_CREDIT = re.compile(
    rf"[{HAN}]{{2,4}}[ ]?(?:摄|报道|文|图|编辑)(?:\Z|[ )）。/])|(?:摄|报道)(?:\Z|[ )）。])"
)
_CLOSING = frozenset(POINTS + ",;:)）》”")
_PAUSES = frozenset("，、,:：;；")
_MARK = re.compile("[，。、；：！？,;:!?]")
_LONGEST = 8
# The end of Chinese text before a comma, and the beginning of it after one: a sentence in another
# language keeps the blank after its commas.
_OTHER_LETTERS = "\u00c0-\u024f\u0370-\u1fff" + HANGUL
_BEFORE_COMMA = re.compile(f"[^A-Za-z{_OTHER_LETTERS}][，、,]\\Z")
_CHINESE = re.compile("[\u2018-\u201d\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff60]")
_FOREIGN_END = re.compile(f"[A-Za-z]?[{_OTHER_LETTERS}][A-Za-z]{{0,20}}\\Z")
# 李 明: one character and one more, parted from what stands around them.
_LONE_END = re.compile(f"(?:\\A|[：:，、；（(])[{HAN}]\\Z")
_LONE_START = re.compile(f"[{HAN}](?:\\Z|[ （(，、；。])")


class Division(NamedTuple):
    cost: float
    wraps: set[int]


def find_wrap_blanks(text: str, context: Context) -> Iterable[Finding]:  # noqa: ARG001
    """Find blanks that stand where a line break was lost."""
    if not GATE.search(text):
        return
    rows = read_rows(text)
    columns = [row.column for row in rows]
    pooled = fit_parts(rows, pooled_column)
    for k, row in enumerate(rows):
        near = [*_near_columns(columns, k), *([pooled[k]] if pooled[k] else [])]
        for blank, reason, confidence in _judge_row(row, near):
            yield Edit(blank.start, blank.end, "", "rejoin.wrap-blank", reason, confidence)


def _near_columns(columns: Sequence[float], k: int) -> list[float]:
    """Return the columns of the rows around one, nearest first."""
    around = sorted(range(max(0, k - 8), min(len(columns), k + 9)), key=lambda j: abs(j - k))
    return list(dict.fromkeys(round(columns[j], 1) for j in around if columns[j]))[:4]


def _is_answer_space(blank: Blank) -> bool:
    """Tell whether a blank is the empty space of a form or an exam paper: `（  ）`."""
    return blank.left[-1] in OPENERS and blank.right[0] in _CLOSING


def _judge_row(row: Row, near: Sequence[float]) -> Iterator[tuple[Blank, str, float]]:
    wraps: set[int] | None = None
    if row.column:
        wraps = _divide(row, row.column).wraps
    elif near and sum(row.widths) > 8:
        wraps = _divide_like_neighbours(row, near)
    sentence = any(map(_MARK.search, row.pieces))
    for k, blank in enumerate(row.blanks):
        if blank.fixed or _is_answer_space(blank):
            continue
        if wraps and k in wraps:
            yield blank, "the pieces are as wide as the column", 0.95
        elif _cuts_word(row, k, sentence=sentence):
            yield blank, "word cut by a blank", 0.9
        elif _follows_comma(blank):
            yield blank, "a blank after a comma", 0.95
        elif (
            blank.right[0] in _CLOSING
            and not _is_set_apart(row, k)
            and not _is_foreign_space(blank)
        ):
            yield blank, "a blank before a closing mark", 0.95


def _follows_comma(blank: Blank) -> bool:
    return bool(_CHINESE.match(blank.right) and _BEFORE_COMMA.search(blank.left))


def _is_foreign_space(blank: Blank) -> bool:
    """Tell the blank that French sets before `; : ? !` after a letter: l'unanimité ; hélas."""
    return blank.right[0].isascii() and bool(_FOREIGN_END.search(blank.left))


def _is_set_apart(row: Row, k: int) -> bool:
    """Tell whether a blank before a closing bracket answers one after the opening: `（ × ）`."""
    opened = k > 0 and row.pieces[k - 1][-1] in OPENERS
    return opened and row.blanks[k].right[0] in ")）》"


def _is_spaced_name(left: str, right: str) -> bool:
    return bool(_LONE_END.search(left) and _LONE_START.match(right))


def _cuts_word(row: Row, k: int, *, sentence: bool) -> bool:
    """Tell whether a blank cuts a word of a sentence; names and headings are set with blanks."""
    blank, left, right = row.blanks[k], row.pieces[k], row.pieces[k + 1]
    if _is_spaced_name(left, right):
        return False
    if blank.gain < WORD_CUT or max(len(left), len(right)) < 4:
        return False
    last = k == len(row.blanks) - 1 and len(left) >= 12
    return sentence or (blank.gain >= 2 * WORD_CUT and (last or min(len(left), len(right)) >= 4))


def _divide_like_neighbours(row: Row, near: Sequence[float]) -> set[int] | None:
    """Divide a short row by the columns of its neighbours; nothing when none fits well."""
    found: Division | None = None
    for column in near:
        if sum(row.widths) < column - 1:
            continue
        division = _divide(row, column)
        if division.wraps and (found is None or division.cost < found.cost):
            found = division
    if found and (found.cost <= 1.0 + 0.2 * len(row.blanks) or _explains_cut_words(row, found)):
        return found.wraps
    return None


def _explains_cut_words(row: Row, division: Division) -> bool:
    """Tell whether every word that a blank cuts is at the end of a line of the division."""
    cut = [k for k, blank in enumerate(row.blanks) if blank.gain >= WORD_CUT]
    cheap = division.cost <= 1.0 + 1.5 * len(row.blanks)
    return cheap and bool(cut) and division.wraps.issuperset(cut)


def _divide(row: Row, column: float) -> Division:
    """Return the cheapest division of a row into lines of a column, blanks within or between."""
    count = len(row.pieces)
    inside = [
        _cost_inside(blank, piece) for blank, piece in zip(row.blanks, row.pieces, strict=False)
    ]
    between = [
        _cost_between(blank, piece) for blank, piece in zip(row.blanks, row.pieces, strict=False)
    ]
    reach, kept = [0.0], [0.0]
    for piece_width in row.widths:
        reach.append(reach[-1] + piece_width)
    for cost in inside:
        kept.append(kept[-1] + cost)
    best = [0.0] + [1e9] * count
    back = [0] * (count + 1)
    for j in range(1, count + 1):
        end = between[j - 1] if j < count else 0.0
        for i in range(max(0, j - _LONGEST), j):
            line = reach[j] - reach[i] + 0.5 * (j - i - 1)
            misfit = _misfit(line, column, first=i == 0, last=j == count)
            cost = best[i] + misfit + kept[j - 1] - kept[i] + end
            if cost < best[j]:
                best[j], back[j] = cost, i
    wraps = set()
    j = back[count]
    while j > 0:
        wraps.add(j - 1)
        j = back[j]
    return Division(best[count] + 6.0 * sum(b.fixed for b in row.blanks), wraps)


def _misfit(line: float, column: float, *, first: bool, last: bool) -> float:
    """Return the cost of a line's width: the first may lack an indent, the last be short."""
    if last:
        distance = max(0.0, line - column - 2)
    elif first:
        distance = line - column - 2.5 if line > column - 1 else column - line - 4
    else:
        distance = abs(line - column) - 2
    return min(0.6 * max(0.0, distance), 4.0)


def _is_number(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _cost_inside(blank: Blank, piece: str) -> float:
    """Return the cost of leaving a blank within a line: high where nobody would write one."""
    if blank.fixed:
        return -6.0
    cost = 2.5
    if blank.gain >= WORD_CUT:
        cost += 4.0
    if blank.left[-1] in _PAUSES:
        cost += 1.0
    if blank.left[-1] in FUNCTION_WORDS or starts_with_suffix(blank.right):
        cost += 1.5
    if _BYLINE.search(piece[-8:]) or _CREDIT.match(blank.right):
        cost -= 2.2
    return cost


def _cost_between(blank: Blank, piece: str) -> float:
    """Return the cost of taking a blank for a lost line break."""
    if blank.fixed:
        return 8.0
    if blank.gain >= WORD_CUT:
        return -1.0
    if _is_number(blank.left[-1]) and _is_number(blank.right[0]):
        return 1.0  # telephone numbers, times of day
    return 2.0 if _BYLINE.search(piece[-6:]) else 0.0
