"""Names of files that would end a line, command a CI system, or speak to the terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.running import TEXT, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="names of POSIX")

HOSTILE = [
    "a\n::error::one.txt",
    "::error::two.txt",
    "\t::error::three.txt",
    "b\x1b]0;title\x07four.txt",
    "c\x9b2Jfive.txt",
    "d\u202etxt.exe\u2066six.txt",
    "e\r::error::seven.txt",
    "f\u2028::error::eight.txt",
]
FORBIDDEN = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
BINARY = b"%PDF-1.7\n" + bytes(range(256)) * 8


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder of documents, half of them unreadable."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for number, name in enumerate(HOSTILE * 2):
        path = folder / (f"bad{name}" if number < len(HOSTILE) else name)
        path.write_bytes(BINARY if number < len(HOSTILE) else TEXT.encode())
    return folder


def obeyed(printed: bytes) -> list[str]:
    """Return the commands that the runner of GitHub Actions would find: it trims the start."""
    lines = [line.strip() for line in re.split(r"[\n\r\x85\u2028\u2029]", printed.decode())]
    return [line for line in lines if line.startswith("::")]


ARGUMENTS = [
    ["clean", ".", "-o", "out", "-v"],
    ["fix", "."],
    ["fix", ".", "--diff"],
    ["check", ".", "--diff"],
    *(["check", ".", "--output-format", form] for form in ("text", "concise", "github")),
    ["check", ".", "--statistics"],
    ["explain", "a\n::error::one.txt"],
    ["explain", "bada\n::error::one.txt"],
    ["check", "gone\n::error::one.txt"],
    ["check", "--\n::error::one.txt"],
    ["check", ".", "--config", "gone\n::error::one.toml"],
    ["clean", ".", "-o", "a\n::error::one.txt"],
    ["clean", ".", "-o", "a\n::error::one.txt/b"],
    ["report", "gone\n::error::one"],
]


@pytest.mark.parametrize("arguments", ARGUMENTS, ids=" ".join)
def test_no_name_acts(hostile: Path, arguments: list[str]) -> None:
    done = run(*arguments, cwd=hostile, environment={"GITHUB_ACTIONS": "true"})
    assert b"Traceback" not in done.stderr
    assert done.stdout + done.stderr
    for printed in (done.stdout, done.stderr):
        assert FORBIDDEN.findall(printed.decode()) == []
    assert obeyed(done.stderr) == []
    commands = obeyed(done.stdout)
    if "github" in arguments:
        assert len(commands) == done.stdout.count(b"\n") > len(HOSTILE)
        assert all(re.match(r"::(error|warning) file=", command) for command in commands)
    else:
        assert commands == []


def test_names_are_printed_escaped_outside_of_github_too(hostile: Path) -> None:
    done = run(".", "-o", "out", "-v", cwd=hostile)
    lines = done.stdout.decode().split("\n")
    assert "changed    a⏎::error::one.txt  utf-8, 1 edits, 0 gaps" in lines
    assert "changed    b<001B>]0;title<0007>four.txt  utf-8, 1 edits, 0 gaps" in lines
    assert b"error: bada\xe2\x8f\x8e::error::one.txt: " in done.stderr


@pytest.mark.parametrize("command", [["check"], ["check", "--diff"], ["explain"]])
def test_no_document_commands_the_runner(tmp_path: Path, command: list[str]) -> None:
    text = f"::error::数字&ldquo;政府&rdquo;{TEXT}"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    actions = {"GITHUB_ACTIONS": "true", "CLEANCORPUS_OUTPUT_FORMAT": "text"}
    done = run(*command, "a.txt", cwd=tmp_path, environment=actions)
    assert ":error::数字" in done.stdout.decode()
    assert obeyed(done.stdout) == []


def test_a_diff_rings_no_bell(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"铃\a退\b格\x7f{TEXT}", encoding="utf-8")
    done = run("check", "a.txt", "--diff", "--ignore", "characters", cwd=tmp_path)
    assert "-铃<0007>退<0008>格<007F>" in done.stdout.decode()


def test_names_that_are_only_unusual_stay(tmp_path: Path) -> None:
    name = "通知\u3000👨\u200d👩 ❤\ufe0f.txt"
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = run("check", ".", "--output-format", "concise", cwd=tmp_path)
    assert done.stdout.decode().startswith(f"{name}:1:")
