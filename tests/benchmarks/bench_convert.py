"""Measure the convert and characters stages: harm, round trips and speed.

Run `python -m tests.benchmarks.bench_convert CORPUS_FOLDER [MILLION_CHARACTERS]`. The folder holds
*.jsonl.xz files of {name, text} with clean simplified documents. The round trip takes them to
traditional by OpenCC's s2t, s2tw and s2hk, cleans them with the convert stage alone, and counts
the characters that differ from the original; a pair that is the same after OpenCC's own way of
writing (於/于 in 於是 and so on cannot be told apart) is still counted.
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
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Edit
from cleancorpus.rules import Context
from cleancorpus.settings import Settings
from cleancorpus.stages import characters, convert
from cleancorpus.stages.convert.t2s import converter

ONLY_CONVERT = Settings(select=("convert",))
QUOTES = str.maketrans("“”‘’", "「」『』")


def load_texts(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                document = json.loads(line)
                yield document["name"], document["text"]


def measure_harm(folder: Path) -> None:
    """Print every edit of the two stages on clean text, counted by kind."""
    kinds: Counter[tuple[str, str]] = Counter()
    seconds = size = 0.0
    for name, text in load_texts(folder):
        size += len(text.encode()) / 1e6
        for stage in (characters, convert):
            start = process_time()
            findings = [f for find in stage.PASSES for f in find(text, Context())]
            seconds += process_time() - start
            for finding in findings:
                if isinstance(finding, Edit):
                    pair = f"{text[finding.start : finding.end]}→{finding.text}"
                    kinds[finding.rule, name if finding.rule.startswith("convert") else pair] += 1
    print(f"clean text: {size:.1f} MB at {size / seconds:.0f} MB/s")
    for (rule, what), count in kinds.most_common(60):
        print(f"{count:8,}  {rule}  {what!r}")


def measure_round_trip(folder: Path, config: str, limit: int) -> None:
    """Print how many characters come back wrong from a round trip, and which."""
    total = 0
    seconds = size = 0.0
    wrong: Counter[str] = Counter()
    for _, text in load_texts(folder):
        clean = clean_text(text, ONLY_CONVERT).text
        traditional = converter(config)(clean).translate(QUOTES)
        start = process_time()
        back = clean_text(traditional, ONLY_CONVERT).text
        seconds += process_time() - start
        size += len(traditional.encode()) / 1e6
        total += len(clean)
        if len(back) != len(clean):
            wrong["length"] += 1
            continue
        for i, (a, b) in enumerate(zip(clean, back, strict=True)):
            if a != b and a not in "「」『』":
                wrong[f"{a}→{b} {clean[max(0, i - 3) : i + 4]!r}"] += 1
        if total >= limit:
            break
    rate = sum(wrong.values()) / total * 10_000
    print(
        f"{config}: {total:,} characters, {sum(wrong.values())} wrong, {rate:.2f} per 10,000, ",
        end="",
    )
    print(f"{size / seconds:.1f} MB/s with all edits")
    for what, count in wrong.most_common(40):
        print(f"{count:8,}  {what}")


def measure_edits(folder: Path) -> None:
    """Print the speed of finding edits in traditional text, and of applying them too."""
    texts = [
        converter("s2t")(text) for _, (_, text) in zip(range(200), load_texts(folder), strict=False)
    ]
    size = sum(len(text.encode()) for text in texts) / 1e6
    finding = applying = 0.0
    for text in texts:
        start = process_time()
        edits = [edit for edit in convert.PASSES[0](text, Context()) if isinstance(edit, Edit)]
        middle = process_time()
        apply_edits(text, edits)
        finding += middle - start
        applying += process_time() - middle
    print(f"traditional text: {size / finding:.1f} MB/s to find the edits, ", end="")
    print(f"{size / (finding + applying):.1f} MB/s with applying them")


def main(folder: Path, millions: float) -> None:
    measure_harm(folder)
    measure_edits(folder)
    for config in ("s2t", "s2tw", "s2hk"):
        measure_round_trip(folder, config, int(millions * 1e6))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 2.0)
