"""Where no mark is touched: what is no prose, references, Japanese and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.text.characters import HANGUL, KANA, WRITTEN_HAN
from cleancorpus.text.protected import find_protected
from cleancorpus.text.spans import Spans

# A reference of GB/T 7714-2015 has half-width marks: `[J]. 经济研究, 2022`
_REFERENCE = re.compile(r"^[^\n]{1,300}\[(?:[JMDCNPRSZG]|EB|DB)(?:/OL)?\]\. [^\n]*", re.MULTILINE)
_OTHER_SCRIPT = re.compile(f"[{KANA}{HANGUL}]")
_HAN = re.compile(f"[{WRITTEN_HAN}]")


class Protected:
    """The spans of a text in which no mark is touched."""

    def __init__(self, text: str) -> None:
        references = _REFERENCE.finditer(text) if "]. " in text else ()
        own = [*(match.span() for match in references), *_find_other_scripts(text)]
        spans = find_protected(text)
        self._spans = Spans([*spans, *own]) if own else spans
        self.covers = self._spans.covers

    def __bool__(self) -> bool:
        return bool(self._spans)

    def finditer(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Yield the matches that do not start inside a protected span."""
        if not self._spans:
            yield from pattern.finditer(text)
            return
        for match in pattern.finditer(text):
            if not self.covers(match.start()):
                yield match


def _find_other_scripts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines in Japanese or Korean, where half-width marks may be right."""
    position = 0
    while letter := _OTHER_SCRIPT.search(text, position):
        start = text.rfind("\n", 0, letter.start()) + 1
        position = text.find("\n", letter.start())
        position = len(text) if position < 0 else position
        line = text[start:position]
        letters = len(_OTHER_SCRIPT.findall(line))
        if letters >= 3 and letters * 4 >= len(_HAN.findall(line)):
            yield start, position
