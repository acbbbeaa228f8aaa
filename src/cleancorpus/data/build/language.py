"""Build the tables of the Chinese language model: `python -m cleancorpus.data.build.language FOLDER`.

FOLDER holds clean Chinese: JSON Lines of {"name", "text"} (.jsonl, .jsonl.xz, .jsonl.gz) or plain
.txt files. Documents that are held out for tests are left out. jieba's dictionary (MIT) gives the
words, and the character pairs of general Chinese that policy documents lack. The same input gives
the same bytes. Needs the extra `build`; nothing here is imported at run time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from cleancorpus.data.build.characters import Tokens, build_tokens
from cleancorpus.data.build.ngrams import Counts, write_ngrams

DATA = Path(__file__).parent
HAN = re.compile("[\u4e00-\u9fff]+")
# A dictionary word stands for this many running occurrences in the corpus for each of its own
# (jieba counts 60 million words). Measured: news prose costs 0.25 nats a character less than at
# 0.02, laws 0.03 more.
DICTIONARY_WEIGHT = 0.15
# Rarer words are mostly names and spellings, and cost memory: the word score of a cut is as good
# without them (51,663 words against 349,045: the same precision and recall).
MIN_WORD_COUNT = 40
MAX_WORD_LENGTH = 5
BUCKETS_PER_NAT = 4


def is_held_out(name: str) -> bool:
    """Tell whether a document is kept for tests: nothing may be counted or tuned on it."""
    return zlib.crc32(name.encode()) % 16 == 0


def read_documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of every document below a folder, files in the order of their paths."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".txt":
            yield file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8")
        elif ".jsonl" in file.suffixes:
            for line in _unpack(file).decode("utf-8").split("\n"):
                if line:
                    record = json.loads(line)
                    yield record["name"], record["text"]


def _unpack(file: Path) -> bytes:
    packed = file.read_bytes()
    if file.suffix == ".xz":
        return lzma.decompress(packed)
    return gzip.decompress(packed) if file.suffix == ".gz" else packed


def tidy(text: str) -> str:
    """Return the paragraphs of a document, without heading marks and blank lines."""
    lines = (line.strip(" \t\r\u3000#") for line in text.split("\n"))
    return "".join(f"{line}\n" for line in lines if line)


def read_dictionary() -> dict[str, int]:
    """Return jieba's words of Chinese characters and how often each was counted."""
    import jieba  # noqa: PLC0415 - a dependency of the build only

    path = Path(jieba.__file__).parent / "dict.txt"
    rows = (line.split(" ") for line in path.read_text(encoding="utf-8").split("\n") if line)
    return {row[0]: int(row[1]) for row in rows if HAN.fullmatch(row[0])}


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


def build(folder: Path, out: Path) -> None:
    """Write the three tables of the language model."""
    words = read_dictionary()
    texts = [text for name, text in read_documents(folder) if not is_held_out(name)]
    tokens = build_tokens(texts, words)
    counts = count_corpus(texts, tokens)
    add_dictionary(counts, words, tokens)
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "language-characters.txt", tokens.table().encode("utf-8"))
    _write(out / "language-words.txt", word_table(words).encode("utf-8"))
    _write(out / "language-ngrams.bin", write_ngrams(counts, len(tokens.characters)))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    print(f"{path.name}: {len(content):,} bytes")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m cleancorpus.data.build.language")
    parser.add_argument("folder", type=Path, help="clean Chinese: .jsonl(.xz, .gz) or .txt")
    parser.add_argument("--out", type=Path, default=DATA, help="where to write the tables")
    arguments = parser.parse_args(argv)
    build(arguments.folder, arguments.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
