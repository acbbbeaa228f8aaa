"""Speed, memory and fit of the language model: `python -m tests.benchmarks.bench_language`."""

from __future__ import annotations

import resource
from time import perf_counter

from cleancorpus import language
from cleancorpus.data.build.documents import tidy
from tests.control import load_control


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _time(calls: int, call: object) -> float:
    assert callable(call)
    start = perf_counter()
    for _ in range(calls):
        call()
    return (perf_counter() - start) / calls * 1e6


def main() -> None:
    before, start = _memory(), perf_counter()
    language.ngrams()
    language.token_numbers()
    loaded = perf_counter()
    language.words()
    print(f"load n-grams        {(loaded - start) * 1e3:6.1f} ms")
    print(f"load words          {(perf_counter() - loaded) * 1e3:6.1f} ms")
    print(f"memory of both      {_memory() - before:6.1f} MB")
    print(f"words               {len(language.words()):6,}")
    documents = load_control()
    for kind, texts in (
        ("reports", [d.text for d in documents if "/" not in d.name]),
        ("laws", [d.text for d in documents if "/" in d.name]),
    ):
        text = "".join(map(tidy, texts))[:200_000]
        start = perf_counter()
        cost = -language.log_probability(text) / len(text)
        micro = (perf_counter() - start) / len(text) * 1e6
        print(f"held-out {kind:10} {cost:6.2f} nats a character, {micro:.2f} µs a character")
    score = _time(20_000, lambda: language.cut_score("推进国家治", "理体系建设"))
    gain = _time(20_000, lambda: language.word_gain("推进国家治", "理体系建设"))
    print(f"cut_score           {score:6.2f} µs\nword_gain           {gain:6.2f} µs")


if __name__ == "__main__":
    main()
