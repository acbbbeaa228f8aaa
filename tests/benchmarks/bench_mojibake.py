"""How much text that was read with a wrong codec comes back; false alarms; speed.

    python -m tests.benchmarks.bench_mojibake [SNIPPETS] [CORPUS_FOLDER]

For each damage and length: the share of held-out snippets restored exactly, and in brackets the
share of characters that are wrong or missing afterwards. Given a corpus, it must stay untouched.
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from time import process_time

from cleancorpus.data.build.documents import read_documents
from cleancorpus.pipeline import clean_text
from cleancorpus.rules import Context
from cleancorpus.settings import Settings
from cleancorpus.stages.mojibake import PASSES
from tests.damage.codecs import HOPELESS, LOSSLESS, LOSSY, Damage, samples

LENGTHS = (4, 6, 10, 20, 40, 0)
STAGE = Settings(select=("mojibake",))
NARROW = str.maketrans("，：；！？（）“”", ',:;!?()""')


def wrong_characters(truth: str, text: str) -> int:
    blocks = difflib.SequenceMatcher(None, truth, text, autojunk=False).get_matching_blocks()
    return max(len(truth), len(text)) - sum(block.size for block in blocks)


def measure(damage: Damage, length: int, count: int) -> str:
    right = wrong = characters = tried = 0
    for truth, damaged in samples(damage, length, count):
        found = clean_text(damaged, STAGE).text
        tried += 1
        right += found == truth
        characters += len(truth)
        wrong += wrong_characters(truth, found) if found != truth else 0
    return f"{right / tried:6.1%} ({wrong / characters:5.1%})" if tried else " " * 14


def measure_corpus(folder: Path) -> None:
    findings = 0
    seconds = characters = 0.0
    for _, text in read_documents(folder):
        for one in (text, text.translate(NARROW)):
            start = process_time()
            findings += sum(1 for look in PASSES for _ in look(one, Context()))
            seconds += process_time() - start
            characters += len(one)
    speed = characters / seconds / 1e6
    print(f"{characters:,.0f} clean characters: {findings} findings, {speed:.0f} million a second")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(f"{'characters':<34}" + "".join(f"{length or 'paragraph':>15}" for length in LENGTHS))
    for title, damages in (("nothing lost", LOSSLESS), ("characters lost", LOSSY + HOPELESS)):
        print(title)
        for damage in damages:
            cells = " ".join(measure(damage, length, count) for length in LENGTHS)
            print(f"  {damage.label:<32} {cells}")
    if len(sys.argv) > 2:
        measure_corpus(Path(sys.argv[2]))


if __name__ == "__main__":
    main()
