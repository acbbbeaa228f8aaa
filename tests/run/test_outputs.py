"""What stands in the output folder: a run writes over its own outputs, and over nothing else."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from cleancorpus import Settings, UsageError, clean_corpus
from cleancorpus.cli import main
from cleancorpus.corpus import Options, write_page
from cleancorpus.run import atomic
from cleancorpus.run.atomic import OPEN_MODE, remove_leftovers, write_atomically
from cleancorpus.run.inputs import find_sources
from cleancorpus.run.outputs import check_targets, remove_outputs, target_of
from tests.running import TEXT, WRITTEN, left_behind, run
from tests.test_corpus import tree

FOREIGN = "写在别处的另一个文件。\n"


@pytest.fixture
def out(docs: Path, tmp_path: Path) -> Path:
    """A folder that a run has written."""
    clean_corpus(docs, tmp_path / "out", Settings(jobs=1), Options(edits=True))
    return tmp_path / "out"


@pytest.mark.parametrize(
    "name",
    [
        "3.txt",
        "3.txt.report.json",
        "3.txt.edits.jsonl",
        "summary.json",
        "3.txt/a",
        "summary.json/a",
    ],
)
def test_a_file_that_no_run_wrote_is_never_overwritten(
    docs: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "out" / name
    place.parent.mkdir(parents=True)
    place.write_text(FOREIGN, encoding="utf-8")
    before = tree(tmp_path)
    assert main(["clean", str(docs), "-o", str(tmp_path / "out"), "--edits"]) == 2
    error = capsys.readouterr().err
    assert name.removesuffix("/a") in error
    assert "choose another -o" in error
    assert tree(tmp_path) == before


@pytest.mark.parametrize("out", ["docs", "."])
def test_a_folder_of_documents_is_no_place_for_outputs(tmp_path: Path, out: str) -> None:
    (tmp_path / "docs" / "2020").mkdir(parents=True)
    (tmp_path / "docs" / "2020" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "docs" / "a.txt").write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "a.txt").write_text(FOREIGN, encoding="utf-8")
    before = tree(tmp_path)
    done = run("docs/2020", "-o", out, cwd=tmp_path)
    assert done.returncode == 2
    assert b"a.txt: no run of cleancorpus wrote this file" in done.stderr
    assert tree(tmp_path) == before


def test_a_second_run_writes_over_the_first(docs: Path, out: Path) -> None:
    before = tree(out)
    (docs / "3.txt").write_text(TEXT * 2, encoding="utf-8")
    clean_corpus(docs, out, Settings(jobs=1), Options(edits=True))
    after = tree(out)
    assert after["3.txt"] == (WRITTEN.rstrip() + "\n\n" + WRITTEN).encode()
    assert {k: v for k, v in after.items() if "3.txt" not in k and k != "summary.json"} == {
        k: v for k, v in before.items() if "3.txt" not in k and k != "summary.json"
    }


def test_a_text_beside_the_report_of_a_failure_is_not_ours(docs: Path, out: Path) -> None:
    (docs / "3.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    clean_corpus(docs, out)
    assert not (out / "3.txt").exists()
    (out / "3.txt").write_text(FOREIGN, encoding="utf-8")
    with pytest.raises(UsageError, match=r"3\.txt: no run of cleancorpus wrote this file"):
        clean_corpus(docs, out)


def test_a_text_that_appears_in_the_midst_of_a_run_is_not_taken_away(tmp_path: Path) -> None:
    target = target_of("a.txt", tmp_path / "out")
    target.text.parent.mkdir()
    target.text.write_text(FOREIGN, encoding="utf-8")
    remove_outputs(target)
    target.report.write_text(FOREIGN, encoding="utf-8")
    remove_outputs(target)
    assert target.text.exists()


def test_an_edits_file_of_somebody_else_outlives_a_failing_source(docs: Path, out: Path) -> None:
    (out / "3.txt.edits.jsonl").write_text(FOREIGN, encoding="utf-8")
    (docs / "3.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    (docs / "4.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    clean_corpus(docs, out)
    assert (out / "3.txt.edits.jsonl").read_text("utf-8") == FOREIGN
    assert not (out / "4.txt.edits.jsonl").exists()


def test_a_run_killed_between_report_and_text_does_not_bar_the_next(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Nothing cleans up after it, as after kill -9."""

    replace = Path.replace

    def die_before_the_text(self: Path, target: Path) -> Path:
        if target.name == "3.txt":
            raise Killed
        return replace(self, target)

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", die_before_the_text)
        with pytest.raises(Killed):
            clean_corpus(docs, out, Settings(jobs=1))
    assert (out / "3.txt.report.json").exists()
    assert not (out / "3.txt").exists()
    assert all((out / (text.name + ".report.json")).exists() for text in out.glob("*.txt"))
    assert clean_corpus(docs, out).count("failed") == 0


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["a.md", "a.md.txt/b.txt"], "a.md and a folder of outputs would both be here"),
        (["summary.json/a.txt"], "the summary and a folder of outputs would both be here"),
        (["a.md", "a.md.report.json/b.txt"], "a.md and a folder of outputs would both be here"),
    ],
)
def test_a_file_and_a_folder_of_one_name_are_refused(
    tmp_path: Path, names: list[str], message: str
) -> None:
    for name in names:
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        clean_corpus(tmp_path / "docs", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_documents_in_an_output_folder_are_not_passed_over_unsaid(docs: Path) -> None:
    (docs / "sub").mkdir()
    (docs / "sub" / "b.md").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match=r"b\.md: a document in the output folder"):
        clean_corpus(docs, docs / "sub")
    assert sorted(path.name for path in (docs / "sub").iterdir()) == ["b.md"]
    clean_corpus(docs, docs / "sub", Settings(exclude=("*.md",)))  # left out by the user's own word
    (docs / "x.md").write_text(TEXT, encoding="utf-8")
    (docs / "sub" / "b.md").unlink()
    for _ in range(2):
        assert len(clean_corpus(docs, docs / "sub").files) == 11


def test_the_page_overwrites_no_page_of_somebody_else(docs: Path, out: Path) -> None:
    del docs
    write_page(out)
    write_page(out)
    (out / "report.html").write_text(FOREIGN, encoding="utf-8")
    with pytest.raises(UsageError, match=r"report\.html: no run of cleancorpus wrote this file"):
        write_page(out)
    assert (out / "report.html").read_text("utf-8") == FOREIGN


def test_looking_at_the_places_is_cheap(
    docs: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more than the report of each file is opened."""
    opened: list[Path] = []
    open_path = Path.open

    def note(self: Path, *arguments: object, **named: object) -> object:
        opened.append(self)
        return open_path(self, *arguments, **named)  # type: ignore[call-overload]

    walk = find_sources([docs], Settings())
    monkeypatch.setattr(Path, "open", note)
    check_targets(walk, out)
    reports = [target_of(source.name, out).report for source in walk.sources]
    assert sorted(opened) == sorted([*reports, out / "summary.json"])


# A full disk.


def fail_for(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full when the file of some name is written."""
    write = atomic._write_new
    places: list[str] = []
    beside = atomic._temporary_beside

    def note(path: Path) -> Path:
        places.append(path.name)
        return beside(path)

    def fail(path: Path, data: bytes, mode: int, *, sync: bool = False) -> None:
        if places[-1] == name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(path, data, mode, sync=sync)

    monkeypatch.setattr(atomic, "_temporary_beside", note)
    monkeypatch.setattr(atomic, "_write_new", fail)


@pytest.mark.parametrize("name", ["3.txt", "3.txt.report.json", "3.txt.edits.jsonl"])
def test_a_full_disk_leaves_the_earlier_output_whole(
    docs: Path, out: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(out)
    (docs / "3.txt").write_text(TEXT * 2, encoding="utf-8")
    with monkeypatch.context() as patch:
        fail_for(name, patch)
        summary = clean_corpus(docs, out, Settings(jobs=1), Options(edits=True))
    assert [(file.path, file.error) for file in summary.failed] == [
        ("3.txt", "its outputs cannot be written: No space left on device")
    ]
    after = tree(out)
    del before["summary.json"], after["summary.json"]
    assert after == before
    assert clean_corpus(docs, out, Settings(jobs=1)).count("failed") == 0


def test_a_summary_that_cannot_be_written_is_named(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_for("summary.json", monkeypatch)
    monkeypatch.chdir(tmp_path)
    assert main(["clean", str(docs), "-o", "out"]) == 2
    assert capsys.readouterr().err == "error: out/summary.json: No space left on device\n"


def test_a_really_full_disk(docs: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(disk)]
    if os.getuid() or not shutil.which("mount") or subprocess.run(words, check=False).returncode:
        pytest.skip("only root may mount a small disk here")
    try:
        assert run("docs", "-o", "disk/out", cwd=tmp_path).returncode == 0
        before = {file.name: file.read_bytes() for file in (disk / "out").glob("*.txt")}
        assert len(before) == 10
        for number in range(10):
            (docs / f"{number}.txt").write_text(TEXT * 2, encoding="utf-8")
        filler = (disk / "filler").open("wb", buffering=0)
        with suppress(OSError):
            while True:
                filler.write(bytes(1024))
        done = run("docs", "-o", "disk/out", "-j", "1", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr == b"error: disk/out/summary.json: No space left on device\n"
        assert {file.name: file.read_bytes() for file in (disk / "out").glob("*.txt")} == before
        assert left_behind(disk) == []
        filler.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


# Modes and leftovers.


@pytest.mark.parametrize(
    ("source", "umask", "output"),
    [
        (0o600, 0o022, 0o600),
        (0o640, 0o022, 0o640),
        (0o644, 0o022, 0o644),
        (0o444, 0o022, 0o644),
        (0o664, 0o002, 0o664),
        (0o666, 0o077, 0o600),
    ],
)
def test_an_output_is_not_more_open_than_its_source(
    tmp_path: Path, source: int, umask: int, output: int
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(source)
    before = os.umask(umask)
    try:
        clean_corpus(file, tmp_path / "out", options=Options(edits=True))
    finally:
        os.umask(before)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path / "out").iterdir()
        if path.name != "summary.json"
    }
    assert modes == dict.fromkeys(["a.txt", "a.txt.report.json", "a.txt.edits.jsonl"], output)
    page = stat.S_IMODE(write_page(tmp_path / "out").stat().st_mode)
    assert page & ~output & 0o044 == 0


def test_what_killed_runs_have_left_is_removed_by_the_next(docs: Path, out: Path) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()

    def leave(folder: Path, process: int) -> Path:
        write_atomically(folder / "x", b"", OPEN_MODE)
        name = next(names).replace(f"-{os.getpid()}-", f"-{process}-")
        (folder / name).write_bytes(b"half")
        return folder / name

    from cleancorpus.run.atomic import _temporary_beside  # noqa: PLC0415

    names = iter([_temporary_beside(out / "x").name for _ in range(9)])
    dead, alive = leave(out, gone.pid), leave(out, os.getpid())
    elsewhere = out / ".cleancorpus-00000000-1-00000000.tmp"
    old, recent = out / ".cleancorpus-0123abcd.tmp", out / ".cleancorpus-0123abce.tmp"
    foreign = out / ".cleancorpus-notes.tmp"
    for path in (elsewhere, old, recent, foreign):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    os.utime(foreign, (0, 0))
    clean_corpus(docs, out)
    assert sorted(out.glob(".cleancorpus-*")) == sorted([alive, elsewhere, recent, foreign])
    beside = leave(docs, gone.pid)
    assert not dead.exists()
    assert main(["check", str(docs), "-q"]) == 1
    assert beside.exists()  # check writes nothing
    assert main(["fix", str(docs), "-q"]) == 1
    assert not beside.exists()
    remove_leftovers([out / "no such folder"])


def test_a_report_tells_its_source_from_what_only_looks_like_a_report(
    docs: Path, out: Path
) -> None:
    report = out / "3.txt.report.json"
    record = json.loads(report.read_text("utf-8"))
    report.write_text(json.dumps(record), encoding="utf-8")  # in one line: ours all the same
    clean_corpus(docs, out)
    report.write_text(json.dumps({"name": "cleancorpus-report", "status": "changed"}))
    with pytest.raises(UsageError, match=r"3\.txt\.report\.json: no run of cleancorpus wrote"):
        clean_corpus(docs, out)
