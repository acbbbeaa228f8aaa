"""Chinese numerals and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}

NUMERAL = "〇○零一二三四五六七八九十百千两"


def parse_numeral(numeral: str) -> int | None:
    """Return the value of a number in Arabic digits, in Chinese digits or with units.

    >>> [parse_numeral(numeral) for numeral in ("一百零二", "二〇二〇", "十", "12")]
    [102, 2020, 10, 12]
    """
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if not any(character in _UNITS for character in numeral):
        digits = [_DIGITS.get(character) for character in numeral]
        return None if None in digits else int("".join(str(digit) for digit in digits))
    total = current = 0
    for character in numeral:
        if character in _UNITS:
            total += (current or 1) * _UNITS[character]
            current = 0
        elif character in _DIGITS:
            current = _DIGITS[character]
        else:
            return None
    return total + current


class DateSpan(NamedTuple):
    """A real calendar date and where it stands in a line."""

    iso: str
    start: int
    end: int


_DATE = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日"
    r"|([一二][〇○零ＯO一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
    r"|(?<![0-9])((?:19|20)[0-9]{2})([-./])([0-9]{1,2})\8([0-9]{1,2})(?![0-9])"
)


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
