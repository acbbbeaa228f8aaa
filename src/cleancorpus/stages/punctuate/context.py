"""What stands around a mark: Chinese or Latin text. Every look is bounded."""

from __future__ import annotations

import re
from collections.abc import Container

from cleancorpus.text.characters import POINTS, WRITTEN_HAN

# Marks that stand only in Chinese text; curly quotes, dashes and ellipses serve Latin text too.
WIDE = POINTS + "《》〈〉「」『』【】〔〕（）"
CHINESE = WRITTEN_HAN + WIDE
# Signs that a writer puts between a mark and the word that tells which text it belongs to.
_NEUTRAL_LEFT = "\"'“”‘’)],:;!?…—*_ \u3000\t\u00a0"
_NEUTRAL_RIGHT = _NEUTRAL_LEFT + "(["
_NEAR = 24
_WINDOW = 200

_han = re.compile(f"[{WRITTEN_HAN}]")
_chinese = re.compile(f"[{CHINESE}]")
_word = re.compile("[A-Za-z]+")
_latin_before = re.compile("[A-Za-z,;:.] ")
_latin_after = re.compile(r"\Z|[,.;]| [A-Za-z(]")


def is_chinese(character: str) -> bool:
    return bool(character) and _chinese.match(character) is not None


def has_han(text: str, start: int, end: int) -> bool:
    return _han.search(text, start, end) is not None


def has_chinese(text: str, start: int, end: int) -> bool:
    """Tell whether a span holds a Chinese character or a mark of Chinese text alone: A、B."""
    return _chinese.search(text, start, end) is not None


def nearest_left(text: str, position: int, telling: Container[int] = ()) -> str:
    """Return the nearest telling character before a position on its line, or ''.

    `telling` are the places of neutral signs that tell all the same.
    """
    floor = max(0, position - _NEAR)
    nearest = floor + len(text[floor:position].rstrip(_NEUTRAL_LEFT)) - 1
    if telling:
        nearest = next((k for k in range(position - 1, nearest, -1) if k in telling), nearest)
    return "" if nearest < floor or text[nearest] == "\n" else text[nearest]


def is_near_line_start(text: str, position: int) -> bool:
    """Tell whether `nearest_left` looks as far as the beginning of the line."""
    return position <= _NEAR or text.rfind("\n", position - 1 - _NEAR, position) >= 0


def nearest_right(text: str, position: int) -> str:
    """Return the nearest telling character at or after a position on its line, or ''."""
    telling = text[position : position + _NEAR].lstrip(_NEUTRAL_RIGHT)[:1]
    return "" if telling == "\n" else telling


def is_chinese_line(text: str, position: int) -> bool:
    """Tell whether a line holds more Chinese than Latin (a Latin word weighs as a character).

    >>> is_chinese_line("使用GDP、CPI", 0), is_chinese_line("The word 中国 means China", 0)
    (True, False)
    """
    floor, ceiling = max(0, position - _WINDOW), min(len(text), position + _WINDOW)
    start = text.rfind("\n", floor, position) + 1 or floor
    end = text.find("\n", position, ceiling)
    line = text[start : ceiling if end < 0 else end]
    if not _han.search(line):
        return False
    return len(_han.findall(line)) >= len(_word.findall(line))


def in_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a Chinese word start:end is a guest in a Latin sentence.

    >>> in_latin("The word 中国 means China", 9, 11)
    True
    """
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    spaced = _latin_before.fullmatch(left) and _latin_after.match(right)
    return bool(spaced) and not is_chinese_line(text, start)


def han_start(text: str, position: int) -> int:
    """Return where the run of Han characters that ends at a position begins."""
    floor = max(0, position - _NEAR)
    while position > floor and _han.match(text, position - 1):
        position -= 1
    return position
