"""Build character-rarity.tsv: how rare each character is in Chinese text of either script.

    python -m cleancorpus.data.build.rarity CORPUS_FOLDER

Half of the weight is the corpus (held-out documents left out), half is jieba's dictionary, so
that names and everyday words count too. Each half is taken once as it is and once in traditional
characters of three standards. Both are development dependencies; the table is what ships.
"""

from __future__ import annotations

import json
import lzma
import math
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

TABLE = Path(__file__).parent / "character-rarity.tsv"
RAREST = 15
STANDARDS = ("s2t", "s2twp", "s2hk")


def held_out(name: str) -> bool:
    return zlib.crc32(name.encode()) % 16 == 0


def known(name: str) -> bool:
    return not held_out(name)


def corpus_texts(folder: Path, wanted: Callable[[str], bool]) -> Iterator[str]:
    for file in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                document = json.loads(line)
                if wanted(document["name"]):
                    yield document["text"]


def count_corpus(folder: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in corpus_texts(folder, known):
        counts.update(text)
    return counts


def count_dictionary() -> Counter[str]:
    import jieba  # noqa: PLC0415

    counts: Counter[str] = Counter()
    dictionary = Path(jieba.__file__).parent / "dict.txt"
    for line in dictionary.read_text(encoding="utf-8").split("\n"):
        if line:
            word, frequency, *_ = line.split(" ")
            for character in word:
                counts[character] += int(frequency)
    return counts


def share_of_scripts(counts: Counter[str]) -> Counter[str]:
    """Return the probability of each character: half simplified, half traditional."""
    import opencc  # noqa: PLC0415

    converters = [opencc.OpenCC(name) for name in STANDARDS]
    total = sum(counts.values())
    shares: Counter[str] = Counter()
    for character, count in counts.items():
        variants = sorted({converter.convert(character) for converter in converters})
        shares[character] += count / total / 2  # type: ignore[assignment]
        for variant in variants:
            for part in variant:
                shares[part] += count / total / 2 / len(variants)  # type: ignore[assignment]
    return shares


def standard_characters() -> Iterator[str]:
    """Yield the hanzi of GB 2312 and Big5, which a text may use even if the counts lack them."""
    for encoding, first, last in (("gb2312", 0xB0, 0xF7), ("big5", 0xA4, 0xF9)):
        for lead in range(first, last + 1):
            for trail in range(0x40, 0xFF):
                character = bytes((lead, trail)).decode(encoding, "ignore")
                if len(character) == 1 and "\u4e00" <= character <= "\u9fff":
                    yield character


def build(folder: Path) -> str:
    halves = [share_of_scripts(count_corpus(folder)), share_of_scripts(count_dictionary())]
    rarity = dict.fromkeys(standard_characters(), RAREST)
    for character in {c for half in halves for c in half if c > "\x7f"}:
        share = sum(half[character] for half in halves) / 2
        rarity[character] = min(rarity.get(character, 99), max(4, round(-math.log(share))))
    lines = [
        "# Nats of surprise at a character, and the characters that surprise as much.",
        "# Written by cleancorpus.data.build.rarity; sources in SOURCES.md.",
    ]
    for nats in range(4, RAREST + 1):
        characters = sorted(c for c, n in rarity.items() if n == nats and c.isprintable())
        lines.append(f"{nats}\t{''.join(characters)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = build(Path(sys.argv[1]))
    TABLE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TABLE.name}: {len(text)} characters")
