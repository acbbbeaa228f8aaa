"""The output formats of `check`, each read by its schema or by a program that consumes it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml

from cleancorpus.records import Cleaned, Decoding, Edit, Gap, Note, Step, Suggestion
from cleancorpus.reports import diagnostics as module
from cleancorpus.reports.diagnostics import Diagnostic, FileCheck, Place, diagnose
from cleancorpus.reports.formats import FORMATS, render, sarif
from tests.paths import ROOT

SCHEMAS = ROOT / "fixtures" / "schemas"
HOSTILE = "a%b:c,d\r\n</failure>]]>\x00\x1b[31m&<script>\ud800"

EDIT = Diagnostic(
    "docs/政策 1.txt", "edit", "rejoin.stray-blank", "blank inside a word",
    Place(3, 5, 3, 6), " ", "", "𠀀数", "字政府", 0.98, exact=True, fingerprint="0" * 20,
)  # fmt: skip
LONG = Diagnostic(
    "docs/政策 1.txt", "edit", "strip.navigation", HOSTILE,
    Place(4, 1, 9, 1), HOSTILE, "", fingerprint="1" * 20,
)  # fmt: skip
SUGGESTED = Diagnostic(
    "/else/where.txt", "suggestion", "convert.word", "weak", Place(1, 1, 1, 2), "乾", "干",
    confidence=0.5, fingerprint="2" * 20,
)  # fmt: skip
GAP = Diagnostic(
    "/else/where.txt", "gap", "rejoin.gap", "text is lost", Place(2, 1, 2, 1), fingerprint="3" * 20
)
CHECKS = [
    FileCheck("docs/政策 1.txt", True, (EDIT, LONG)),
    FileCheck("/else/where.txt", False, (SUGGESTED, GAP)),
    FileCheck("clean.txt"),
    FileCheck("broken,1.txt", error="not text: 100% zero bytes\nat all"),
]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_text_that_utf8_can_hold(name: str) -> None:
    for checks in (CHECKS, CHECKS[2:3], []):
        render(checks, name).encode("utf-8")


def test_concise_is_one_line_a_diagnostic() -> None:
    lines = render(CHECKS, "concise").split("\n")
    assert len(lines) == 5
    assert "docs/政策 1.txt:3:5" in lines[0]
    assert "[␣ → ]" in lines[0]


def test_text_shows_the_edit_in_its_context() -> None:
    assert "字政府" in render(CHECKS, "text")


def test_json_obeys_its_schema() -> None:
    schema = json.loads((Path(module.__file__).parent / "check.schema.json").read_text("utf-8"))
    record = json.loads(render(CHECKS, "json"))
    jsonschema.validate(record, schema)
    assert [file["path"] for file in record["files"]] == [check.path for check in CHECKS]


def test_jsonl_has_a_line_for_each_diagnostic_and_failure() -> None:
    rows = [json.loads(line) for line in render(CHECKS, "jsonl").split("\n") if line]
    assert [row["kind"] for row in rows] == ["edit", "edit", "suggestion", "gap", "error"]


def test_sarif_obeys_the_official_schema() -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
    for checks in (CHECKS, CHECKS[2:3], []):
        log = json.loads(render(checks, "sarif"))
        jsonschema.validate(log, schema, format_checker=jsonschema.FormatChecker())
    run = json.loads(render(CHECKS, "sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert not run["invocations"][0]["executionSuccessful"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "docs/%E6%94%BF%E7%AD%96%201.txt", "uriBaseId": "SRCROOT"
    }  # fmt: skip
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 6}
    assert [("fixes" in result) for result in run["results"]] == [True, False, False, False]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_long_sarif_log_has_one_result_for_each_rule_of_a_file() -> None:
    many = FileCheck("a.txt", True, (EDIT, LONG) * (sarif.MOST_RESULTS // 2 + 1))
    results = json.loads(render([many, *CHECKS], "sarif"))["runs"][0]["results"]
    counts = [result.get("occurrenceCount", 1) for result in results]
    assert counts == [sarif.MOST_RESULTS // 2 + 2] * 2 + [1, 1]


def test_junit_is_read_by_junitparser(tmp_path: Path) -> None:
    file = tmp_path / "junit.xml"
    file.write_text(render(CHECKS, "junit"), encoding="utf-8")
    (suite,) = JUnitXml.fromfile(str(file))
    assert (suite.tests, suite.failures, suite.errors) == (4, 2, 1)
    kinds = [[type(result) for result in case.result] for case in suite]
    assert kinds == [[Failure], [Failure], [], [Error]]


def test_gitlab_has_the_keys_that_gitlab_reads() -> None:
    issues = json.loads(render(CHECKS, "gitlab"))
    assert len(issues) == 5
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == set(issue)
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == 5


def read_annotation(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner of GitHub Actions does (ActionCommand.cs)."""
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    command, _, listed = head.partition(" ")
    properties = dict(item.split("=", 1) for item in listed.split(","))
    for sign, code in {"\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C", "%": "%25"}.items():
        properties = {key: value.replace(code, sign) for key, value in properties.items()}
    for sign, code in {"\r": "%0D", "\n": "%0A", "%": "%25"}.items():
        data = data.replace(code, sign)
    return command, properties, data


def test_github_annotations_survive_the_runner() -> None:
    lines = render(CHECKS, "github").split("\n")[:-1]
    read = [read_annotation(line) for line in lines]
    assert [command for command, _, _ in read] == ["warning", "warning", "notice", "error", "error"]
    assert read[0][1] == {
        "file": "docs/政策 1.txt", "line": "3", "endLine": "3", "col": "5", "endColumn": "6",
        "title": "rejoin.stray-blank (edit)",
    }  # fmt: skip
    assert "col" not in read[1][1]
    assert read[1][2].startswith("a%b:c,d\r\n</failure>]]>")
    assert read[4] == ("error", {"file": "broken,1.txt"}, "not text: 100% zero bytes\nat all")


def test_diagnose_gives_places_fingerprints_and_fixes(monkeypatch: pytest.MonkeyPatch) -> None:
    from cleancorpus.rules import Rule  # noqa: PLC0415

    rules = [Rule("a.blank", "a blank", "", ""), Rule("a.counted", "counted", "", "", listed=False)]
    monkeypatch.setattr(module, "all_rules", lambda: {rule.id: rule for rule in rules})
    source = "數字 政府\n數字 政府\n"
    counted = [Edit(0, 1, "数", "a.counted"), Edit(6, 7, "数", "a.counted")]
    after = "数字 政府\n数字 政府\n"
    blanks = [Edit(2, 3, "", "a.blank", "blank in a word"), Edit(8, 9, "", "a.blank")]
    notes: list[Note] = [Gap(4, 5, "a.blank", "lost"), Suggestion(3, 5, "市府", "a.blank")]
    cleaned = Cleaned(source, "数字政府\n数字政府\n", (
        Step("a", source, counted), Step("a", after, blanks, notes=notes),
    ))  # fmt: skip
    found = diagnose("x.txt", Decoding("gb18030", crlf=1), cleaned)
    assert [(d.kind, d.rule, d.place[:2], d.count) for d in found] == [
        ("edit", "decode.encoding", (1, 1), 1),
        ("edit", "decode.line-ends", (1, 1), 1),
        ("edit", "a.counted", (1, 1), 2),
        ("edit", "a.blank", (1, 3), 1),
        ("suggestion", "a.blank", (1, 4), 1),
        ("gap", "a.blank", (1, 5), 1),
        ("edit", "a.blank", (2, 3), 1),
    ]
    assert len({d.fingerprint for d in found}) == len(found)
    assert [d.exact for d in found if d.rule == "a.blank" and d.kind == "edit"] == [True, True]
