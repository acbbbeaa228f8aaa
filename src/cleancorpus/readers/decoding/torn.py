"""Pairs of bytes out of step up to a letter: Big5 and GBK end many characters in an ASCII byte.

A lost byte makes the codec pair the wrong bytes, and it notices nothing: soon a second byte that
is a letter puts it into step again. The letter is left standing between hanzi, and the few
characters before it make no sense: 口岸開放，提高 without one byte is 口岸開鞢A提高.
"""

from __future__ import annotations

import re

from cleancorpus.language import log_probability
from cleancorpus.readers.decoding.broken import MARK, Piece, decode_strict
from cleancorpus.records import BadBytes
from cleancorpus.text.characters import HAN

_LETTER = re.compile(f"[@-~](?<=[{HAN}].)(?=[\u3001-\u301f{HAN}\uff01-\uff5e])")
# Characters before the letter that may be out of step, and those around that bear witness.
_REACH = 8
_AROUND = 4
# What the other reading must gain, in nats: a letter among hanzi may be meant (A股, B超).
_GAIN = 14.0


def may_be_torn(text: str) -> bool:
    """Tell whether a letter stands between hanzi.

    >>> may_be_torn("開鞢A提高"), may_be_torn("A股市场")
    (True, False)
    """
    return _LETTER.search(text) is not None


def mend_torn(line: bytes, encoding: str) -> Piece:
    """Decode a line that fits its encoding, with U+FFFD where a byte must have been lost."""
    text = decode_strict(line, encoding) or ""
    bad: list[BadBytes] = []
    for letter in reversed([match.start() for match in _LETTER.finditer(text)]):
        place = _find_place(text, letter, encoding)
        if place is None:
            continue
        torn = text[place:letter].encode(encoding, "ignore") + text[letter].encode()
        mended = decode_strict(torn[1:], encoding) or ""
        offset = len(text[:place].encode(encoding, "ignore"))
        grown = len(mended) + 1 - (letter + 1 - place)
        bad = [one._replace(position=one.position + grown) for one in bad]
        bad.insert(0, BadBytes(offset, torn[:1].hex(), place))
        text = text[:place] + MARK + mended + text[letter + 1 :]
    return Piece(text, tuple(bad))


def _find_place(text: str, letter: int, encoding: str) -> int | None:
    """Return the character whose first byte is best left out, or None to leave all as it is."""
    best, found = _GAIN, None
    for place in range(letter - 1, max(-1, letter - 1 - _REACH), -1):
        if text[place] <= "\x7f":
            break
        torn = text[place:letter].encode(encoding, "ignore") + text[letter].encode()
        mended = decode_strict(torn[1:], encoding)
        if mended is None:
            continue
        low, high = max(0, place - _AROUND), letter + 1 + _AROUND
        before, rest = text[low:place], text[letter + 1 : high]
        context = text[max(0, low - 2) : low]
        gain = log_probability(before + mended + rest, context)
        gain -= log_probability(text[low:high], context)
        if gain > best:
            best, found = gain, place
    return found
