"""A file that takes too long fails alone, wherever its time is spent."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import thread_time
from typing import Any

import pytest

from cleancorpus import time_limit
from cleancorpus.cli import main
from cleancorpus.corpus import clean_corpus
from cleancorpus.errors import ReadError, TimeLimitError
from cleancorpus.file import clean_bytes, clean_file
from cleancorpus.pipeline import clean_text
from cleancorpus.readers import read_document
from cleancorpus.records import Document
from cleancorpus.settings import Settings
from cleancorpus.stages import all_stages, strip
from cleancorpus.time_limit import begin, limited
from tests.paths import ROOT

PROSE = "数字政府建设是一项长期任务。\n"
HOSTILE = f"{PROSE}{'a' * 40}b\n"
NAMES = [f"{number}.txt" for number in range(9)]
SIGNALS = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer here")


def hang(text: str, *_others: object) -> Iterator[Any]:
    """A pass with a pattern that never ends on the hostile file, and that catches what it can."""
    if "aaaa" in text:
        while True:
            try:
                re.search("(a+)+$", text)
            except Exception:
                continue
    yield from ()


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nine documents, the second hostile; the tables are loaded before the time is short."""
    clean_text(PROSE)
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 1.0)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "docs"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text(HOSTILE if name == "1.txt" else PROSE, encoding="utf-8")
    return folder


@pytest.fixture
def slow_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strip, "PASSES", (hang,))


@SIGNALS
@pytest.mark.usefixtures("slow_pass")
def test_a_file_that_takes_too_long_fails_alone(docs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean_corpus(docs, out, Settings(jobs=1, select=("punctuate",)))
    assert (out / "1.txt").exists()
    summary = clean_corpus(docs, out, Settings(jobs=1, time_limit=1))
    message = (
        "took longer than 1 s of processor time, at last in the stage strip (time-limit); "
        "the file is left as it is"
    )
    assert [(file.path, file.error) for file in summary.failed] == [("1.txt", message)]
    assert json.loads((out / "1.txt.report.json").read_bytes())["error"] == message
    assert not (out / "1.txt").exists()
    assert all((out / name).read_text("utf-8") == PROSE for name in NAMES if name != "1.txt")
    assert signal.getsignal(signal.SIGPROF) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@SIGNALS
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_a_pool_gives_up_the_same_file(start: str, docs: Path, tmp_path: Path) -> None:
    assert docs.is_dir()
    code = (
        "import multiprocessing, sys\n"
        "import cleancorpus.runners.pool as pool\n"
        "from cleancorpus import time_limit\n"
        "from cleancorpus.cli import main\n"
        "from cleancorpus.pipeline import clean_text\n"
        "from cleancorpus.stages import strip\n"
        "from tests.test_time_limit import PROSE, hang\n"
        "clean_text(PROSE)\n"
        "strip.PASSES = (hang,)\n"
        "time_limit.LEAST_SECONDS = 1.0\n"
        f"pool._context = lambda: multiprocessing.get_context('{start}')\n"
        "if __name__ == '__main__':\n"
        "    sys.exit(main(['docs', '-o', 'out', '-j', '2', '--time-limit', '1', '-q']))\n"
    )
    (tmp_path / "run.py").write_text(code)
    done = subprocess.run(
        [sys.executable, "run.py"], cwd=tmp_path, check=False, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.startswith("error: 1.txt: took longer than 1 s of processor time, at last")
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "out" / "2.txt").read_text("utf-8") == PROSE


@SIGNALS
@pytest.mark.usefixtures("slow_pass")
@pytest.mark.parametrize("verb", ["check", "fix", "explain"])
def test_every_verb_gives_up(verb: str, docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = "docs/1.txt" if verb == "explain" else "docs"
    assert main([verb, named, "--time-limit", "1"]) == 3
    assert "1.txt: took longer than 1 s of processor time" in capsys.readouterr().err
    assert (docs / "1.txt").read_text("utf-8") == HOSTILE


def spin(*_arguments: object, **_options: object) -> Any:
    while True:
        re.search("(a+)+$", "a" * 40 + "b")


@SIGNALS
@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("cleancorpus.structure.read_title", "the report"),
        ("cleancorpus.corpus.sketch", "the report"),
    ],
)
def test_the_report_has_a_limit_too(
    place: str, what: str, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, spin)
    monkeypatch.setattr("cleancorpus.corpus.can_compare", lambda: True)
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 0.3)
    summary = clean_corpus([docs / "1.txt"], tmp_path / "out", Settings(jobs=1))
    assert [file.path for file in summary.failed] == ["1.txt"]
    assert f"at last in {what} (time-limit)" in summary.failed[0].error


@SIGNALS
def test_reading_has_a_limit_too_in_both_passes_over_a_folder(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(data: bytes, suffix: str) -> Document:
        return spin() if b"aaaa" in data else read_document(data, suffix)

    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 0.3)
    monkeypatch.setattr("cleancorpus.file.read_document", read)
    summary = clean_corpus(docs, tmp_path / "out", Settings(jobs=1))
    assert [file.path for file in summary.failed] == ["1.txt"]
    assert "at last in reading (time-limit)" in summary.failed[0].error


@SIGNALS
def test_what_is_drawn_has_a_limit_too(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 0.3)
    monkeypatch.setattr("cleancorpus.reports.diff.render_diff", spin)
    monkeypatch.setattr("cleancorpus.cli.explain.render_explanation", spin)
    assert main(["check", str(docs / "1.txt"), "--diff"]) == 3
    assert "at last in the report" in capsys.readouterr().err
    assert main(["explain", str(docs / "1.txt")]) == 3
    assert "at last in the explanation" in capsys.readouterr().err


@SIGNALS
@pytest.mark.usefixtures("docs", "slow_pass")
def test_the_library_raises_a_read_error(docs: Path) -> None:
    with pytest.raises(ReadError, match=r"1\.txt: took longer than 1 s"):
        clean_file("docs/1.txt", Settings(time_limit=1))
    with pytest.raises(TimeLimitError, match="took longer than 1 s"):
        clean_bytes((docs / "1.txt").read_bytes(), "a.txt")


def passes_for_ever() -> None:
    while True:
        begin("a pass")


def run_in_thread(work: Callable[[], None]) -> list[BaseException]:
    errors: list[BaseException] = []

    def run() -> None:
        try:
            limited(work, 1, 1)
        except TimeLimitError as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(120)
    return errors


def test_a_thread_looks_at_the_time_between_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 0.2)
    (error,) = run_in_thread(passes_for_ever)
    assert "at last in a pass" in str(error)


def test_without_signals_the_time_is_looked_at_between_passes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 0.2)
    monkeypatch.delattr(signal, "setitimer", raising=False)
    with pytest.raises(TimeLimitError, match="at last in a pass"):
        limited(passes_for_ever, 1, 1)


@SIGNALS
def test_the_timer_of_a_profiler_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 0.2)

    def profile(*_arguments: object) -> None:
        pass

    before = signal.signal(signal.SIGPROF, profile)
    try:
        with pytest.raises(TimeLimitError, match="at last in a pass"):
            limited(passes_for_ever, 1, 1)
        assert signal.getsignal(signal.SIGPROF) is profile
    finally:
        signal.signal(signal.SIGPROF, before)


@SIGNALS
def test_work_inside_work_shares_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 0.5)

    def inner() -> None:
        with pytest.raises(ValueError, match="no"):
            limited(lambda: int("no"), 1, 1)
        limited(spin, 1_000_000, 3600)  # not an hour, but what is left of the half second

    start = thread_time()
    with pytest.raises(TimeLimitError, match=r"longer than 0\.5 s"):
        limited(inner, 1, 1)
    assert thread_time() - start < 60
    begin("something after its end")


def test_zero_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 0.0)

    def work() -> str:
        end = thread_time() + 0.1
        while thread_time() < end:
            begin("a pass")
        return "done"

    assert limited(work, 1, 0) == "done"
    with pytest.raises(TimeLimitError):
        limited(work, 1, 0.1)


def test_a_long_file_has_more_time() -> None:
    def left() -> float:
        assert time_limit._work.until is not None
        return time_limit._work.until - thread_time()

    assert limited(left, 1_000, 120) == pytest.approx(10, abs=1)
    assert limited(left, 2_000_000, 120) == pytest.approx(240, abs=1)


def test_every_stage_says_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("cleancorpus.pipeline.begin", said.append)
    clean_text(PROSE)
    names = [f"the stage {stage.RULES[0].stage}" for stage in all_stages()]
    assert list(dict.fromkeys(said)) == names
