"""A format of outputs is one class and one line of the table; a run asks nothing else of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleancorpus import Settings, UsageError, clean_corpus
from cleancorpus.corpus import Options
from cleancorpus.run.atomic import to_json, write_together
from cleancorpus.run.outputs import Target, target_of
from cleancorpus.writers import WRITERS, make_writer
from cleancorpus.writers.base import Output
from tests.running import TEXT, WRITTEN
from tests.test_corpus import tree


class RecordWriter:
    """One JSON record a document, its text and its trust together; the report stays beside it."""

    suffix = ".jsonl"

    def write(self, output: Output, target: Target, mode: int) -> None:
        record = {"text": output.text.decode("utf-8"), "trust": output.report["trust"]}
        line = json.dumps(record, ensure_ascii=False) + "\n"
        write_together(
            [(target.report, to_json(output.report)), (target.text, line.encode("utf-8"))], mode
        )


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> Options:
    monkeypatch.setitem(WRITERS, "records", f"{__name__}:RecordWriter")
    return Options(format="records")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_in_another_format(docs: Path, tmp_path: Path, records: Options, jobs: int) -> None:
    out = tmp_path / "out"
    clean_corpus(docs, out, Settings(jobs=jobs), records)
    names = {f"{number}.txt" for number in range(10)}
    assert set(tree(out)) == {
        "summary.json",
        *(f"{name}.jsonl" for name in names),
        *(f"{name}.report.json" for name in names),
    }
    record = json.loads((out / "3.txt.jsonl").read_text("utf-8"))
    assert (record["text"], record["trust"]["level"]) == (WRITTEN, "good")
    before = tree(out)
    clean_corpus(docs, out, Settings(jobs=jobs), records)  # over its own outputs
    assert tree(out) == before


def test_another_format_overwrites_nothing_and_leaves_nothing_stale(
    docs: Path, tmp_path: Path, records: Options
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "3.txt.jsonl").write_text("写在别处的文件。\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"3\.txt\.jsonl: no run of cleancorpus wrote"):
        clean_corpus(docs, out, options=records)
    (out / "3.txt.jsonl").unlink()
    clean_corpus(docs, out, options=records)
    (docs / "3.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    clean_corpus(docs, out, options=records)
    assert not (out / "3.txt.jsonl").exists()
    assert (out / "4.txt.jsonl").exists()


class PageWriter(RecordWriter):
    """Outputs that a run could read: they end as documents do."""

    suffix = ".md"


def test_outputs_inside_of_the_input_are_known_by_their_reports(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WRITERS, "pages", f"{__name__}:PageWriter")
    clean_corpus(docs, docs / "out", options=Options(format="pages"))
    before = tree(docs)
    assert clean_corpus(docs, docs / "out", options=Options(format="pages")).failed == ()
    assert tree(docs) == before
    assert "out/3.txt.md" in before


def test_a_format_that_nobody_knows_is_named(docs: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no output format 'docx' \(known: text\)"):
        clean_corpus(docs, tmp_path / "out", options=Options(format="docx"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_writes_text_and_report_with_the_mode(tmp_path: Path, name: str) -> None:
    writer = make_writer(name)
    target = target_of("a/b.md", tmp_path, writer.suffix)
    writer.write(Output(TEXT.encode(), {"path": "a/b.md"}), target, 0o600)
    assert json.loads(target.report.read_bytes()) == {"path": "a/b.md"}
    assert target.text.exists()
    assert not target.edits.exists()
    assert {path.stat().st_mode & 0o777 for path in target[:2]} == {0o600}


def test_text_holds_the_bytes_as_they_are_and_the_edits_when_asked_for(tmp_path: Path) -> None:
    target = target_of("a.txt", tmp_path)
    output = Output("数\r\n".encode(), {}, edits=[{"step": 0, "after": "，"}, {"step": 1}])
    make_writer("text").write(output, target, 0o644)
    assert target.text.read_bytes() == "数\r\n".encode()
    assert target.edits.read_text("utf-8") == '{"step": 0, "after": "，"}\n{"step": 1}\n'
