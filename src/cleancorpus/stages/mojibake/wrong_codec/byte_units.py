"""The bytes behind a wrongly read line, and the characters that other codecs make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from cleancorpus.language.rarity import surprise

HOLE = "\ufffd"
# Stands in a stream for a byte that is lost: no codec here uses FF.
HOLE_BYTE = 0xFF
_HOLE_NATS = 14
_ASCII_NATS = 5
_TWO_BYTES = 6
_LAST_ASCII = 0x7F
_FIRST_TRAIL = 0x40
# What decoders put for a byte that they cannot read: U+FFFD or a question mark.
_LOST = {HOLE_BYTE, 0x3F}

# Windows-1252 between 80 and 9F; the five free places read as C1 controls (WHATWG Encoding).
_WINDOWS = {
    character: bytes((code,))
    for code in range(0x80, 0xA0)
    for character in bytes((code,)).decode("cp1252", "ignore")
}


class Unit(NamedTuple):
    """A stretch of the stream that reads as one character; `text` is HOLE where it is lost."""

    length: int
    text: str
    nats: int
    raw: bytes = b""
    """The bytes of a lost character, FF for those that are lost; empty when all are."""
    also: tuple[str, ...] = ()
    """Other characters that it may be, where two bytes gave the same wrong character."""


Encode = Callable[[str], bytes]
ReadUnits = Callable[[bytes, int], Iterator[Unit]]


def _encode(character: str, *encodings: str) -> bytes:
    if character == HOLE:
        return bytes((HOLE_BYTE,))
    for encoding in encodings:
        try:
            raw = character.encode(encoding)
        except UnicodeEncodeError:
            continue
        return raw if len(raw) <= 2 else b""
    return b""


@cache
def as_gbk(character: str) -> bytes:
    return _encode(character, "gb18030")


@cache
def as_windows_gbk(character: str) -> bytes:
    """Return the bytes that GBK has for a character; Windows reads a lone 80 as the euro sign."""
    return b"\x80" if character == "€" else as_gbk(character)


@cache
def as_western(character: str) -> bytes:
    return _WINDOWS.get(character) or _encode(character, "latin-1")


def single_byte(encoding: str) -> Encode:
    """Return the way back to the bytes of a codec of one byte a character."""

    @cache
    def encode(character: str) -> bytes:
        return _encode(character, encoding)

    return encode


@cache
def as_big5(character: str) -> bytes:
    return _encode(character, "big5hkscs", "cp950")


@cache
def as_windows_big5(character: str) -> bytes:
    return _encode(character, "cp950", "big5hkscs")


@cache
def as_korean(character: str) -> bytes:
    return _encode(character, "cp949")


@cache
def as_japanese(character: str) -> bytes:
    return _encode(character, "cp932")


@cache
def _last_places() -> dict[str, bytes]:
    """Return the last of the places that Windows-31J has for a character of NEC and IBM.

    Python writes the first (87, ED, EE; the last is FA to FC).
    """
    table: dict[str, bytes] = {}
    for lead in (*range(0x81, 0xA0), *range(0xE0, 0xFD)):
        for trail in range(0x40, 0xFD):
            raw = bytes((lead, trail))
            character = raw.decode("cp932", "ignore")
            if len(character) == 1 and character > "\x7f":
                table[character] = raw
    return table


@cache
def as_japanese_too(character: str) -> bytes:
    raw, last = as_japanese(character), _last_places().get(character, b"")
    return last if len(last) == len(raw) else raw


@cache
def as_utf16(character: str) -> bytes:
    if character == HOLE:
        return bytes((HOLE_BYTE, HOLE_BYTE))
    return character.encode("utf-16-be", "surrogatepass")


@cache
def _pair(raw: bytes, encodings: tuple[str, ...]) -> Unit | None:
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Unit(len(raw), text, surprise(text))
    return None


def _read_pairs(stream: bytes, at: int, encodings: tuple[str, ...]) -> Iterator[Unit]:
    """Yield the readings of a pair, either byte of which may be lost."""
    byte = stream[at]
    following = stream[at + 1] if at + 1 < len(stream) else 0
    if byte <= _LAST_ASCII:
        yield Unit(1, chr(byte), _ASCII_NATS)
        return
    if byte == HOLE_BYTE:
        yield Unit(1, HOLE, _HOLE_NATS)
    if HOLE_BYTE in (byte, following):
        if following >= _FIRST_TRAIL:
            yield Unit(2, HOLE, _HOLE_NATS + 3, stream[at : at + 2])
    elif following and (unit := _pair(stream[at : at + 2], encodings)):
        yield unit
    else:
        yield Unit(1, HOLE, _HOLE_NATS + 4, bytes((byte, HOLE_BYTE)))


def read_gbk(stream: bytes, at: int) -> Iterator[Unit]:
    return _read_pairs(stream, at, ("gbk", "gb18030"))


def read_big5(stream: bytes, at: int) -> Iterator[Unit]:
    return _read_pairs(stream, at, ("cp950", "big5hkscs"))


def read_swapped(stream: bytes, at: int) -> Iterator[Unit]:
    if at + 1 < len(stream):
        text = stream[at : at + 2].decode("utf-16-le", "replace")
        lost = text in {HOLE, "\uffff"}
        yield Unit(2, HOLE, _HOLE_NATS) if lost else Unit(2, text, surprise(text))


def read_utf8(stream: bytes, at: int) -> Iterator[Unit]:
    """Yield the readings of a UTF-8 sequence, one of whose bytes may be lost.

    A space in the last place is a no-break space that somebody made plain.
    """
    byte = stream[at]
    if byte <= _LAST_ASCII:
        yield Unit(1, chr(byte), _ASCII_NATS)
        return
    size = 2 if 0xC2 <= byte < 0xE0 else 3 if 0xE0 <= byte < 0xF0 else 4 if byte < 0xF5 else 1
    raw = stream[at : at + size]
    if size == 3 and len(raw) == 3 and raw[2] == 0x20:
        raw = raw[:2] + b"\xa0"
    if unit := _pair(raw, ("utf-8",)):
        # Two hanzi bytes in five are valid too: 突 is CD BB, a letter that nobody wrote.
        yield unit._replace(nats=unit.nats + _TWO_BYTES) if size == 2 else unit
    elif size == 3:
        yield from _read_holed(raw)
    elif byte == HOLE_BYTE:
        yield Unit(1, HOLE, _HOLE_NATS)
    elif _continues(byte) and at + 1 < len(stream) and _continues(stream[at + 1]):
        yield Unit(2, HOLE, _HOLE_NATS + 6, bytes((HOLE_BYTE, *stream[at : at + 2])))


def _read_holed(raw: bytes) -> Iterator[Unit]:
    """Yield a character of three bytes that lost its second or third, or both.

    Two bytes are gone without a sign where a crawler dropped the private-use character they made.
    """
    lost = bytes((HOLE_BYTE,))
    second, third = (*raw[1:], 0, 0)[:2]
    if _continues(second):
        if third in _LOST:
            yield Unit(3, HOLE, _HOLE_NATS, raw[:2] + lost)
        else:
            yield Unit(2, HOLE, _HOLE_NATS + 6, raw[:2] + lost)
    elif second == HOLE_BYTE and third == HOLE_BYTE:
        yield Unit(3, HOLE, _HOLE_NATS + 4, raw[:1] + lost + lost)
    elif second in _LOST and _continues(third):
        yield Unit(3, HOLE, _HOLE_NATS, raw[:1] + lost + raw[2:])
    else:
        yield Unit(1, HOLE, _HOLE_NATS + 6, raw[:1] + lost + lost)


def _continues(byte: int) -> bool:
    return 0x80 <= byte < 0xC0
