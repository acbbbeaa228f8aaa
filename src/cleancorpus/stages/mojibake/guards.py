"""Places where an escape is meant: code, addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

_CODE = re.compile(
    r"^(?P<fence>```+(?!`)|~~~+(?!~))[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)"  # fenced blocks
    r"|(?<!`)(?P<tick>`+)(?!`)[^`\n]+(?P=tick)",  # code inside a line
    re.MULTILINE | re.DOTALL,
)
_ADDRESS_SIGN = re.compile(r"://|www\.|mailto:|[/?&#@=]|\.[a-z]{2,5}(?![a-z])", re.IGNORECASE)
# Entities stand side by side, so & alone says nothing of them.
_LINK_SIGN = re.compile(r"://|www\.|[?&][\w-]+=", re.IGNORECASE)
_ASCII_RUN = re.compile(r"[!-~]{0,300}")

_MARKUP = re.compile(r"<[^<>]*>|&#?\w+;")
_CHINESE = re.compile("[\u2e80-\u9fff]")
# So much of a line to either side of a place shows what it is; a line may be a whole book.
_NEAR = 400
_PROGRAM = re.compile(r"""\w\(|["'][,)\]};:]|[=({\[,]\s?["']|[;{}]\s*$|==|^\s*//""")

Enclosure = tuple[re.Pattern[str], re.Pattern[str]]


@lru_cache(maxsize=4)
def _code_spans(text: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _CODE.finditer(text)] if "`" in text or "~~~" in text else []
    if "<" in text:
        spans += find_enclosed(text, _CODE_ELEMENTS)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not merged or start >= merged[-1][1]:
            merged.append((start, end))
    return merged


def element(name: str) -> Enclosure:
    """Return what opens and what closes an element of HTML."""
    opening = re.compile(rf"<{name}\b[^<>]{{0,500}}>", re.IGNORECASE)
    return opening, re.compile(f"</{name}>", re.IGNORECASE)


_CODE_ELEMENTS = (element("code"), element("pre"))


def find_enclosed(text: str, pairs: Iterable[Enclosure]) -> Iterator[tuple[int, int]]:
    """Yield the spans from what opens to the next that closes.

    A pattern with `.*?` would read to the end of the text from every one that is never closed.

    >>> list(find_enclosed("<pre>a</pre><pre>b", [element("pre")]))
    [(0, 12)]
    """
    for opening, closing in pairs:
        end = 0
        for opened in opening.finditer(text):
            if opened.start() < end:
                continue
            closed = closing.search(text, opened.end())
            if not closed:
                break
            end = closed.end()
            yield opened.start(), end


def is_code(text: str, start: int) -> bool:
    """Tell whether a place is inside a code block, or between backticks.

    >>> is_code("write `&nbsp;` here", 7)
    True
    """
    spans = _code_spans(text)
    at = bisect_right(spans, (start, len(text))) - 1
    return at >= 0 and start < spans[at][1]


def is_address(text: str, start: int, end: int, *, entity: bool = False) -> bool:
    """Tell whether the ASCII around a span makes it a part of an address.

    >>> is_address("见 https://a.cn/%E4%B8%AD", 16, 25)
    True
    """
    left = start
    while left > 0 and "!" <= text[left - 1] <= "~" and start - left < 300:
        left -= 1
    match = _ASCII_RUN.match(text, end)
    around = text[left:start] + " " + (match.group() if match else "")
    return (_LINK_SIGN if entity else _ADDRESS_SIGN).search(around) is not None


def is_program(text: str, start: int) -> bool:
    """Tell whether the line of a place is one of a program: its signs, and no Chinese.

    >>> is_program("y.append('</span>')", 10), is_program("<p>一网通办(试行)</p>", 0)
    (True, False)
    """
    low = max(text.rfind("\n", max(0, start - _NEAR), start) + 1, start - _NEAR, 0)
    high = text.find("\n", start, start + _NEAR)
    line = _MARKUP.sub("", text[low : high if high >= 0 else start + _NEAR])
    return _PROGRAM.search(line) is not None and _CHINESE.search(line) is None


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a span is a whole string of a program or of JSON."""
    return start > 0 and text[start - 1] in "\"'" and text[end : end + 1] == text[start - 1]
