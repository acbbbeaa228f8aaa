"""Dates: as they are written, in words and in figures, and which day they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cleancorpus.text.characters import NUMERALS
from cleancorpus.text.numerals import DIGITS, parse_numeral

# Parts of patterns. A year of documents: other numbers of four digits are none.
YEAR = "(?:19|20)[0-9]{2}"
HAN_YEAR = f"[一二][{DIGITS}]{{3}}"
_DAY = rf"[\d{NUMERALS}]{{1,3}}"
# 2024年3月, 二〇二四年三月: blanks may set them apart. And the day.
MONTH_DATE = rf"(?:\d{{4}}|{HAN_YEAR})\s*年\s*{_DAY}\s*月"
FULL_DATE = rf"{MONTH_DATE}\s*{_DAY}\s*日"
# 2024-03-01, 2024/3/1, 2024.3.1, and 2024年3月1 too: the date of a field or a link.
FIGURES = rf"{YEAR}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}"

_STARTS = re.compile(rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{HAN_YEAR}年")
# A form leaves the figures to be filled in by hand.
_ENDS = re.compile(rf"(?:(?:\A|\D){FULL_DATE}|年[ \u3000]+月[ \u3000]+日)\Z")
_DATE = re.compile(
    rf"""
      (?<![0-9])({YEAR})[ ]?年[ ]?([0-9]{{1,2}})[ ]?月[ ]?([0-9]{{1,2}})[ ]?日  # 2024年3月1日
    | ({HAN_YEAR})年([{NUMERALS}]{{1,2}})月([{NUMERALS}]{{1,3}})日  # 二〇二四年三月一日
    | (?<![0-9])({YEAR})([-./])([0-9]{{1,2}})\8([0-9]{{1,2}})(?![0-9])  # 2024-03-01
    """,
    re.VERBOSE,
)
_SIGNATURE = 40


class DateSpan(NamedTuple):
    """A real calendar date and where it stands in a line."""

    iso: str
    start: int
    end: int


def find_dates(line: str) -> Iterator[DateSpan]:
    """Yield the dates of a line that are in the calendar.

    >>> [d.iso for d in find_dates("二〇二〇年八月七日，2021年2月30日，2022-01-01 19:49")]
    ['2020-08-07', '2022-01-01']
    """
    for match in _DATE.finditer(line):
        parts = match[1] or match[4] or match[7], match[2] or match[5] or match[9]
        day = match[3] or match[6] or match[10]
        values = [parse_numeral(part) or 0 for part in (*parts, day)]
        try:
            iso = date(*values).isoformat()
        except ValueError:
            continue
        yield DateSpan(iso, *match.span())


def starts_with_date(text: str) -> bool:
    """Tell whether a line begins with a day, or with a year in Chinese digits.

    >>> starts_with_date("2024年3月1日起施行"), starts_with_date("2024年以来")
    (True, False)
    """
    return bool(_STARTS.match(text))


def ends_with_date(text: str) -> bool:
    """Tell whether a short line ends with a date, as a signature does.

    >>> ends_with_date("国务院办公厅 二〇二四年三月一日"), ends_with_date("二〇二四年三月")
    (True, False)
    """
    return len(text) < _SIGNATURE and bool(_ENDS.search(text))
