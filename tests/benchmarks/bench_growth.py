"""How the cost of hostile texts grows with their length.

python -m tests.benchmarks.bench_growth [SECONDS] [NAME...]

Each text is doubled until it takes the seconds of CPU; the exponent is that of the last two
doublings: 1 is linear, 2 quadratic. The texts are those of tests/growth.py and tests/hostile.py.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from cleancorpus.pipeline import clean_text
from tests.growth import GROWTH, OPENING
from tests.hostile import HOSTILE, hostile_text

SECONDS = 1.0
SHORTEST, LONGEST = 1_000, 512_000


class Run(NamedTuple):
    """One text: its kilobytes, the seconds that it took, and the stage that took the most."""

    size: float
    seconds: float
    dearest: str


def grow(make: Callable[[int], str], limit: float) -> list[Run]:
    """Return what ever longer texts take, up to the first that takes `limit` seconds."""
    clean_text(OPENING + make(SHORTEST))  # the tables are read
    runs: list[Run] = []
    size = SHORTEST
    while size <= LONGEST and not (runs and runs[-1].seconds >= limit):
        text = OPENING + make(size)
        start = time.process_time()
        cleaned = clean_text(text)
        spent = time.process_time() - start
        dearest = max(cleaned.seconds, key=lambda stage: cleaned.seconds[stage])
        kilobytes = len(text.encode("utf-8", "surrogatepass")) / 1000
        runs.append(Run(kilobytes, spent, dearest if cleaned.settled else f"{dearest} NOT SETTLED"))
        size *= 2
    return runs[-3:]


def main(arguments: list[str]) -> None:
    limit = float(arguments[0]) if arguments else SECONDS
    texts = {name: row.make for name, row in GROWTH.items()}
    texts |= {f"{name} (hostile)": partial(hostile_text, name) for name in HOSTILE}
    print("| text | stage | KB -> seconds | exponent | KB/s |\n|---|---|---|---|---|")
    for name in arguments[1:] or texts:
        runs = grow(texts[name], limit)
        first, last = runs[0], runs[-1]
        longer = max(math.log(last.size / first.size), 1e-9)
        exponent = math.log(last.seconds / max(first.seconds, 1e-6)) / longer
        sizes = ", ".join(f"{run.size:.0f}" for run in runs)
        seconds = ", ".join(f"{run.seconds:.2f}" for run in runs)
        rate = last.size / last.seconds
        row = f"| {name} | {last.dearest} | {sizes}: {seconds} | {exponent:.1f} | {rate:.0f} |"
        print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
