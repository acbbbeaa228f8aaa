"""`fix` destroys evidence; the ledger keeps it, and `check` fails until a person accepts it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleancorpus.cli import main
from cleancorpus.file import clean_file
from cleancorpus.reports.diagnostics import KINDS
from tests.conftest import SEEDS
from tests.running import ENVIRONMENT

# A document with a gap, one of a mirror site with a gap, a doubt and boilerplate, a sound one.
GAPS, DOUBTS, SOUND = "gaps.txt", "mirror.txt", "sound.txt"
EDIT_ONLY = "建设数字政府,提升治理能力,是改革的要求。\n"
LOST = "一、提升治理能力,建设数字\ufffd\ufffd政府是改革的要求。\n"
MIRROR = (
    "首页 > 政策 > 正文\n\n"
    "隨著信息技術的發(fā)展,數(shù)字政府建設(shè)不斷推進(jìn),社會治理的方式也在改變。\n\n"
    "基層治理的目標,歸根結(jié)底是滿足人民日益增長的美好生活需要?;鶎诱块T的“最多跑一次”改革。\n"
)


@pytest.fixture(autouse=True)
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the three documents."""
    for name in ("GITHUB_ACTIONS", "CLEANCORPUS_OUTPUT_FORMAT", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, text in ((GAPS, LOST), (DOUBTS, MIRROR), (SOUND, EDIT_ONLY)):
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def lines() -> list[dict[str, Any]]:
    data = Path(".cleancorpus/ledger.jsonl").read_bytes()
    return [json.loads(line) for line in data.splitlines()]


def fails(kind: str, *paths: str) -> bool:
    code = main(["check", *(paths or ["docs"]), "--fail-on", kind, "-q"])
    assert code in {0, 1}
    return code == 1


def shown(capsys: pytest.CaptureFixture[str], *paths: str) -> list[dict[str, object]]:
    capsys.readouterr()
    main(["check", *(paths or ["docs"]), "--output-format", "jsonl", "-q"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_gaps_of_a_seed_fail_after_the_fix_until_a_person_accepts_them(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (seed,) = (seed for seed in SEEDS if seed.name.startswith("000_"))
    shutil.copy2(seed, docs / GAPS)
    before = [d for d in shown(capsys, f"docs/{GAPS}") if d["kind"] == "gap"]
    assert fails("gap")
    assert main(["fix", "docs", "-q"]) == 1
    assert fails("gap")
    # Three of the five are found again in the fixed text: each gap is said once.
    after = [d for d in shown(capsys, f"docs/{GAPS}") if d["kind"] == "gap"]
    assert len(after) == len(before) == 5
    assert ["recorded_line" in d for d in after].count(True) == 2
    assert fails("gap", f"docs/{GAPS}")
    assert fails("gap", f"docs/{DOUBTS}")
    assert not fails("edit")
    capsys.readouterr()
    assert main(["check", f"docs/{DOUBTS}", "--accept"]) == 0
    assert "findings accepted" in capsys.readouterr().err
    assert not fails("gap", f"docs/{DOUBTS}")
    assert fails("gap")
    assert main(["check", "docs", "--accept"]) == 0
    assert not fails("gap")
    assert shown(capsys) == []


def test_trust_is_kept_and_can_be_accepted() -> None:
    for kind in ("untrusted", "doubt"):
        assert fails(kind, f"docs/{DOUBTS}")
        assert not fails(kind, f"docs/{GAPS}", "docs/sound.txt")
    assert main(["fix", "docs"]) == 1
    for kind in ("untrusted", "doubt"):
        assert fails(kind, f"docs/{DOUBTS}")
        assert not fails(kind, f"docs/{GAPS}", "docs/sound.txt")
    assert main(["check", f"docs/{DOUBTS}", "--accept"]) == 0
    assert not fails("untrusted")
    assert not fails("doubt")


def test_the_ledger_holds_what_the_report_says_and_only_what_is_lost(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {name: clean_file(docs / name) for name in (GAPS, DOUBTS)}
    assert main(["fix", "docs"]) == 1
    assert "kept in .cleancorpus/ledger.jsonl" in capsys.readouterr().err
    first, second = lines()
    assert [first["path"], second["path"]] == [f"docs/{GAPS}", f"docs/{DOUBTS}"]
    for line in (first, second):
        name = str(line["path"]).removeprefix("docs/")
        after = clean_file(docs / name).sha256
        assert line["sha256"] == {"before": before[name].sha256, "after": after}
        assert line["settings"] == {}
    assert first["trust"] == {"level": "incomplete", "reasons": ["text is lost at 1 place"]}
    assert second["trust"]["level"] == "untrusted"
    assert second["removed"]
    for recorded in first["gaps"]:
        text = (docs / GAPS).read_text("utf-8").split("\n")[recorded["output"]["line"] - 1]
        assert text[: recorded["output"]["column"] - 1].endswith(recorded["left"][-2:])


def test_recorded_findings_stand_in_every_format_with_the_line_they_were_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = [d for d in shown(capsys) if d["kind"] in {"gap", "doubt"}]
    assert main(["fix", "docs", "-q"]) == 1
    after = [d for d in shown(capsys) if d["kind"] in {"gap", "doubt"}]
    assert [(d["path"], d["kind"], d["rule"]) for d in after] == [
        (d["path"], d["kind"], d["rule"]) for d in before
    ]
    recorded = [d for d in after if "recorded_line" in d]
    assert {d["kind"] for d in recorded} == {"gap", "doubt"}
    known = {d["fingerprint"]: d["line"] for d in before}
    assert [known[d["fingerprint"]] for d in recorded] == [d["recorded_line"] for d in recorded]
    for form in ("text", "concise", "json", "github", "gitlab", "junit", "sarif"):
        assert main(["check", "docs", "--output-format", form, "--exit-zero"]) == 0
        assert "before the fix" in capsys.readouterr().out


def test_a_second_fix_loses_nothing(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first_stages = ["--select", "mojibake"]
    assert main(["fix", "docs", *first_stages, "-q"]) == 1
    first = lines()
    assert first[1]["settings"] == {"select": ["mojibake"]}
    assert main(["fix", "docs", *first_stages, "-q"]) == 0
    assert lines() == first
    assert main(["fix", "docs", "-q"]) == 1  # script, boilerplate and marks
    second = lines()[1]
    assert second["sha256"] == {
        "before": first[1]["sha256"]["before"],
        "after": clean_file(docs / DOUBTS).sha256,
    }
    assert [sorted(line) for line in lines()][1] == sorted({*first[1], "removed"})
    assert second["doubts"] == first[1]["doubts"]
    (before,), (after,) = first[1]["gaps"], second["gaps"]
    assert after["line"] == before["line"] == 5
    place = after.pop("output")
    assert before.pop("output") != place
    assert after == before
    text = (docs / DOUBTS).read_text("utf-8").split("\n")[place["line"] - 1]
    assert text[place["column"] - 1 :].startswith("。基层政部门")
    assert {d["kind"] for d in shown(capsys, f"docs/{DOUBTS}")} == {"gap", "doubt"}


def test_a_place_that_is_not_in_the_file_is_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "docs", "--select", "mojibake", "-q"]) == 1
    ledger = Path(".cleancorpus/ledger.jsonl")
    ledger.write_text(
        ledger.read_text("utf-8").replace('"output": {"line": 5,', '"output": {"line": 500,'),
        encoding="utf-8",
    )
    assert main(["fix", "docs", "-q"]) == 1
    assert [d["line"] for d in shown(capsys, f"docs/{DOUBTS}")] == [1, 1]


def test_a_file_that_was_changed_is_said_once_and_does_not_fail(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", "docs", "-q"]) == 1
    for name in (GAPS, DOUBTS):
        text = (docs / name).read_text("utf-8")
        (docs / name).write_text(text + "\n又一段。\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "docs", "--fail-on", "untrusted"]) == 0
    said = capsys.readouterr().err
    assert said.count("note: 2 files have changed since the ledger was written") == 1
    assert main(["check", "docs", "--accept"]) == 0
    capsys.readouterr()
    assert main(["check", "docs"]) == 0
    assert "note" not in capsys.readouterr().err


def test_a_new_gap_fails_again_and_the_accepted_one_does_not(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = docs / "sound.txt"
    file.write_text(LOST + "\n" + EDIT_ONLY, encoding="utf-8")
    assert fails("gap", str(file))
    assert main(["check", str(file), "--accept"]) == 0  # never fixed: it works as well
    assert not fails("gap", str(file))
    assert fails("edit", str(file))  # an edit cannot be accepted
    assert main(["fix", str(file), "-q"]) == 1
    assert not fails("gap", str(file))
    with file.open("a", encoding="utf-8") as stream:
        stream.write("\n又一处文字在这里丢失\ufffd\ufffd了，后面还有。\n")
    (found,) = [d for d in shown(capsys, str(file)) if d["kind"] == "gap"]
    assert found["line"] == file.read_text("utf-8").count("\n")
    assert fails("gap", str(file))
    assert main(["fix", str(file), "-q"]) in {0, 1}
    assert fails("gap", str(file))


def test_suggestions_are_accepted_too(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fails("suggestion")
    assert main(["check", "docs", "--accept"]) == 0
    assert not fails("suggestion")
    assert {d["kind"] for d in shown(capsys)} == {"edit"}
    text = (docs / DOUBTS).read_text("utf-8")
    (docs / DOUBTS).write_text(text + "\n又一段。\n", encoding="utf-8")
    assert not fails("suggestion")  # it is still the same one
    assert fails("untrusted")  # but nobody has looked at the whole of this text


def test_another_name_changes_nothing(docs: Path) -> None:
    assert main(["fix", "docs", "-q"]) == 1
    (docs / "sub").mkdir()
    (docs / DOUBTS).rename(docs / "sub" / "b.txt")
    assert fails("untrusted", "docs/sub")
    assert main(["check", "docs/sub", "--accept"]) == 0
    assert not fails("untrusted")
    shutil.copy2(docs / GAPS, docs / "copy.txt")  # the first is still there: another document
    assert not any("recorded_line" in d for d in _json(["check", "docs/copy.txt"]))


def _json(arguments: list[str]) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "cleancorpus", *arguments, "--output-format", "jsonl"]
    done = subprocess.run(command, capture_output=True, env=ENVIRONMENT, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_restored_file_is_judged_by_itself(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (docs / GAPS).read_bytes()
    assert main(["fix", "docs", "-q"]) == 1
    first = Path(".cleancorpus/ledger.jsonl").read_bytes()
    (docs / GAPS).write_bytes(before)
    assert not any("recorded_line" in d for d in shown(capsys, f"docs/{GAPS}"))
    assert main(["check", f"docs/{GAPS}"]) == 1
    assert "note" not in capsys.readouterr().err
    assert main(["fix", "docs", "-q"]) == 1
    assert Path(".cleancorpus/ledger.jsonl").read_bytes() == first


def test_a_file_that_could_not_be_checked_is_not_accepted() -> None:
    assert main(["fix", "docs", "-q"]) == 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleancorpus.check.clean_part", lambda *_: 1 // 0)
        assert main(["check", "docs", "--accept", "-q"]) == 3
    assert fails("gap")


def test_a_folder_where_nothing_is_lost_has_no_ledger(docs: Path) -> None:
    assert main(["fix", str(docs / "sound.txt")]) == 1
    assert main(["check", str(docs / "sound.txt"), "--accept"]) == 0
    assert not Path(".cleancorpus").exists()


def test_a_broken_ledger_stops_before_anything_is_rewritten(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", f"docs/{GAPS}", "-q"]) == 1
    ledger = Path(".cleancorpus/ledger.jsonl")
    ledger.write_bytes(ledger.read_bytes() + b"<<<<<<< HEAD\n")
    broken, text = ledger.read_bytes(), (docs / DOUBTS).read_bytes()
    for verb in (["fix"], ["check"], ["check", "--accept"]):
        capsys.readouterr()
        assert main([*verb, "docs"]) == 2
        assert "ledger.jsonl:2: a merge conflict" in capsys.readouterr().err
    assert ledger.read_bytes() == broken
    assert (docs / DOUBTS).read_bytes() == text


def test_a_file_whose_evidence_cannot_be_kept_stays_as_it_is(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(".cleancorpus").write_bytes(b"")
    before = (docs / GAPS).read_bytes()
    assert main(["fix", "docs", "-q"]) == 3
    assert f"error: docs/{GAPS}: left as it is: its evidence" in capsys.readouterr().err
    assert (docs / GAPS).read_bytes() == before
    assert (docs / "sound.txt").read_text("utf-8") != EDIT_ONLY  # nothing is lost there


def test_the_evidence_is_written_before_the_file_is(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_path: Path, _data: bytes) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("cleancorpus.check.rewrite_in_place", stop)
        assert main(["fix", "docs", "-j", "1"]) == 130
    assert [line["path"] for line in lines()] == [f"docs/{GAPS}"]
    assert (docs / GAPS).read_text("utf-8") == LOST
    found = shown(capsys, f"docs/{GAPS}")
    assert [d["kind"] for d in found if "recorded_line" in d] == []  # as it was before the fix
    assert main(["fix", "docs", "-j", "1"]) == 1
    assert [line["path"] for line in lines()] == [f"docs/{GAPS}", f"docs/{DOUBTS}"]


def test_the_folder_of_the_ledger_is_never_read(docs: Path) -> None:
    assert main(["fix", "docs", "-q"]) == 1
    own = docs / ".cleancorpus"
    own.mkdir()
    (own / "a.txt").write_text(EDIT_ONLY, encoding="utf-8")
    named = [str(own / "a.txt"), ".cleancorpus/ledger.jsonl", str(docs / "sound.txt")]
    before = Path(".cleancorpus/ledger.jsonl").read_bytes()
    assert main(["fix", *named]) == 0  # as a hook would name them
    assert main(["fix", ".cleancorpus"]) == 0
    assert main(["check", "."]) == 0
    assert main(["clean", *named, "-o", "out", "-q"]) == 0
    assert [path.name for path in Path("out").glob("*.txt")] == ["sound.txt"]
    assert (own / "a.txt").read_text("utf-8") == EDIT_ONLY
    assert Path(".cleancorpus/ledger.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [["-", "--accept"], ["docs", "--accept", "--update-baseline", "--baseline", "k"]]
)
def test_what_makes_no_sense_with_accept_is_refused(arguments: list[str]) -> None:
    assert main(["check", *arguments]) == 2


def test_a_baseline_made_before_the_fix_holds_after_it(capsys: pytest.CaptureFixture[str]) -> None:
    baseline = ["--baseline", "known.json"]
    assert main(["check", "docs", *baseline, "--update-baseline"]) == 0
    assert main(["fix", "docs", "-q"]) == 1
    capsys.readouterr()
    main(["check", "docs", *baseline, "--output-format", "jsonl", "-q"])
    assert "recorded_line" not in capsys.readouterr().out
    assert main(["check", "docs", *baseline, "--fail-on", "untrusted"]) == 0


def test_hooks_that_share_the_files_among_processes_share_the_ledger(docs: Path) -> None:
    for number in range(6):
        (docs / f"{number}.txt").write_bytes((docs / DOUBTS).read_bytes())
    names = [f"docs/{number}.txt" for number in range(6)]
    command = [sys.executable, "-m", "cleancorpus", "fix", "-q"]
    running = [
        subprocess.Popen([*command, *names[start::3]], env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        for start in range(3)
    ]
    assert [process.wait(timeout=120) for process in running] == [1] * 3
    assert [line["path"] for line in lines()] == names
    assert fails("untrusted", names[5])


@pytest.mark.parametrize("kind", [kind for kind in ("gap", "damage", "doubt") if kind in KINDS])
def test_every_kind_in_the_ledger_fails(docs: Path, kind: str) -> None:
    file = docs / "sound.txt"
    assert main(["fix", str(file), "-q"]) == 1
    after = clean_file(file).sha256
    key = {"gap": "gaps", "damage": "damage", "doubt": "doubts"}[kind]
    found = {"id": "1", "rule": "mojibake.utf8-as-gbk", "line": 1, "text": "鏁", "reason": "x"}
    record = {
        "schema": 1, "path": "docs/sound.txt", "sha256": {"before": "0", "after": after},
        "version": "0.1.0", "settings": {}, key: [found],
    }  # fmt: skip
    Path(".cleancorpus").mkdir()
    Path(".cleancorpus/ledger.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert fails(kind, str(file))
    assert main(["check", str(file), "--accept"]) == 0
    assert not fails(kind, str(file))
