"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from cleancorpus.readers.base import LIMITS, ReadLimits
from cleancorpus.readers.decoding import decode_bytes
from cleancorpus.records import Document


def read_text(data: bytes, _limits: ReadLimits = LIMITS) -> Iterator[Document]:
    r"""Read a text file in any encoding: one document.

    >>> next(read_text("数字政府\r\n".encode())).text
    '数字政府\n'

    Raises ReadError when the bytes are not text.
    """
    text, decoding = decode_bytes(data)
    yield Document(text, "text", decoding)
