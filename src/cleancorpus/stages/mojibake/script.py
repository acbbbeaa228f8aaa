"""Which script a character belongs to: mirror sites convert what they copy to traditional."""

from __future__ import annotations

from functools import cache

from cleancorpus import language
from cleancorpus.data import read_lines, read_pairs


@cache
def simplified_characters() -> frozenset[str]:
    return frozenset("".join(read_lines("simplified-characters.txt")))


@cache
def traditional_characters() -> frozenset[str]:
    return frozenset(read_pairs("traditional-characters.tsv"))


def is_traditional(character: str) -> bool:
    """Tell whether a character has another, simplified form.

    >>> is_traditional("數"), is_traditional("中")
    (True, False)
    """
    if not "\u3400" <= character <= "\u9fff":
        return False
    # GB 2312 has some (於), which the language model therefore takes for themselves.
    return language.simplify(character) != character or character in traditional_characters()


def is_simplified(character: str) -> bool:
    """Tell whether only simplified text has a character.

    >>> is_simplified("数"), is_simplified("中"), is_simplified("后")
    (True, False, False)
    """
    return character in simplified_characters()
