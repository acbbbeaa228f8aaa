"""The two-byte characters of GBK as mirror sites decode them, byte by byte.

The sites are PHP (8.1 or later), whose table of pairs is that of Python's gb18030 codec: pairs
without a character of their own become private-use characters, which crawlers drop.
"""

from __future__ import annotations

from functools import cache

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
FULL_TO_HALF = 0xFEE0
# The row of full-width ASCII: `！` is A3 A1, and crawlers fold it to `!`.
FULL_WIDTH_ROW = 0xA3


@cache
def characters() -> dict[int, str]:
    """Return the character of each pair of bytes (lead * 256 + trail)."""
    codes = [lead << 8 | trail for lead in LEADS for trail in TRAILS]
    raw = b"".join(code.to_bytes(2, "big") for code in codes)
    return dict(zip(codes, raw.decode("gb18030"), strict=True))


@cache
def codes() -> dict[str, int]:
    """Return the pair of bytes of each character, private use left out."""
    return {c: code for code, c in characters().items() if not is_private(c)}


@cache
def private_pairs() -> dict[int, frozenset[int]]:
    """Return, for each first byte, the second bytes with which it is a private-use character."""
    pairs: dict[int, set[int]] = {}
    for code, character in characters().items():
        if is_private(character):
            pairs.setdefault(code >> 8, set()).add(code & 0xFF)
    return {first: frozenset(seconds) for first, seconds in pairs.items()}


def is_private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff"


def join_pair(lead: int, trail: int) -> str | None:
    """Return the character of two bytes, or None where there is none or only a private one.

    >>> join_pair(0xD6, 0xD0)
    '中'
    """
    character = characters().get(lead << 8 | trail)
    return None if character is None or is_private(character) else character
