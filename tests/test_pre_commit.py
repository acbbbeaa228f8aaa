"""The hooks, run by the real pre-commit program in a scratch repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from cleancorpus.readers import READERS, TEXT_READERS, read_documents
from tests.paths import ROOT
from tests.running import ENVIRONMENT

DAMAGED = "建设数字政府,提升治理能力,是改革的要求。\n"
CLEAN = "建设数字政府，提升治理能力，是改革的要求。\n"
LOST = "建设数字\ufffd\ufffd政府，提升治理能力，是改革的要求。\n"
BROKEN = b"PK\x03\x04" + bytes(400)
CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: cleancorpus-check
      - id: cleancorpus-fix
        files: \\.(txt|md|jsonl)$
      - id: cleancorpus-check
        alias: gaps
        args: [--fail-on, gap]
"""
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    command = ["git", *identity, *arguments]
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def commit_all(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "files")
    return git(folder, "rev-parse", "HEAD").strip()


def hook_repository(folder: Path) -> str:
    """Make a repository of this working tree, changes that are not committed included."""
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    return commit_all(folder)


def test_the_hooks_take_the_files_that_the_program_reads() -> None:
    check, fix = ({s for s in READERS if re.search(hook["files"], f"a{s}")} for hook in HOOKS)
    assert check == set(READERS)
    text = DAMAGED.encode()
    rewritable = {s for s in check if next(read_documents(text, s)).reader in TEXT_READERS}
    assert fix == rewritable
    assert all(hook["entry"].split()[1] == hook["id"].split("-")[1] for hook in HOOKS)


@pytest.mark.skipif(not shutil.which("git"), reason="no git on this machine")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_a_damaged_file_fails_is_fixed_and_passes(tmp_path: Path) -> None:
    repo, scratch = tmp_path / "hooks", tmp_path / "scratch"
    repo.mkdir()
    scratch.mkdir()
    rev = hook_repository(repo)
    git(scratch, "init", "--quiet")
    (scratch / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=repo, rev=rev))
    (scratch / "bad.txt").write_text(DAMAGED, encoding="utf-8")
    (scratch / "lost.txt").write_text(LOST, encoding="utf-8")
    (scratch / "good.md").write_text(CLEAN, encoding="utf-8")
    (scratch / "code.py").write_text("x = '数字政府,建设'\n", encoding="utf-8")
    (scratch / "picture.png").write_bytes(BROKEN)
    commit_all(scratch)
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "GIT_DIR"}}
    environment["PRE_COMMIT_HOME"] = str(tmp_path / "home")

    def hook(name: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--color", "never"],
            cwd=scratch, env=environment, capture_output=True, text=True, encoding="utf-8",
            check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    code, printed = hook("cleancorpus-check")
    if "No matching distribution" in printed and not os.environ.get("CI"):
        pytest.skip("pip cannot install the hook's packages here")
    assert code == 1, printed
    assert "bad.txt:1:" in printed
    assert "good.md" not in printed
    code, printed = hook("cleancorpus-fix")
    assert code == 1
    assert "files were modified by this hook" in printed
    assert "fixed bad.txt (" in printed
    assert (scratch / "bad.txt").read_text("utf-8") == CLEAN
    assert git(scratch, "status", "--short").split() == [
        "M", "bad.txt", "M", "lost.txt", "??", ".cleancorpus/"
    ]  # fmt: skip
    (scratch / "broken.txt").write_bytes(BROKEN)
    commit_all(scratch)
    code, printed = hook("cleancorpus-fix")
    assert "error: broken.txt: " in printed
    assert git(scratch, "status", "--short") == ""
    (scratch / "broken.txt").unlink()
    commit_all(scratch)
    assert git(scratch, "ls-files", ".cleancorpus").split() == [".cleancorpus/ledger.jsonl"]
    assert hook("cleancorpus-fix")[0] == 0
    code, printed = hook("gaps")
    assert code == 1
    assert "lost.txt:1:" in printed
    assert "bad.txt" not in printed
    accept = [sys.executable, "-m", "cleancorpus", "check", "lost.txt", "--accept"]
    subprocess.run(accept, cwd=scratch, env=ENVIRONMENT, check=True, capture_output=True)
    commit_all(scratch)
    assert hook("cleancorpus-check")[0] == 0  # both
