"""HZ: GB 2312 in 7-bit bytes between ~{ and ~} (RFC 1843)."""

from __future__ import annotations

import re

from cleancorpus.language.rarity import surprise

_RUN = re.compile(rb"~\{((?:[!-w][!-~])+)(?:~\}|(?=\r?\n|$))|~(~|\r?\n)")
_HIGH = bytes(byte | 0x80 for byte in range(256))
# The mean surprise at a hanzi of ordinary prose is 7 nats, at one of random pairs 13.
# The frame is evidence too, so names may be in it.
_READABLE = 12


def decode_hz(data: bytes) -> str | None:
    r"""Decode a file in HZ; None when it is something else.

    >>> decode_hz(b"~{VPND~} text")
    '中文 text'
    """
    if b"~{" not in data or not data.isascii():
        return None
    runs = [match.group(1) for match in _RUN.finditer(data) if match.group(1)]
    hanzi = b"".join(runs).translate(_HIGH).decode("gb2312", "surrogateescape")
    if not hanzi or surprise(hanzi) > _READABLE * len(hanzi):
        return None
    return _RUN.sub(_read_run, data).decode("utf-8")


def _read_run(match: re.Match[bytes]) -> bytes:
    if run := match.group(1):
        return run.translate(_HIGH).decode("gb2312", "replace").encode()
    return b"~" if match.group(2) == b"~" else b""
