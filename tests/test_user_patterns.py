"""Patterns of users: wrong ones are refused, slow ones fail their file alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cleancorpus.cli import main
from cleancorpus.errors import SettingsError, TimeLimitError
from cleancorpus.pipeline import clean_text
from cleancorpus.settings import Settings
from cleancorpus.user_patterns import matches_whole

# `regex` sees through (a+)+$, on which `re` runs for ever, but not through this.
SLOW = "(a|aa)+$"
HOSTILE = "a" * 60 + "b"
PROSE = "数字政府建设是一项长期任务。\n"


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancorpus.user_patterns.SECONDS_A_LINE", 0.2)


@pytest.mark.parametrize(
    ("pattern", "line", "matches"),
    [
        (r"第\d+次阅读", "第12次阅读", True),
        (r"第\d+次阅读", "第12次阅读量", False),
        (r"(?i)abc", "ABC", True),
        (r"\p{Han}+", "数字政府", True),
        (r"[[a]", "[", True),
        ("(a+)+$", "a" * 37 + "b", False),
        ("(a{300}){300}", "a", False),
    ],
)
def test_a_pattern_matches_the_whole_line(pattern: str, line: str, matches: bool) -> None:
    assert matches_whole(pattern, line) is matches


@pytest.mark.parametrize("pattern", ["(", "(?V1)(?V0)a", "(" * 3000 + ")" * 3000, r"\p{Nonsense}"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(SettingsError, match=r"strip_patterns: .*: not a regular expression: "):
        Settings(strip_patterns=(pattern,))


@pytest.mark.parametrize("pattern", ["((((a{1000}){1000}){1000}){1000})", "(?:[(]{999}b){999,}"])
def test_a_pattern_that_would_eat_all_memory_is_refused(pattern: str) -> None:
    with pytest.raises(SettingsError, match="repeats its parts more than 100,000 times"):
        Settings(strip_patterns=(pattern,))


def test_a_slow_pattern_is_named_with_its_line() -> None:
    with pytest.raises(TimeLimitError) as caught:
        clean_text(f"{PROSE}\n{HOSTILE}\n", Settings(strip_patterns=(SLOW,)))
    assert str(caught.value) == (
        "strip-patterns: '(a|aa)+$' took longer than 0.2 s for the line 'aaaaaaaaaaaaaaaaaaaa…'; "
        "make it simpler"
    )


@pytest.mark.parametrize("verb", ["clean", "check", "fix"])
def test_a_slow_pattern_fails_its_file_alone(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.txt").write_text(f"{PROSE}\n{HOSTILE}\n", encoding="utf-8")
    (docs / "b.txt").write_text(f"{PROSE}\naaaa\n", encoding="utf-8")
    (tmp_path / "cleancorpus.toml").write_text(f"strip-patterns = ['{SLOW}']\n", encoding="utf-8")
    assert main([verb, "docs", *(["-o", "out"] if verb == "clean" else [])]) == 3
    assert "a.txt: strip-patterns: '(a|aa)+$' took longer than" in capsys.readouterr().err
    if verb == "clean":
        report = json.loads((tmp_path / "out" / "a.txt.report.json").read_bytes())
        assert report["status"] == "failed"
    after = {"clean": tmp_path / "out", "check": docs, "fix": docs}[verb] / "b.txt"
    assert ("aaaa" in after.read_text("utf-8")) == (verb == "check")
    assert (docs / "a.txt").read_text("utf-8") == f"{PROSE}\n{HOSTILE}\n"


def test_without_patterns_nothing_is_paid_for() -> None:
    code = (
        "import sys; from cleancorpus import clean_text, Settings; "
        "clean_text('數字政府', Settings(ignore=('strip',))); assert 'regex' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
