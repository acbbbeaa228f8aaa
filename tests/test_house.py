"""The house rules that no linter knows: who imports whom, sizes, rules and their cases."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import cleancorpus
from cleancorpus.pipeline import clean_text
from cleancorpus.reports.diagnostics import DECODE_RULES
from cleancorpus.rules import Context, Rule, Stage
from cleancorpus.settings import Settings
from cleancorpus.stages import all_rules, all_stages, stage_name
from tests.cases import load_cases

PACKAGE = Path(cleancorpus.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
RULES = list(all_rules().values())
# What the example of strip.user-line takes for named in the settings.
USER_LINES = ("每日一读",)
MAX_FILE, MAX_FUNCTION = 250, 40

# Room -> the rooms that it may import from; __init__ and __main__ are free.
MAY_IMPORT = {
    "cli": {
        "_version",
        "check",
        "corpus",
        "data",
        "errors",
        "file",
        "offsets",
        "pipeline",
        "readers",
        "records",
        "reports",
        "rules",
        "run",
        "settings",
        "settings_checks",
        "settings_file",
        "stages",
        "time_limit",
    },
    "corpus": {
        "errors",
        "file",
        "readers",
        "records",
        "reports",
        "run",
        "runners",
        "settings",
        "time_limit",
        "writers",
    },
    "check": {
        "errors",
        "file",
        "readers",
        "recording",
        "records",
        "reports",
        "run",
        "runners",
        "settings",
        "time_limit",
    },
    "recording": {"file", "reports", "run", "settings"},
    "file": {"errors", "pipeline", "readers", "records", "settings", "time_limit"},
    "run": {
        "errors",
        "language",
        "readers",
        "runners",
        "settings",
        "settings_checks",
        "text",
        "time_limit",
    },
    "pipeline": {
        "guard",
        "language",
        "offsets",
        "protection",
        "records",
        "rounds",
        "rules",
        "settings",
        "stages",
        "text",
        "time_limit",
    },
    "guard": {"language", "protection", "records", "text"},
    "protection": {"records"},
    "rounds": {"offsets", "records"},
    "stages": {"data", "language", "records", "rules", "text", "user_patterns"},
    # What a hanzi is, a blank, a mark: one vocabulary for all who read Chinese text.
    "language": {"data", "text"},
    "text": {"data"},
    "readers": {"data", "errors", "language", "records", "text"},
    "reports": {
        "_version",
        "data",
        "errors",
        "offsets",
        "protection",
        "records",
        "run",
        "stages",
        "structure",
    },
    "runners": {"settings"},
    "writers": {"errors", "run"},
    "settings": {"errors", "rules", "settings_checks"},
    "settings_file": {"errors", "settings", "settings_checks"},
    # A setting may name a rule: its check asks the stages which there are, when it is called.
    "settings_checks": {"errors", "globs", "rules", "runners", "stages", "user_patterns"},
    "globs": set(),
    "user_patterns": {"errors"},
    "structure": {"text"},
    "offsets": {"records"},
    "rules": {"records"},
    "records": set(),
    "errors": set(),
    "_version": set(),
    "time_limit": {"errors"},
    "data": set(),
}


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_imports_keep_to_the_walls(module: Path) -> None:
    room = room_of(module)
    if room in {"__init__", "__main__"}:
        return
    imported = imports_of(module)
    rooms = {name.split(".")[1] for name in imported if name.startswith("cleancorpus.")}
    assert rooms - {room} <= MAY_IMPORT[room]
    if room == "stages":
        outside = {name.split(".")[0] for name in imported}
        assert outside & {"pathlib", "logging", "os", "sys", "io"} == set()
        stage = module.relative_to(PACKAGE).parts[1].removesuffix(".py")
        others = {name.split(".")[2] for name in imported if name.startswith("cleancorpus.stages.")}
        assert stage == "__init__" or others <= {stage}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_only_the_command_line_prints_and_rooms_are_small(module: Path) -> None:
    text = module.read_text("utf-8")
    tree = ast.parse(text)
    if room_of(module) not in {"cli", "data"}:
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert "print" not in {call.id for call in calls if isinstance(call, ast.Name)}
    assert text.count("\n") <= MAX_FILE
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            body = node.end_lineno or node.lineno
            documentation = len((ast.get_docstring(node) or "").split("\n"))
            assert body - node.lineno - documentation <= MAX_FUNCTION, node.name


def test_only_the_pipeline_applies_edits() -> None:
    users = {m.name for m in MODULES if "apply_edits(" in m.read_text("utf-8")}
    assert users == {"offsets.py", "pipeline.py"}


def test_rules_are_named_by_their_stage_and_unique() -> None:
    names = [stage_name(stage) for stage in all_stages()]
    assert names == ["mojibake", "characters", "convert", "strip", "rejoin", "punctuate"]
    for stage in all_stages():
        assert {rule.stage for rule in stage.RULES} == {stage_name(stage)}
    assert len(RULES) == sum(len(stage.RULES) for stage in all_stages())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_example_of_a_rule_is_true(rule: Rule) -> None:
    settings = Settings(select=(rule.stage,), levels={rule.id: "apply"}, strip_lines=USER_LINES)
    cleaned = clean_text(rule.before, settings)
    assert cleaned.text == rule.after
    found = {finding.rule for step in cleaned.steps for finding in (*step.edits, *step.notes)}
    assert rule.id in found


@pytest.mark.parametrize("stage", all_stages(), ids=stage_name)
def test_a_stage_looks_for_a_rule_that_is_off_only_when_told_to(stage: Stage) -> None:
    for rule in stage.RULES:
        if rule.level == "off":
            told: list[Context] = [Context(), Context(levels={rule.id: "apply"})]
            found = [{f.rule for look in stage.PASSES for f in look(rule.before, c)} for c in told]
            assert [rule.id in rules for rules in found] == [False, True]


@pytest.mark.parametrize("summary", [*(rule.summary for rule in RULES), *DECODE_RULES.values()])
def test_a_summary_is_one_line_with_a_capital_and_a_full_stop(summary: str) -> None:
    assert re.fullmatch(r"[A-Z][^\n]*[^.\n]\.", summary)


def test_every_rule_has_cases_that_change_and_cases_that_must_not() -> None:
    kinds = Counter((case.rule, case.before == case.after) for case in load_cases())
    known = {rule for rule, _ in kinds}
    assert known <= set(all_rules())
    assert [rule.id for rule in RULES if not kinds[rule.id, True]] == []
    assert [
        rule.id for rule in RULES if rule.after != rule.before and not kinds[rule.id, False]
    ] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_a_long_pattern_is_verbose(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile" and node.args:
            parts = [one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
            size = sum(len(part) for part in parts if isinstance(part, str))
            assert size <= 200 or "VERBOSE" in ast.unparse(node), f"line {node.lineno}"


def test_no_module_name_stands_twice_among_the_stages() -> None:
    names = Counter(module.stem for module in (PACKAGE / "stages").rglob("*.py"))
    assert [name for name, count in names.items() if count > 1 and name != "__init__"] == []
