"""Addresses in a text: URLs, the targets of links, paths, names of files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.text.characters import WRITTEN_HAN

# The end of a sentence is no part of an address.
_NOT_LAST = r"(?<![,;:?!.)\]'\"])"
# A pattern and the substring without which it cannot match. Every repetition that could run
# over a whole hostile line has a bound.
_ADDRESSES = tuple(
    (gate, re.compile(pattern, re.MULTILINE))
    for gate, pattern in (
        # An address takes Chinese only inside its path or query: `/wiki/中国?x=1`.
        (
            "://",
            rf"[A-Za-z]{{2,12}}://[!-~]+(?:(?<=[/=])[{WRITTEN_HAN}]+[/?&=#%.][!-~]*)*{_NOT_LAST}",
        ),
        ("www.", rf"www\.[!-~]+{_NOT_LAST}"),
        ("](", r"\]\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,9}\)"),
        ("]:", r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t][^\n]*"),
        (":\\", r"[A-Za-z]:\\[^\s\"<>|，。；]*"),
    )
)
_EXTENSIONS = (
    "docx?|xlsx?|pptx?|pdf|txt|md|html?|zip|rar|7z|jpe?g|png|gif|csv|json|xml|wps|ofd|mp[34]"
)
_FILE_NAME = re.compile(rf"\.(?i:{_EXTENSIONS})(?![A-Za-z0-9])")
_NO_NAME = re.compile(r"[\s，。；：、“”《》‘’,;:?!\"'|<>]")
_FILE_NAME_LENGTH = 80

_SIGN = re.compile(r"://|www\.|mailto:|[/?&#@=]|\.[a-z]{2,5}(?![a-z])", re.IGNORECASE)
# Entities stand side by side, so & alone says nothing of them.
_SIGN_BESIDE_ENTITY = re.compile(r"://|www\.|[?&][\w-]+=", re.IGNORECASE)
_ASCII_RUN = re.compile(r"[!-~]{0,300}")
_RUN = 300


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of addresses; two kinds may overlap.

    >>> text = "见 https://a.cn/wiki/中国?x=1,2。附件：报告(终稿).docx"
    >>> [text[slice(*span)] for span in find_addresses(text)]
    ['https://a.cn/wiki/中国?x=1,2', '报告(终稿).docx']
    """
    for gate, pattern in _ADDRESSES:
        if gate in text:
            for match in pattern.finditer(text):
                yield match.span()
    for match in _FILE_NAME.finditer(text) if "." in text else ():
        floor = max(0, match.start() - _FILE_NAME_LENGTH)
        stops = [stop.end() for stop in _NO_NAME.finditer(text, floor, match.start())]
        yield stops[-1] if stops else floor, match.end()


def is_address(text: str, start: int, end: int, *, entity: bool = False) -> bool:
    """Tell whether the ASCII around an escape makes it a part of an address.

    >>> is_address("见 https://a.cn/%E4%B8%AD", 16, 25)
    True
    """
    left = start
    while left > 0 and "!" <= text[left - 1] <= "~" and start - left < _RUN:
        left -= 1
    match = _ASCII_RUN.match(text, end)
    around = text[left:start] + " " + (match.group() if match else "")
    return (_SIGN_BESIDE_ENTITY if entity else _SIGN).search(around) is not None
