"""Broken paragraphs: held-out documents damaged by the simulator, the prototype's figures beside.

    python -m tests.benchmarks.bench_rejoin CORPUS_FOLDER [--documents N] [--control]

The folder holds JSON Lines of {name, text}, plain or .xz. Only held-out documents are damaged:
those of the fixture. --control reads the whole folder instead, untouched, and lists every join.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

from cleancorpus.pipeline import clean_text
from cleancorpus.records import Gap
from cleancorpus.rules import Context
from cleancorpus.settings import Settings
from cleancorpus.stages.rejoin import PASSES
from tests.benchmarks.bench_control import documents
from tests.control import load_control
from tests.damage.layout import (
    Damaged,
    Score,
    break_pages,
    breaks_in,
    count_numbers,
    flatten,
    hard_wrap,
    ink,
    lose_lines,
    number_pages,
    paragraphs,
    permute_columns,
)

REJOIN = Settings(select=("rejoin",))
LAYOUT = frozenset({"rejoin.paragraph-spacing", "rejoin.paragraph-indent"})
Damage = Callable[[list[str], random.Random], Damaged]

# Kind of damage, what the prototype reached on reports / laws, the damage itself, what counts.
KINDS: tuple[tuple[str, str, Damage, str], ...] = (
    ("wraps, plain", ".995 .999 / .981 .998", lambda p, r: hard_wrap(p, "plain", r), "\n"),
    ("wraps, indent", "1.000 .999 / 1.000 .995", lambda p, r: hard_wrap(p, "indent", r), "\n"),
    ("wraps, blank line", ".999 .999 / .999 .999", lambda p, r: hard_wrap(p, "blank", r), "\n"),
    ("page breaks", ".981 .813 / .988 .708", lambda p, r: break_pages(p, "\n", "\n", r), "\n"),
    ("flattened wraps", ".9994 .998 / .9994 .982", flatten, "\n "),
)


def load(limit: int) -> dict[str, list[list[str]]]:
    """Return the paragraphs of the held-out documents; traditional ones are another stage's."""
    groups: dict[str, list[list[str]]] = {"reports": [], "laws": []}
    for document in load_control():
        if len(re.findall("[們發國會動]", document.text)) < 20:
            group = "laws" if "/" in document.name else "reports"
            groups[group].append(paragraphs(document.text))
    return {group: docs[:limit] for group, docs in groups.items()}


def measure_breaks(limit: int) -> None:
    print(f"{'damage':18} {'prototype P R / P R':24} {'group':8} P      R      wrong missed")
    for name, prototype, damage, kinds in KINDS:
        for group, docs in load(limit).items():
            rng, score = random.Random(5), Score()
            for document in docs:
                damaged = damage(document, rng)
                score.add(damaged, clean_text(damaged.text, REJOIN).text, kinds)
            figures = f"{score.precision:.4f} {score.recall:.4f} {score.wrong:5} {score.missed:5}"
            print(f"{name:18} {prototype:24} {group:8} {figures}")


def measure_numbers(limit: int) -> None:
    for group, docs in load(limit).items():
        rng = random.Random(5)
        inserted = removed = 0
        for document in docs:
            damaged = number_pages(document, rng)
            output = ink(clean_text(damaged.text, REJOIN).text)
            inserted += len(damaged.numbers)
            removed += count_numbers(damaged, ink("".join(document)), output)
        share = removed / max(1, inserted)
        print(f"{'glued numbers':18} {'.69 removed':24} {group:8} {share:.4f} of {inserted}")


def measure_columns(limit: int) -> None:
    """Swap and permute columns of articles: fired, right; and never on those in order."""
    for columns in (0, 2, 3):
        rng = random.Random(3)
        articles = fired = right = 0
        for docs in load(limit).values():
            for document in docs:
                text, truth = permute_columns(document, columns, rng)
                output = clean_text(text, REJOIN)
                moved = any(e.move for step in output.steps for e in step.edits)
                articles += 1
                fired += moved
                right += moved and ink(output.text) == ink(truth)
        print(
            f"{columns or 'no'} columns swapped: {articles} articles, {fired} moved, {right} right"
        )


def measure_gaps(limit: int) -> None:
    """Lose the last lines of paragraphs: reported, glued to what follows, reported falsely."""
    for style in ("plain", "indent"):
        for group, docs in load(limit).items():
            rng = random.Random(5)
            lost = found = glued = wrong = 0
            for document in docs:
                damaged = lose_lines(document, style, rng)
                output = clean_text(damaged.text, REJOIN)
                gaps = {
                    len(ink(step.before[: note.start]))
                    for step in output.steps
                    for note in step.notes
                    if isinstance(note, Gap)
                }
                lost += len(damaged.lost)
                found += len(gaps.intersection(damaged.lost))
                wrong += len(gaps.difference(damaged.lost))
                glued += len(set(damaged.lost) - breaks_in(output.text))
            figures = f"{found} of {lost} reported, {glued} glued, {wrong} false"
            print(f"{'lost lines, ' + style:18} {group:8} {figures}")


def measure_speed(limit: int) -> None:
    for name, _, damage, _ in KINDS:
        rng = random.Random(5)
        texts = [damage(d, rng).text for docs in load(limit).values() for d in docs]
        size = sum(len(text.encode()) for text in texts) / 1e6
        start = process_time()
        for text in texts:
            for find_edits in PASSES:
                list(find_edits(text, Context()))
        print(f"speed, {name:18} {size / (process_time() - start):6.2f} MB/s")


def list_joins(folder: Path) -> None:
    """List what is joined in clean documents."""
    counts: Counter[str] = Counter()
    breaks = 0
    for name, text in documents(folder):
        breaks += len(re.findall(r"\S\s*\n\s*(?=\S)", text))
        for step in clean_text(text, REJOIN).steps:
            for edit in step.edits:
                if edit.rule in LAYOUT:
                    continue
                left, right = step.before[: edit.start][-24:], step.before[edit.end :][:24]
                print(f"{edit.rule} {name[-24:]} {left!r} | {right!r} {edit.reason}")
                counts[f"{edit.rule}: {edit.reason if not edit.move else 'move'}"] += 1
    print(f"{breaks} breaks")
    for what, count in counts.most_common():
        print(f"{count:6} {what}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--control", action="store_true")
    arguments = parser.parse_args()
    if arguments.control:
        list_joins(arguments.folder)
        return
    measure_breaks(arguments.documents)
    measure_numbers(arguments.documents)
    measure_columns(arguments.documents)
    measure_gaps(arguments.documents)
    measure_speed(arguments.documents)


if __name__ == "__main__":
    main()
