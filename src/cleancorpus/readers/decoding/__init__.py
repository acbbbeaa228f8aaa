"""Bytes to str: the only place where that happens.

The order of the tests is by price and certainty: byte order mark, strict UTF-8 (free: it is the
decode), HZ, then a sample of 4 KB read in every other encoding and weighed.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cleancorpus.readers.decoding.binary import refuse_controls, refuse_signature
from cleancorpus.readers.decoding.broken import MARK, Piece, decode_marked, decode_strict
from cleancorpus.readers.decoding.candidates import (
    SAMPLE,
    Ranked,
    rank_encodings,
    read_sample,
    settle_tie,
    take_sample,
)
from cleancorpus.readers.decoding.foreign import (
    SUSPECT,
    find_foreign,
    is_chinese,
    is_improbable,
    take_windows,
)
from cleancorpus.readers.decoding.hz import decode_hz
from cleancorpus.readers.decoding.lines import LINEWISE, decode_lines, is_doubtful
from cleancorpus.records import BadBytes, Candidate, Decoding

__all__ = ["decode_bytes"]

# UTF-32 before UTF-16, whose mark is the beginning of its own.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_2"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class _Reading(NamedTuple):
    piece: Piece
    encoding: str
    evidence: tuple[str, ...]
    rejected: tuple[Candidate, ...] = ()
    chinese: bool | None = None
    """Whether it is for the rules; None where the whole text has to tell."""


def decode_bytes(data: bytes) -> tuple[str, Decoding]:
    r"""Decode a file and say in which encoding it was, and how one can tell.

    >>> text, decoding = decode_bytes("數字政府\r\n".encode("big5"))
    >>> text, decoding.encoding, decoding.crlf
    ('數字政府\n', 'big5hkscs', 1)

    Raises ReadError when the bytes are not text.
    """
    refuse_signature(data)
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    if mark:
        body = data[len(mark) :]
        reading = _read_as(body, encoding, (f"byte order mark {mark.hex(' ').upper()}",), ())
    else:
        reading = _read_unmarked(data)
    text, places = reading.piece
    if places or reading.encoding != "utf-8" or "\x00" in text:
        refuse_controls(text, len(places))
    bad = tuple(place._replace(offset=place.offset + len(mark)) for place in places)
    crlf = cr = 0
    if "\r" in text:
        crlf = text.count("\r\n")
        cr = text.count("\r") - crlf
        bad = _shift_places(text, bad)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    chinese, evidence = reading.chinese, reading.evidence
    if chinese is None:
        chinese = is_chinese(take_windows(text))
        evidence = evidence if chinese else (*evidence, "does not read like Chinese")
    decoding = Decoding(
        reading.encoding, evidence, reading.rejected, bad, bool(mark), crlf, cr, chinese
    )
    return text, decoding


def _read_unmarked(data: bytes) -> _Reading:
    text = decode_strict(data, "utf-8")
    if (escaped := _read_escaped(data)) is not None:
        return escaped
    if text is not None and b"\x00" not in data and not _CONTROL.search(data, 0, SAMPLE):
        hz = decode_hz(data)
        if hz is not None:
            evidence = "~{ ~} around pairs of GB 2312 that read well"
            return _Reading(Piece(hz), "hz", (evidence,), chinese=True)
        evidence = "plain ASCII" if data.isascii() else "valid UTF-8"
        return _Reading(Piece(text), "utf-8", (evidence,), chinese=True)
    ranked = rank_encodings(data)
    ranked, opinion = settle_tie(data, ranked)
    best, *others = ranked
    if best.encoding == "utf-8" and text is not None:
        return _Reading(Piece(text), "utf-8", ("valid UTF-8",), chinese=True)
    if (foreign := _read_foreign(data, best)) is not None:
        return foreign
    share = f"{1 - best.rare_share:.0%} of the sample are common characters"
    found = (share, opinion) if opinion else (share,)
    rejected = tuple(one.reject(best) for one in others)
    return _read_as(data, best.encoding, found, rejected)


def _read_escaped(data: bytes) -> _Reading | None:
    """Read the 7-bit encodings of Japanese and Korean, which announce themselves."""
    if not data.isascii():
        return None
    for mark, encoding in _ESCAPES:
        if mark in data and (text := decode_strict(data, encoding)) is not None:
            return _Reading(Piece(text), encoding, ("its escape sequences",), chinese=False)
    return None


def _read_foreign(data: bytes, best: Ranked) -> _Reading | None:
    """Read bytes of another language, where the best Chinese reading of them is improbable."""
    # A few broken bytes in UTF-8 are one thing, nothing but broken bytes another.
    if best.encoding == "utf-8" and not data.decode("utf-8", "ignore").isascii():
        return None
    if best.encoding not in {"utf-8", "cp1252"}:
        sample = data[:SAMPLE] if best.encoding.startswith("utf-") else take_sample(data)
        if not is_improbable(read_sample(sample, best.encoding, final=False), SUSPECT):
            return None
    foreign = find_foreign(data, take_sample(data))
    if foreign is None:
        return None
    rejected = (Candidate(best.encoding, "improbable text"),)
    text = data.decode(foreign.encoding)
    return _Reading(Piece(text), foreign.encoding, (foreign.evidence,), rejected, chinese=False)


def _read_as(
    data: bytes, encoding: str, evidence: tuple[str, ...], rejected: tuple[Candidate, ...]
) -> _Reading:
    """Decode in a known encoding, and line by line when some of it does not read well."""
    text = decode_strict(data, encoding)
    whole_utf8 = encoding == "utf-8"
    whole = whole_utf8 or encoding not in LINEWISE
    if text is not None and (whole or not is_doubtful(text)):
        fits = (*evidence, "every byte fits")
        return _Reading(Piece(text), encoding, fits, rejected, True if whole_utf8 else None)
    if encoding not in LINEWISE:
        return _Reading(decode_marked(data, encoding), encoding, evidence, rejected)
    piece, others = decode_lines(data, encoding, text)
    mixed = tuple(f"{n} lines are {name}" for name, n in sorted(others.items()))
    return _Reading(piece, encoding, (*evidence, *mixed), rejected)


def _shift_places(text: str, bad: tuple[BadBytes, ...]) -> tuple[BadBytes, ...]:
    """Move places to where they are once each CRLF is one character."""
    shifted: list[BadBytes] = []
    end = lost = 0
    for place in bad:
        lost += text.count("\r\n", end, place.position)
        end = place.position
        assert text[end] == MARK
        shifted.append(place._replace(position=end - lost))
    return tuple(shifted)
