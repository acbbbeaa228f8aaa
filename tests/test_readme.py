"""The README is true: its tables are the program's own, its examples run."""

from __future__ import annotations

import doctest
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from cleancorpus.cli import main
from cleancorpus.settings_file import parse_settings
from cleancorpus.stages import all_rules
from tests.paths import ROOT
from tests.readme import PART, PARTS, README, rewrite

TEXT = README.read_text("utf-8")


def test_the_generated_parts_are_fresh() -> None:
    assert {match[2] for match in PART.finditer(TEXT)} == set(PARTS)
    assert rewrite(TEXT) == TEXT, "run: python -m tests.readme"


def test_the_python_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(TEXT, {}, "README.md", "README.md", 0)
    assert len(examples.examples) >= 5
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert runner.run(examples).failed == 0


def test_the_shell_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\$ cleancorpus (.*?)(?: {2,}#.*)?$", TEXT, re.MULTILINE)
    assert len(commands) >= 3
    for command in commands:
        assert main(command.split()) in {0, 1}, command


def test_the_settings_example_is_valid() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    settings = parse_settings(tomllib.loads(example), "README.md")
    assert settings.jobs == 4
    assert settings.for_file("poems/a.txt").level(all_rules()["rejoin.page-break"]) == "off"


def test_the_two_commands_are_marked() -> None:
    for name in ("run", "test"):
        assert re.search(rf"<!-- command: {name} -->\n```sh\n.+\n```\n", TEXT), name
