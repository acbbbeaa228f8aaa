"""How rare characters are in Chinese text: the judge between two readings of the same bytes.

An encoding maps texts to bytes one to one, so the likelier text names the likelier encoding, and
sums of nats compare readings of different lengths.
"""

from __future__ import annotations

import re
from functools import cache

from cleancorpus.data import read_pairs
from cleancorpus.text.characters import is_han

RARE = 14
"""From this on a hanzi is rare: in real text fewer than one in a thousand."""
BROKEN = 20
"""The price of a byte that no character takes, and of a control character."""

# The price of a character that the table does not hold, by where its block begins.
_BLOCKS = (
    ("\x00", BROKEN),
    ("\t", 5),
    ("\x0e", BROKEN),
    (" ", 5),
    ("\x7f", BROKEN),
    ("\xa0", 10),
    ("\xc0", 8),
    ("\u0180", 14),
    ("\u0370", 12),
    ("\u0460", 16),
    ("\u2010", 12),
    ("\u2500", 9),
    ("\u2504", 12),
    ("\u2600", 14),
    ("\u3000", 6),
    ("\u3001", 12),
    ("\u3041", 9),
    ("\u3100", 14),
    ("\u3200", 14),
    ("\u3400", 18),
    ("\u4e00", 17),
    ("\ua000", 19),
    ("\uac00", 16),
    ("\ud7a4", BROKEN),
    ("\uf900", 18),
    ("\ufe30", 13),
    ("\ufe70", 19),
    ("\uff01", 9),
    ("\uff5f", 14),
    ("\ufff0", 19),
    ("\U00020000", 19),
    ("\U000323b0", BROKEN),
)


class _Rarity(dict[str, int]):
    """Nats of surprise at a character; the last block that begins before it is its price."""

    def __missing__(self, character: str) -> int:
        nats = next(price for start, price in reversed(_BLOCKS) if start <= character)
        self[character] = nats
        return nats


@cache
def _rarity() -> _Rarity:
    table = _Rarity()
    for nats, characters in read_pairs("character-rarity.tsv").items():
        table.update(dict.fromkeys(characters, int(nats)))
    return table


def surprise(text: str) -> int:
    """Return the nats of surprise at a text: the less, the more it reads like Chinese.

    >>> surprise("中国人民") < surprise("笢弊佌鏍")
    True
    """
    return sum(map(_rarity().__getitem__, text))


def surprises(text: str) -> list[int]:
    """Return the nats of surprise at each character of a text.

    >>> sum(surprises("中国人民")) == surprise("中国人民")
    True
    """
    return list(map(_rarity().__getitem__, text))


def rare_share(text: str) -> float:
    """Return the share of characters outside ASCII that are rare or broken."""
    wide = [character for character in text if character > "\x7f"]
    rarity = _rarity()
    return sum(rarity[character] >= RARE for character in wide) / max(1, len(wide))


@cache
def rare_hanzi(least: int = RARE) -> str:
    """Return the rare hanzi of the basic plane and private use, as the inside of a `re` class."""
    common = sorted(ord(c) for c, nats in _rarity().items() if nats < least and is_han(c))
    # As ranges: a class of 23,000 single characters takes 20 ms to compile.
    starts, ends = [0x3400, *(c + 1 for c in common)], [*(c - 1 for c in common), 0x9FFF]
    ranges = (f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True) if a <= b)
    return "".join(ranges) + "\ue000-\uf8ff"


@cache
def _bad_pair() -> re.Pattern[str]:
    return re.compile(f"[{rare_hanzi()}][{rare_hanzi()}@-~]")


def reads_badly(text: str) -> bool:
    """Tell whether two rare hanzi, or one and a letter, stand side by side.

    That is the mark of a line in another encoding, or with its pairs of bytes out of step.
    """
    return _bad_pair().search(text) is not None
