"""What each pass of each stage costs on clean text and on the seeds, in milliseconds a megabyte.

python -m tests.benchmarks.bench_passes
"""

from __future__ import annotations

import time

from cleancorpus.offsets import apply_edits, settle_edits
from cleancorpus.records import Edit
from cleancorpus.rules import Context
from cleancorpus.stages import all_stages, stage_name
from tests.control import load_control
from tests.paths import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ROUNDS = 3


def measure(texts: list[str]) -> dict[str, float]:
    """Return the milliseconds a megabyte of UTF-8 of every pass; each text flows through all."""
    context = Context()
    size = sum(len(text.encode("utf-8")) for text in texts) / 1e6
    costs: dict[str, float] = {}
    for source in texts:
        text = source
        for stage in all_stages():
            for find_edits in stage.PASSES:
                start = time.process_time()
                found = list(find_edits(text, context))
                spent = time.process_time() - start
                name = f"{stage_name(stage)} {find_edits.__name__}"
                costs[name] = costs.get(name, 0.0) + 1000 * spent / size
                text = apply_edits(text, settle_edits(f for f in found if isinstance(f, Edit)))[0]
    return costs


def main() -> None:
    sets = {
        "clean": [document.text for document in load_control()],
        "seeds": [seed.read_text("utf-8") for seed in SEEDS],
    }
    results = {}
    for label, texts in sets.items():
        runs = [measure(texts) for _ in range(ROUNDS)]
        results[label] = {name: min(run[name] for run in runs) for name in runs[0]}
    print(f"{'ms a MB':<44}" + "".join(f"{label:>10}" for label in results))
    for name in results["clean"]:
        print(f"{name:<44}" + "".join(f"{result[name]:>10.1f}" for result in results.values()))
    print(f"{'all':<44}" + "".join(f"{sum(r.values()):>10.1f}" for r in results.values()))


if __name__ == "__main__":
    main()
