"""Files whose reader decodes nothing, and files that hold several documents: every verb."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

from cleancorpus import (
    CheckOptions,
    ReadError,
    Settings,
    check_files,
    clean_corpus,
    clean_file,
    clean_text,
    time_limit,
)
from cleancorpus.cli import main
from cleancorpus.corpus import Options, write_page
from cleancorpus.file import clean_documents
from cleancorpus.readers import READERS, read_documents
from cleancorpus.readers.base import ReadLimits
from cleancorpus.readers.names import DocumentPaths
from cleancorpus.records import Document
from tests.readers.bundle import BODY, make_bundle, register
from tests.running import ENVIRONMENT, TEXT, WRITTEN
from tests.test_corpus import schema_of, tree

TRADITIONAL = "數字政府建設。\n\f第二頁的內容。\n"
TWO = {"a/one.txt": TEXT, "two": TRADITIONAL}


@pytest.fixture(autouse=True)
def bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with a bundle of two documents, one of a single one, and a text."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "b.bundle").write_bytes(make_bundle(TWO))
    (folder / "c.bundle").write_bytes(make_bundle({BODY: TRADITIONAL}))
    (folder / "d.txt").write_text(TEXT, encoding="utf-8")
    return folder


def report_of(out: Path, name: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((out / f"{name}.report.json").read_bytes())
    jsonschema.Draft202012Validator(schema_of("report")).validate(report)
    return report


def test_a_file_of_two_documents_gives_two_texts_and_two_reports(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    summary = clean_corpus(source, out, options=Options(edits=True))
    paths = ["b.bundle/a/one.txt", "b.bundle/two", "c.bundle", "d.txt"]
    assert [file.path for file in summary.files] == paths
    assert summary.failed == ()
    texts = ["b.bundle/a/one.txt", "b.bundle/two.txt", "c.bundle.txt", "d.txt"]
    beside = [f"{path}{suffix}" for path in paths for suffix in (".report.json", ".edits.jsonl")]
    assert set(tree(out)) == {"summary.json", *texts, *beside}
    assert [(out / text).read_text("utf-8") for text in texts] == [
        WRITTEN, clean_text(TRADITIONAL).text, clean_text(TRADITIONAL).text, WRITTEN,
    ]  # fmt: skip
    assert "数字政府建设" in (out / "c.bundle.txt").read_text("utf-8")
    record = json.loads((out / "summary.json").read_bytes())
    jsonschema.Draft202012Validator(schema_of("summary")).validate(record)
    assert record["encodings"] == {"utf-8": 1}
    assert [file.get("encoding") for file in record["files"]] == [None, None, None, "utf-8"]


def test_the_report_says_where_a_document_comes_from(source: Path, tmp_path: Path) -> None:
    clean_corpus(source, tmp_path / "out")
    two, whole, text = (
        report_of(tmp_path / "out", n) for n in ("b.bundle/two", "c.bundle", "d.txt")
    )
    assert (two["document"], two["reader"], two["decoding"]) == ("two", "bundle", None)
    assert two["size"] == (source / "b.bundle").stat().st_size
    assert two["metadata"]["fields"] == [
        {"name": "author", "value": "office", "origin": "directory"}
    ]
    assert two["anchors"] == [
        {"kind": "page", "name": "1", "line": 1, "column": 1},
        {"kind": "page", "name": "2", "line": 2, "column": 2},
    ]
    assert "document" not in whole
    assert whole["decoding"] is None
    assert {"document", "anchors"} & set(text) == set()
    assert "fields" not in text["metadata"]


def test_what_a_text_without_decoding_is_changed_by(tmp_path: Path) -> None:
    (tmp_path / "a.bundle").write_bytes(make_bundle({BODY: WRITTEN}))
    clean_corpus(tmp_path / "a.bundle", tmp_path / "out")
    assert report_of(tmp_path / "out", "a.bundle")["status"] == "unchanged"
    english = "a licence,\nin English"  # untouched: its text is written, never the bundle's bytes
    (tmp_path / "e.bundle").write_bytes(make_bundle({BODY: english}))
    clean_corpus(tmp_path / "e.bundle", tmp_path / "out")
    assert (tmp_path / "out" / "e.bundle.txt").read_text("utf-8") == english


def test_a_member_that_is_text_is_neither_copied_nor_fixed_as_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader of archives hands its members to the reader of text."""
    monkeypatch.setattr("tests.readers.bundle.read_bundle", _read_members)
    english = "a licence,\nin English"
    file = tmp_path / "e.bundle"
    file.write_bytes(make_bundle({"a.txt": english}))
    before = file.read_bytes()
    clean_corpus(file, tmp_path / "out")
    assert (tmp_path / "out" / "e.bundle" / "a.txt").read_text("utf-8") == english
    assert report_of(tmp_path / "out", "e.bundle/a.txt")["decoding"]["encoding"] == "utf-8"
    file.write_bytes(make_bundle({"a.txt": TEXT}))
    before = file.read_bytes()
    assert main(["fix", str(file), "-q"]) == 3
    assert file.read_bytes() == before


def _read_members(data: bytes, limits: ReadLimits) -> Iterator[Document]:
    import zipfile  # noqa: PLC0415
    from dataclasses import replace  # noqa: PLC0415

    archive = zipfile.ZipFile(BytesIO(data))
    for name in archive.namelist():
        for document in read_documents(archive.read(name), Path(name).suffix, limits):
            yield replace(document, name=name)


def test_check_tells_of_each_document(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(check_files(source, Settings(jobs=1)))
    assert [Path(one.check.path).name for one in found] == ["one.txt", "two", "c.bundle", "d.txt"]
    assert all(one.check.changed for one in found)
    rules = {d.rule for one in found for d in one.check.diagnostics}
    assert "decode.encoding" not in rules
    assert main(["check", str(source), "--diff"]) == 1
    drawn = capsys.readouterr().out
    assert "b.bundle/two" in drawn
    for form in ("text", "json", "sarif", "junit", "github", "gitlab"):
        assert main(["check", str(source), "--output-format", form, "-q"]) == 1
        assert "b.bundle/a/one.txt" in capsys.readouterr().out


def test_explain_shows_the_documents_one_after_the_other(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(source / "b.bundle")]) == 0
    told = capsys.readouterr().out
    one, two = told.index("a/one.txt\nread as bundle\n"), told.index("two\nread as bundle\n")
    assert one < told.index("punctuate.narrow-mark") < two < told.index("convert.traditional")
    assert "  author: office (directory)\n" in told


def test_standard_input_may_hold_several(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for verb, code in (("check", 1), ("explain", 0), ("fix", 3)):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO(make_bundle(TWO))))
        assert main([verb, "-", "--stdin-filename", "x.bundle"]) == code
        told = capsys.readouterr()
        if verb == "fix":
            assert "error: x.bundle: holds several documents: use `clean`" in told.err
        else:
            assert "two" in told.out


def test_what_is_no_text_is_never_rewritten(source: Path) -> None:
    before = tree(source)
    found = list(check_files(source, Settings(jobs=1), CheckOptions(fix=True)))
    assert [(Path(one.check.path).name, one.check.error) for one in found] == [
        ("b.bundle", "holds several documents: use `clean`"),
        ("c.bundle", "only text is rewritten in place, this is bundle: use `clean`"),
        ("d.txt", ""),
    ]
    assert {name for name, data in tree(source).items() if data != before[name]} == {"d.txt"}


def test_the_page_shows_source_and_output_of_each(source: Path, tmp_path: Path) -> None:
    clean_corpus(source, tmp_path / "out")
    page = write_page(tmp_path / "out").read_text("utf-8")
    islands = [
        json.loads(part.partition(">")[2].partition("</script>")[0])
        for part in page.split('<script type="application/json" id="file-')[1:]
    ]
    assert [island["source"] for island in islands] == [TEXT, TRADITIONAL, TRADITIONAL, TEXT]
    (source / "b.bundle").write_bytes(make_bundle({**TWO, "three": TEXT}))
    page = write_page(tmp_path / "out").read_text("utf-8")
    assert page.count('"source":null') == 2


def test_the_library_cleans_one_document_or_each(source: Path) -> None:
    assert clean_file(source / "c.bundle").text == clean_text(TRADITIONAL).text
    with pytest.raises(ReadError, match=r"b\.bundle: holds several documents"):
        clean_file(source / "b.bundle")
    data = (source / "b.bundle").read_bytes()
    assert [file.name for file in clean_documents(data, "x/b.bundle")] == [
        "x/b.bundle/a/one.txt",
        "x/b.bundle/two",
    ]


def torn(members: dict[str, str]) -> bytes:
    """Return a bundle whose second member does not keep its checksum."""
    data = make_bundle(members)
    second = data.index(TEXT.encode(), data.index(TEXT.encode()) + 1)
    return data[:second] + b"x" + data[second + 1 :]


def test_a_file_that_cannot_be_read_to_its_end_keeps_what_was_read(tmp_path: Path) -> None:
    file, out = tmp_path / "b.bundle", tmp_path / "out"
    file.write_bytes(torn({"a": TEXT, "b": TEXT, "c": TEXT}))
    summary = clean_corpus(file, out)
    assert [(one.path, one.status) for one in summary.files] == [
        ("b.bundle/a", "changed"),
        ("b.bundle", "failed"),
    ]
    assert report_of(out, "b.bundle")["error"] == "b: Bad CRC-32 for file 'b'"
    assert [one.check.error for one in check_files(file)] == ["", "b: Bad CRC-32 for file 'b'"]
    file.write_bytes(make_bundle({"b": TEXT}))
    assert clean_corpus(file, out).failed == ()
    assert set(tree(out)) == {"summary.json", "b.bundle/b.txt", "b.bundle/b.report.json"}


def _read_and_fail(data: bytes, _limits: ReadLimits) -> Iterator[Document]:
    yield Document(TEXT, "bundle")
    yield Document(TEXT, "bundle", name="长" * 200)
    yield Document(TEXT, "bundle", name="b")
    raise ValueError(f"{len(data)} bytes")


def test_a_reader_that_breaks_down_costs_its_file_alone(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.readers.bundle.read_bundle", _read_and_fail)
    for name in ("b.bundle", "c.bundle"):
        (source / name).write_bytes(b"1234")
    (source / "e.txt").write_text(TEXT, "utf-8")  # four files: there is a first pass over them
    out, error = tmp_path / "out", "internal error in its reader: ValueError: 4 bytes"
    summary = clean_corpus(source, out, Settings(jobs=1))
    found = [(one.path, one.status) for one in summary.files]
    assert found[1:3] == [("b.bundle/b", "changed"), ("b.bundle", "failed")]
    assert found[-2:] == [("d.txt", "changed"), ("e.txt", "changed")]
    assert (len(found), found[0][1]) == (8, "failed")  # its name is too long to be written
    assert report_of(out, "b.bundle")["error"].startswith(error)
    write_page(out)  # every text that the summary names is there
    assert sum(one.check.error.startswith(error) for one in check_files(source)) == 2
    for verb in ("check", "explain", "fix"):
        assert main([verb, str(source / "b.bundle")]) == 3


def test_a_document_that_cannot_be_read_fails_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "b.bundle", tmp_path / "out"
    file.write_bytes(make_bundle({"a": TEXT, "b": b"\xff", "c": TEXT}))
    assert main(["clean", str(file), "-o", str(out), "-q"]) == 3
    record = json.loads((out / "summary.json").read_bytes())
    assert [(one["path"], one["status"]) for one in record["files"]] == [
        ("b.bundle/a", "changed"),
        ("b.bundle/b", "failed"),
        ("b.bundle/c", "changed"),
    ]
    failed = report_of(out, "b.bundle/b")
    assert (failed["document"], failed["error"]) == ("b", "not UTF-8")
    assert [one.check.error for one in check_files(file)] == ["", "not UTF-8", ""]
    page = write_page(out).read_text("utf-8")
    assert page.count(f'"source":{json.dumps(TEXT, ensure_ascii=False)}') == 2
    assert main(["explain", str(file)]) == 3
    told = capsys.readouterr()
    assert "a\nread as bundle" in told.out
    assert "c\nread as bundle" in told.out
    assert "b.bundle/b: not UTF-8" in told.err
    with pytest.raises(ReadError, match="not UTF-8"):
        list(clean_documents(file.read_bytes(), "b.bundle"))


def test_an_error_in_one_document_costs_no_other(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, settings: Settings) -> object:
        if text == TEXT:
            raise RuntimeError("boom")
        return clean_text(text, settings)

    monkeypatch.setattr("cleancorpus.file.clean_text", fail)
    summary = clean_corpus(source / "b.bundle", tmp_path / "out", Settings(jobs=1))
    assert [(one.path, one.status) for one in summary.files] == [
        ("b.bundle/a/one.txt", "failed"),
        ("b.bundle/two", "changed"),
    ]
    report = report_of(tmp_path / "out", "b.bundle/a/one.txt")
    assert report["document"] == "a/one.txt"
    assert "boom" in report["error"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers here")
def test_the_time_limit_is_that_of_the_file_and_keeps_what_was_done(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spin_on_the_second(text: str, settings: Settings) -> object:
        while text == TRADITIONAL:
            pass
        return clean_text(text, settings)

    clean_text(TEXT)  # the tables are loaded
    monkeypatch.setattr("cleancorpus.file.clean_text", spin_on_the_second)
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 1.0)
    summary = clean_corpus(source / "b.bundle", tmp_path / "out", Settings(jobs=1))
    assert [(one.path, one.status) for one in summary.files] == [
        ("b.bundle/a/one.txt", "changed"),
        ("b.bundle", "failed"),
    ]
    assert "(time-limit)" in summary.failed[0].error


def read_slowly(data: bytes, limits: ReadLimits) -> Iterator[Document]:
    del data, limits
    yield Document(TEXT, "slow", name="first")
    while True:
        pass


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers here")
def test_reading_the_next_document_has_the_limit_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean_text(TEXT)
    monkeypatch.setitem(READERS, ".slow", f"{__name__}:read_slowly")
    monkeypatch.setattr(time_limit, "LEAST_SECONDS", 1.0)
    (tmp_path / "a.slow").write_bytes(b"")
    summary = clean_corpus(tmp_path / "a.slow", tmp_path / "out")
    assert [(one.path, one.status) for one in summary.files] == [
        ("a.slow/first", "changed"),
        ("a.slow", "failed"),
    ]
    assert "at last in reading (time-limit)" in summary.failed[0].error


def test_the_outputs_of_documents_that_are_gone_go_and_no_others(tmp_path: Path) -> None:
    file, out = tmp_path / "b.bundle", tmp_path / "out"
    file.write_bytes(make_bundle({"a": TEXT, "sub/b": TEXT}))
    clean_corpus(file, out, options=Options(edits=True))
    (out / "b.bundle" / "notes.txt").write_text("写在别处的文件。\n", encoding="utf-8")
    file.write_bytes(make_bundle({"a": TEXT}))
    clean_corpus(file, out)
    kept = {"summary.json", "b.bundle/a.txt", "b.bundle/a.report.json", "b.bundle/a.edits.jsonl"}
    assert set(tree(out)) == {*kept, "b.bundle/notes.txt"}
    file.write_bytes(b"no bundle")
    clean_corpus(file, out)
    left = {"summary.json", "b.bundle.report.json", "b.bundle/notes.txt"}
    assert set(tree(out)) == left
    assert report_of(out, "b.bundle")["status"] == "failed"


def test_the_outputs_of_a_folder_of_that_name_are_not_those_of_its_documents(
    tmp_path: Path,
) -> None:
    folder, file, out = tmp_path / "1" / "b.bundle", tmp_path / "2" / "b.bundle", tmp_path / "out"
    folder.mkdir(parents=True)
    file.parent.mkdir()
    (folder / "x.txt").write_text(TEXT, encoding="utf-8")
    file.write_bytes(make_bundle({"a": TEXT}))
    clean_corpus(tmp_path / "1", out)
    clean_corpus(tmp_path / "2", out)
    assert {name for name in tree(out) if name.endswith(".txt")} == {
        "b.bundle/x.txt", "b.bundle/a.txt",
    }  # fmt: skip


def test_a_file_that_no_run_wrote_is_kept_and_the_document_fails_alone(tmp_path: Path) -> None:
    file, out = tmp_path / "b.bundle", tmp_path / "out"
    file.write_bytes(make_bundle({"a": TEXT, "b": TEXT}))
    (out / "b.bundle").mkdir(parents=True)
    (out / "b.bundle" / "a.txt").write_text("写在别处的文件。\n", encoding="utf-8")
    before = tree(out)
    summary = clean_corpus(file, out)
    assert [(one.path, one.status) for one in summary.files] == [
        ("b.bundle/a", "failed"),
        ("b.bundle/b", "changed"),
    ]
    assert "no run of cleancorpus wrote this file" in summary.failed[0].error
    assert before.items() <= tree(out).items()
    assert "b.bundle/a.report.json" not in tree(out)


@pytest.mark.parametrize("jobs", [1, 3])
def test_names_lead_nowhere_else_and_meet_nowhere(tmp_path: Path, jobs: int) -> None:
    names = [
        "../../up", "/etc/x", "..", "C:\\x", "a", "A.txt", "a.TXT", "b/../c", "nul\x01l", "x. ",
    ]  # fmt: skip
    folder = tmp_path / "in" / "docs"
    folder.mkdir(parents=True)
    bundle = make_bundle(dict.fromkeys(names, TEXT))
    for number in range(8):
        (folder / f"{number}.bundle").write_bytes(bundle)
    out = tmp_path / "in" / "out"
    summary = clean_corpus(folder, out, Settings(jobs=jobs))
    assert summary.failed == ()
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == ["docs", "out"]
    written = {name for name in tree(out) if name.startswith("3.") and name.endswith(".txt")}
    assert written == {
        f"3.bundle{name}"
        for name in [
            "/up.txt", "/etc/x.txt", ".txt", "/C_/x.txt", "/a.txt", "/A.txt~2.txt",
            "/a.TXT~3.txt", "/b/c.txt", "/nul_l.txt", "/x.txt",
        ]
    }  # fmt: skip


def test_two_documents_of_one_name_have_two_paths() -> None:
    paths = DocumentPaths("a.zip")
    assert [paths.path_of(name) for name in ("x", "x", "", "", "X", "x~2")] == [
        "a.zip/x", "a.zip/x~2", "a.zip", "a.zip/~2", "a.zip/X~3", "a.zip/x~2~2",
    ]  # fmt: skip
    assert paths.path_of("\ud800\udcff") == "a.zip/__"
    many = [paths.path_of("y") for _ in range(20_000)]  # each one looks at no other
    assert (many[0], many[-1], len(set(many))) == ("a.zip/y", "a.zip/y~20000", 20_000)


@pytest.mark.parametrize(
    ("members", "limits", "error"),
    [
        (
            {"a": "", "b": ""},
            ReadLimits(documents=1),
            "holds more than 1 documents: split the file",
        ),
        ({"a": "数" * 11}, ReadLimits(characters=10), "a has more than 10 characters: split it"),
        ({BODY: "数" * 11}, ReadLimits(characters=10), "the text has more than 10 characters"),
        ({"a": "数" * 99}, ReadLimits(characters=10), "a is too large"),
        ({}, ReadLimits(), "holds no document"),
    ],
)
def test_limits_are_named(members: dict[str, str], limits: ReadLimits, error: str) -> None:
    with pytest.raises(ReadError, match=error):
        list(read_documents(make_bundle(members), ".bundle", limits))
    exact = ReadLimits(characters=11, documents=2)
    if members and len(members.get("a", "")) < 99:
        assert len(list(read_documents(make_bundle(members), ".bundle", exact))) == len(members)


def test_a_document_is_read_when_it_is_asked_for() -> None:
    documents = read_documents(torn({"a": TEXT, "b": TEXT}), ".bundle")
    assert next(documents).text == TEXT
    with pytest.raises(ReadError, match="b: Bad CRC-32"):
        next(documents)


def test_a_reader_is_loaded_when_its_format_is_met() -> None:
    code = (
        "import sys, cleancorpus.readers as readers\n"
        "assert 'cleancorpus.readers.text' not in sys.modules\n"
        "assert next(readers.read_documents(b'a', '.txt')).text == 'a'\n"
        "assert 'cleancorpus.readers.text' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, check=True)


@pytest.mark.parametrize("place", READERS.values())
def test_every_reader_can_be_loaded(place: str) -> None:
    from pkgutil import resolve_name  # noqa: PLC0415

    assert callable(resolve_name(place))


def test_several_workers_write_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.bundle").write_bytes(
            make_bundle({**TWO, "n": f"第{number}个,文件。\n"})
        )
    clean_corpus(folder, tmp_path / "one", Settings(jobs=1))
    clean_corpus(folder, tmp_path / "many", Settings(jobs=3))
    assert tree(tmp_path / "one") == tree(tmp_path / "many")
    assert len(list((tmp_path / "one").rglob("*.report.json"))) == 27
