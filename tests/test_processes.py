"""Runs with several processes: signals, deaths, limits; nothing half is left, and nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleancorpus import Settings, clean_corpus
from cleancorpus.runners.pool import run_pool
from tests.conftest import ROOT
from tests.running import TEXT, WRITTEN, left_behind

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_leaves_whole_files_only(tmp_path: Path, jobs: int) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(TEXT * 100 + str(number), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "cleancorpus", "docs", "-o", "out", "-j", str(jobs)],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    while process.poll() is None and not list((tmp_path / "out").glob("*.report.json")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does: the parent and its workers
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert errors.strip() == b"interrupted: files finished so far are complete"
    assert left_behind(tmp_path) == []
    texts = [path for path in (tmp_path / "out").iterdir() if path.suffix == ".txt"]
    assert 0 < len(texts) < 400
    assert all(text.read_bytes().startswith(WRITTEN.encode()) for text in texts)


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
        "import cleancorpus.runners.pool as pool\n"
        "pool._context = lambda: multiprocessing.get_context('spawn')\n"
        "if __name__ == '__main__':\n"
        "    sys.exit(main(['docs', '-o', 'out', '-j', '2']))\n"
    )
    (tmp_path / "spawn.py").write_text(code)
    done = subprocess.run(
        [sys.executable, "spawn.py"], cwd=tmp_path, check=False, capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    clean_corpus(docs, tmp_path / "forked", Settings(jobs=2))
    for path in (tmp_path / "forked").iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()
