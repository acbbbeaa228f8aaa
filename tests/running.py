"""The program in a process of its own, for tests of what only a process can show."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.paths import ROOT

TEXT = "建设数字政府,是改革的要求。\n"
WRITTEN = "建设数字政府，是改革的要求。\n"
ENVIRONMENT = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")}


def run(
    *arguments: str | bytes | Path,
    cwd: Path,
    prepare: Callable[[], None] | None = None,
    shell: str = "",
    environment: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, or a line of the shell that calls it as `"$@"`."""
    command = [sys.executable, "-m", "cleancorpus", *arguments]
    return subprocess.run(
        ["bash", "-c", shell, "bash", *command] if shell else command,
        cwd=cwd,
        env={**ENVIRONMENT, **(environment or {})},
        capture_output=True,
        check=False,
        preexec_fn=prepare,
        timeout=120,
    )


def left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.tmp")]


def is_for_people(errors: bytes) -> bool:
    return b"Traceback" not in errors and b"error: " in errors
