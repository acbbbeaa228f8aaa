"""The tables are what SOURCES.md says, and what the build makes of its sources."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from pathlib import Path

import pytest

from cleancorpus.data import read_bytes, read_lines
from cleancorpus.data.build import convert, language, rarity, readings
from cleancorpus.data.build.__main__ import main
from cleancorpus.data.build.checksums import SOURCES, checksums, committed_checksums, table_names
from cleancorpus.data.build.documents import is_held_out, read_documents
from tests.control import load_control

# The versions whose tables are committed (SOURCES.md).
OPENCC, PYPINYIN = "1.4.2", "0.55.0"
# The folder with the corpus that SOURCES.md names: to rebuild all takes some ten minutes.
CORPUS = os.environ.get("CLEANCORPUS_CORPUS")


def test_the_checksums_are_those_of_the_tables() -> None:
    assert committed_checksums() == checksums()


def test_every_table_is_named_in_the_sources() -> None:
    told = SOURCES.read_text("utf-8").partition("## Checksums")[0]
    assert [name for name in table_names() if f"{name}" not in told] == []


def test_the_words_are_those_of_the_dictionary() -> None:
    pytest.importorskip("jieba")
    words = language.dictionary_words()
    assert language.word_table(words).encode("utf-8") == read_bytes("language-words.txt")


def test_a_small_corpus_gives_small_tables_the_same_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "dictionary_words", lambda: {"数字": 500, "政府": 900})
    rows = [
        json.dumps({"name": f"{name}-kept", "text": text[:2000]}) for name, text in load_control(2)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    tables = language.build(tmp_path)
    assert tables == language.build(tmp_path)
    assert tables["language-words.txt"].decode("utf-8").split() == ["-0.5", "政府", "-1.0", "数字"]
    assert len(tables["language-ngrams.bin"]) < 100_000


@pytest.mark.skipif(version("opencc") != OPENCC, reason=f"the tables are those of opencc {OPENCC}")
def test_the_conversion_tables_are_those_of_opencc() -> None:
    standard = list("".join(read_lines("standard-characters.txt")))
    assert len(standard) == 8105
    for name, content in convert.build(standard).items():
        assert content == read_bytes(name), name


def test_the_readings_are_those_of_pypinyin() -> None:
    pytest.importorskip("pypinyin")
    if version("pypinyin") != PYPINYIN:
        pytest.skip(f"the table is that of pypinyin {PYPINYIN}")
    assert readings.build() == {"readings.txt": read_bytes("readings.txt")}


@pytest.mark.skipif(not CORPUS, reason="CLEANCORPUS_CORPUS names no corpus")
def test_the_counted_tables_are_those_of_the_corpus() -> None:
    folder = Path(str(CORPUS))
    for name, content in (language.build(folder) | rarity.build(folder)).items():
        assert content == read_bytes(name), name


def test_a_corpus_is_read_from_all_its_formats(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"name": "甲", "text": "第一条"}\n', encoding="utf-8")
    (tmp_path / "b.txt").write_text("第二条\n", encoding="utf-8")
    assert list(read_documents(tmp_path)) == [("甲", "第一条"), ("b.txt", "第二条\n")]
    assert not is_held_out("甲")


def test_the_build_says_which_folder_it_needs() -> None:
    with pytest.raises(SystemExit, match="--corpus FOLDER is needed"):
        main(["rarity"])
    with pytest.raises(SystemExit, match="--unihan FOLDER is needed"):
        main(["convert"])
