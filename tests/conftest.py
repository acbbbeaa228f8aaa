"""Fixtures that several test modules share."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleancorpus.file import CleanedFile, clean_file
from tests.paths import ROOT

SEEDS = tuple(sorted((ROOT / "seeds").glob("*.txt")))


@pytest.fixture(scope="session")
def cleaned_seeds() -> dict[str, CleanedFile]:
    """The five seeds by the three digits that their names begin with."""
    return {seed.name[:3]: clean_file(seed) for seed in SEEDS}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of documents to clean."""
    source = tmp_path / "source"
    (source / "deep" / "er").mkdir(parents=True)
    (source / "traditional.txt").write_text("數字政府建設讓治理更精準。\n", encoding="utf-8")
    (source / "clean.md").write_text("数字政府建设让治理更精准。\n", encoding="utf-8")
    (source / "deep" / "er" / "gbk.txt").write_bytes("基层治理的目标。\n".encode("gb18030"))
    (source / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (source / ".hidden.txt").write_text("隐藏", encoding="utf-8")
    return source


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of ten documents."""
    from tests.running import TEXT  # noqa: PLC0415 - it imports this module

    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def alarm() -> Iterator[None]:
    """End a test that hangs, after many times the time that it takes."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def mortal() -> list[str]:
    """Return the words before a command that take the rights over all files away from root."""
    if os.getuid():
        return []
    words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if not shutil.which("setpriv") or subprocess.run([*words, "true"], check=False).returncode:
        pytest.skip("root may read and write everything")
    return words
