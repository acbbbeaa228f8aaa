"""Bytes to str: the only place where that happens."""

from __future__ import annotations

from cleancorpus.errors import ReadError
from cleancorpus.records import Decoding


def decode_bytes(data: bytes) -> tuple[str, Decoding]:
    """Decode UTF-8 and turn line ends into LF.

    Raises ReadError when the bytes are not UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(f"not UTF-8 at byte {error.start}") from None
    crlf = text.count("\r\n")
    text = text.replace("\r\n", "\n")
    cr = text.count("\r")
    decoding = Decoding("utf-8", ("valid UTF-8",), crlf=crlf, cr=cr)
    return text.replace("\r", "\n"), decoding
