"""Readings of characters in pinyin, and the notes `(shù)` that give them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from cleancorpus.data import read_pairs

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜêńňǹḿ"
# The letters of a reading; no reading is longer than six ("zhuāng").
READING = f"[a-zü{_TONED}]{{1,6}}"
NOTE = re.compile(rf"\(({READING})\)")
# A note whose bracket was eaten together with the byte before it.
EATEN_NOTE = re.compile(rf"\?({READING})\)")
_TONE = re.compile(f"[{_TONED}]")


@cache
def characters_by_reading() -> dict[str, str]:
    """Return the hanzi of GBK that have a toned reading."""
    return read_pairs("readings.txt")


@cache
def _characters_by_syllable() -> dict[str, str]:
    """Return the hanzi of GBK by reading without its tone."""
    syllables: dict[str, str] = {}
    for reading, characters in characters_by_reading().items():
        syllable = drop_tone(reading)
        syllables[syllable] = syllables.get(syllable, "") + characters
    return syllables


@cache
def _counts() -> Counter[str]:
    return Counter("".join(characters_by_reading().values()))


def has_one_reading(character: str) -> bool:
    """Tell whether a character is always read the same.

    >>> has_one_reading("国"), has_one_reading("行")
    (True, False)
    """
    return _counts()[character] == 1


@cache
def drop_tone(reading: str) -> str:
    """Return a reading without the mark of its tone.

    >>> drop_tone("shù"), drop_tone("lǜ")
    ('shu', 'lü')
    """
    parts = unicodedata.normalize("NFD", reading)
    plain = "".join(part for part in parts if part not in "\u0300\u0301\u0302\u0304\u030c")
    return unicodedata.normalize("NFC", plain)


def has_tone(reading: str) -> bool:
    return _TONE.search(reading) is not None


def has_reading(character: str, reading: str) -> bool:
    """Tell whether a character can be read so; without a tone, in any tone.

    >>> has_reading("數", "shù"), has_reading("數", "shú"), has_reading("台", "tai")
    (True, False, True)
    """
    if has_tone(reading):
        return character in characters_by_reading().get(reading, "")
    return character in _characters_by_syllable().get(reading.replace("v", "ü"), "")
