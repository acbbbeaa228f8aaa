"""A reader for tests: a zip of pages in UTF-8, as a packed format of documents would be."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

import pytest

from cleancorpus.errors import ReadError
from cleancorpus.readers import READERS
from cleancorpus.readers.base import LIMITS, ReadLimits
from cleancorpus.records import Anchor, Document, Field

SUFFIX = ".bundle"
# The member that is the file itself, as word/document.xml is in a docx.
BODY = "body"


def register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, SUFFIX, f"{__name__}:read_bundle")


def make_bundle(members: Mapping[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            member = zipfile.ZipInfo(name)
            member.comment = b"office"
            archive.writestr(member, text)
    return packed.getvalue()


def read_bundle(data: bytes, limits: ReadLimits = LIMITS) -> Iterator[Document]:
    """Yield the members: the format says that they are UTF-8, so nothing is decoded."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile as error:
        raise ReadError(f"not a bundle: {error}") from None
    for member in archive.infolist():
        if member.file_size > 4 * limits.characters:
            raise ReadError(f"{member.filename} is too large")
        try:
            text = archive.read(member).decode("utf-8")
        except UnicodeDecodeError:
            yield Document("", "bundle", name=member.filename, error="not UTF-8")
            continue
        except zipfile.BadZipFile as error:
            raise ReadError(f"{member.filename}: {error}") from None
        starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\f")]
        yield Document(
            text,
            "bundle",
            name="" if member.filename == BODY else member.filename,
            metadata=(Field("author", member.comment.decode(), "directory"),),
            anchors=tuple(Anchor("page", str(n), at) for n, at in enumerate(starts, start=1)),
        )
