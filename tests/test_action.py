"""The composite GitHub Action: its own script is run as a runner would run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.paths import ROOT

ACTION = yaml.safe_load((ROOT / ".github/actions/check/action.yml").read_text("utf-8"))
STEPS = {step.get("id", step.get("name", "")): step for step in ACTION["runs"]["steps"]}


def run_check(folder: Path, sarif: str, arguments: str = "") -> tuple[str, str]:
    """Run the script of the check step; return its standard output and the exit code it tells."""
    program = folder / "bin" / "cleancorpus"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cleancorpus "$@"\n')
    program.chmod(0o755)
    output = folder / "output"
    output.write_text("")
    environment = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "GITHUB_OUTPUT": str(output),
        "PATHS": "docs",
        "ARGUMENTS": arguments,
        "SARIF": sarif,
    }
    done = subprocess.run(
        ["bash", "-e", "-c", STEPS["check"]["run"]],
        cwd=folder, env=environment, capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout, output.read_text().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_bytes("建设数字政府,是改革的要求。\r\n".encode())
    return tmp_path


@pytest.mark.skipif(os.name != "posix" or not shutil.which("bash"), reason="needs bash")
def test_the_check_step_annotates_or_writes_sarif(repository: Path) -> None:
    printed, code = run_check(repository, "false")
    assert printed.startswith("::warning file=docs/a.txt,line=1")
    assert code == "exit-code=1"
    printed, code = run_check(repository, "true", "--fail-on gap")
    assert (printed, code) == ("", "exit-code=0")
    log = json.loads((repository / "cleancorpus.sarif").read_text("utf-8"))
    assert log["runs"][0]["results"]


def test_no_input_is_put_into_a_script() -> None:
    """Inputs reach scripts as environment variables, or they could run commands."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    assert set(ACTION["inputs"]) == {"paths", "arguments", "sarif", "extras"}
