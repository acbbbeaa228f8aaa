"""What the tables are counted on: a folder of clean documents, and jieba's dictionary."""

from __future__ import annotations

import gzip
import json
import lzma
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

HAN = re.compile("[\u4e00-\u9fff]+")


def is_held_out(name: str) -> bool:
    """Tell whether a document is kept for tests: nothing may be counted or tuned on it."""
    return zlib.crc32(name.encode()) % 16 == 0


def read_documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of every document below a folder, files in the order of their paths."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".txt":
            yield file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8")
        elif ".jsonl" in file.suffixes:
            for line in _unpack(file).decode("utf-8").split("\n"):
                if line:
                    record = json.loads(line)
                    yield record["name"], record["text"]


def _unpack(file: Path) -> bytes:
    packed = file.read_bytes()
    if file.suffix == ".xz":
        return lzma.decompress(packed)
    return gzip.decompress(packed) if file.suffix == ".gz" else packed


def tidy(text: str) -> str:
    """Return the paragraphs of a document, without heading marks and blank lines."""
    lines = (line.strip(" \t\r\u3000#") for line in text.split("\n"))
    return "".join(f"{line}\n" for line in lines if line)


def read_dictionary() -> dict[str, int]:
    """Return jieba's words and how often each was counted."""
    import jieba  # noqa: PLC0415 - a dependency of the build only

    path = Path(jieba.__file__).parent / "dict.txt"
    rows = (line.split(" ") for line in path.read_text(encoding="utf-8").split("\n") if line)
    return {row[0]: int(row[1]) for row in rows}
