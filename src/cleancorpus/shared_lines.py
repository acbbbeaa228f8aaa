"""The first pass over a folder: which short lines many of its files share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cleancorpus.errors import ReadError
from cleancorpus.readers import read_document
from cleancorpus.reading import read_file
from cleancorpus.runners import run_jobs
from cleancorpus.settings import Settings, worker_count
from cleancorpus.time_limit import limited
from cleancorpus.walk import Source
from cleancorpus.witness import FEWEST_FILES, count_lines, repeated_lines


def hear_witnesses(sources: Sequence[Source], settings: Settings) -> Settings:
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
