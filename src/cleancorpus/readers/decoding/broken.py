"""Decode bytes of which some are broken, and say where: each broken place becomes one U+FFFD."""

from __future__ import annotations

import re
import struct
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cleancorpus.language.rarity import BROKEN, surprise
from cleancorpus.records import BadBytes

MARK = "\ufffd"
DOUBLE_BYTE = ("gb18030", "big5hkscs")

# Windows wrote these Big5 pairs for other characters than the Hong Kong standard that Python
# follows (WHATWG Encoding, index-big5: A145, A14E, A1C2, A1E3, A1F2, A1F3, A244, A246, A247).
_WINDOWS_BIG5 = dict(zip("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡", strict=True))
_NOT_WINDOWS = re.compile(f"[{''.join(_WINDOWS_BIG5)}]")
_ESCAPED = re.compile("[\ud800-\udfff]+")
# Beyond this a line is not searched for the lost byte that put its pairs out of step.
LONGEST_LINE = 1 << 17

# The price of a letter right after a hanzi: it may be the second byte of a torn pair.
_STRAY_LETTER = 12


class Piece(NamedTuple):
    """A decoded stretch; places and offsets count from its own start."""

    text: str
    bad: tuple[BadBytes, ...] = ()


def decode_strict(data: bytes, encoding: str) -> str | None:
    """Return the text, or None when a single byte does not fit."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return _as_windows(text) if encoding == "big5hkscs" else text


def _as_windows(text: str) -> str:
    return _NOT_WINDOWS.sub(lambda match: _WINDOWS_BIG5[match.group()], text)


def decode_marked(data: bytes, encoding: str) -> Piece:
    r"""Decode what can be decoded; each broken place becomes one U+FFFD.

    >>> decode_marked("数字".encode() + b"\xe6\x94 x", "utf-8").text
    '数字\ufffd x'
    """
    text = decode_strict(data, encoding)
    if text is not None:
        return Piece(text)
    if encoding.startswith(("utf-16", "utf-32")):
        return _mark_units(data, encoding)
    if encoding in DOUBLE_BYTE and len(data) <= LONGEST_LINE:
        return weigh_pairs(data, encoding)
    return _mark_escaped(data, data.decode(encoding, "surrogateescape"), encoding)


def _mark_escaped(data: bytes, text: str, encoding: str, handler: str = "surrogateescape") -> Piece:
    """Turn lone surrogates, which stand for bytes, into U+FFFD and note the bytes."""
    bad: list[BadBytes] = []
    pieces: list[str] = []
    offset = position = end = 0
    for match in _ESCAPED.finditer(text):
        before = text[end : match.start()]
        pieces += (before, MARK)
        offset += len(before.encode(encoding, handler))
        position += len(before)
        size = len(match.group().encode(encoding, handler))
        bad.append(BadBytes(offset, data[offset : offset + size].hex(), position))
        offset += size
        position += 1
        end = match.end()
    pieces.append(text[end:])
    marked = "".join(pieces)
    return Piece(_as_windows(marked) if "big5" in encoding else marked, tuple(bad))


def _mark_units(data: bytes, encoding: str) -> Piece:
    """Decode UTF-16 or UTF-32 with lone surrogates, bad units or a cut end."""
    size = 2 if "16" in encoding else 4
    whole = len(data) - len(data) % size
    if size == 4:
        layout = f"{'<' if encoding.endswith('le') else '>'}{whole // 4}I"
        units = struct.unpack(layout, data[:whole])
        text = "".join(chr(unit) if unit < 0x110000 else "\ud800" for unit in units)
    else:
        text = data[:whole].decode(encoding, "surrogatepass")
    piece = _mark_escaped(data, text, encoding, "surrogatepass")
    if rest := data[whole:]:
        tail = BadBytes(whole, rest.hex(), len(piece.text))
        piece = Piece(piece.text + MARK, (*piece.bad, tail))
    return piece


@cache
def _read_pair(pair: bytes, encoding: str) -> tuple[str, int]:
    """Return the character of a pair and its surprise; cp950 knows a few that HKSCS dropped."""
    for name in (encoding, "cp950") if encoding == "big5hkscs" else (encoding,):
        text = decode_strict(pair, name)
        if text:
            return text, surprise(text)
    return "", 0


def weigh_pairs(data: bytes, encoding: str) -> Piece:
    """Find the likeliest division into pairs, single ASCII bytes and broken bytes.

    A lost byte puts every pair after it out of step, and the codec, which reads on blindly, sees
    nothing wrong until the next ASCII character. Here the whole line is weighed (Viterbi).
    """
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(data)

    def reach(end: int, start: int, price: float) -> None:
        if best[start][0] + price < best[end][0]:
            best[end] = (best[start][0] + price, start)

    for i, byte in enumerate(data):
        if byte < 0x80:
            after_ascii = i == 0 or (best[i][1] == i - 1 and data[i - 1] < 0x80)
            reach(i + 1, i, 5 if after_ascii or byte < 0x40 else _STRAY_LETTER)
            continue
        reach(i + 1, i, BROKEN)
        text, price = _read_pair(data[i : i + 2], encoding) if i + 1 < len(data) else ("", 0)
        if text:
            reach(i + 2, i, price)
        elif encoding == "gb18030" and decode_strict(data[i : i + 4], encoding):
            reach(min(i + 4, len(data)), i, BROKEN)
    ends = [len(data)]
    while ends[-1]:
        ends.append(best[ends[-1]][1])
    return _join_units(data, encoding, ends[::-1])


def _join_units(data: bytes, encoding: str, cuts: list[int]) -> Piece:
    pieces: list[str] = []
    bad: list[BadBytes] = []
    position = 0
    for start, end in pairwise(cuts):
        unit = data[start:end]
        if len(unit) == 1 and unit[0] >= 0x80:
            if bad and bad[-1].offset + len(bad[-1].hex) // 2 == start:
                bad[-1] = bad[-1]._replace(hex=bad[-1].hex + unit.hex())
                continue
            bad.append(BadBytes(start, unit.hex(), position))
            text = MARK
        else:
            text = unit.decode("latin-1") if len(unit) == 1 else _read_unit(unit, encoding)
        pieces.append(text)
        position += len(text)
    return Piece("".join(pieces), tuple(bad))


def _read_unit(unit: bytes, encoding: str) -> str:
    return _read_pair(unit, encoding)[0] if len(unit) == 2 else unit.decode(encoding)
