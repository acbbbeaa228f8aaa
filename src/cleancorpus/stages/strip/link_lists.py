"""Lists of other pages: a heading such as 猜你喜欢 with titles, or a ranking with cut titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import Mark, Marks, is_prose
from cleancorpus.stages.strip.menus import split_tokens
from cleancorpus.stages.strip.sheet import ARTICLE, Found, Sheet
from cleancorpus.stages.strip.weighing import weigh_line
from cleancorpus.text.dates import FULL_DATE, YEAR
from cleancorpus.text.labels import ATTACHMENT, DISTRIBUTION, any_of
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import BRACKETED_HAN_ITEM, DIVISION, HAN_NUMBER
from cleancorpus.text.organs import is_surely_organ

RULE = Rule(
    "strip.related-list",
    "A list of other pages: related, recommended, most read.",
    f"{ARTICLE}\n\n猜你喜欢\n数字政府的三个问题\n让数据多跑路\n一网通办这五年\n",
    f"{ARTICLE}\n",
)
LONGEST_TITLE, SHORTEST_CUT = 50, 12
# Under a heading of links so many short lines are something else.
MOST_TITLES = 200
# Text within so many lines after a list makes it a list above the text.
NEAR = 12

_DECORATION = " \t\u3000:：>＞》»【】[]［］()（）<《·•●■◆▪★☆|｜-—–_=*#→▶►+＋.。…“”\"'"
_MORE = re.compile(r"(?<=\S)\s*(?:更多|more|MORE)$")
_NOT_A_TITLE = re.compile(
    rf"[。；;：:，,]$|。.|^{FULL_DATE}$|^(?:{ATTACHMENT}|{any_of(DISTRIBUTION)}|注[:：]"
    rf"|来源|责任编辑|编辑|作者|记者|{DIVISION}|{HAN_NUMBER}、|{BRACKETED_HAN_ITEM})"
)
_DATED = re.compile(rf"{YEAR}\s*[-/.年]\s*\d|来源|作者")
_CONTENT = re.compile(
    "《|^(?:时间|地点|姓名|性别|年龄|电话|地址|人物|背景|名称|简介|职务|单位|数据|链接|主持人|嘉宾)\\s*[:：]"
)
_BULLET = "[-*•·●◆■▪○>»]"
_NUMBERED = re.compile(
    rf"^(?:{_BULLET}\s*+)?(?:NO\.?|TOP)?\s*+(\d{{1,2}})(?:\s*+(?:[.、．:：]\s*+|(?<=\s))(?=\S)|$)"
)
_BULLETED = re.compile(rf"^{_BULLET}\s*(?=\S)")
# [03-02], (2021-03-02): how pages date the links of a list.
_LINK_DATE = re.compile(r"[\[(（【]\s*(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}\s*[\])）】]$")
# Longer rows of dots lead to the numbers of pages in a table of contents.
_CUT_TITLE = re.compile(
    r"[^.…](?:\.{2,3}|…{1,2})\s*"
    r"(?:[\[(（]\s*\d[\d\-/.: 年月日]*+\s*+[\])）]|\d{4}-\d{1,2}-\d{1,2})?$"
)


@cache
def _heads() -> frozenset[str]:
    return frozenset(read_lines("strip-list-heads.txt"))


def is_head(text: str) -> bool:
    """Tell whether a line is the heading of a list of other pages.

    >>> is_head("【猜你喜欢】"), is_head("相关阅读："), is_head("相关阅读能力的培养")
    (True, True, False)
    """
    if len(text) > 24:
        return False
    bare = _MORE.sub("", text.strip(_DECORATION)).strip(_DECORATION)
    if bare in _heads():
        return True
    return " " in bare and all(token in _heads() for token in split_tokens(bare))


def _is_title(text: str) -> bool:
    if not 2 <= len(text) <= LONGEST_TITLE:
        return False
    return not _NOT_A_TITLE.search(text) and not is_surely_organ(text)


def find_lists(sheet: Sheet) -> Found:
    """Return the lines of lists of other pages, and list headings that are only suggested."""
    lines, live = sheet.lines, sheet.live()
    marks: Marks = {}
    weak: Marks = {}
    after = 0
    runs = _Titles(lines, live)
    for number in sheet.live_opened():
        text = lines[number].text
        if len(text) > LONGEST_TITLE + 6 or not _may_begin(text):
            continue
        k = bisect_left(live, number)
        if k < after or k == len(live) or live[k] != number:
            continue
        if is_head(text):
            end, reason = _judge_titles(lines, live, k, runs.end_below(k))
            if end == k:
                weak[number] = Mark(RULE.id, reason)
        elif _NUMBERED.match(text):
            end = _end_of_ranking(lines, live, k)
            reason = "ranking of other pages: numbered titles, some of them cut short"
        else:
            after, linked = _read_links(lines, live, k)
            end = after if linked else k
            reason = "list of links: titles cut short or with the date of a page"
        if end > k:
            mark = Mark(RULE.id, f"{reason}; {end - k} lines", 0.95)
            marks.update(dict.fromkeys(live[k:end], mark))
            after = end
    return Found(marks, weak)


def _may_begin(text: str) -> bool:
    return bool(_NUMBERED.match(text) or _BULLETED.match(text)) or is_head(text)


def _judge_titles(lines: list[Line], live: list[int], k: int, end: int) -> tuple[int, str]:
    """Return where the list under a heading ends (`k` when it is no list), and what it is.

    `end` is where the lines end that may be titles.
    """
    head = lines[live[k]].text
    after = (lines[n].text for n in live[end : end + NEAR])
    if any(is_prose(text) and weigh_line(text).points < 2 for text in after):
        end = _end_above_text(lines, live, k, end)
    titles = max(0, end - k - 1)
    # Books, or the facts in a box (姓名：某), are content.
    near = live[k + 1 : min(end, k + 1 + MOST_TITLES)]
    content = sum(bool(_CONTENT.search(lines[n].text)) for n in near)
    if (titles < 3 and end < len(live)) or (content and content * 2 >= len(near)):
        return k, f"{head} heads a list of other pages, with {titles} titles"
    return end, f"list of other pages: {head}"


class _Titles:
    """Finds where the titles below a heading end; each run of titles is read once.

    A heading among them begins another list: only what stands below the last one is counted.
    """

    def __init__(self, lines: list[Line], live: list[int]) -> None:
        self._lines = lines
        self._live = live
        # The headings up to this place lead to the same end, or to too many titles.
        self._known, self._end = -1, -1

    def end_below(self, head: int) -> int:
        if head > self._known:
            self._read(head)
        return self._end if self._end > head else head + 1

    def _read(self, head: int) -> None:
        last, end = head, head + 1
        while end < len(self._live) and _is_title(text := self._lines[self._live[end]].text):
            if is_head(text):
                last = end
            end += 1
            if end - last > MOST_TITLES:
                self._known, self._end = last, -1
                return
        self._known, self._end = end - 1, end


def _end_above_text(lines: list[Line], live: list[int], head: int, end: int) -> int:
    """Return where a list above the text ends, so that the title of the text is not taken with it.

    A wider gap ends the list; where there is none, the last short line before the text, or before
    the line with its date, is taken for the title.
    """
    near = range(head + 1, min(end, head + 1 + MOST_TITLES))
    gaps = [lines[live[n]].start - lines[live[n - 1]].end for n in near]
    for place, gap in enumerate(gaps[2:], head + 3):
        if gap > gaps[1]:
            return place
    dated = (n for n in near if _DATED.search(lines[live[n]].text))
    return max(head, next(dated, end) - 1)


def _end_of_ranking(lines: list[Line], live: list[int], first: int) -> int:
    """Return where a strictly counting run ends, or `first` when its titles are whole.

    A number may stand on a line of its own above its title.
    """
    end, count = first, 0
    titles: list[str] = []
    while end < len(live):
        text = lines[live[end]].text
        found = _NUMBERED.match(text)
        if not found or int(found[1]) != count + 1:
            break
        title, step = text[found.end() :], 1
        if not title and end + 1 < len(live):
            title, step = lines[live[end + 1]].text, 2
        if not _is_title(title):
            break
        titles.append(title)
        count += 1
        end += step
    return end if _are_cut(titles) else first


def _are_cut(titles: list[str]) -> bool:
    """Tell whether a site cut the titles to one length: some, the longest, end in dots."""
    cut = [len(title) for title in titles if _CUT_TITLE.search(title)]
    whole = [len(title) for title in titles if not _CUT_TITLE.search(title)]
    if len(titles) < 4 or len(cut) < max(2, 0.2 * len(titles)) or min(cut) < SHORTEST_CUT:
        return False
    return max(whole, default=0) <= min(cut) + 4


def _read_links(lines: list[Line], live: list[int], first: int) -> tuple[int, bool]:
    """Return where a run of bulleted titles ends, and whether enough of them are cut or dated."""
    end, cut = first, 0
    while end < len(live):
        text = lines[live[end]].text
        found = _BULLETED.match(text)
        if not found or not _is_title(text[found.end() :]):
            break
        cut += bool(_CUT_TITLE.search(text) or _LINK_DATE.search(text))
        end += 1
    return end, end - first >= 4 and cut * 2 >= end - first
