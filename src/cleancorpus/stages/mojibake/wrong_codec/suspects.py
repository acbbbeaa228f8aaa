"""The gate: lines that hold characters which Chinese prose hardly has, two of them close together.

Text read with a wrong codec is full of such characters; of clean lines one in thousands has a pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from cleancorpus.language.rarity import rare_hanzi
from cleancorpus.text.characters import HALF_KANA, HANGUL

# Latin-1 and Windows-1252, without the signs that Chinese text does use: no-break space,
# ° ± · × ÷ § ¨ and the curly quotes, dashes and dots.
WESTERN = (
    "\x80-\x9f\xa1-\xa6\xa9-\xaf\xb2-\xb6\xb8-\xd6\xd8-\xf6\xf8-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
    "\u0192\u02c6\u02dc\u201a\u201e\u2020\u2021\u2030\u2039\u203a\u20ac\u2122"
)
# Hangul, private use, the lost-character sign.
_EASTERN = HALF_KANA + HANGUL + "\ue000-\uf8ff\ufffd"
# Bopomofo, vertical marks, dashed and doubled rules, squared units: where GBK and Big5 cross.
_SIGNS = (
    "\u3105-\u312d\ufe30-\ufe4f\u2504-\u250b\u250d-\u250f\u2511-\u2513\u251d-\u2523\u3380-\u33df"
)
# Scripts that stand beside Chinese in few texts: where UTF-16 with its bytes swapped falls.
FAR = (
    "\u0250-\u02c5\u02e0-\u036f\u0402-\u040f\u0452-\u045f\u0490\u0491\u0530-\u1fff"
    "\u2c00-\u2dff\u3130-\u318f\ua000-\uabff\ud800-\udfff"
)

# From this many nats on a hanzi is odd: about one in five thousand of clean text.
_ODD = 13
# A line longer than this is looked at in parts, with so many characters on both sides.
_LONG = 2000
_MARGIN = 60


class Piece(NamedTuple):
    """A line, or what stands around the odd characters of a long one, and where it begins."""

    start: int
    text: str


@cache
def odd_class() -> re.Pattern[str]:
    """Return what matches one character that Chinese prose hardly has."""
    return re.compile(f"[{rare_hanzi(_ODD)}{WESTERN}{_EASTERN}{_SIGNS}{FAR}]")


@cache
def _odd_pair() -> re.Pattern[str]:
    return re.compile(f"{odd_class().pattern}.?{odd_class().pattern}")


def _is_odd(line: str) -> bool:
    """Tell a line with one rare word (璀璨) from one that is rare throughout."""
    odd = len(odd_class().findall(line))
    return odd > 2 or 4 * odd >= len(line)


@cache
def _utf8_cycle() -> re.Pattern[str]:
    """Return what matches the three GBK pairs that two hanzi in UTF-8 make: E4 BD, A0 E5, A5 BD."""
    leads, tails = (*range(0xE2, 0xEA), 0xEF), range(0x80, 0xC0)
    pairs = (_pairs(leads, tails), _pairs(tails, leads), _pairs(tails, tails))
    return re.compile("".join(f"[{re.escape(characters)}]" for characters in pairs))


def _pairs(leads: Iterable[int], trails: Iterable[int]) -> str:
    raws = (bytes((lead, trail)) for lead in leads for trail in trails)
    return "".join(sorted({raw.decode("gb18030", "ignore") for raw in raws}))


@lru_cache(maxsize=1)
def odd_pieces(text: str) -> tuple[Piece, ...]:
    """Return the lines with two odd characters close together, or with UTF-8 read as GBK.

    Of a long line only the parts around its odd characters. A clean text is asked for twice:
    before and after what is damaged was repaired.
    """
    return tuple(_find_odd_pieces(text))


def _find_odd_pieces(text: str) -> Iterator[Piece]:
    cycles = set(_line_starts(text, _utf8_cycle()))
    for start in sorted({*_line_starts(text, _odd_pair()), *cycles}):
        end = text.find("\n", start)
        line = text[start:] if end < 0 else text[start:end]
        if start in cycles or _is_odd(line):
            yield from _windows(start, line) if len(line) > _LONG else (Piece(start, line),)


def _windows(start: int, line: str) -> Iterator[Piece]:
    """Yield the parts of a long line around its odd characters: a run may be small in it."""
    low = high = 0
    for match in odd_class().finditer(line):
        if match.start() > high and high:
            yield Piece(start + low, line[low:high])
            high = 0
        low = low if high else max(0, match.start() - _MARGIN)
        high = match.end() + _MARGIN
    if high:
        yield Piece(start + low, line[low:high])


def _line_starts(text: str, pattern: re.Pattern[str]) -> Iterator[int]:
    match = pattern.search(text)
    while match:
        yield text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        match = pattern.search(text, end) if end >= 0 else None
