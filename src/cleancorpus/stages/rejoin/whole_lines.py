"""Lines that each stand whole: numbered lines of a listing, records of a log, lines of a verse."""

from __future__ import annotations

import re

# A day of ISO 8601; a number and two more fields, parted by commas without blanks.
_RECORD = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ T,，]|\Z)"
    r"|[\"“]?\d{1,6}[\"”]?[,，][^\d\s,，。][^,，。]{0,80}[,，][^\s,，。][^,，。]{0,80}(?:[,，]|\Z)"
)
_LINE_NUMBER = re.compile(r"[0-9]{1,4}(?=[ \t:：|])")


def counts_on(before: str, after: str) -> bool:
    """Tell whether two lines begin with their numbers, as in a listing with numbered lines.

    >>> counts_on("1 第一条 为了规范管理，", "2 保障建设，制定本条例。")
    True
    """
    first, second = _LINE_NUMBER.match(before), _LINE_NUMBER.match(after)
    return bool(first and second and int(first[0]) + 1 == int(second[0]))


def is_record(text: str) -> bool:
    """Tell whether a line is a record of a log or a table: it begins with a date or a number.

    >>> is_record("2018-11-08 09:15:02 服务启动"), is_record("3,赵刚,市教育局,主任科员")
    (True, True)
    """
    return bool(_RECORD.match(text))


def is_verse_line(text: str) -> bool:
    """Tell whether a line may be one of a verse: short, with a mark at its end."""
    return len(text) <= 16 and text[-1] in "，。；！？、,;!?"


def is_verse(text: str, following: str) -> bool:
    """Tell whether two lines may be verse: both short, of one length, each ends in a mark.

    >>> is_verse("白日依山尽，", "黄河入海流。")
    True
    """
    return len(text) == len(following) and is_verse_line(text) and is_verse_line(following)
