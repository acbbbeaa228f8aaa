"""Narrow punctuation as a crawler does, and find the places that did not come back."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARKS = str.maketrans("，：；？！（）", ",:;?!()")
QUOTES = str.maketrans("“”‘’", "\"\"''")


def narrow_marks(text: str) -> str:
    return text.translate(MARKS)


def narrow_quotes(text: str) -> str:
    return text.translate(MARKS).translate(QUOTES)


def lost_places(original: str, narrowed: str, back: str) -> Iterator[tuple[int, str, str]]:
    """Yield where a narrowed mark did not come back: place, mark, and what stands there now."""
    if len(original) == len(back):
        pairs = zip(original, narrowed, back, strict=True)
        for position, (mark, small, now) in enumerate(pairs):
            if mark not in {small, now}:
                yield position, mark, now
        return
    # A blank after a narrowed mark goes with it: compare without blanks.
    solid = [(i, c) for i, c in enumerate(original) if c != " "]
    left = re.sub(" ", "", back)
    for (position, mark), now in zip(solid, left, strict=True):
        if mark != narrowed[position] and mark != now:
            yield position, mark, now
