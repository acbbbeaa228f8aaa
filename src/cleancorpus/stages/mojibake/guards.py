"""Places where an escape is meant: code, addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_CODE = re.compile(
    r"^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)"  # fenced blocks
    r"|(?P<tick>`+)[^`\n]+(?P=tick)"  # code inside a line
    r"|<(?P<tag>code|pre)\b[^>]*>.*?</(?P=tag)>",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_ADDRESS_SIGN = re.compile(r"://|www\.|mailto:|[/?&#@=]|\.[a-z]{2,5}(?![a-z])", re.IGNORECASE)
# Entities stand side by side, so & alone says nothing of them.
_LINK_SIGN = re.compile(r"://|www\.|[?&][\w-]+=", re.IGNORECASE)
_ASCII_RUN = re.compile(r"[!-~]*")

_MARKUP = re.compile(r"<[^<>]*>|&#?\w+;")
_CHINESE = re.compile("[\u2e80-\u9fff]")
_PROGRAM = re.compile(r"""\w\(|["'][,)\]};:]|[=({\[,]\s?["']|[;{}]\s*$|==|^\s*//""")


@lru_cache(maxsize=4)
def _code_spans(text: str) -> list[tuple[int, int]]:
    if "`" not in text and "~~~" not in text and "<" not in text:
        return []
    return [match.span() for match in _CODE.finditer(text)]


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
    around = text[left:start] + " " + (match.group()[:300] if match else "")
    return (_LINK_SIGN if entity else _ADDRESS_SIGN).search(around) is not None


def is_program(text: str, start: int) -> bool:
    """Tell whether the line of a place is one of a program: its signs, and no Chinese.

    >>> is_program("y.append('</span>')", 10), is_program("<p>一网通办(试行)</p>", 0)
    (True, False)
    """
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", start)
    line = _MARKUP.sub("", text[low : high if high >= 0 else len(text)])
    return _PROGRAM.search(line) is not None and _CHINESE.search(line) is None


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a span is a whole string of a program or of JSON."""
    return start > 0 and text[start - 1] in "\"'" and text[end : end + 1] == text[start - 1]
