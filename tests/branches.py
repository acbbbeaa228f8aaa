"""Texts that a pattern matches: one for each branch, each letter of a class, each optional part."""

from __future__ import annotations

import importlib
import re
from itertools import combinations, product
from typing import Any

# The parser of `re` has no public name.
_parser: Any = importlib.import_module("re._parser")
_COMMON = "中7q"
# Of so many texts of one sequence some are left out, evenly.
_MOST = 4_000
_CATEGORIES = {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "7", "CATEGORY_WORD": "中"}


def find_samples(pattern: re.Pattern[str]) -> list[str]:
    """Return texts that hold a match, with every two alternatives of a sequence.

    >>> find_samples(re.compile("(?:上|下)一[篇条]:?"))
    ['上一篇:', '下一篇:', '上一条:', '下一条:', '上一篇', '下一篇', '上一条']
    """
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    return [text for text in dict.fromkeys(_sequence(parsed)) if pattern.search(text)]


def _sequence(sequence: Any) -> list[str]:
    """Take every pair of options of two parts, the others stay as they are first."""
    parts = [_options(str(op), value) for op, value in sequence]
    first = [part[0] for part in parts]
    texts = {"".join(first): None}
    for left, right in combinations(range(len(parts)), 2):
        for pair in product(parts[left], parts[right]):
            chosen = [*first]
            chosen[left], chosen[right] = pair
            texts["".join(chosen)] = None
    if len(parts) == 1:
        texts |= dict.fromkeys(parts[0])
    return list(texts)[:: len(texts) // _MOST + 1]


def _options(name: str, value: Any) -> list[str]:  # noqa: PLR0911 - one line a kind
    if name == "LITERAL":
        return [chr(value)]
    if name == "IN":
        return _letters(value)
    if name in {"ANY", "NOT_LITERAL"}:
        return list(_COMMON[:2])
    if name.endswith("REPEAT"):
        least, _, body = value
        turns = [text * max(1, least) for text in _sequence(body)]
        return [*turns, ""] if least == 0 else turns
    if name == "BRANCH":
        return [text for branch in value[1] for text in _sequence(branch)]
    if name in {"SUBPATTERN", "ATOMIC_GROUP"}:
        return _sequence(value[-1] if name == "SUBPATTERN" else value)
    # What is looked at ahead may be the rest of the match: it is written out, it does no harm.
    if name == "ASSERT" and value[0] > 0:
        return _sequence(value[1])
    return [">>"] if name == "GROUPREF" else [""]


def _letters(items: Any) -> list[str]:
    if str(items[0][0]) == "NEGATE":
        return list(_COMMON[:3])
    letters = []
    for op, value in items:
        if str(op) == "LITERAL":
            letters.append(chr(value))
        elif str(op) == "RANGE":
            letters += [chr(value[0]), chr(value[1])]
        else:
            letters.append(_CATEGORIES.get(str(value), "中"))
    return letters
