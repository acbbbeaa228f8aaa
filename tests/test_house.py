"""The house rules that no linter knows: who imports whom, sizes, rules and their cases."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

import cleancorpus
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Rule
from cleancorpus.settings import Settings
from cleancorpus.stages import STAGES, all_rules, stage_name
from tests.cases import load_cases

PACKAGE = Path(cleancorpus.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
RULES = list(all_rules().values())
# What the example of strip.user-line takes for named in the settings.
USER_LINES = ("每日一读",)
MAX_FILE, MAX_FUNCTION = 250, 40

# Room -> the rooms that it may import from; the public names of __init__ and __main__ are free.
MAY_IMPORT = {
    "cli": {
        "__version__",
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
    },
    "check": {
        "errors",
        "file",
        "readers",
        "records",
        "reports",
        "run",
        "runners",
        "settings",
        "time_limit",
    },
    "file": {"errors", "pipeline", "readers", "records", "settings", "time_limit"},
    "run": {
        "errors",
        "language",
        "readers",
        "runners",
        "settings",
        "settings_checks",
        "time_limit",
    },
    "pipeline": {
        "guard",
        "language",
        "offsets",
        "protection",
        "records",
        "rounds",
        "settings",
        "stages",
        "text",
        "time_limit",
    },
    "guard": {"language", "protection", "records", "text"},
    "protection": {"records"},
    "rounds": {"offsets", "records"},
    "stages": {"data", "language", "records", "settings", "text", "user_patterns"},
    "language": {"data"},
    "text": {"data"},
    "readers": {"data", "errors", "language", "records"},
    "reports": {
        "__version__",
        "data",
        "errors",
        "offsets",
        "protection",
        "records",
        "run",
        "stages",
        "structure",
    },
    "runners": set(),
    "settings": {"errors", "records", "settings_checks"},
    "settings_file": {"errors", "settings", "settings_checks"},
    # A setting may name a rule: its check asks the stages which there are, when it is called.
    "settings_checks": {"errors", "globs", "records", "stages", "user_patterns"},
    "globs": set(),
    "user_patterns": {"errors"},
    "structure": set(),
    "offsets": {"records"},
    "records": {"settings"},
    "errors": set(),
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
    names = [stage_name(stage) for stage in STAGES]
    assert names == ["mojibake", "characters", "convert", "strip", "rejoin", "punctuate"]
    for stage in STAGES:
        assert {rule.stage for rule in stage.RULES} == {stage_name(stage)}
    assert len(RULES) == sum(len(stage.RULES) for stage in STAGES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_example_of_a_rule_is_true(rule: Rule) -> None:
    settings = Settings(select=(rule.stage,), levels={rule.id: "apply"}, strip_lines=USER_LINES)
    cleaned = clean_text(rule.before, settings)
    assert rule.summary
    assert cleaned.text == rule.after
    found = {finding.rule for step in cleaned.steps for finding in (*step.edits, *step.notes)}
    assert rule.id in found


def test_every_rule_has_cases_that_change_and_cases_that_must_not() -> None:
    kinds = Counter((case.rule, case.before == case.after) for case in load_cases())
    known = {rule for rule, _ in kinds}
    assert known <= set(all_rules())
    assert [rule.id for rule in RULES if not kinds[rule.id, True]] == []
    assert [
        rule.id for rule in RULES if rule.after != rule.before and not kinds[rule.id, False]
    ] == []
