"""Runs with several processes: signals, deaths, limits; nothing half is left, and nobody."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cleancorpus import Settings, clean_corpus
from cleancorpus.runners import processes
from cleancorpus.runners.processes import run_pool
from tests.paths import ROOT
from tests.running import ENVIRONMENT, TEXT, WRITTEN, left_behind, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Enough documents for a run to be stopped in the midst of them."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(TEXT * 100 + str(number), encoding="utf-8")
    return folder


def start(tmp_path: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a run in a session of its own, and come back when it has written something."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cleancorpus", "docs", "-o", "out", *arguments],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    while process.poll() is None and not list((tmp_path / "out").glob("*.txt")):
        time.sleep(0.01)
    return process


def session(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the living processes of a session; a zombie does not live."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=", "-s", str(process.pid)], capture_output=True, check=False
    )
    rows = [line.split() for line in listed.stdout.decode().splitlines()]
    return [int(pid) for pid, state in rows if not state.startswith("Z")]


def all_gone(process: subprocess.Popen[bytes], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while session(process) and time.monotonic() < end:
        time.sleep(0.05)
    return not session(process)


needs_ps = pytest.mark.skipif(not shutil.which("ps"), reason="no ps here (Debian: procps)")


@needs_ps
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("sent", "to_all"),
    [
        (signal.SIGINT, True),  # as Ctrl-C does: the parent and its workers
        (signal.SIGTERM, False),  # as `docker stop` does
        (signal.SIGTERM, True),  # as `timeout` does
    ],
)
@pytest.mark.usefixtures("many")
def test_a_signal_leaves_whole_files_and_no_process(
    tmp_path: Path, jobs: str, sent: signal.Signals, to_all: bool
) -> None:
    process = start(tmp_path, "-j", jobs)
    (os.killpg if to_all else os.kill)(process.pid, sent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 128 + sent, errors
    word = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated"}[sent]
    assert errors.decode().strip() == f"{word}: files finished so far are complete"
    assert all_gone(process)
    assert left_behind(tmp_path) == []
    texts = [path for path in (tmp_path / "out").iterdir() if path.suffix == ".txt"]
    assert 0 < len(texts) < 400
    assert all(text.read_bytes().startswith(WRITTEN.encode()) for text in texts)
    assert all(text.with_name(text.name + ".report.json").exists() for text in texts)


@needs_ps
def test_no_worker_outlives_a_killed_run(many: Path, tmp_path: Path) -> None:
    process = start(tmp_path, "-j", "2")
    assert len(session(process)) == 3
    process.kill()
    process.wait(timeout=60)
    assert all_gone(process)
    process.communicate()
    written = len(list((tmp_path / "out").iterdir()))
    assert written < 800
    done = run("docs", "-o", "out", "-j", "2", "-q", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(list((tmp_path / "out").glob("*.txt"))) == len(list(many.iterdir()))
    assert left_behind(tmp_path) == []


def wait_for_ever(job: int) -> int:
    if job:
        time.sleep(600)
    return job


@needs_ps
@pytest.mark.parametrize("prctl", [True, False])
def test_idle_and_waiting_workers_end_with_the_run(tmp_path: Path, prctl: bool) -> None:
    """Without the help of Linux too, as on other systems."""
    code = (
        "import sys\n"
        "from cleancorpus.runners import processes, worker\n"
        "from tests.runners.test_processes import wait_for_ever\n"
        f"if not {prctl}: worker._die_with_parent = lambda: None\n"
        "for job in processes.run_pool(wait_for_ever, range(8), 4, None):\n"
        "    print(job, flush=True)\n"
    )
    environment = {**ENVIRONMENT, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path, env=environment, stdout=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"0\n"
    process.kill()
    process.wait(timeout=60)
    assert all_gone(process)
    process.stdout.close()


def test_a_run_that_nobody_asks_on_leaves_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "SECONDS_TO_STOP", 1.0)
    results = run_pool(wait_for_ever, range(8), 4, lambda job, _: job)
    assert next(results) == 0
    workers = multiprocessing.active_children()
    assert len(workers) == 4
    results.close()  # type: ignore[attr-defined]
    assert not any(worker.is_alive() for worker in workers)


@pytest.mark.parametrize(("descriptors", "jobs"), [(16, "4"), (18, "4"), (20, "8"), (40, "2")])
def test_few_descriptors_mean_fewer_workers(
    docs: Path, tmp_path: Path, descriptors: int, jobs: str
) -> None:
    done = run("docs", "-o", "out", "-q", "-j", jobs, cwd=tmp_path, prepare=limit_to(descriptors))
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(list((tmp_path / "out").glob("*.txt"))) == len(list(docs.iterdir()))


def limit_to(descriptors: int) -> Callable[[], None]:
    def limit() -> None:
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

    return limit


@pytest.mark.parametrize("descriptors", [12, 16, 20])
def test_a_pool_that_cannot_start_leaves_the_work_to_this_process(
    tmp_path: Path, descriptors: int
) -> None:
    """The count of descriptors may be wrong: then the start fails half way, as it does here."""
    code = (
        "from cleancorpus.runners import processes\n"
        "processes.affordable_workers = lambda wanted, jobs: wanted\n"
        "print(list(processes.run_pool(abs, range(-9, 0), 8, None)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False, timeout=60,
        preexec_fn=limit_to(descriptors),
    )  # fmt: skip
    assert (done.stdout, done.stderr) == (b"[9, 8, 7, 6, 5, 4, 3, 2, 1]\n", b"")


@pytest.mark.parametrize("wanted", [2, 5, 99_999_999])
def test_no_more_workers_than_work_or_sense(wanted: int) -> None:
    assert processes.affordable_workers(wanted, 1) == 1
    assert processes.affordable_workers(wanted, 5) == min(wanted, 5)
    assert processes.affordable_workers(wanted, 10**9) <= max(32, 4 * (os.cpu_count() or 1))


def double(job: int) -> int:
    if job == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * job


def test_a_worker_that_is_killed_costs_one_job() -> None:
    found = list(run_pool(double, range(200), 2, lambda job, _: -job))
    assert found == [-job if job == 13 else 2 * job for job in range(200)]


def test_spawned_workers_write_what_forked_ones_write(docs: Path, tmp_path: Path) -> None:
    code = (
        "import multiprocessing, sys\n"
        "from cleancorpus.cli import main\n"
        "import cleancorpus.runners.processes as processes\n"
        "processes._context = lambda: multiprocessing.get_context('spawn')\n"
        "if __name__ == '__main__':\n"
        "    sys.exit(main(['docs', '-o', 'out', '-j', '2']))\n"
    )
    (tmp_path / "spawn.py").write_text(code)
    done = subprocess.run(
        [sys.executable, "spawn.py"], cwd=tmp_path, check=False, capture_output=True,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    clean_corpus(docs, tmp_path / "forked", Settings(jobs=2))
    for path in (tmp_path / "forked").iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()
