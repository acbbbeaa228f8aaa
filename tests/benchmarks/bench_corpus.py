"""Whole runs, as processes: cleancorpus against a plain ftfy + OpenCC loop.

    python -m tests.benchmarks.bench_corpus [--files N] [--rounds N]

The folder is made of the five seeds, their paragraphs shuffled. Seconds are processor time of the
whole process tree; the ratio is taken within a round, since machines are noisy.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.paths import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PLAIN_LOOP = """
import sys, pathlib, ftfy, opencc
convert = opencc.OpenCC("t2s").convert
safe = dict(fix_character_width=False, uncurl_quotes=False, unescape_html=False)
source, out = map(pathlib.Path, sys.argv[1:])
out.mkdir()
for file in sorted(source.iterdir()):
    text = file.read_bytes().decode("utf-8")
    (out / file.name).write_text(convert(ftfy.fix_text(text, **safe)), "utf-8")
"""


def make_folder(folder: Path, files: int) -> int:
    folder.mkdir()
    rng = random.Random(7)
    texts = [seed.read_text("utf-8") for seed in SEEDS]
    size = 0
    for number in range(files):
        paragraphs = texts[number % len(texts)].split("\n")
        head, body = paragraphs[:12], paragraphs[12:]
        rng.shuffle(body)
        data = "\n".join([*head, *body]).encode("utf-8")
        size += len(data)
        (folder / f"{number:05}.txt").write_bytes(data)
    return size


def cost(command: list[str]) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        size = make_folder(work / "in", arguments.files)
        cleaning = [sys.executable, "-m", "cleancorpus", "clean", str(work / "in"), "-q", "-o"]
        contenders = {
            "plain ftfy + OpenCC loop": [sys.executable, "-c", PLAIN_LOOP, str(work / "in")],
            "cleancorpus, 1 worker": [*cleaning[:-1], "-j", "1", "-o"],
            "cleancorpus, 2 workers": [*cleaning[:-1], "-j", "2", "-o"],
        }
        costs: dict[str, list[tuple[float, float]]] = {label: [] for label in contenders}
        for turn in range(arguments.rounds):
            for label, command in contenders.items():
                out = work / f"{turn}-{label.replace(' ', '')}"
                costs[label].append(cost([*command, str(out)]))
        plain = costs["plain ftfy + OpenCC loop"]
        print(f"{arguments.files} files, {size / 1e6:.1f} MB, {arguments.rounds} rounds")
        for label, rows in costs.items():
            cpu = statistics.median(row[0] for row in rows)
            wall = statistics.median(row[1] for row in rows)
            ratio = statistics.median(
                row[1] / base[1] for row, base in zip(rows, plain, strict=True)
            )
            print(
                f"{label:<26} cpu {cpu:6.2f} s  wall {wall:6.2f} s  {size / 1e6 / wall:6.2f} MB/s"
                f"  wall x{ratio:.2f}"
            )


if __name__ == "__main__":
    main()
