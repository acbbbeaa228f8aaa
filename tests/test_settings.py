"""Settings: defaults < file < command line, and mistakes named."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from cleancorpus.errors import CleanCorpusError, SettingsError
from cleancorpus.pipeline import clean_text
from cleancorpus.rules import Level, Rule
from cleancorpus.settings import CHECKS, SHORT_FORMS, Override, Settings
from cleancorpus.settings_file import find_settings_file, load_settings, parse_settings
from cleancorpus.stages import all_rules

RULES = (
    Rule("strip.page-number", "", "", ""),
    Rule("strip.spam-line", "", "", "", level="suggest"),
    Rule("rejoin.hard-wrap", "", "", "", level="off"),
)
LAW = "第一条 为了规范政务数据共享，提高行政效能，制定本办法。\n"


def parse(**table: object) -> Settings:
    return parse_settings(table, "cleancorpus.toml")


@pytest.mark.parametrize(
    ("settings", "levels"),
    [
        (Settings(), ["apply", "suggest", "off"]),
        (Settings(ignore=("strip",)), ["off", "off", "off"]),
        (Settings(select=("rejoin",)), ["off", "off", "off"]),
        (Settings(select=("rejoin.hard-wrap",)), ["off", "off", "apply"]),
        (Settings(select=("strip", "rejoin.hard-wrap")), ["apply", "suggest", "apply"]),
        (Settings(select=("strip",), ignore=("strip.spam-line",)), ["apply", "off", "off"]),
        (Settings(levels={"strip": "suggest"}), ["suggest", "suggest", "off"]),
        (Settings(levels={"strip": "off", "strip.page-number": "apply"}), ["apply", "off", "off"]),
        (Settings(levels={"rejoin": "apply"}), ["apply", "suggest", "off"]),
        (Settings(levels={"rejoin.hard-wrap": "suggest"}), ["apply", "suggest", "suggest"]),
        (Settings(levels={"strip": "apply"}, select=("rejoin",)), ["apply", "apply", "off"]),
        (Settings(levels={"strip": "apply"}, ignore=("strip",)), ["off", "off", "off"]),
    ],
)
def test_levels(settings: Settings, levels: list[str]) -> None:
    assert [settings.level(rule) for rule in RULES] == levels


CREDIT = "strip.credit"


@pytest.mark.parametrize(
    ("settings", "level"),
    [
        (Settings(), "off"),
        (Settings(select=("strip",)), "off"),
        (Settings(levels={"strip": "apply"}), "off"),
        (Settings(levels={"strip": "suggest"}), "off"),
        (Settings(select=(CREDIT,)), "apply"),
        (Settings(select=("convert", CREDIT), levels={"strip": "suggest"}), "suggest"),
        (Settings(levels={CREDIT: "apply"}), "apply"),
        (Settings(levels={CREDIT: "suggest"}), "suggest"),
        (Settings(drop_credits=True), "apply"),
        (Settings(drop_credits=True, levels={"strip": "suggest"}), "suggest"),
        (Settings(drop_credits=True, levels={CREDIT: "off"}), "off"),
        (Settings(drop_credits=True, select=("convert",)), "off"),
        (Settings(drop_credits=True, ignore=("strip",)), "off"),
    ],
)
def test_a_rule_that_is_off_is_turned_on_by_its_own_name(settings: Settings, level: Level) -> None:
    credit = all_rules()[CREDIT]
    assert credit.level == "off"
    assert settings.level(credit) == level
    text = f"{LAW}\n责任编辑：王某\n"
    cleaned = clean_text(text, settings)
    assert cleaned.text == (LAW if level == "apply" else text)
    notes = [note.rule for step in cleaned.steps for note in step.notes]
    assert notes == ([CREDIT] if level == "suggest" else [])


def test_every_short_form_turns_on_a_rule_that_is_off() -> None:
    for rule, setting in SHORT_FORMS.items():
        assert all_rules()[rule].level == "off"
        assert Settings(**{setting: True}).level(all_rules()[rule]) == "apply"  # type: ignore[arg-type]


MISTAKES = pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"ignore": ["strip.page-numbre"]}, "did you mean 'strip.page-number'?"),
        ({"jobs": "four"}, "jobs: expected a number of processes, found 'four'"),
        ({"jobs": True}, "jobs: expected a number of processes, found True"),
        ({"regional": 1}, "regional: expected true or false"),
        ({"exclude": "drafts"}, "exclude: expected a list of strings"),
        ({"levels": {"strip": "delete"}}, "expected one of"),
        ({"strip-patterns": ["("]}, "strip-patterns: '(': not a regular expression: missing )"),
        ({"ignore": "strip.spam-line"}, "ignore: expected a list of strings, found 'strip.spam"),
        ({"ignore": ["convrt"]}, "ignore: unknown rule 'convrt' (did you mean 'convert'?)"),
        ({"select": ["strip.page-numbre"]}, "select: unknown rule 'strip.page-numbre'"),
        ({"select": [["strip"]]}, "select: expected a list of strings"),
        ({"levels": {"convrt": "off"}}, "levels: unknown rule 'convrt'"),
        ({"levels": {"convert": "of"}}, "levels: convert: expected one of"),
        ({"levels": ["convert"]}, "levels: expected a table of rule = level"),
        ({"levels": {"convert": ["off"]}}, "levels: convert: expected one of"),
        ({"jobs": -1}, "jobs: expected a number of processes, found -1"),
        ({"jobs": 1.5}, "jobs: expected a number of processes, found 1.5"),
        ({"time-limit": -1}, "time-limit: expected seconds from 0 to 1,000,000, found -1"),
        ({"time-limit": float("nan")}, "time-limit: expected seconds"),
        ({"time-limit": True}, "time-limit: expected seconds"),
        ({"regional": "yes"}, "regional: expected true or false, found 'yes'"),
        ({"drop-credits": None}, "drop-credits: expected true or false"),
        ({"strip-lines": [1]}, "strip-lines: expected a list of strings"),
        ({"exclude": ["!"]}, "exclude: '!' is not in the syntax of .gitignore"),
        ({"exclude": ["[z-a]"]}, "exclude: '[z-a]' is not in the syntax of .gitignore"),
        ({"overrides": [1]}, "overrides: expected"),
    ],
)


@MISTAKES
def test_mistakes_are_named(table: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(table, "cleancorpus.toml")
    assert str(caught.value).startswith("cleancorpus.toml: ")
    assert message in str(caught.value)


@MISTAKES
def test_the_library_is_as_strict_as_the_settings_file(table: dict[str, Any], message: str) -> None:
    values = {key.replace("-", "_"): value for key, value in table.items()}
    with pytest.raises(SettingsError) as caught:
        Settings(**values)
    ((key, field),) = zip(table, values, strict=True)
    assert message.replace(key, field) in str(caught.value)
    with pytest.raises(SettingsError):
        replace(Settings(regional=True), **values)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"ignroe": ["strip"]}, "unknown key 'ignroe' (did you mean 'ignore'?)"),
        ({"overrides": [{"files": ["a"]}]}, "overrides: each needs files"),
        ({"overrides": [{"files": "a", "levels": {}}]}, "overrides: files: expected a list"),
        ({"overrides": [{"files": ["a"], "levels": {"strp": "off"}}]}, "overrides: levels: unkn"),
        ({"repeated-lines": ["x"]}, "unknown key 'repeated-lines'"),
    ],
)
def test_mistakes_of_the_file_alone_are_named(table: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(table, "cleancorpus.toml")
    assert message in str(caught.value)


def test_the_levels_of_an_override_are_checked_where_it_is_made() -> None:
    with pytest.raises(SettingsError, match="files: expected a list of strings, found 'poems/'"):
        Override("poems/", {"rejoin": "off"})  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="unknown rule 'rejion'"):
        Override(("poems/",), {"rejion": "off"})


def test_every_setting_has_its_check() -> None:
    assert list(CHECKS) == [field.name for field in fields(Settings)]
    assert issubclass(SettingsError, CleanCorpusError)
    assert issubclass(SettingsError, ValueError)


def test_lists_are_taken_for_tuples_and_settings_share_nothing_with_their_maker() -> None:
    levels: dict[str, Level] = {"strip": "off"}
    settings = Settings(ignore=["convert"], levels=levels, strip_lines=["x"])  # type: ignore[arg-type]
    levels["strip"] = "apply"
    assert settings == Settings(ignore=("convert",), levels={"strip": "off"}, strip_lines=("x",))
    assert settings.ignore == ("convert",)
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        parse(jobs=-1, wrong=1)
    assert str(caught.value).count("cleancorpus.toml: ") == 2
    with pytest.raises(SettingsError, match=r"ignore: .*\njobs: "):
        Settings(ignore=("convrt",), jobs=-1)


def test_overrides_hold_for_their_files_only() -> None:
    settings = parse(overrides=[{"files": ["old/"], "levels": {"strip": "off"}}])
    assert settings.for_file("old/a.txt").level(RULES[0]) == "off"
    assert settings.for_file("new/a.txt") is settings


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.cleancorpus]\njobs = 3\n", encoding="utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    file = find_settings_file(deep)
    assert file == tmp_path / "pyproject.toml"
    assert load_settings(file).jobs == 3
    (deep / "cleancorpus.toml").write_text("jobs = 2\n", encoding="utf-8")
    assert find_settings_file(deep) == deep / "cleancorpus.toml"


def test_a_broken_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cleancorpus.toml").write_text("jobs =", encoding="utf-8")
    with pytest.raises(SettingsError, match="not a TOML file"):
        load_settings(tmp_path / "cleancorpus.toml")
    nested = "[" * 5_000 + "]" * 5_000
    (tmp_path / "cleancorpus.toml").write_text(f"jobs = {nested}", encoding="utf-8")
    with pytest.raises(SettingsError, match="nested too deeply"):
        load_settings(tmp_path / "cleancorpus.toml")
    with pytest.raises(SettingsError, match="No such file"):
        load_settings(tmp_path / "none.toml")


def test_what_is_ignored_is_off_whatever_its_level() -> None:
    settings = Settings(ignore=("strip",), levels={"strip.page-number": "apply"})
    assert settings.level(RULES[0]) == "off"
