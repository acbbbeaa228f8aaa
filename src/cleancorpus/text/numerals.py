"""Chinese numerals: which characters they are made of, and what they are worth."""

from __future__ import annotations

# The digits of a year: 二〇二四. Some write the letter O or a full-width Ｏ for the round one.
DIGITS = "〇○零ＯO一二三四五六七八九"

_VALUES = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_VALUES |= {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def parse_numeral(numeral: str) -> int | None:
    """Return the value of a number in Arabic digits, in Chinese digits or with units.

    >>> [parse_numeral(numeral) for numeral in ("一百零二", "二〇二〇", "十", "12")]
    [102, 2020, 10, 12]
    """
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if not any(character in _UNITS for character in numeral):
        digits = [_VALUES.get(character) for character in numeral]
        return None if None in digits else int("".join(str(digit) for digit in digits))
    total = current = 0
    for character in numeral:
        if character in _UNITS:
            total += (current or 1) * _UNITS[character]
            current = 0
        elif character in _VALUES:
            current = _VALUES[character]
        else:
            return None
    return total + current
