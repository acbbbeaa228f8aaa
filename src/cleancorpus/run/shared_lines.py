"""Short lines at the head or tail of many files of a run: what the site of all of them put there.

A first pass over a folder, before its files are cleaned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from cleancorpus.errors import ReadError
from cleancorpus.language.fold import fold_line
from cleancorpus.readers import read_document
from cleancorpus.readers.files import read_file
from cleancorpus.run.inputs import Source
from cleancorpus.runners import run_jobs
from cleancorpus.settings import Settings, worker_count
from cleancorpus.time_limit import limited

# A menu or a page's foot is found this near the ends of a text, and is no longer than this.
EDGE, SHORTEST, LONGEST = 15, 2, 40
# A line that repeats in two files may be chance; in a large folder of many sites one site is small.
FEWEST_FILES, SMALLEST_SHARE = 3, 0.005
# Lines seen once are forgotten when so many are held: memory stays bounded on any folder.
MOST_HELD = 500_000


def with_shared_lines(sources: Sequence[Source], settings: Settings) -> Settings:
    """Return the settings with the short lines that many files of the run share.

    A first pass over the folder; with fewer than three files there is nothing to compare.
    """
    if len(sources) < FEWEST_FILES:
        return settings
    workers = worker_count(settings)
    edge_lines = partial(_edge_lines, limit=settings.time_limit)
    counts = run_jobs(edge_lines, sources, workers, lambda _source, _reason: [])
    return replace(settings, repeated_lines=repeated_lines(counts, len(sources)))


def _edge_lines(source: Source, limit: float) -> list[str]:
    try:
        data = read_file(source.path)
        read = partial(read_document, data, source.suffix)
        return limited(lambda: count_lines(read().text), len(data), limit)
    except ReadError:
        return []  # the run itself will say why


def count_lines(text: str) -> list[str]:
    r"""Return the short lines near the head and the tail of one document, each once, in order.

    >>> count_lines("首页 | 政务公开\n\n第一条 为了规范管理，制定本办法。\n\n访问量：12")
    ['首页 | 政务公开', '访问量：00']
    """
    lines = [line for line in text[:4000].split("\n") if line.strip()][:EDGE]
    lines += [line for line in text[-4000:].split("\n") if line.strip()][-EDGE:]
    short = (line.strip() for line in lines if SHORTEST <= len(line.strip()) <= LONGEST)
    return list(dict.fromkeys(fold_line(line) for line in short if line[-1] not in "。；;，,"))


def repeated_lines(counts_of_files: Iterable[Iterable[str]], files: int) -> frozenset[str]:
    """Return the lines that stand in enough of the files; none when there are fewer than three.

    The files must come in a fixed order: then the result is the same for any number of workers.

    >>> sorted(repeated_lines([["首页", "甲"], ["首页", "乙"], ["首页"]], 3))
    ['首页']
    """
    if files < FEWEST_FILES:
        return frozenset()
    held: Counter[str] = Counter()
    for lines in counts_of_files:
        held.update(lines)
        if len(held) > MOST_HELD:
            held = Counter({line: count for line, count in held.items() if count > 1})
    enough = max(FEWEST_FILES, files * SMALLEST_SHARE)
    return frozenset(line for line, count in held.items() if count >= enough)
