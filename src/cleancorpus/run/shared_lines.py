"""Short lines at the head or tail of many files of a run: what the site of all of them put there.

A first pass over a folder, before its files are cleaned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import chain

from cleancorpus.errors import ReadError
from cleancorpus.language.fold import fold_line
from cleancorpus.readers import read_documents
from cleancorpus.readers.files import read_file
from cleancorpus.run.inputs import Source
from cleancorpus.runners.base import Runner
from cleancorpus.settings import Settings
from cleancorpus.time_limit import limited

# A menu or a page's foot is found this near the ends of a text, and is no longer than this.
EDGE, SHORTEST, LONGEST = 15, 2, 40
# A line that repeats in two files may be chance; in a large folder of many sites one site is small.
FEWEST_FILES, SMALLEST_SHARE = 3, 0.005
# Lines seen once are forgotten when so many are held: memory stays bounded on any folder.
MOST_HELD = 500_000


def with_shared_lines(sources: Sequence[Source], settings: Settings, runner: Runner) -> Settings:
    """Return the settings with the short lines that many documents of the run share.

    A first pass over the folder; with fewer than three files there is nothing to compare.
    """
    if len(sources) < FEWEST_FILES:
        return settings
    edge_lines = partial(_edge_lines, limit=settings.time_limit)
    counts = runner.map(edge_lines, sources, _no_lines)
    return replace(settings, repeated_lines=repeated_lines(chain.from_iterable(counts)))


def _edge_lines(source: Source, limit: float) -> list[list[str]]:
    """Return the lines of each document of a file; none of one that cannot be read."""
    found: list[list[str]] = []

    def work() -> None:
        found.extend(count_lines(document.text) for document in read_documents(data, source.suffix))

    with suppress(ReadError):  # the run itself will say why
        data = read_file(source.path)
        limited(work, len(data), limit)
    return found or [[]]


def _no_lines(_source: Source, _reason: str) -> list[list[str]]:
    return [[]]


def count_lines(text: str) -> list[str]:
    r"""Return the short lines near the head and the tail of one document, each once, in order.

    >>> count_lines("首页 | 政务公开\n\n第一条 为了规范管理，制定本办法。\n\n访问量：12")
    ['首页 | 政务公开', '访问量：00']
    """
    lines = [line for line in text[:4000].split("\n") if line.strip()][:EDGE]
    lines += [line for line in text[-4000:].split("\n") if line.strip()][-EDGE:]
    short = (line.strip() for line in lines if SHORTEST <= len(line.strip()) <= LONGEST)
    return list(dict.fromkeys(fold_line(line) for line in short if line[-1] not in "。；;，,"))


def repeated_lines(counts_of_documents: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the lines that stand in enough of the documents; none when there are fewer than three.

    They must come in a fixed order: then the result is the same for any number of workers.

    >>> sorted(repeated_lines([["首页", "甲"], ["首页", "乙"], ["首页"]]))
    ['首页']
    """
    held: Counter[str] = Counter()
    documents = 0
    for lines in counts_of_documents:
        documents += 1
        held.update(lines)
        if len(held) > MOST_HELD:
            held = Counter({line: count for line, count in held.items() if count > 1})
    enough = max(FEWEST_FILES, documents * SMALLEST_SHARE)
    return frozenset(line for line, count in held.items() if count >= enough)
