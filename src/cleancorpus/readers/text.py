"""Plain text and Markdown."""

from __future__ import annotations

from cleancorpus.readers.decoding import decode_bytes
from cleancorpus.records import Document


def read_text(data: bytes) -> Document:
    r"""Read a text file in any encoding.

    >>> read_text("数字政府\r\n".encode()).text
    '数字政府\n'

    Raises ReadError when the bytes are not text.
    """
    text, decoding = decode_bytes(data)
    return Document(text, "text", decoding)
