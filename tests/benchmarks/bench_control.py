"""The no-harm control: what the whole pipeline changes in clean documents, by rule, one by one.

    python -m tests.benchmarks.bench_control CORPUS_FOLDER [--limit N] [--every N] [--show RULE]

The folder holds JSON Lines of {name, text}, plain or .xz. Layout and width are counted apart.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from cleancorpus.offsets import LineIndex, trace, trace_notes
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Suggestion
from cleancorpus.reports.visible import visible

# Layout and width are the form of the output, not its wording.
LAYOUT = frozenset({"rejoin.paragraph-spacing", "rejoin.paragraph-indent", "characters.space"})
WIDTH = frozenset({"characters.full-width", "punctuate.narrow-mark", "punctuate.narrow-bracket"})


class Change(NamedTuple):
    rule: str
    harmed: int
    shown: str


def documents(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir()):
        if ".jsonl" in file.name:
            opener = lzma.open if file.suffix == ".xz" else open
            with opener(file, "rt", encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    yield row["name"], row["text"]


def changes(document: tuple[str, str]) -> tuple[int, list[Change], list[str]]:
    name, text = document
    cleaned = clean_text(text)
    index = LineIndex(text)
    found = []
    for traced in trace(cleaned):
        edit = traced.edit
        line, column = index.locate(traced.source.start)
        around = text[max(0, traced.source.start - 12) : traced.source.end + 12]
        shown = (
            f"{edit.rule} {name}:{line}:{column} {visible(traced.before, 60)!r} -> "
            f"{visible(edit.text, 60)!r} | {visible(around, 80)} | {edit.reason}"
        )
        found.append(Change(edit.rule, max(len(traced.before), len(edit.text)), shown))
    suggested = [n.note.rule for n in trace_notes(cleaned) if isinstance(n.note, Suggestion)]
    if not cleaned.settled:
        found.append(Change("NOT SETTLED", 1, name))
    return len(text), found, suggested


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--every", type=int, default=1, help="take every Nth document")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", default="", help="print the changes of rules that begin so")
    arguments = parser.parse_args()
    chosen = list(documents(arguments.folder))[:: arguments.every][: arguments.limit]
    total, edits, harmed, suggestions = 0, Counter[str](), Counter[str](), Counter[str]()
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for size, found, suggested in pool.map(changes, chosen, chunksize=8):
            total += size
            suggestions.update(suggested)
            for change in found:
                edits[change.rule] += 1
                harmed[change.rule] += change.harmed
                if arguments.show and change.rule.startswith(arguments.show):
                    print(change.shown)
    print(f"{len(chosen):,} documents, {total:,} characters")
    for rule, count in edits.most_common():
        print(f"  {rule:<40} {count:>8,} edits {harmed[rule]:>9,} characters")
    outside = sum(count for rule, count in harmed.items() if rule not in LAYOUT | WIDTH)
    share = 1e5 * outside / max(1, total)
    print(f"changed outside layout and width: {outside:,} ({share:.2f} in 100,000)")
    print("suggestions:", dict(suggestions.most_common()))


if __name__ == "__main__":
    main()
