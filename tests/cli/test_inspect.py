"""`rules`, `config` and `doctor`: what the tool says of itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cleancorpus.cli import main
from cleancorpus.settings import Override, Settings
from cleancorpus.settings_file import parse_settings
from cleancorpus.stages import all_rules

SETTINGS = """\
ignore = ["strip"]
strip-patterns = ['第\\d+次阅读']
[levels]
convert = "suggest"
[[overrides]]
files = ["poems/"]
levels = { rejoin = "off" }
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_rules_lists_every_rule_with_its_level(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    printed = capsys.readouterr().out
    for rule in all_rules().values():
        assert f"{rule.id} " in printed
        assert rule.summary in printed
    assert main(["rules", "--ignore", "strip"]) == 0
    assert "  off      " in capsys.readouterr().out


def test_a_rule_or_a_stage_is_shown_whole(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "cleancorpus.toml").write_text(SETTINGS, encoding="utf-8")
    rule = next(rule for rule in all_rules().values() if rule.stage == "strip")
    assert main(["rules", rule.id]) == 0
    assert f"level:  off (by your settings; by itself {rule.level})" in capsys.readouterr().out
    assert main(["rules", "strip.credit", "--isolated"]) == 0
    printed = capsys.readouterr().out
    assert "level:  off\n" in printed
    assert "on:     --level strip.credit=apply, or drop-credits = true in the settings" in printed
    assert main(["rules", "strip.credit", "--isolated", "--level", "strip=apply"]) == 0
    assert "level:  off\n" in capsys.readouterr().out
    assert main(["rules", "strip.credit", "--isolated", "--select", "strip.credit"]) == 0
    assert "level:  apply (by your settings; by itself off)" in capsys.readouterr().out
    assert main(["rules", "convert"]) == 0
    assert capsys.readouterr().out.count("before:") > 1
    assert main(["rules", "decode"]) == 0
    assert capsys.readouterr().out.count("always") == 3


def test_config_prints_a_settings_file_and_where_it_comes_from(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "cleancorpus.toml").write_text(SETTINGS, encoding="utf-8")
    assert main(["config", "--exclude", "drafts/", "--level", "rejoin=off"]) == 0
    printed = capsys.readouterr().out
    lines = printed.split("\n")
    assert lines[0] == f"# settings file: {here / 'cleancorpus.toml'}"
    assert 'exclude = ["drafts/"]  # command line' in lines
    assert f'ignore = ["strip"]  # {here / "cleancorpus.toml"}' in lines
    assert "regional = false  # default" in lines
    assert parse_settings(tomllib.loads(printed), "printed") == Settings(
        ignore=("strip",),
        levels={"convert": "suggest", "rejoin": "off"},
        overrides=(Override(("poems/",), {"rejoin": "off"}),),
        exclude=("drafts/",),
        strip_patterns=(r"第\d+次阅读",),
    )
    assert main(["config", "--time-limit", "0"]) == 0
    assert "time-limit = 0.0  # command line" in capsys.readouterr().out.split("\n")
    assert main(["config", "--isolated"]) == 0
    assert capsys.readouterr().out.startswith("# settings file: none\n")


def test_an_ignore_file_holds_for_check(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docs" / "a.txt").write_bytes("数字政府。\r\n".encode())
    assert main(["check", "docs"]) == 1
    (here / "docs" / ".cleancorpusignore").write_text("a.*\n", encoding="utf-8")
    assert main(["check", "docs"]) == 0


def test_doctor_finds_this_machine_well(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["doctor"]) == 0
    assert "MISSING" not in capsys.readouterr().out
    wanted = ["nonsuch-xyz>=1", "q; extra=='x'"]
    monkeypatch.setattr("importlib.metadata.requires", lambda _: wanted)
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "MISSING  nonsuch-xyz" in printed
    assert "not installed: pip install 'cleancorpus[x]'" in printed
