"""How far an output is trusted, and damage in everything that is shown of a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from cleancorpus.check import CheckOptions, check_cleaned, check_files
from cleancorpus.cli import main
from cleancorpus.file import CleanedFile, clean_bytes
from cleancorpus.offsets import trace_notes
from cleancorpus.records import Cleaned, Damage, Doubt, Gap, Step
from cleancorpus.reports import file_report as file_report_module
from cleancorpus.reports.explain import Choice, render_explanation
from cleancorpus.reports.file_report import file_report
from cleancorpus.reports.formats import FORMATS, render
from cleancorpus.reports.summary import Summary, outcome_of
from cleancorpus.reports.terminal import render_summary
from cleancorpus.reports.trust import TRUST_LEVELS, judge_trust

SPAN = "录脹赂帽碌脛脠脧露篓"
TEXT = f"通知\n\n收费标准{SPAN}，自发布之日起施行。\n"
RULE = "mojibake.unrepaired-text"
DAMAGE = Damage(0, 2, RULE, "damaged", 0.9)
OTHER = Damage(1, 3, RULE, "damaged too", 0.9)
GAP = Gap(5, 5, "rejoin.lost-text", "lost")
DOUBT = Doubt("mojibake.injected-pinyin", "altered")


def cleaned_of(text: str) -> CleanedFile:
    return clean_bytes(text.encode(), "a.txt")


@pytest.mark.parametrize(
    ("step", "chinese", "level", "reasons"),
    [
        (Step("mojibake", ""), True, "good", []),
        (Step("mojibake", "", notes=[GAP]), True, "incomplete", ["lost at 1 place"]),
        (
            Step("mojibake", "", notes=[DAMAGE, OTHER, GAP, GAP]),
            True,
            "damaged",
            ["3 characters (30 %) look damaged", "lost at 2 places"],
        ),
        (
            Step("mojibake", "", notes=[DAMAGE, GAP], doubts=[DOUBT]),
            True,
            "untrusted",
            ["altered", "2 characters (20 %) look damaged", "lost at 1 place"],
        ),
        (Step("mojibake", "", notes=[DAMAGE]), False, "not-chinese", ["no line of it is Chinese"]),
    ],
)
def test_the_worst_wins(step: Step, chinese: bool, level: str, reasons: list[str]) -> None:
    cleaned = Cleaned("数字政府建设发展通知", "数字政府建设发展通知", (step,), chinese=chinese)
    trust = judge_trust(cleaned, list(trace_notes(cleaned)))
    assert trust.level == level
    assert len(trust.reasons) == len(reasons)
    for said, reason in zip(trust.reasons, reasons, strict=True):
        assert reason in said


def schema(name: str) -> Any:
    return json.loads((Path(file_report_module.__file__).parent / name).read_text("utf-8"))


def test_report_and_summary_keep_to_their_schemas() -> None:
    file = cleaned_of(TEXT)
    report = file_report("a.txt", "0" * 64, file.size, file.document, file.cleaned)
    jsonschema.validate(report, schema("report.schema.json"))
    levels = schema("report.schema.json")["else"]["properties"]["trust"]["properties"]["level"]
    listed = schema("summary.schema.json")["properties"]["files"]["items"]["properties"]["trust"]
    assert levels["enum"] == listed["enum"] == list(TRUST_LEVELS)
    summary = Summary((outcome_of(report, {}),))
    record = summary.record()
    jsonschema.validate(record, schema("summary.schema.json"))
    assert record["trust"] == {"damaged": 1}
    assert record["files"][0]["damage"] == 1  # type: ignore[index]
    table = render_summary(summary)
    assert "damage              1  (places that look damaged and were not repaired)" in table


def test_a_check_holds_the_damage_and_the_trust() -> None:
    check = check_cleaned(cleaned_of(TEXT)).check
    assert check.trust == "damaged"
    (found,) = [one for one in check.diagnostics if one.kind == "damage"]
    assert (found.rule, found.before, found.after) == (RULE, SPAN, SPAN)
    assert (found.place.line, found.place.column, found.left) == (3, 5, "收费标准")
    assert check_cleaned(cleaned_of("第一条 总则\n")).check.trust == "good"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_the_damage(name: str) -> None:
    assert RULE in render([check_cleaned(cleaned_of(TEXT)).check], name)


def test_explain_shows_damage_alone_when_asked() -> None:
    file = cleaned_of(TEXT)
    shown = "".join(render_explanation(file.document, file.cleaned, Choice(only=("damage",))))
    assert f"{RULE} damage  {SPAN}" in click.unstyle(shown)
    assert "rejoin" not in shown


def test_damage_can_fail_a_check_and_stays_after_a_fix(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{TEXT}\n數字政府建設\n".encode())
    assert main(["check", str(path), "-q", "--fail-on", "gap"]) == 0
    assert main(["check", str(path), "-q", "--fail-on", "damage"]) == 1
    assert next(check_files(path, options=CheckOptions(fix=True))).fixed
    assert SPAN in path.read_text("utf-8")
    assert main(["check", str(path), "-q", "--fail-on", "damage"]) == 1
