"""Decode line by line: files that mix encodings, and files with a few broken bytes."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from cleancorpus.language.rarity import BROKEN, reads_badly, surprise
from cleancorpus.readers.decoding.broken import (
    DOUBLE_BYTE,
    LONGEST_LINE,
    MARK,
    Piece,
    decode_marked,
    decode_strict,
    weigh_pairs,
)
from cleancorpus.readers.decoding.torn import may_be_torn, mend_torn
from cleancorpus.records import BadBytes

LINEWISE = ("utf-8", "gb18030", "big5hkscs", "cp1252")
# What another encoding must gain, in nats, before a line is taken out of the file's own.
_GAIN = 12


class Mixed(NamedTuple):
    piece: Piece
    lines: dict[str, int]
    """How many lines outside ASCII were read in another encoding than the file's."""


def is_doubtful(text: str) -> bool:
    """Tell whether a text holds a place that may be in another encoding, or out of step."""
    return reads_badly(text) or may_be_torn(text)


def decode_lines(data: bytes, encoding: str, text: str | None) -> Mixed:
    """Decode each line in the file's encoding, or in the one that it alone is in.

    `text` is the whole in the file's encoding where every byte fits; only its doubtful lines are
    looked at again.
    """
    end = "\r" if b"\n" not in data and b"\r" in data else "\n"
    lines = data.split(end.encode())
    texts: list[str] | list[None] = text.split(end) if text else [None] * len(lines)
    pieces: list[str] = []
    bad: list[BadBytes] = []
    other: Counter[str] = Counter()
    offset = position = 0
    for line, found in zip(lines, texts, strict=True):
        if found is None or is_doubtful(found):
            chosen, piece = _decode_line(line, encoding)
            other[chosen] += chosen != encoding
            found = piece.text  # noqa: PLW2901
            bad += [BadBytes(offset + o, raw, position + p) for o, raw, p in piece.bad]
        pieces.append(found)
        offset += len(line) + 1
        position += len(found) + 1
    return Mixed(Piece(end.join(pieces), tuple(bad)), {name: n for name, n in other.items() if n})


def _decode_line(line: bytes, encoding: str) -> tuple[str, Piece]:
    text = decode_strict(line, encoding)
    if text is not None and (encoding == "utf-8" or not reads_badly(text)):
        torn = encoding in DOUBLE_BYTE and may_be_torn(text)
        return encoding, mend_torn(line, encoding) if torn else Piece(text)
    weighed = encoding in DOUBLE_BYTE and len(line) <= LONGEST_LINE
    own = weigh_pairs(line, encoding) if weighed else decode_marked(line, encoding)
    best = (_surprise(own) - _GAIN, encoding, own)
    for name in ("utf-8", *DOUBLE_BYTE):
        if name != encoding:
            piece = decode_marked(line, name)
            best = min(best, (_surprise(piece), name, piece), key=lambda one: one[0])
    if best[1] == encoding and text is not None and not best[2].bad and may_be_torn(text):
        return encoding, mend_torn(line, encoding)
    return best[1], best[2]


def _surprise(piece: Piece) -> int:
    broken = sum(len(place.hex) // 2 for place in piece.bad)
    return surprise(piece.text.replace(MARK, "")) + broken * BROKEN
