"""What the verbs cost: starting up for one small file, checking a folder, drawing a large page.

python -m tests.benchmarks.bench_verbs [FILES]
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from cleancorpus.cli import main
from tests.conftest import SEEDS

ROUNDS = 5
# pre-commit starts the check at every commit: this is all that one small file may cost.
BUDGET = 0.35


def child_seconds(arguments: list[str]) -> float:
    """Run the command line in a process of its own and return its processor time."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "cleancorpus", *arguments], capture_output=True, check=False
    )
    after = os.times()
    spent = after.children_user + after.children_system
    return spent - before.children_user - before.children_system


def write_corpus(folder: Path, files: int) -> None:
    """Write windows of the seeds as many small files, some of them in GB18030."""
    chance = random.Random(1)
    texts = [seed.read_text("utf-8") for seed in SEEDS]
    for number in range(files):
        text = chance.choice(texts)
        start = chance.randrange(len(text) - 1000)
        piece = text[start : start + chance.randrange(200, 1500)]
        file = folder / f"{number % 50:02}" / f"{number:05}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(piece.encode("utf-8" if number % 7 else "gb18030"))


def timed(arguments: list[str]) -> float:
    start = perf_counter()
    main(arguments)
    return perf_counter() - start


def bench(folder: Path, files: int) -> None:
    write_corpus(folder / "docs", files)
    small = next((folder / "docs").rglob("*.txt"))
    for verb in ("check", "fix", "explain", "rules", "doctor"):
        arguments: list[str] = [verb] if verb in {"rules", "doctor"} else [verb, str(small)]
        best = min(child_seconds(arguments) for _ in range(ROUNDS))
        print(f"start  {verb:<8} {best:6.2f} s of processor time  (budget {BUDGET})")
    docs, out = str(folder / "docs"), str(folder / "out")
    print(f"check  {files} files {timed(['check', docs, '-q', '--statistics']):6.1f} s")
    print(f"clean  {files} files {timed(['clean', docs, '-o', out, '-q']):6.1f} s")
    print(f"report {files} files {timed(['report', out, '-q']):6.1f} s")
    print(f"page   {(folder / 'out' / 'report.html').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        bench(Path(temporary), int(sys.argv[1]) if sys.argv[1:] else 500)
