"""What stands around a mark: Chinese or Latin text, code, addresses, file names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cleancorpus.records import Span

HAN = "㐀-䶿一-鿿豈-﫿々〇○"
# Marks that stand only in Chinese text; curly quotes, dashes and ellipses serve Latin text too.
WIDE = "，。、；：？！《》〈〉「」『』【】〔〕（）"
CHINESE = HAN + WIDE
# Signs that a writer puts between a mark and the word that tells which text it belongs to.
_NEUTRAL = frozenset("\"'“”‘’)]!?…—*_")
_BLANKS = " \u3000\t\u00a0"

_han = re.compile(f"[{HAN}]")
_chinese = re.compile(f"[{CHINESE}]")

# A pattern and the substring without which it cannot match.
_PROTECTED = tuple(
    (gate, re.compile(pattern, re.MULTILINE))
    for gate, pattern in (
        ("```", r"^[ \t]*```[^\n]*\n(?s:.*?)(?:^[ \t]*```|\Z)"),
        ("~~~", r"^[ \t]*~~~[^\n]*\n(?s:.*?)(?:^[ \t]*~~~|\Z)"),
        ("`", r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)"),
        # An address takes Chinese only inside its path or query: `/wiki/中国?x=1`.
        ("://", rf"[A-Za-z]+://[!-~]+(?:(?<=[/=])[{HAN}]+[/?&=#%.][!-~]*)*(?<![,;:?!.)\]'\"])"),
        ("www.", r"www\.[!-~]+(?<![,;:?!.)\]'\"])"),
        ("](", r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"),
        ("]:", r"^[ ]{0,3}\[[^\]\n]+\]:[ \t][^\n]*"),
        ("![", r"!\["),
        ("<", r"<(?:!--(?s:.*?)-->|/?[A-Za-z][^<>\n]*>)"),
        ("---", r"\A---\n(?s:.*?)\n---(?:\n|\Z)"),
        (":\\", r"[A-Za-z]:\\[^\s\"<>|，。；]*"),
        ('{"', r'\{"[^\n]*\}'),
        ("=", r"\b[A-Za-z-]+=\"[^\"\n]*\""),
        (
            ".",
            r"[^\s，。；：、“”《》‘’,;:?!\"'|<>]*\.(?i:docx?|xlsx?|pptx?|pdf|txt|md|html?|zip|rar|"
            r"7z|jpe?g|png|gif|csv|json|xml|wps|ofd|mp[34])(?![A-Za-z0-9])",
        ),
    )
)


class Protected:
    """Spans in which no mark is touched: code, links, addresses, tags, file names."""

    def __init__(self, text: str) -> None:
        spans = [
            Span(*match.span())
            for gate, pattern in _PROTECTED
            if gate in text
            for match in pattern.finditer(text)
        ]
        self._spans = _merge(spans)
        self._starts = [span.start for span in self._spans]

    def __bool__(self) -> bool:
        return bool(self._spans)

    def covers(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._spans[index].end


def _merge(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def is_han(character: str) -> bool:
    return bool(character) and _han.match(character) is not None


def is_chinese(character: str) -> bool:
    return bool(character) and _chinese.match(character) is not None


def is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def has_han(text: str, start: int, end: int) -> bool:
    return _han.search(text, start, end) is not None


def before(text: str, position: int) -> str:
    """Return the nearest telling character before a position on its line, or ''."""
    position -= 1
    while position >= 0 and (text[position] in _NEUTRAL or text[position] in _BLANKS):
        position -= 1
    return "" if position < 0 or text[position] == "\n" else text[position]


def after(text: str, position: int) -> str:
    """Return the nearest telling character at or after a position on its line, or ''."""
    end = len(text)
    while position < end and (text[position] in _NEUTRAL or text[position] in _BLANKS):
        position += 1
    if position < end and text[position] in "([":
        return after(text, position + 1)
    return "" if position >= end or text[position] == "\n" else text[position]


def line_at(text: str, position: int) -> Span:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return Span(start, len(text) if end < 0 else end)


_letter = re.compile(f"[A-Za-z{HAN}]")


def is_chinese_line(text: str, position: int) -> bool:
    """Tell whether a line holds more Chinese than Latin text (a Latin word weighs as a character).

    >>> is_chinese_line("使用GDP、CPI", 0), is_chinese_line("The word 中国 means China", 0)
    (True, False)
    """
    start, end = line_at(text, position)
    line = text[start:end]
    han = len(_han.findall(line))
    return han > 0 and han >= len(re.findall("[A-Za-z]+", line))


def in_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a Chinese word start:end is a guest in a Latin sentence.

    >>> in_latin("The word 中国 means China", 9, 11)
    True
    """
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        len(left) == 2
        and left[1] == " "
        and (is_latin(left[0]) or left[0] in ",;:.")
        and len(right) == 2
        and right[0] == " "
        and is_latin(right[1])
    ) and not is_chinese_line(text, start)


def han_start(text: str, position: int) -> int:
    """Return where the run of Han characters that ends at a position begins."""
    while position > 0 and is_han(text[position - 1]):
        position -= 1
    return position


def iter_unprotected(
    pattern: re.Pattern[str], text: str, protected: Protected
) -> Iterator[re.Match[str]]:
    """Yield the matches that do not start inside a protected span."""
    if not protected:
        yield from pattern.finditer(text)
        return
    for match in pattern.finditer(text):
        if not protected.covers(match.start()):
            yield match
