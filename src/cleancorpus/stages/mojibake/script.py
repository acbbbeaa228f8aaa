"""Which script a character belongs to: mirror sites convert what they copy to traditional."""

from __future__ import annotations

from functools import cache

from cleancorpus import language
from cleancorpus.data import read_lines


@cache
def simplified_characters() -> frozenset[str]:
    return frozenset("".join(read_lines("simplified-characters.txt")))


def is_traditional(character: str) -> bool:
    """Tell whether a character has another, simplified form.

    >>> is_traditional("數"), is_traditional("中")
    (True, False)
    """
    return "\u3400" <= character <= "\u9fff" and language.simplify(character) != character


def is_simplified(character: str) -> bool:
    """Tell whether only simplified text has a character.

    >>> is_simplified("数"), is_simplified("中"), is_simplified("后")
    (True, False, False)
    """
    return character in simplified_characters()
