"""Fixtures that several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancorpus.corpus import CleanedFile, clean_file

ROOT = Path(__file__).parent.parent
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
