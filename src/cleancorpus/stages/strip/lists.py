"""Lists of other pages: a heading such as 猜你喜欢 with titles, or a ranking with cut titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.stages.strip.furniture import split_tokens
from cleancorpus.stages.strip.lines import Line, Mark, Marks, is_prose

RULE = "strip.related-list"
LONGEST_TITLE = 50
# Text within so many lines after a list makes it a list above the text.
NEAR = 12

_DECORATION = " \t\u3000:：>＞》»【】[]［］()（）<《·•●■◆▪★☆|｜-—–_=*#→▶►+＋.。…“”\"'"
_MORE = re.compile(r"(?<=\S)\s*(?:更多|more|MORE)$")
_NOT_A_TITLE = re.compile(
    r"[。；;：:，,]$|。.|^(?:附件|附[:：]|抄送|主送|第[一二三四五六七八九十百千零〇\d]+[条章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|来源|责任编辑|编辑|作者|记者|注[:：])"
    r"|^(?:\d{4}|[二〇零一三四五六七八九○]{4})\s*年\s*[\d一二三四五六七八九十]+\s*月\s*[\d一二三四五六七八九十]+\s*日$"
)
_DATED = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d|来源|作者")
# An organ, who signs the text above.
_ORGAN = re.compile(
    "^[\u4e00-\u9fff]{2,18}(?:人民政府|政府|委员会|办公室|办公厅|局|厅|党委|省委|市委|县委|区委|常委会)$"
)
_NUMBERED = re.compile(r"^(?:[-*•·●]\s*)?(\d{1,2})\s*[.、．\s]\s*(?=\S)")
_CUT_TITLE = re.compile(r"(?:\.{2,}|…+)\s*(?:[\[(（]?\d[\d\-/.: 年月日]*[\])）]?)?$")


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
    return not _NOT_A_TITLE.search(text) and not _ORGAN.match(text)


def find_lists(
    lines: list[Line], live: list[int], opened: list[int]
) -> tuple[Marks, dict[int, str]]:
    """Return the lines of lists of other pages, and list headings that are only suggested."""
    marks: Marks = {}
    weak: dict[int, str] = {}
    after = 0
    for number in opened:
        text = lines[number].text
        if len(text) > LONGEST_TITLE + 6 or not (_NUMBERED.match(text) or is_head(text)):
            continue
        k = bisect_left(live, number)
        if k < after or k == len(live) or live[k] != number:
            continue
        end = k
        if is_head(text):
            end = _end_of_titles(lines, live, k)
            if any(is_prose(lines[n].text) for n in live[end : end + NEAR]):
                end = _end_above_text(lines, live, k, end)
            books = sum("《" in lines[n].text for n in live[k + 1 : end])
            if (end - k <= 3 and end < len(live)) or (books and books * 2 >= end - k - 1):
                weak[number] = (
                    f"{text} heads a list of other pages, with {max(0, end - k - 1)} titles"
                )
                end = k
            reason = f"list of other pages: {text}"
        else:
            end = _end_of_ranking(lines, live, k)
            reason = "ranking of other pages: numbered titles, some of them cut short"
        if end > k:
            mark = Mark(RULE, f"{reason}; {end - k} lines", 0.95)
            marks.update(dict.fromkeys(live[k:end], mark))
            after = end
    return marks, weak


def _end_of_titles(lines: list[Line], live: list[int], head: int) -> int:
    end = head + 1
    while end < len(live) and _is_title(lines[live[end]].text):
        end += 1
    return end


def _end_above_text(lines: list[Line], live: list[int], head: int, end: int) -> int:
    """Return where a list above the text ends, so that the title of the text is not taken with it.

    A wider gap ends the list; where there is none, the last short line before the text, or before
    the line with its date, is taken for the title.
    """
    gaps = [lines[live[n]].start - lines[live[n - 1]].end for n in range(head + 1, end)]
    for place, gap in enumerate(gaps[2:], head + 3):
        if gap > gaps[1]:
            return place
    dated = (n for n in range(head + 1, end) if _DATED.search(lines[live[n]].text))
    return max(head, next(dated, end) - 1)


def _end_of_ranking(lines: list[Line], live: list[int], first: int) -> int:
    """Return where a strictly counting run ends, or `first` when its titles are whole."""
    end, cut, number = first, 0, 0
    while end < len(live):
        text = lines[live[end]].text
        found = _NUMBERED.match(text)
        if not found or (end > first and int(found[1]) != number + 1):
            break
        number = int(found[1])
        if end == first and number != 1:
            break
        if not _is_title(text[found.end() :]):
            break
        cut += bool(_CUT_TITLE.search(text))
        end += 1
    count = end - first
    return end if count >= 4 and cut >= max(2, 0.2 * count) else first
