"""The tables of the Chinese language model: characters, words, character pairs and triples.

Documents that are held out for tests are left out. jieba's dictionary (MIT) gives the words, and
the character pairs of general Chinese that policy documents lack.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from cleancorpus.data.build.characters import Tokens, build_tokens
from cleancorpus.data.build.documents import HAN, is_held_out, read_dictionary, read_documents, tidy
from cleancorpus.data.build.ngrams import Counts, write_ngrams

# A dictionary word stands for this many running occurrences in the corpus for each of its own
# (jieba counts 60 million words). Measured: news prose costs 0.25 nats a character less than at
# 0.02, laws 0.03 more.
DICTIONARY_WEIGHT = 0.15
# Rarer words are mostly names and spellings, and cost memory: the word score of a cut is as good
# without them (51,663 words against 349,045: the same precision and recall).
MIN_WORD_COUNT = 40
MAX_WORD_LENGTH = 5
BUCKETS_PER_NAT = 4


def dictionary_words() -> dict[str, int]:
    """Return the words of hanzi of the dictionary and how often each was counted."""
    return {word: count for word, count in read_dictionary().items() if HAN.fullmatch(word)}


def count_corpus(texts: Iterable[str], tokens: Tokens) -> Counts:
    """Count the character pairs and triples of texts, as tuples of token numbers."""
    pairs: Counter[tuple[int, int]] = Counter()
    triples: Counter[tuple[int, int, int]] = Counter()
    for text in texts:
        numbers = tokens.encode("\n" + tidy(text))
        pairs.update(pairwise(numbers))
        triples.update(zip(numbers, numbers[1:], numbers[2:], strict=False))
    # What is unknown has a fixed price: it must not become likely because others were unknown too.
    return Counts(
        {pair: count for pair, count in pairs.items() if pair[-1]},
        {triple: count for triple, count in triples.items() if triple[-1]},
        {},
        {},
    )


def add_dictionary(counts: Counts, words: dict[str, int], tokens: Tokens) -> None:
    """Add the pairs and triples inside words; after a word anything may follow."""
    for word, count in words.items():
        weight = count * DICTIONARY_WEIGHT
        numbers = tokens.encode(word)
        for pair in pairwise(numbers):
            counts.pairs[pair] = counts.pairs.get(pair, 0) + weight
        for triple in zip(numbers, numbers[1:], numbers[2:], strict=False):
            counts.triples[triple] = counts.triples.get(triple, 0) + weight
        counts.open_after[numbers[-1]] = counts.open_after.get(numbers[-1], 0) + weight
        if len(numbers) > 1:
            end = (numbers[-2], numbers[-1])
            counts.open_after_pair[end] = counts.open_after_pair.get(end, 0) + weight


def word_table(words: dict[str, int]) -> str:
    """Return the words by log-probability, one line a step: `-9.25 word word ...`."""
    total = sum(words.values())
    steps: dict[int, list[str]] = {}
    for word, count in words.items():
        if count >= MIN_WORD_COUNT and len(word) <= MAX_WORD_LENGTH:
            step = round(math.log(count / total) * BUCKETS_PER_NAT)
            steps.setdefault(step, []).append(word)
    lines = (f"{step / BUCKETS_PER_NAT} {' '.join(sorted(steps[step]))}" for step in sorted(steps))
    return "".join(f"{line}\n" for line in reversed(list(lines)))


def build(folder: Path) -> dict[str, bytes]:
    """Return the three tables of the language model by their names."""
    words = dictionary_words()
    texts = [text for name, text in read_documents(folder) if not is_held_out(name)]
    tokens = build_tokens(texts, words)
    counts = count_corpus(texts, tokens)
    add_dictionary(counts, words, tokens)
    return {
        "language-characters.txt": tokens.table().encode("utf-8"),
        "language-words.txt": word_table(words).encode("utf-8"),
        "language-ngrams.bin": write_ngrams(counts, len(tokens.characters)),
    }
