"""Signs taken for one another: a circle for the zero 〇, other dots for the middle dot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context
from cleancorpus.text.characters import HALF_KANA, HAN, KANA

# A circle between numerals is a zero; a letter O or a digit 0 only in a year of four places.
_CIRCLE = re.compile(
    "[○◯](?<=[一二三四五六七八九〇○◯百千万零].)(?=[一二三四五六七八九〇○◯年月日号条])"
    "|[○◯](?<=[一二三四五六七八九].)(?=[\\]〕）)］])"
)
_YEAR = re.compile("年(?<=[一二三四五六七八九〇○◯OＯΟО零0]{4}年)")
_ZERO = re.compile("[OＯΟО0]")
_DOT = re.compile(f"[・‧•･∙⋅](?<=[{HAN}].)(?=[{HAN}])")
_KANA = re.compile(f"[{KANA}{HALF_KANA}]")


def find_signs(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Find circles that are zeros and dots that are middle dots.

    >>> [edit[:3] for edit in find_signs("二○二O年，威廉・陆斯佛", Context())]
    [(1, 2, '〇'), (3, 4, '〇'), (8, 9, '·')]
    """
    for found in _CIRCLE.finditer(text):
        yield Edit(*found.span(), "〇", "characters.zero", "a circle between numerals", 0.95)
    for found in _YEAR.finditer(text):
        year = text[found.start() - 4 : found.start()]
        if len(re.findall("[一二三四五六七八九]", year)) >= 2:
            for zero in _ZERO.finditer(text, found.start() - 4, found.start()):
                yield Edit(*zero.span(), "〇", "characters.zero", "a year in numerals", 0.95)
    for found in _DOT.finditer(text):
        low = text.rfind("\n", 0, found.start()) + 1
        high = text.find("\n", found.end())
        if not _KANA.search(text, low, len(text) if high < 0 else high):
            yield Edit(*found.span(), "·", "characters.middle-dot", "between two characters", 0.9)
