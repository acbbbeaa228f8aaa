"""Read clean text with wrong codecs, knowing what it was: for tests and for the benchmark."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import opencc

from tests.control import load_control


class Damage(NamedTuple):
    """A way to damage a text; `lossy` ways replace what the wrong codec cannot show."""

    label: str
    right: str
    wrong: str
    times: int = 1
    lossy: bool = False

    def apply(self, text: str) -> str | None:
        """Return the damaged text, or None where the codecs cannot do it."""
        try:
            for _ in range(self.times):
                raw = text.encode(self.right)
                text = raw.decode(self.wrong, "replace" if self.lossy else "strict")
        except UnicodeError:
            return None
        return text

    def truth(self, text: str) -> str:
        """Return the text to be damaged: in traditional characters for Big5."""
        return _to_traditional(text) if self.right == "cp950" else text


LOSSLESS = (
    Damage("UTF-8 read as GBK", "utf-8", "gb18030"),
    Damage("UTF-8 read as GBK, twice", "utf-8", "gb18030", times=2),
    Damage("UTF-8 read as Latin-1", "utf-8", "latin-1"),
    Damage("UTF-8 read as Latin-1, twice", "utf-8", "latin-1", times=2),
    Damage("UTF-8 read as Windows-1252", "utf-8", "cp1252"),
    Damage("GBK read as Latin-1", "gbk", "latin-1"),
    Damage("GBK read as Windows-1252", "gbk", "cp1252"),
    Damage("Big5 read as Latin-1", "cp950", "latin-1"),
    Damage("GBK read as Big5-HKSCS", "gbk", "big5hkscs"),
    Damage("Big5 read as GB18030", "cp950", "gb18030"),
    Damage("GBK read as EUC-KR", "gbk", "cp949"),
    Damage("GBK read as Shift-JIS", "gbk", "cp932"),
    Damage("UTF-16 swapped", "utf-16-le", "utf-16-be"),
    Damage("UTF-8 read as Mac Roman", "utf-8", "mac_roman"),
    Damage("UTF-8 read as code page 437", "utf-8", "cp437"),
    Damage("UTF-8 read as Windows-1251", "utf-8", "cp1251"),
)
LOSSY = (
    Damage("UTF-8 read as GB18030", "utf-8", "gb18030", lossy=True),
    Damage("UTF-8 read as GBK", "utf-8", "gbk", lossy=True),
    Damage("UTF-8 read as Windows-1252", "utf-8", "cp1252", lossy=True),
    Damage("GBK read as Big5-HKSCS", "gbk", "big5hkscs", lossy=True),
    Damage("GBK read as Big5 of Windows", "gbk", "cp950", lossy=True),
    Damage("Big5 read as GBK", "cp950", "gbk", lossy=True),
    Damage("GBK read as EUC-KR", "gbk", "cp949", lossy=True),
    Damage("GBK read as Shift-JIS", "gbk", "cp932", lossy=True),
    Damage("UTF-16 swapped", "utf-16-le", "utf-16-be", lossy=True),
    Damage("UTF-8 read as EUC-KR", "utf-8", "cp949", lossy=True),
    Damage("UTF-8 read as Shift-JIS", "utf-8", "cp932", lossy=True),
    Damage("UTF-8 read as Windows-1250", "utf-8", "cp1250", lossy=True),
    Damage("UTF-8 read as Windows-1251", "utf-8", "cp1251", lossy=True),
)

# Half of the bytes of UTF-8 are none of Big5's: only what is left whole comes back.
HOPELESS = (Damage("UTF-8 read as Big5", "utf-8", "big5hkscs", lossy=True),)


@cache
def _converter() -> Callable[[str], str]:
    return opencc.OpenCC("s2t").convert


def _to_traditional(text: str) -> str:
    return _converter()(text)


@cache
def _paragraphs() -> tuple[str, ...]:
    lines = "\n".join(document.text for document in load_control()).split("\n")
    return tuple(line for line in lines if len(line) >= 40)


def samples(damage: Damage, length: int, count: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of a held-out snippet and its damaged form; length 0 means whole paragraphs."""
    rng = random.Random(f"{damage.label} {length}")
    found = 0
    for _ in range(count * 300):
        paragraph = rng.choice(_paragraphs())
        start = rng.randrange(len(paragraph) - length + 1) if length else 0
        snippet = paragraph[start : start + length] if length else paragraph
        if sum("\u4e00" <= character <= "\u9fff" for character in snippet) < 0.6 * len(snippet):
            continue
        truth = damage.truth(snippet)
        damaged = damage.apply(truth)
        if damaged is None or damaged == truth:
            continue
        yield truth, damaged
        found += 1
        if found == count:
            return
