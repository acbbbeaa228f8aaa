"""What stands in a text and is no prose: code, addresses, tags, rows of data, lines of programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.text.addresses import find_addresses
from cleancorpus.text.code import find_code
from cleancorpus.text.data_lines import find_rows
from cleancorpus.text.spans import Spans

# A pattern and the substring without which it cannot match. Every repetition that could run
# over a whole hostile line has a bound.
_PATTERNS = tuple(
    (gate, re.compile(pattern, re.MULTILINE))
    for gate, pattern in (
        ("<", r"<(?:!--[^<]{0,5000}-->|/?[A-Za-z][^<>\n]{0,1000}>)"),
        ('="', r"\b[A-Za-z][A-Za-z-]{0,30}=\"[^\"\n]{0,1000}\""),
        ("&", r"&#?[A-Za-z0-9]{1,10};"),
        ('{"', r'\{"(?:[^\n}]{0,1000}+\}){1,20}'),
        # A field of a header in Latin letters: `title: 数字政府`
        (": ", r"^[ \t]{0,20}(?:[-*] )?[A-Za-z][A-Za-z_-]{0,30}: "),
        # Lines of a program: a prompt, a call, a directive of reStructuredText.
        (">>", r"^[ \t]{0,20}>>>? [^\n]*"),
        ("(", r"\((?<=[A-Za-z0-9_]\()(?=[\"'\[{]|[a-z_]{1,20}[.(=])[^\n]{0,1000}"),
        (".. ", r"^\.\. [^\n]*"),
    )
)


def find_protected(text: str) -> Spans:
    """Return the spans in which a mark is no mark of prose.

    >>> find_protected('见<a href="x,y">通知</a>,`甲,乙`').covers(11)
    True
    """
    return Spans([*find_code(text), *find_addresses(text), *find_rows(text), *_find_others(text)])


def _find_others(text: str) -> Iterator[tuple[int, int]]:
    for gate, pattern in _PATTERNS:
        if gate in text:
            for match in pattern.finditer(text):
                yield match.span()
