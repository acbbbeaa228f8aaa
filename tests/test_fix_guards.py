"""What `fix` must never do: lose bytes, follow doubt, open a file to more people."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cleancorpus import Settings
from cleancorpus.check import CheckOptions, check_files, refuse_unfixable
from cleancorpus.cli import main
from cleancorpus.errors import ReadError
from cleancorpus.file import clean_bytes
from cleancorpus.run import atomic
from tests.running import ENVIRONMENT, TEXT, WRITTEN

GOOD = ("数字政府建设,是改革的要求,让治理更精准。\n" * 20).encode()
UNDECODABLE = GOOD + b"\x81\xff\xfe\xff\n" + GOOD

UNFIXABLE = {
    "bad bytes": (UNDECODABLE, "bytes cannot be decoded and would be lost"),
    "a PDF": (b"%PDF-1.7\n" + bytes(range(256)) * 8, "not text"),
    "a program": (b"\x7fELF" + bytes(400), "not text"),
    "an archive": (b"PK\x03\x04" + bytes(range(256)), "not text"),
    "zeros": (bytes(4096), "not text"),
}


@pytest.mark.parametrize("name", UNFIXABLE)
def test_fix_leaves_the_bytes_of_what_it_cannot_read(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data, message = UNFIXABLE[name]
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    before = file.stat()
    assert main(["fix", str(tmp_path)]) == 3
    assert message in capsys.readouterr().err
    assert file.read_bytes() == data
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_bytes_that_would_be_lost_are_counted() -> None:
    cleaned = clean_bytes(UNDECODABLE, "a.txt")
    assert cleaned.cleaned.changed  # there would be something to fix
    with pytest.raises(ReadError, match=r"^[1-9] bytes cannot be decoded"):
        refuse_unfixable(cleaned)
    refuse_unfixable(clean_bytes(GOOD, "a.txt"))


def test_fix_of_standard_input_prints_nothing_for_what_it_cannot_read(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cleancorpus", "fix", "-"],
        cwd=tmp_path, env=ENVIRONMENT, input=UNDECODABLE, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (3, b"")


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755, 0o444])
def test_the_mode_is_set_before_the_rename(
    tmp_path: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(mode)
    seen: list[tuple[int, int]] = []
    synced: list[int] = []
    replace, fsync = Path.replace, os.fsync

    def look(self: Path, target: Path) -> Path:
        found = self.stat()
        seen.append((stat.S_IMODE(found.st_mode), len(synced)))
        return replace(self, target)

    def note(number: int) -> None:
        synced.append(number)
        fsync(number)

    monkeypatch.setattr(Path, "replace", look)
    monkeypatch.setattr(os, "fsync", note)
    (checked,) = check_files(file, Settings(jobs=1), CheckOptions(fix=True))
    assert checked.fixed
    assert seen == [(mode, 1)]
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert file.read_text("utf-8") == WRITTEN


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may give away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    os.chown(file, 12345, 23456)
    file.chmod(0o640)
    assert main(["fix", str(file), "-q"]) == 1
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12345, 23456, 0o640)


def test_a_full_disk_leaves_the_file_that_is_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(path: Path, data: bytes, mode: int, *, sync: bool = False) -> None:
        del mode, sync
        path.write_bytes(data[:5])
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(atomic, "_write_new", fail)
    assert main(["fix", str(file), "-q"]) == 3
    assert capsys.readouterr().err.endswith("a.txt: No space left on device\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert file.read_text("utf-8") == TEXT
