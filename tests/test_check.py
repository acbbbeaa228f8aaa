"""`check` and `fix`: exit codes, streams, baseline, files kept safe."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleancorpus.cli import main
from tests.conftest import SEEDS
from tests.paths import ROOT

DAMAGED = "建设数字政府,提升治理能力,是改革的要求。\n"
CLEAN = "建设数字政府，提升治理能力，是改革的要求。\n"


@pytest.fixture(autouse=True)
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a damaged and a clean text; no surprises from the environment."""
    for name in ("GITHUB_ACTIONS", "CLEANCORPUS_OUTPUT_FORMAT", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "bad.txt").write_text(DAMAGED, encoding="utf-8", newline="\n")
    (folder / "good.txt").write_text(CLEAN, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    return folder


def identity(file: Path) -> tuple[int, int, int]:
    """Tell files apart by all but the time of reading."""
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_mode


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_check_tells_and_writes_nothing(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: identity(file) for file in docs.iterdir()}
    assert main(["check", "docs", "--output-format", "concise"]) == 1
    printed = capsys.readouterr()
    assert all(line.startswith("docs/bad.txt:1:") for line in printed.out.split("\n")[:-1])
    assert printed.err == "1 file would change, 1 would not, 0 not read\n"
    assert {file: identity(file) for file in docs.iterdir()} == before
    assert main(["check", "docs/good.txt", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "gap"], 0),
        (["--fail-on", "gap", "--fail-on", "edit"], 1),
        (["--ignore", "punctuate"], 0),
        (["--level", "punctuate=suggest"], 0),
        (["--level", "punctuate=suggest", "--fail-on", "suggestion"], 1),
    ],
)
def test_what_fails_can_be_chosen(arguments: list[str], code: int) -> None:
    assert main(["check", "docs", *arguments]) == code


def test_an_unreadable_file_gives_3_and_the_others_are_checked(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "broken.txt").write_bytes(b"PK\x03\x04" + bytes(400))
    assert main(["check", "docs", "--output-format", "json"]) == 3
    printed = capsys.readouterr()
    assert "error: docs/broken.txt: " in printed.err
    assert [file["path"] for file in json.loads(printed.out)["files"]] == [
        "docs/bad.txt", "docs/broken.txt", "docs/good.txt"
    ]  # fmt: skip


def test_github_is_the_format_in_an_action(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main(["check", "docs"])
    assert capsys.readouterr().out.startswith("::warning file=docs/bad.txt,line=1")
    main(["check", "docs", "--output-format", "concise"])
    assert capsys.readouterr().out.startswith("docs/bad.txt:1:")


def test_statistics_and_output_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "docs", "--statistics", "--output-file", "found.txt"]) == 1
    assert capsys.readouterr().out == ""
    assert "in 1 file\n" in (tmp_path / "found.txt").read_text("utf-8")


def test_the_diff_shows_paragraphs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "docs", "--diff"]) == 1
    lines = capsys.readouterr().out.split("\n")
    assert lines[:2] == ["--- docs/bad.txt", "+++ docs/bad.txt"]
    assert lines[2].startswith("@@ -1,1 +1,1 @@ punctuate.")
    assert lines[3:] == [f"-{DAMAGED[:-1]}", f"+{CLEAN[:-1]}", ""]


def test_colour_obeys_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", "docs", "--diff"])
    assert "\x1b[31m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", "docs", "--diff"])
    assert "\x1b" not in capsys.readouterr().out


def test_a_baseline_leaves_old_findings_out(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "docs", "--baseline", "known.json"]) == 2
    assert main(["check", "docs", "--update-baseline"]) == 2
    assert main(["check", "docs", "--baseline", "known.json", "--update-baseline"]) == 0
    first = (tmp_path / "known.json").read_bytes()
    assert main(["check", "docs", "--baseline", "known.json"]) == 0
    text = "新的一行在前面。\n\n" + DAMAGED
    (docs / "bad.txt").write_text(text, encoding="utf-8")
    assert main(["check", "docs", "--baseline", "known.json"]) == 0
    (docs / "bad.txt").write_text(text + "\n又一处,新的错误。\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "docs", "--baseline", "known.json"]) == 1
    assert "docs/bad.txt:3:" in capsys.readouterr().out
    assert (tmp_path / "known.json").read_bytes() == first
    (tmp_path / "known.json").write_text("[]", encoding="utf-8")
    assert main(["check", "docs", "--baseline", "known.json"]) == 2


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give_stdin(monkeypatch, DAMAGED.encode("gb18030"))
    assert main(["check", "-", "--stdin-filename", "a/b.txt", "--output-format", "concise"]) == 1
    assert "a/b.txt:1:1: decode.encoding" in capsys.readouterr().out
    give_stdin(monkeypatch, b"PK\x03\x04" + bytes(400))
    assert main(["check", "-"]) == 3
    assert main(["check", "-", "docs"]) == 2
    give_stdin(monkeypatch, b"PK\x03\x04" + bytes(400))
    assert main(["fix", "-"]) == 3


def test_fix_filters_standard_input() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "cleancorpus", "fix", "-"],
        input=DAMAGED.encode("gb18030"), capture_output=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert run.stdout == CLEAN.encode()


def test_a_quiet_fix_names_what_it_has_rewritten(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", "docs", "-q"]) == 1
    assert capsys.readouterr() == ("", "fixed docs/bad.txt (2 edits)\n")
    assert main(["fix", "docs", "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    assert (docs / "bad.txt").read_text("utf-8") == CLEAN


def test_fix_rewrites_what_changes_and_nothing_else(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = identity(docs / "good.txt")
    (docs / "bad.txt").chmod(0o640)
    (docs / "broken.txt").write_bytes(b"PK\x03\x04" + bytes(400))
    assert main(["fix", "docs/bad.txt", "docs/good.txt", "docs/broken.txt"]) == 3
    assert "fixed docs/bad.txt (" in capsys.readouterr().err
    assert (docs / "bad.txt").read_bytes() == CLEAN.encode()
    assert identity(docs / "good.txt") == good
    assert (docs / "broken.txt").read_bytes() == b"PK\x03\x04" + bytes(400)
    if os.name == "posix":
        assert (docs / "bad.txt").stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in docs.iterdir()) == [
        "bad.txt", "broken.txt", "good.txt"
    ]  # fmt: skip
    assert main(["fix", "docs/bad.txt", "docs/good.txt"]) == 0


@pytest.mark.skipif(os.name == "nt", reason="links need special rights on Windows")
def test_fix_follows_links_and_shows_a_diff(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "link.txt").symlink_to(docs / "bad.txt")
    assert main(["fix", "docs/link.txt", "--diff", "--exit-zero"]) == 0
    assert f"+{CLEAN}" in capsys.readouterr().out
    assert (docs / "link.txt").is_symlink()
    assert (docs / "bad.txt").read_bytes() == CLEAN.encode()


def test_excluded_files_are_left_out_even_when_named(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "cleancorpus.toml").write_text('exclude = ["bad.txt"]\n', encoding="utf-8")
    assert main(["check", "docs"]) == 0
    assert main(["check", "docs/bad.txt", "docs/good.txt"]) == 1
    assert main(["fix", "docs/bad.txt", "docs/good.txt", "--force-exclude"]) == 0
    assert (docs / "bad.txt").read_text("utf-8") == DAMAGED


def test_overrides_hold_for_a_folder(tmp_path: Path) -> None:
    text = '[[overrides]]\nfiles = ["bad.*"]\nlevels = { punctuate = "off" }\n'
    (tmp_path / "cleancorpus.toml").write_text(text, encoding="utf-8")
    assert main(["check", "docs"]) == 0


def test_fix_and_the_diff_do_what_clean_does_and_then_nothing(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed in SEEDS:
        shutil.copy2(seed, docs / seed.name)
    patched = tmp_path / "patched" / "docs"
    shutil.copytree(docs, patched)
    assert main(["clean", "docs", "-o", "out", "-q"]) == 0
    clean = {file.name: (tmp_path / "out" / file.name).read_bytes() for file in docs.iterdir()}
    capsys.readouterr()
    assert main(["fix", "docs", "--diff", "-q"]) == 1
    diff = capsys.readouterr().out.encode()
    assert {file.name: file.read_bytes() for file in docs.iterdir()} == clean
    assert main(["check", "docs", "-q"]) == 0
    if shutil.which("patch"):
        subprocess.run(["patch", "-s", "-p0"], input=diff, cwd=patched.parent, check=True)
        assert {file.name: file.read_bytes() for file in patched.iterdir()} == clean


def test_a_check_loads_nothing_that_only_a_run_of_clean_needs() -> None:
    """A hook starts it for every commit."""
    package = ROOT / "src" / "cleancorpus"
    code = (
        "import sys, types\n"
        "package = sys.modules['cleancorpus'] = types.ModuleType('cleancorpus')\n"
        f"package.__path__ = [{str(package)!r}]\n"  # without the public names of __init__
        "import cleancorpus.check, cleancorpus.reports.diagnostics\n"
        "print(*(name for name in sys.modules if name.startswith('cleancorpus.')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = {name.removeprefix("cleancorpus.") for name in done.stdout.decode().split()}
    assert {"check", "file", "run.shared_lines"} <= loaded
    assert (
        loaded
        & {
            "corpus",
            "reports.file_report",
            "reports.summary",
            "run.near_duplicates",
            "run.outputs",
            "runners.processes",
            "structure",
            "writers",
        }
        == set()
    )
