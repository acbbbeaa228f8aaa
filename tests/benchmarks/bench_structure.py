"""Read the structure of a clean corpus and compare it with what its file names say.

python -m tests.benchmarks.bench_structure [CORPUS_FOLDER] [EVERY]

CORPUS_FOLDER holds `*.jsonl.xz` files of {name, text}; every EVERY-th document is taken.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from cleancorpus.structure import Structure, read_structure

_NAME = re.compile(r"(?:\((\d{4}-\d\d-\d\d)\))?\.md$")
_IGNORED = re.compile(r"中华人民共和国|[《》〈〉 \u3000()（）]")


def _read_documents(folder: Path, every: int) -> Iterator[tuple[str, str]]:
    count = 0
    for file in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                count += 1
                if count % every == 0:
                    document = json.loads(line)
                    yield document["name"], document["text"]


def _compare(name: str, structure: Structure, counts: Counter[str]) -> None:
    last = name.rpartition("/")[2]
    named = _IGNORED.sub("", _NAME.sub("", last))
    title = _IGNORED.sub("", structure.title.text) if structure.title else ""
    counts["laws"] += 1
    counts["titles as named"] += title == named
    counts["dated"] += structure.date is not None
    if title != named:
        print(f"  {last}: {structure.title}")


def main(folder: Path, every: int) -> None:
    counts: Counter[str] = Counter()
    seconds, size = 0.0, 0
    for name, text in _read_documents(folder, every):
        start = process_time()
        structure = read_structure(text)
        seconds += process_time() - start
        size += len(text.encode())
        if name.endswith(".md") and not name.startswith("案例"):
            _compare(name, structure, counts)
        counts["documents"] += 1
        counts["articles"] += structure.articles
        counts["own numbers"] += sum(number.own for number in structure.numbers)
        counts["cited numbers"] += sum(not number.own for number in structure.numbers)
        counts["headings"] += len(structure.outline)
        for jump in structure.jumps:
            counts["jumps"] += 1
            print(f"  {name.rpartition('/')[2]}: {jump}")
    for what, count in counts.items():
        print(f"{count:9,} {what}")
    print(f"{size / 1e6 / seconds:9.1f} MB/s")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(Path(arguments[0] if arguments else "."), int(arguments[1]) if arguments[1:] else 1)
