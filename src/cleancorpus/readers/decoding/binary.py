"""Tell files that are not text, in words that help."""

from __future__ import annotations

import re

from cleancorpus.errors import ReadError

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file: give it the name .pdf"),
    (b"PK\x03\x04", "a zip or Office file (docx, xlsx, epub): give it its own suffix"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls): save it as .docx"),
    (b"{\\rtf", "a rich text file: save it as .docx or as plain text"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh91AY&SY", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive: unpack it first"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]|\x00+")
# One control character in fifty is no text any more; a run of NULs counts once.
_MOST_CONTROLS = 0.02
_FEW = 3


def refuse_signature(data: bytes) -> None:
    """Raise ReadError when the first bytes are those of a known binary format."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"not text: looks like {kind}")


def refuse_controls(text: str, broken: int) -> None:
    """Raise ReadError when a text is mostly NULs, or holds too many control or broken bytes."""
    if "\x00" in text and 2 * text.count("\x00") > len(text):
        raise ReadError("not text: more than half of the file is NUL bytes")
    controls = sum(1 for _ in _CONTROLS.finditer(text)) + broken
    if controls > max(_FEW, _MOST_CONTROLS * len(text)):
        raise ReadError("not text: too many control characters and bytes that no encoding explains")
