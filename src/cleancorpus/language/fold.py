"""Lines in one form: those that differ in width, script or digits alone count as the same."""

from __future__ import annotations

import re
import unicodedata

from cleancorpus.language.ngrams import simplify

_DIGIT = re.compile(r"\d")
_BLANKS = re.compile(r"\s+")


def fold_line(text: str) -> str:
    """Return a line as the corpus counts it: of one width and script, every digit a 0.

    The first pass sees a file as it came, the strip stage after it was converted: both must fold
    to the same line.

    >>> fold_line(" 瀏覽次數：１２８  次")
    '浏览次数：000 次'
    """
    narrow = _BLANKS.sub(" ", unicodedata.normalize("NFKC", text.strip()))
    return _DIGIT.sub("0", "".join(map(simplify, narrow)))
