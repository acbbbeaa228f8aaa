"""Narrow the punctuation of a clean corpus, clean it, and count the marks that come back.

python -m tests.benchmarks.bench_punctuate [CORPUS_FOLDER] [EVERY]

CORPUS_FOLDER holds `*.jsonl.xz` files of {name, text}; every EVERY-th document is taken.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from cleancorpus.offsets import apply_edits
from cleancorpus.records import Edit
from cleancorpus.rules import Context
from cleancorpus.stages import punctuate
from tests.punctuation import lost_places, narrow_marks, narrow_quotes


def run_stage(text: str) -> tuple[str, list[Edit]]:
    """Run the stage once over a text; return the text after and all edits."""
    edits: list[Edit] = []
    for find_edits in punctuate.PASSES:
        found = [f for f in find_edits(text, Context()) if isinstance(f, Edit)]
        found.sort(key=lambda edit: edit.start)
        text, _ = apply_edits(text, found)
        edits += found
    return text, edits


def _read_texts(folder: Path, every: int) -> Iterator[str]:
    count = 0
    for file in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                count += 1
                if count % every == 0:
                    yield json.loads(line)["text"]


def main(folder: Path, every: int) -> None:
    untouched: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    seconds, size, characters = {"clean": 0.0, "narrowed": 0.0}, 0, 0
    unstable = 0
    for text in _read_texts(folder, every):
        size += len(text.encode())
        characters += len(text)
        start = process_time()
        clean, edits = run_stage(text)
        seconds["clean"] += process_time() - start
        untouched.update(edit.rule for edit in edits)
        unstable += run_stage(clean)[0] != clean
        for narrow in (narrow_marks, narrow_quotes):
            narrowed = narrow(clean)
            start = process_time()
            back, _ = run_stage(narrowed)
            seconds["narrowed"] += (process_time() - start) / 2
            unstable += run_stage(back)[0] != back
            marks.update(c for c, n in zip(clean, narrowed, strict=True) if c != n)
            for _, mark, now in lost_places(clean, narrowed, back):
                lost[mark] += 1
                wrong[mark] += not now.isascii()
    print(f"{characters:,} characters, {size / 1e6:.1f} MB, {unstable} not settled after a run")
    for name, spent in seconds.items():
        print(f"{name}: {size / 1e6 / spent:.1f} MB/s")
    print("edits on the untouched texts:", dict(untouched))
    print("mark, narrowed, lost, of these made another mark, restored")
    for mark, total in marks.most_common():
        share = 1 - lost[mark] / total
        print(f"{mark}  {total:8,}  {lost[mark]:6,}  {wrong[mark]:4,}  {share:.4%}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(Path(arguments[0] if arguments else "."), int(arguments[1]) if arguments[1:] else 1)
