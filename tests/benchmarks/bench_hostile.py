"""What hostile texts cost: the time of a text and of one four times as long.

python -m tests.benchmarks.bench_hostile [CHARACTERS] [NAME...]

A ratio near 4 is linear; near 16, quadratic.
"""

from __future__ import annotations

import sys
import time

from cleancorpus.pipeline import clean_text
from tests.hostile import HOSTILE, hostile_text

SIZE = 100_000


def measure(name: str, size: int) -> tuple[float, str]:
    """Return the seconds of cleaning a hostile text of `size` characters, and the dearest stage."""
    text = hostile_text(name, size)
    start = time.process_time()
    cleaned = clean_text(text)
    spent = time.process_time() - start
    dearest = max(cleaned.seconds, key=lambda stage: cleaned.seconds[stage])
    return spent, dearest if cleaned.settled else f"{dearest} NOT SETTLED"


def main(arguments: list[str]) -> None:
    size = int(arguments[0]) if arguments else SIZE
    clean_text("数字政府，建设。\n")
    print(f"{'text':<24}{'quarter':>10}{'whole':>10}{'ratio':>8}  dearest")
    for name in arguments[1:] or HOSTILE:
        quarter, _ = measure(name, size // 4)
        if quarter > 20:  # the whole would take minutes
            print(f"{name:<24}{quarter:>10.2f}{'-':>10}{'-':>8}", flush=True)
            continue
        whole, dearest = measure(name, size)
        ratio = whole / max(quarter, 0.001)
        print(f"{name:<24}{quarter:>10.2f}{whole:>10.2f}{ratio:>8.1f}  {dearest}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
