"""What is likely Chinese: character n-grams and a dictionary of words; score a text, a cut, a word.

The model was counted on 16 million characters of laws and government reports and on the words of
jieba's dictionary (data/SOURCES.md). Traditional characters count as their simplified forms, every
digit and every Latin letter as one, half-width punctuation as its full-width form, so that text is
scored alike before and after conversion. Nothing is loaded before the first question; then it takes
some 50 ms and 25 MB. A look-up takes about a microsecond.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from cleancorpus.data import read_bytes

# Token numbers of the classes (cleancorpus.data.build_characters.SPECIAL).
UNKNOWN, LINE_END, BLANK, DIGIT, LETTER = range(5)
# Stored probabilities are bytes, in sixteenths of a nat below zero.
_NATS = [-step / 16 for step in range(256)]
# A character that the model never saw; rarer than any of GB2312.
_UNKNOWN_NATS = -13.0
# The longest word of the table, and the log-probability of a character that is no word: one
# occurrence in the 60 million words of the dictionary.
LONGEST_WORD = 5
_NO_WORD = -17.9
# Characters on each side of a cut that decide whether a word was cut.
_REACH = 5


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
    """Load the n-gram tables; the layout is that of cleancorpus.data.build_ngrams."""
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


def _tokens(text: str) -> Iterator[int]:
    numbers = token_numbers()
    return (numbers.get(character, UNKNOWN) for character in text)


def log_probability(text: str, context: str = "") -> float:
    """Return the log-probability, in nats, of a text after its context (of which two count).

    Without a context the text begins a line. Clean policy prose costs about 3 nats a character,
    news about 4.5 to 5, the same characters shuffled more than 7.

    >>> log_probability("国家治理") > log_probability("国理家治")
    True
    >>> log_probability("務院", "國") == log_probability("务院", "国")
    True
    """
    model = ngrams()
    first, second = _last_two(context)
    nats = 0.0
    for third in _tokens(text):
        nats += model.log_probability(first, second, third)
        first, second = second, third
    return nats


def _last_two(context: str) -> tuple[int, int]:
    context = ("\n\n" + context)[-2:]
    return token(context[0]), token(context[1])


def cut_score(left: str, right: str) -> float:
    """Return the evidence, in nats, that a text runs on across a cut: above 0 it does.

    How much likelier the first two characters of `right` are after the end of `left` than anywhere.

    >>> cut_score("推进国家", "治理体系") > 1 > 0 > cut_score("实施意见", "刘建国")
    True
    """
    if not left or not right:
        return 0.0
    model = ngrams()
    before, last = _last_two(left[-2:] if len(left) > 1 else "\n" + left)
    first = token(right[0])
    gain = model.log_probability(before, last, first) - model.unigram_log_probability(first)
    if len(right) > 1:
        second = token(right[1])
        gain += model.log_probability(last, first, second)
        gain -= model.pair_log_probability(first, second)
    return gain


@cache
def words() -> dict[str, float]:
    """Return the log-probability of every word of the dictionary table."""
    table: dict[str, float] = {}
    for line in read_bytes("language-words.txt").decode("utf-8").split("\n"):
        nats, _, group = line.partition(" ")
        if group:
            table.update(dict.fromkeys(group.split(" "), float(nats)))
    return table


def is_word(word: str) -> bool:
    """Tell whether the dictionary has a word (simplified characters, at most five).

    >>> is_word("治理"), is_word("家治")
    (True, False)
    """
    return word in words()


def word_logp(word: str) -> float | None:
    """Return the log-probability of a word among the words of a text, or None."""
    return words().get(word)


def word_gain(left: str, right: str) -> float:
    """Return how much worse the best segmentation becomes when a word must end at the cut.

    0 where the best segmentation has a boundary there, more than 2 where a word is cut.

    >>> word_gain("推进国家", "治理体系"), word_gain("推进国家治", "理体系") > 2
    (0.0, True)
    """
    left, right = left[-_REACH:], right[:_REACH]
    whole = _best_words(left + right)
    return max(0.0, whole - _best_words(left) - _best_words(right))


def _best_words(text: str) -> float:
    """Return the log-probability of the likeliest segmentation into words."""
    table = words()
    best = [0.0]
    for end in range(1, len(text) + 1):
        here = best[-1] + table.get(text[end - 1], _NO_WORD)
        for start in range(max(0, end - LONGEST_WORD), end - 1):
            nats = table.get(text[start:end])
            if nats is not None and best[start] + nats > here:
                here = best[start] + nats
        best.append(here)
    return best[-1]
