"""Folders, disks, names and signals that are against us: each file fails alone, and says why."""

from __future__ import annotations

import json
import os
import shutil
import signal
from pathlib import Path

import pytest

from cleancorpus import Settings, clean_corpus
from cleancorpus.cli import main
from tests.running import TEXT, WRITTEN, is_for_people, left_behind, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="names, signals, limits of POSIX")


def test_names_of_every_kind_are_cleaned(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    names = [
        b"\xff\xfe.txt",
        b"a\nb.txt",
        "😀.txt".encode(),
        b" .txt",
        b"-o.txt",
        b"x.TXT",
        b"'.md",
    ]
    names.append("😀".encode() * 59 + b".txt")  # 240 bytes; the report's name has 252
    for name in names:
        (tmp_path / "docs" / os.fsdecode(name)).write_bytes(TEXT.encode())
    done = run("docs", "-o", "out", "-v", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    for name in names:
        output = name if name.lower().endswith(b".txt") else name + b".txt"
        assert (tmp_path / "out" / os.fsdecode(output)).read_bytes() == WRITTEN.encode()
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert len(summary["files"]) == len(names)
    assert run("report", "out", cwd=tmp_path).returncode == 0
    for form in ("json", "sarif", "junit", "github", "gitlab", "text"):
        done = run("check", "docs", "--output-format", form, "--output-file", "found", cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        (tmp_path / "found").read_text("utf-8")


def test_a_name_too_long_for_its_report_fails_alone(docs: Path, tmp_path: Path) -> None:
    (docs / ("长" * 83 + ".txt")).write_text(TEXT, encoding="utf-8")  # 253 bytes
    summary = clean_corpus(docs, tmp_path / "out")
    (failed,) = summary.failed
    assert "the name is too long" in failed.error
    assert len(list((tmp_path / "out").iterdir())) == 10 * 2 + 1
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_is_told_without_a_traceback(docs: Path, tmp_path: Path, jobs: str) -> None:
    (docs / "large.txt").write_text(TEXT * 8000, encoding="utf-8")

    def limit() -> None:
        import resource  # noqa: PLC0415 - POSIX only

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = run("docs", "-o", "out", "-j", jobs, cwd=tmp_path, prepare=limit)
    assert done.returncode == 3, done.stderr
    assert done.stderr == b"error: large.txt: its outputs cannot be written: File too large\n"
    assert (tmp_path / "out" / "1.txt").read_text("utf-8") == WRITTEN
    assert not (tmp_path / "out" / "large.txt").exists()
    assert left_behind(tmp_path) == []


def test_folders_that_may_not_be_read_or_written(
    docs: Path, tmp_path: Path, mortal: list[str]
) -> None:
    as_mortal = " ".join([*mortal, '"$@"'])
    (docs / "secret").mkdir()
    (docs / "secret" / "a.txt").write_text(TEXT, encoding="utf-8")
    (docs / "secret").chmod(0)
    (docs / "0.txt").chmod(0)
    done = run(cwd=tmp_path, shell=as_mortal + " docs -o out")
    assert done.stderr.decode().splitlines() == [
        "error: 0.txt: cannot be read: Permission denied",
        "error: secret: cannot be read: Permission denied",
    ]
    assert done.returncode == 3
    assert (tmp_path / "out" / "1.txt").exists()
    assert run(cwd=tmp_path, shell=as_mortal + " check docs").returncode == 3
    done = run(cwd=tmp_path, shell=as_mortal + " check docs/0.txt docs/1.txt docs/secret/a.txt -q")
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        "error: docs/0.txt: cannot be read: Permission denied",
        "error: docs/secret/a.txt: cannot be read: Permission denied",
    ]
    assert b"docs/1.txt:1:" in done.stdout
    done = run(cwd=tmp_path, shell=as_mortal + " docs/secret/a.txt docs/1.txt -o out2 -q")
    assert (done.returncode, (tmp_path / "out2" / "1.txt").exists()) == (3, True)
    shutil.rmtree(tmp_path / "out2")
    for folder in (docs, tmp_path):
        folder.chmod(0o555)
    done = run(cwd=tmp_path, shell=as_mortal + " docs -o out2")
    assert done.returncode == 2
    assert done.stderr == b"error: out2: Permission denied\n"
    done = run(cwd=tmp_path, shell=as_mortal + " fix docs/1.txt")
    assert done.returncode == 3
    assert done.stderr.startswith(b"error: docs/1.txt: Permission denied\n")
    assert (docs / "1.txt").read_text("utf-8") == TEXT
    for folder in (tmp_path, docs, docs / "secret"):
        folder.chmod(0o755)


def test_links_that_lead_in_circles_or_to_the_same_file(docs: Path, tmp_path: Path) -> None:
    (docs / "self.txt").symlink_to("self.txt")
    (docs / "up").symlink_to("..")
    (docs / "again.txt").symlink_to("1.txt")
    summary = clean_corpus([docs, docs / "1.txt", docs / ".." / "docs", docs], tmp_path / "out")
    assert [file.path for file in summary.failed] == ["self.txt"]
    assert len(summary.files) == 11
    assert main(["check", str(docs / "self.txt"), "-q"]) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["x" * 300, "-o", "out"], 2, "File name too long"),
        (["docs", "-o", "docs"], 2, "would overwrite an input"),
        (["docs", "-o", "docs/../docs"], 2, "would overwrite an input"),
        (["docs", "-o", "docs/1.txt"], 2, "is a file; -o needs a folder"),
        (["docs", "-o", "docs/1.txt/deeper"], 2, "docs/1.txt: is a file, and a folder"),
        (["docs/1.txt/2.txt", "-o", "out"], 2, "no such file or folder"),
        (["docs", "-o", "docs/out"], 0, ""),
        (["docs", "-o", "."], 0, ""),
        (["./docs/../docs/", "-o", "../out", "--jobs", "2"], 0, ""),
    ],
)
def test_paths_that_make_no_sense_and_those_that_do(
    docs: Path, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    docs.rename(here / "docs")
    done = run(*arguments, cwd=here)
    assert done.returncode == code, done.stderr
    assert message.encode() in done.stderr
    assert b"Traceback" not in done.stderr
    assert (here / "docs" / "1.txt").read_text("utf-8") == TEXT


def test_an_ignore_file_that_is_no_text_is_named(docs: Path, tmp_path: Path) -> None:
    (docs / ".cleancorpusignore").write_bytes(b"\xff\xfe")
    done = run("docs", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert is_for_people(done.stderr)
    assert b".cleancorpusignore" in done.stderr


@pytest.mark.parametrize(
    ("shell", "code"),
    [
        ('"$@" docs -o out >&-', 0),
        ('"$@" docs -o out 2>&-', 0),
        ('"$@" docs -o out <&- >&- 2>&-', 0),
        ('"$@" check docs --output-format json >&-', 1),
        ('"$@" fix - <&-', 2),
        ('"$@" check - <&-', 2),
        ('"$@" explain - <&-', 2),
        ('"$@" check docs --diff | true; exit ${PIPESTATUS[0]}', None),
        ('"$@" fix - < docs/1.txt > /dev/full', 2),
        ('"$@" docs -o out --verbose > /dev/full', 2),
    ],
)
@pytest.mark.usefixtures("docs")
def test_closed_and_full_streams(tmp_path: Path, shell: str, code: int | None) -> None:
    if "/dev/full" in shell and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = run(cwd=tmp_path, shell=shell)
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert code is None or done.returncode == code, done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "C", "PYTHONIOENCODING": "ascii"},
    ],
)
def test_poor_environments_give_the_same_bytes(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "文").mkdir()
    (tmp_path / "文" / "件.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "文" / "坏.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    done = run("文".encode(), "-o", "out", cwd=tmp_path, environment=environment)
    assert done.returncode == 3
    assert is_for_people(done.stderr)
    assert (tmp_path / "out" / "件.txt").read_text("utf-8") == WRITTEN


@pytest.mark.usefixtures("docs")
def test_the_umask_holds(tmp_path: Path) -> None:
    run("docs", "-o", "out", cwd=tmp_path, prepare=lambda: void(os.umask(0o027)))
    assert (tmp_path / "out" / "1.txt").stat().st_mode & 0o777 == 0o640


def void(_: object) -> None:
    pass


def test_a_file_that_vanishes_fails_alone(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cleancorpus import corpus  # noqa: PLC0415

    def hear(_sources: object, settings: Settings, _runner: object) -> Settings:
        (docs / "3.txt").unlink()
        return settings

    monkeypatch.setattr(corpus, "with_shared_lines", hear)
    summary = clean_corpus(docs, tmp_path / "out")
    assert [(file.path, file.error) for file in summary.failed] == [
        ("3.txt", "cannot be read: No such file or directory")
    ]
