"""Where no mark is touched: code, links, addresses, tags, file names, Japanese and Korean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cleancorpus.records import Span
from cleancorpus.stages.punctuate.context import HAN

_EXTENSIONS = (
    "docx?|xlsx?|pptx?|pdf|txt|md|html?|zip|rar|7z|jpe?g|png|gif|csv|json|xml|wps|ofd|mp[34]"
)

# A pattern and the substring without which it cannot match. Every repetition that could run
# over a whole hostile line has a bound.
_PATTERNS = tuple(
    (gate, re.compile(pattern, re.MULTILINE))
    for gate, pattern in (
        ("```", r"^[ \t]{0,20}```[^\n]*\n(?s:.*?)(?:^[ \t]{0,20}```|\Z)"),
        ("~~~", r"^[ \t]{0,20}~~~[^\n]*\n(?s:.*?)(?:^[ \t]{0,20}~~~|\Z)"),
        ("`", r"(?<!`)(`{1,3})(?!`)[^\n]{0,1000}?(?<!`)\1(?!`)"),
        # An address takes Chinese only inside its path or query: `/wiki/中国?x=1`.
        (
            "://",
            rf"[A-Za-z]{{2,12}}://[!-~]+(?:(?<=[/=])[{HAN}]+[/?&=#%.][!-~]*)*"
            r"(?<![,;:?!.)\]'\"])",
        ),
        ("www.", r"www\.[!-~]+(?<![,;:?!.)\]'\"])"),
        ("](", r"\]\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,9}\)"),
        ("]:", r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t][^\n]*"),
        ("<", r"<(?:!--[^<]{0,5000}-->|/?[A-Za-z][^<>\n]{0,1000}>)"),
        ("---", r"\A---\n(?s:.*?)\n---(?:\n|\Z)"),
        (":\\", r"[A-Za-z]:\\[^\s\"<>|，。；]*"),
        ('{"', r'\{"(?:[^\n}]{0,1000}+\}){1,20}'),
        ('="', r"\b[A-Za-z][A-Za-z-]{0,30}=\"[^\"\n]{0,1000}\""),
        # A field of a header in Latin letters: `title: 数字政府`
        (": ", r"^[ \t]{0,20}(?:[-*] )?[A-Za-z][A-Za-z_-]{0,30}: "),
        # A reference of GB/T 7714-2015 has half-width marks: `[J]. 经济研究, 2022`
        ("]. ", r"^[^\n]{1,300}\[(?:[JMDCNPRSZG]|EB|DB)(?:/OL)?\]\. [^\n]*"),
        # Rows of a table parted by commas, below the row of their names: `1,王芳,财政局,科长`
        (
            ",",
            r"(?:^[^\n,，。]{1,20}(?:,[^\n,，。]{1,20}){2,20}\n\n?)?"
            r"(?:^\"?\d{1,6}\"?,[^\s,\d][^\n,]{0,80}(?:,[^\n,]{0,80}){2,200}(?:\n\n?|\Z)){2}"
            r"(?:^\"?\d{1,6}\"?,[^\n]{0,500}(?:\n\n?|\Z))*",
        ),
        ("&", r"&#?[A-Za-z0-9]{1,10};"),
        # Lines of a program: a prompt, a call, a directive of reStructuredText.
        (">>", r"^[ \t]{0,20}>>>? [^\n]*"),
        ("(", r"\((?<=[A-Za-z0-9_]\()(?=[\"'\[{]|[a-z_]{1,20}[.(=])[^\n]{0,1000}"),
        (".. ", r"^\.\. [^\n]*"),
    )
)
_FILE_NAME = re.compile(rf"\.(?i:{_EXTENSIONS})(?![A-Za-z0-9])")
_NO_NAME = re.compile(r"[\s，。；：、“”《》‘’,;:?!\"'|<>]")
_FILE_NAME_LENGTH = 80

_OTHER_SCRIPT = re.compile("[ぁ-ゖァ-ヺ가-힣]")
_HAN = re.compile(f"[{HAN}]")


class Protected:
    """The spans of a text in which no mark is touched."""

    def __init__(self, text: str) -> None:
        spans = [
            Span(*match.span())
            for gate, pattern in _PATTERNS
            if gate in text
            for match in pattern.finditer(text)
        ]
        spans += _find_file_names(text)
        spans += _find_other_scripts(text)
        self._spans = _merge(spans)
        self._starts = [span.start for span in self._spans]

    def __bool__(self) -> bool:
        return bool(self._spans)

    def covers(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._spans[index].end

    def finditer(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Yield the matches that do not start inside a protected span."""
        if not self._spans:
            yield from pattern.finditer(text)
            return
        for match in pattern.finditer(text):
            if not self.covers(match.start()):
                yield match


def _find_file_names(text: str) -> Iterator[Span]:
    """Yield file names with their extension: 报告(终稿).docx."""
    if "." not in text:
        return
    for match in _FILE_NAME.finditer(text):
        floor = max(0, match.start() - _FILE_NAME_LENGTH)
        stops = [stop.end() for stop in _NO_NAME.finditer(text, floor, match.start())]
        yield Span(stops[-1] if stops else floor, match.end())


def _find_other_scripts(text: str) -> Iterator[Span]:
    """Yield the lines in Japanese or Korean, where half-width marks may be right."""
    position = 0
    while letter := _OTHER_SCRIPT.search(text, position):
        start = text.rfind("\n", 0, letter.start()) + 1
        position = text.find("\n", letter.start())
        position = len(text) if position < 0 else position
        line = text[start:position]
        letters = len(_OTHER_SCRIPT.findall(line))
        if letters >= 3 and letters * 4 >= len(_HAN.findall(line)):
            yield Span(start, position)


def _merge(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
