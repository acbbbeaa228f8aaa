"""Settings: defaults < file < command line, and mistakes named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancorpus.errors import SettingsError
from cleancorpus.records import Rule
from cleancorpus.settings import Settings, find_settings_file, load_settings, parse_settings

RULES = (
    Rule("strip.page-number", "", "", ""),
    Rule("strip.spam-line", "", "", "", level="suggest"),
    Rule("rejoin.hard-wrap", "", "", "", level="off"),
)


def parse(**table: object) -> Settings:
    return parse_settings(table, "cleancorpus.toml", RULES)


@pytest.mark.parametrize(
    ("settings", "levels"),
    [
        (Settings(), ["apply", "suggest", "off"]),
        (Settings(ignore=("strip",)), ["off", "off", "off"]),
        (Settings(select=("rejoin",)), ["off", "off", "apply"]),
        (Settings(select=("strip",), ignore=("strip.spam-line",)), ["apply", "off", "off"]),
        (Settings(levels={"strip": "suggest"}), ["suggest", "suggest", "off"]),
        (Settings(levels={"strip": "off", "strip.page-number": "apply"}), ["apply", "off", "off"]),
    ],
)
def test_levels(settings: Settings, levels: list[str]) -> None:
    assert [settings.level(rule) for rule in RULES] == levels


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"ignroe": ["strip"]}, "unknown key 'ignroe' (did you mean 'ignore'?)"),
        ({"ignore": ["strip.page-numbre"]}, "did you mean 'strip.page-number'?"),
        ({"jobs": "four"}, "jobs: expected a number of processes, found 'four'"),
        ({"jobs": True}, "jobs: expected a number of processes, found True"),
        ({"regional": 1}, "regional: expected true or false"),
        ({"exclude": "drafts"}, "exclude: expected a list of strings"),
        ({"levels": {"strip": "delete"}}, "expected one of"),
        ({"strip-patterns": ["("]}, "is not a regular expression"),
        ({"overrides": [{"files": ["a"]}]}, "each needs files"),
        ({"repeated-lines": ["x"]}, "unknown key 'repeated-lines'"),
    ],
)
def test_mistakes_are_named(table: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(table, "cleancorpus.toml", RULES)
    assert message in str(caught.value)


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        parse(jobs=-1, wrong=1)
    assert str(caught.value).count("cleancorpus.toml: ") == 2


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
    assert load_settings(file, RULES).jobs == 3
    (deep / "cleancorpus.toml").write_text("jobs = 2\n", encoding="utf-8")
    assert find_settings_file(deep) == deep / "cleancorpus.toml"


def test_a_broken_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cleancorpus.toml").write_text("jobs =", encoding="utf-8")
    with pytest.raises(SettingsError, match="not a TOML file"):
        load_settings(tmp_path / "cleancorpus.toml", RULES)
    with pytest.raises(SettingsError, match="No such file"):
        load_settings(tmp_path / "none.toml", RULES)
