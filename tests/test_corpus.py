"""Runs over folders: what is written, what is left, what fails alone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

import cleancorpus.corpus
from cleancorpus import ReadError, Settings, UsageError, clean_corpus, clean_file, clean_text
from cleancorpus.corpus import Options
from cleancorpus.data import read_bytes
from cleancorpus.offsets import apply_edits
from cleancorpus.records import Edit
from tests.conftest import SEEDS

SCHEMAS = Path(cleancorpus.corpus.__file__).parent / "reports"


def schema_of(name: str) -> dict[str, object]:
    schema: dict[str, object] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_outputs_stand_where_their_sources_stood(folder: Path, tmp_path: Path) -> None:
    before = tree(folder)
    summary = clean_corpus(folder, tmp_path / "out")
    assert set(tree(tmp_path / "out")) == {
        "summary.json",
        "clean.md.txt",
        "clean.md.report.json",
        "deep/er/gbk.txt",
        "deep/er/gbk.txt.report.json",
        "traditional.txt",
        "traditional.txt.report.json",
    }
    assert tree(folder) == before
    assert summary.skipped == ("picture.png",)
    assert (summary.count("changed"), summary.count("unchanged")) == (2, 1)


def test_a_file_that_cannot_be_read_fails_alone(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.txt").write_text("数字政府。\n", encoding="utf-8")
    out = tmp_path / "out"
    clean_corpus(folder, out, options=Options(edits=True))
    assert (out / "broken.txt").exists()
    (folder / "broken.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    summary = clean_corpus(folder, out)
    assert [file.path for file in summary.failed] == ["broken.txt"]
    assert not (out / "broken.txt").exists()
    assert not (out / "broken.txt.edits.jsonl").exists()
    report = json.loads((out / "broken.txt.report.json").read_text("utf-8"))
    assert report["status"] == "failed"
    assert "PDF" in report["error"]
    assert (out / "traditional.txt").read_text("utf-8") == "数字政府建设让治理更精准。\n"


def test_a_broken_link_fails_alone_and_a_pipe_is_left_out(folder: Path, tmp_path: Path) -> None:
    try:
        (folder / "link.txt").symlink_to(folder / "gone.txt")
    except OSError:
        pytest.skip("this system makes no links for this user")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.txt")
    summary = clean_corpus(folder, tmp_path / "out")
    assert [(file.path, file.error) for file in summary.failed] == [
        ("link.txt", "cannot be read: No such file or directory")
    ]
    assert "pipe.txt" not in [file.path for file in summary.files]


def test_an_error_inside_a_stage_fails_one_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_gbk(text: str, settings: Settings) -> object:
        if "基层" in text:
            raise RuntimeError("boom")
        return clean_text(text, settings)

    monkeypatch.setattr("cleancorpus.file.clean_text", fail_on_gbk)
    summary = clean_corpus(folder, tmp_path / "out", Settings(jobs=1))
    assert [file.path for file in summary.failed] == ["deep/er/gbk.txt"]
    assert "boom" in summary.failed[0].error


def test_one_worker_and_several_write_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for number, seed in enumerate([*SEEDS, *SEEDS]):
        (source / f"{number}.txt").write_bytes(seed.read_bytes())
    clean_corpus(source, tmp_path / "one", Settings(jobs=1))
    clean_corpus(source, tmp_path / "many", Settings(jobs=3))
    assert tree(tmp_path / "one") == tree(tmp_path / "many")


def test_a_failure_of_the_metadata_fails_no_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr("cleancorpus.structure.read_title", fail)
    summary = clean_corpus(folder, tmp_path / "out", Settings(jobs=1))
    assert summary.failed == ()
    report = json.loads((tmp_path / "out" / "clean.md.report.json").read_bytes())
    assert report["metadata"]["unread"] == [
        {"part": "title", "reason": "ValueError: no; please report it"}
    ]
    jsonschema.Draft202012Validator(schema_of("report")).validate(report)


def test_reports_keep_their_schema(folder: Path, tmp_path: Path) -> None:
    for seed in SEEDS:
        (folder / seed.name).write_bytes(seed.read_bytes())
    (folder / "broken.txt").write_bytes(b"\x7fELF" + bytes(400))
    out = tmp_path / "out"
    clean_corpus(folder, out, options=Options(timings=True))
    report = jsonschema.Draft202012Validator(schema_of("report"))
    for file in out.rglob("*.report.json"):
        report.validate(json.loads(file.read_text("utf-8")))
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema_of("summary")).validate(summary)
    assert summary["counts"]["failed"] == 1


def test_the_written_edits_replay_the_source(tmp_path: Path) -> None:
    clean_corpus(SEEDS, tmp_path / "out", options=Options(edits=True))
    for seed in SEEDS:
        text = clean_file(seed).document.text
        rows = [
            json.loads(line)
            for line in (tmp_path / "out" / f"{seed.name}.edits.jsonl")
            .read_text("utf-8")
            .split("\n")
            if line
        ]
        for number in sorted({row["step"] for row in rows}):
            step = [row for row in rows if row["step"] == number]
            for row in step:
                assert text[row["start"] : row["end"]] == row["before"]
            edits = [Edit(row["start"], row["end"], row["after"], row["rule"]) for row in step]
            text, _ = apply_edits(text, edits)
        assert text == (tmp_path / "out" / seed.name).read_text("utf-8")


def test_the_output_never_overwrites_an_input(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="overwrite an input"):
        clean_corpus(folder, folder)
    (folder / "clean.md.txt").write_text("另一个文件。\n", encoding="utf-8")
    with pytest.raises(UsageError, match="rename one"):
        clean_corpus(folder, tmp_path / "out")


def test_an_output_folder_inside_the_input_is_left_out(folder: Path) -> None:
    first = clean_corpus(folder, folder / "out")
    assert [file.path for file in clean_corpus(folder, folder / "out").files] == [
        file.path for file in first.files
    ]


def test_exclusion_by_setting_and_by_file(folder: Path, tmp_path: Path) -> None:
    (folder / ".cleancorpusignore").write_text("*.md\n", encoding="utf-8")
    summary = clean_corpus(folder, tmp_path / "out", Settings(exclude=("deep/",)))
    assert [file.path for file in summary.files] == ["traditional.txt"]


def test_the_order_of_the_paths_does_not_matter(folder: Path, tmp_path: Path) -> None:
    paths = [folder / "traditional.txt", folder / "deep"]
    clean_corpus(paths, tmp_path / "a")
    clean_corpus(paths[::-1], tmp_path / "b")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    assert "deep/er/gbk.txt" in tree(tmp_path / "a")


def test_missing_paths_and_formats_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.txt: no such file"):
        clean_corpus(tmp_path / "gone.txt", tmp_path / "out")
    with pytest.raises(ReadError, match=r"gone\.txt: cannot be read"):
        clean_file(tmp_path / "gone.txt")
    (tmp_path / "table.xyz").write_text("x", encoding="utf-8")
    with pytest.raises(ReadError, match=r"table\.xyz: no reader for \.xyz"):
        clean_file(tmp_path / "table.xyz")


def test_every_table_has_its_source() -> None:
    sources = read_bytes("SOURCES.md").decode("utf-8")
    tables = (Path(cleancorpus.corpus.__file__).parent / "data").iterdir()
    names = [
        table.name for table in tables if table.suffix not in {".py", ".md"} and table.is_file()
    ]
    assert [name for name in names if name not in sources] == []
