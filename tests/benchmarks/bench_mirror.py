"""Mirror-site repair on held-out text: `python -m tests.benchmarks.bench_mirror [CORPUS_FOLDER]`.

Prints how many runs come back as they were, how many of the applied repairs are right, and the
speed on damaged and on clean text; with the corpus, the edits on all of it in both widths (none).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from cleancorpus.data.build.documents import read_documents
from cleancorpus.records import Edit, Suggestion
from cleancorpus.rules import Context
from cleancorpus.stages.mojibake import mirror_site
from tests.control import load_control
from tests.damage.mirror import fold_width
from tests.damage.mirror_simulation import Tally, count_runs, make_pages
from tests.paths import ROOT

SEEDS = ROOT / "seeds"
CLEAN_SEEDS = ("000", "001", "004")
PARAGRAPHS = 40


def measure(texts: Sequence[str], seed: int) -> tuple[Tally, int, float]:
    """Damage and repair texts: what became of the runs, the characters, the seconds."""
    total, characters, seconds = Tally(), 0, 0.0
    for page in make_pages(texts, seed, PARAGRAPHS):
        start = perf_counter()
        found = list(mirror_site.find_edits(page.text, Context()))
        seconds += perf_counter() - start
        characters += len(page.text)
        edits = sorted(one for one in found if isinstance(one, Edit))
        notes = [one for one in found if isinstance(one, Suggestion)]
        total.add(count_runs(page, edits, notes, mirror_site.MISALIGNED))
    return total, characters, seconds


def print_row(name: str, tally: Tally, characters: int, seconds: float) -> None:
    print(
        f"{name:24} {tally.runs:5} {tally.exact / tally.runs:8.1%} "
        f"{tally.dropped_exact:6}/{tally.dropped:<4} {tally.applied:7} "
        f"{tally.right / tally.applied:7.1%} {tally.suggested_right:6}/{tally.suggested:<4} "
        f"{tally.outside:7} {characters / seconds / 1000:9.1f}"
    )


def simulate() -> None:
    documents = load_control()
    reports = [one.text for one in documents if "/" not in one.name]
    laws = [one.text for one in documents if "/" in one.name]
    news = [next(SEEDS.glob(f"{n}_*")).read_text(encoding="utf-8") for n in CLEAN_SEEDS]
    print(
        "text                      runs    exact  dropped    applied   right  suggested outside"
        "   kchar/s"
    )
    total, characters, seconds = Tally(), 0, 0.0
    for name, texts in (
        ("held-out reports", reports * 4),
        ("held-out laws", laws),
        ("news (clean seeds)", news * 8),
    ):
        tally, length, spent = measure(texts, seed=5)
        print_row(name, tally, length, spent)
        total.add(tally)
        characters, seconds = characters + length, seconds + spent
    print_row("all", total, characters, seconds)
    print("prototype                  182    69.0%                        92.5%")


def time_seeds() -> None:
    for file in sorted(SEEDS.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        start = perf_counter()
        found = list(mirror_site.find_edits(text, Context()))
        print(f"{file.name[:3]}: {len(found):4} findings, {perf_counter() - start:.3f} s")


def check_corpus(folder: Path) -> None:
    edits = characters = 0
    seconds = 0.0
    for _, text in read_documents(folder):
        for version in (text, fold_width(text)):
            start = perf_counter()
            edits += len(list(mirror_site.find_edits(version, Context())))
            seconds += perf_counter() - start
            characters += len(version)
    print(f"clean corpus, both widths: {edits} findings in {characters:,} characters, "
          f"{characters / seconds / 1e6:.0f} Mchar/s")  # fmt: skip


def main(argv: list[str]) -> None:
    simulate()
    time_seeds()
    if argv:
        check_corpus(Path(argv[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
