"""Strip on clean text and on the lists: lines lost, suggestions, speed.

    python -m tests.benchmarks.bench_strip [CORPUS_FOLDER]

Without a folder the held-out control documents are read.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from cleancorpus.records import Edit
from cleancorpus.rules import Context
from cleancorpus.stages.strip import find_edits
from tests.control import Control, load_control
from tests.stages.test_strip import is_kept, is_removed, negatives, positives


def read_corpus(folder: Path) -> Iterator[Control]:
    for file in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Control(row["name"], row["text"])


def main(arguments: list[str]) -> None:
    documents = list(read_corpus(Path(arguments[0]))) if arguments else load_control()
    context = Context()
    list(find_edits(documents[0].text, context))
    size = sum(len(document.text.encode("utf-8")) for document in documents)
    start = process_time()
    findings = [(d, list(find_edits(d.text, context))) for d in documents]
    seconds = process_time() - start
    counts = Counter((type(f).__name__, f.rule) for _, found in findings for f in found)
    print(
        f"clean documents {len(documents):,}  {size / 1e6:.1f} MB  {size / 1e6 / seconds:.1f} MB/s"
    )
    for (kind, rule), count in counts.most_common():
        print(f"  {kind:<12}{rule:<28}{count:>6}")
    for document, found in findings:
        for edit in found:
            if isinstance(edit, Edit):
                print("  LOST", document.name, repr(document.text[edit.start : edit.end]))
    totals = Counter(line.kind for line in positives())
    gone = Counter(line.kind for line in positives() if is_removed(line))
    print("lines to go")
    for kind, total in totals.items():
        print(f"  {kind:<12}{gone[kind]:>4} of {total}")
    kept = sum(is_kept(line.text) for line in negatives())
    print(f"lines to stay {kept} of {len(negatives())}, each in four places")


if __name__ == "__main__":
    main(sys.argv[1:])
