"""The tokens of the language model: characters, with the variants that count as the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

# Tokens with a number of their own, in this order: unknown, line end, blank, digit, letter.
# cleancorpus.language knows them by the same numbers.
SPECIAL = ["\0", "\n", " ", "0", "A"]
MIN_CHARACTER_COUNT = 3


@dataclass(frozen=True, slots=True)
class Tokens:
    """Characters by token number, and the token number of every variant."""

    characters: list[str]
    variants: dict[str, str]
    numbers: dict[int, int] = field(default_factory=dict)

    def encode(self, text: str) -> list[int]:
        """Return the token numbers of a text; an unknown character is token 0."""
        return list(map(self.numbers.get, map(ord, text), [0] * len(text)))

    def table(self) -> str:
        """Return one line a token: the character, then its variants."""
        variants: dict[str, list[str]] = {}
        for variant, character in sorted(self.variants.items()):
            variants.setdefault(character, []).append(variant)
        ordinary = self.characters[len(SPECIAL) :]
        return "".join(f"{c}{''.join(variants.get(c, ()))}\n" for c in ordinary)


def fold(character: str) -> str:
    """Return the character that stands for its class: '７' -> '0', 'b' -> 'A', ',' -> '，'."""
    if character in "\u3000\u00a0\t":
        return " "
    if "\uff01" <= character <= "\uff5e":
        character = chr(ord(character) - 0xFEE0)
    if character.isascii() and character.isalnum():
        return "0" if character.isdigit() else "A"
    return chr(ord(character) + 0xFEE0) if character in ",:;?!()" else character


def gb2312_characters() -> list[str]:
    """Return the characters of GB2312: level 1 by pinyin, then level 2 by radical."""
    rows = range(0xB0, 0xF8)
    raw = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return [pair.decode("gb2312", "ignore") for pair in raw if pair.decode("gb2312", "ignore")]


def simplified_forms() -> dict[str, str]:
    """Return every traditional character whose simplified form is one other character."""
    from opencc import OpenCC  # noqa: PLC0415 - only the build needs the whole table

    convert = OpenCC("t2s").convert
    everything = map(chr, range(0x4E00, 0xA000))
    return {c: s for c in everything if (s := convert(c)) != c and len(s) == 1}


def build_tokens(texts: Iterable[str], words: Iterable[str]) -> Tokens:
    """Return the characters of GB2312, of the texts and of the words, the frequent ones first."""
    simplified = simplified_forms()
    counts: Counter[str] = Counter()
    for text in (*texts, *words):
        counts.update(text)
    folded: Counter[str] = Counter(dict.fromkeys(gb2312_characters(), MIN_CHARACTER_COUNT))
    for character, count in counts.items():
        one = fold(character)
        folded[simplified.get(one, one)] += count
    known = [c for c, n in folded.items() if n >= MIN_CHARACTER_COUNT and c not in SPECIAL]
    known = [c for c in known if c.isprintable()]
    known.sort(key=lambda c: (-folded[c], c))
    characters = [*SPECIAL, *known]
    variants = {t: s for t, s in simplified.items() if s in folded and t not in folded}
    variants |= {chr(ord(c) - 0xFEE0): c for c in "，：；？！（）"}
    numbers = {ord(c): number for number, c in enumerate(characters)}
    numbers |= {ord(v): numbers[ord(c)] for v, c in variants.items() if ord(c) in numbers}
    _number_classes(numbers)
    return Tokens(characters, variants, numbers)


def _number_classes(numbers: dict[int, int]) -> None:
    for code in [*range(0x21, 0x7F), *range(0xFF01, 0xFF5F), 0x3000, 0xA0, 9, 0x20, 10]:
        one = fold(chr(code))
        if ord(one) in numbers:
            numbers.setdefault(code, numbers[ord(one)])
