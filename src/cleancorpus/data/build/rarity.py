"""character-rarity.tsv: how rare each character is in Chinese text of either script.

Half of the weight is the corpus (held-out documents left out), half is jieba's dictionary, so
that names and everyday words count too. Each half is taken once as it is and once in traditional
characters of three standards.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleancorpus.data.build.documents import is_held_out, read_dictionary, read_documents

RAREST = 15
STANDARDS = ("s2t", "s2twp", "s2hk")


def count_corpus(folder: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name, text in read_documents(folder):
        if not is_held_out(name):
            counts.update(text)
    return counts


def count_dictionary() -> Counter[str]:
    counts: Counter[str] = Counter()
    for word, frequency in read_dictionary().items():
        for character in word:
            counts[character] += frequency
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


def build(folder: Path) -> dict[str, bytes]:
    """Return the table by its name."""
    halves = [share_of_scripts(count_corpus(folder)), share_of_scripts(count_dictionary())]
    rarity = dict.fromkeys(standard_characters(), RAREST)
    for character in {c for half in halves for c in half if c > "\x7f"}:
        share = sum(half[character] for half in halves) / 2
        rarity[character] = min(rarity.get(character, 99), max(4, round(-math.log(share))))
    lines = [
        "# Nats of surprise at a character, and the characters that surprise as much.",
        "# Written by cleancorpus.data.build; sources in SOURCES.md.",
    ]
    for nats in range(4, RAREST + 1):
        characters = sorted(c for c, n in rarity.items() if n == nats and c.isprintable())
        lines.append(f"{nats}\t{''.join(characters)}")
    return {"character-rarity.tsv": ("\n".join(lines) + "\n").encode("utf-8")}
