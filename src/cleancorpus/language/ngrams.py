"""The packed character n-grams, and the tokens that characters are to them."""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from cleancorpus.data import read_bytes

# Token numbers of the classes (cleancorpus.data.build.characters.SPECIAL).
UNKNOWN, LINE_END, BLANK, DIGIT, LETTER = range(5)
# Stored probabilities are bytes, in sixteenths of a nat below zero.
_NATS = [-step / 16 for step in range(256)]
# A character that the model never saw; rarer than any of GB2312.
_UNKNOWN_NATS = -13.0


class Ngrams(NamedTuple):
    """The packed back-off model: per pair its range of triples, per token its range of pairs."""

    pair_starts: array[int]
    pair_tokens: array[int]
    triple_starts: array[int]
    triple_tokens: array[int]
    unigram: bytes
    unigram_rest: bytes
    pair: bytes
    pair_rest: bytes
    triple: bytes

    def log_probability(self, first: int, second: int, third: int) -> float:
        """Return the log-probability of a token after two others."""
        nats = 0.0
        low, high = self.pair_starts[first], self.pair_starts[first + 1]
        at = bisect_left(self.pair_tokens, second, low, high)
        if at < high and self.pair_tokens[at] == second:
            low, high = self.triple_starts[at], self.triple_starts[at + 1]
            found = bisect_left(self.triple_tokens, third, low, high)
            if found < high and self.triple_tokens[found] == third:
                return _NATS[self.triple[found]]
            nats = _NATS[self.pair_rest[at]]
        return nats + self.pair_log_probability(second, third)

    def pair_log_probability(self, first: int, second: int) -> float:
        """Return the log-probability of a token after one other."""
        low, high = self.pair_starts[first], self.pair_starts[first + 1]
        at = bisect_left(self.pair_tokens, second, low, high)
        if at < high and self.pair_tokens[at] == second:
            return _NATS[self.pair[at]]
        return _NATS[self.unigram_rest[first]] + self.unigram_log_probability(second)

    def unigram_log_probability(self, token: int) -> float:
        return _NATS[self.unigram[token]] if token else _UNKNOWN_NATS


@cache
def ngrams() -> Ngrams:
    """Load the n-gram tables; the layout is that of cleancorpus.data.build.ngrams."""
    packed = memoryview(read_bytes("language-ngrams.bin"))
    tokens, pairs, triples = struct.unpack("<3I", packed[:12])
    place = 12

    def take_numbers(count: int) -> array[int]:
        nonlocal place
        numbers = array("H", packed[place : place + 2 * count].tobytes())
        if sys.byteorder == "big":
            numbers.byteswap()
        place += 2 * count
        return numbers

    def take_bytes(count: int) -> bytes:
        nonlocal place
        place += count
        return packed[place - count : place].tobytes()

    pair_starts = array("I", accumulate(take_numbers(tokens), initial=0))
    pair_tokens = take_numbers(pairs)
    triple_starts = array("I", accumulate(take_numbers(pairs), initial=0))
    triple_tokens = take_numbers(triples)
    rest = (take_bytes(count) for count in (tokens, tokens, pairs, pairs, triples))
    return Ngrams(pair_starts, pair_tokens, triple_starts, triple_tokens, *rest)


@cache
def token_numbers() -> dict[str, int]:
    """Return the token number of every character that the model knows, variants included."""
    numbers = {"\n": LINE_END} | dict.fromkeys(" \t\u3000\u00a0\f", BLANK)
    for code in range(0x30, 0x7B):
        if (character := chr(code)).isalnum():
            kind = DIGIT if character.isdigit() else LETTER
            numbers |= {character: kind, chr(code + 0xFEE0): kind}
    lines = read_bytes("language-characters.txt").decode("utf-8").split("\n")
    for number, line in enumerate(lines[:-1], start=LETTER + 1):
        for character in line:
            numbers[character] = number
    return numbers


@cache
def token_characters() -> str:
    """Return the character that stands for each token, by token number."""
    lines = read_bytes("language-characters.txt").decode("utf-8").split("\n")
    return "\0\n 0A" + "".join(line[:1] for line in lines)


def simplify(character: str) -> str:
    """Return the simplified form of a character, itself where it has no other.

    >>> simplify("數"), simplify("后"), simplify("x")
    ('数', '后', 'x')
    """
    number = token(character)
    return token_characters()[number] if number > LETTER else character


def token(character: str) -> int:
    """Return the token number of a character; 0 stands for every unknown one.

    >>> token("數") == token("数"), token("7") == token("0"), token(",") == token("，")
    (True, True, True)
    """
    return token_numbers().get(character, UNKNOWN)


def followers(number: int, limit: int) -> list[int]:
    """Return the tokens that are likeliest after a token."""
    model = ngrams()
    low, high = model.pair_starts[number], model.pair_starts[number + 1]
    places = sorted(range(low, high), key=model.pair.__getitem__)[:limit]
    return [model.pair_tokens[place] for place in places]
