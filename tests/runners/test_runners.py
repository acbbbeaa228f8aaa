"""Runners: one result a job, in order, wherever the work is done."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from cleancorpus import Settings, SettingsError, check_files, clean_corpus
from cleancorpus.runners import RUNNERS, make_runner, processes
from cleancorpus.runners.base import JobT, ResultT
from cleancorpus.runners.pool import POOL_FROM_JOBS
from tests.running import ENVIRONMENT
from tests.test_corpus import tree


def square(job: int) -> int:
    return job * job


def process(_job: int) -> int:
    return os.getpid()


def no_crash(_job: int, reason: str) -> int:
    raise AssertionError(reason)


@pytest.mark.parametrize("engine", RUNNERS)
@pytest.mark.parametrize("count", [0, 1, POOL_FROM_JOBS, 100])
def test_results_come_in_the_order_of_the_jobs(engine: str, count: int) -> None:
    runner = make_runner(Settings(engine=engine, jobs=2))
    assert list(runner.map(square, range(count), no_crash)) == [n * n for n in range(count)]


def test_where_the_work_is_done() -> None:
    many, few = range(POOL_FROM_JOBS), range(POOL_FROM_JOBS - 1)

    def places(settings: Settings, jobs: Sequence[int]) -> set[int]:
        return set(make_runner(settings).map(process, jobs, no_crash))

    here = {os.getpid()}
    assert places(Settings(engine="serial", jobs=2), many) == here
    assert places(Settings(jobs=1), many) == here
    assert places(Settings(jobs=2), few) == here
    assert not places(Settings(jobs=2), many) & here


@pytest.mark.parametrize("engine", ["ray", "", 1, ["local"]])
def test_an_engine_that_nobody_knows_is_named(engine: object) -> None:
    with pytest.raises(SettingsError, match=r"engine: expected one of \('local', 'serial'\)"):
        Settings(engine=engine)  # type: ignore[arg-type]


class ThreadRunner:
    """As a runner of another engine would be: one class, taken from the table by its name."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(
        self,
        work: Callable[[JobT], ResultT],
        jobs: Sequence[JobT],
        on_crash: Callable[[JobT, str], ResultT],
    ) -> Iterator[ResultT]:
        results: list[ResultT] = []
        for job in jobs:
            thread = threading.Thread(target=lambda job=job: results.append(work(job)))
            thread.start()
            thread.join()
            yield results.pop() if results else on_crash(job, "the thread died")


def test_another_engine_runs_every_pass_and_writes_the_same_bytes(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RUNNERS, "threads", f"{__name__}:ThreadRunner")
    used: list[int] = []
    run = ThreadRunner.map

    def note(self: ThreadRunner, *arguments: object) -> object:
        used.append(self.workers)
        return run(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(ThreadRunner, "map", note)
    settings = Settings(engine="threads", jobs=3)
    clean_corpus(docs, tmp_path / "threads", settings)
    clean_corpus(docs, tmp_path / "local", Settings(jobs=2))
    assert tree(tmp_path / "threads") == tree(tmp_path / "local")
    assert used == [3, 3]  # the lines that the files share, then the files
    assert len(list(check_files(docs, settings))) == 10
    assert used == [3, 3, 3, 3]


def test_no_more_chunks_are_under_way_than_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "CHUNKS_AHEAD", 2)
    monkeypatch.setattr(processes, "MAX_CHUNK", 1)
    sent: list[int] = []
    submit = processes._submit

    def note(pool: object, work: object, chunk: Sequence[int]) -> object:
        sent.extend(chunk)
        return submit(pool, work, chunk)  # type: ignore[arg-type]

    monkeypatch.setattr(processes, "_submit", note)
    results = processes.run_pool(square, range(40), 2, no_crash)
    for taken in range(1, 41):
        assert next(results) == (taken - 1) ** 2
        assert len(sent) <= taken + 2 * 2
    assert sent == list(range(40))
    assert list(results) == []


def test_few_jobs_load_no_pool() -> None:
    code = (
        "import sys\n"
        "from cleancorpus import Settings\n"
        "from cleancorpus.runners import make_runner\n"
        "assert list(make_runner(Settings(jobs=4)).map(abs, [-1], None)) == [1]\n"
        "print(sorted(m for m in sys.modules if m.startswith(('multi', 'concurrent'))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, check=True
    )
    assert done.stdout == b"[]\n"
