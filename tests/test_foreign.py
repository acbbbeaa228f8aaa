"""Text that is not Chinese comes back byte for byte, through every verb and the library.

fixtures/foreign holds one text a file (SOURCES.md says where each is from), foreign-lines.json
Chinese documents with lines and words of other languages. Each verb runs once over the whole
folder: a folder bears witness of its repeated lines, and here hundreds of them are repeated.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from cleancorpus.cli import main
from cleancorpus.pipeline import clean_text
from tests.cases import FIXTURES

FOLDER = FIXTURES / "foreign"
TEXTS = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*"))
DOCUMENTS = json.loads((FIXTURES / "foreign-lines.json").read_text(encoding="utf-8"))


class Runs(NamedTuple):
    """What `clean`, `check` and `fix` made of a copy of the folder."""

    source: Path
    out: Path
    clean: int
    check: int
    checked: str
    fix: int
    times: dict[str, tuple[int, int]]


def identify(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of change of each text: both stay when a file is left alone."""
    found = {name: (folder / name).stat() for name in TEXTS}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in found.items()}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    base = tmp_path_factory.mktemp("foreign")
    source, out = base / "in", base / "out"
    shutil.copytree(FOLDER, source, ignore=shutil.ignore_patterns("SOURCES.md"))
    clean = main(["clean", str(source), "-o", str(out), "-q"])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(base)
        patch.delenv("GITHUB_ACTIONS", raising=False)
        report = base / "check.json"
        check = main(["check", "in", "-q", "--output-format", "json", "--output-file", str(report)])
        times = identify(source)
        fix = main(["fix", "in", "-q"])
    return Runs(source, out, clean, check, report.read_text(encoding="utf-8"), fix, times)


@pytest.mark.parametrize("name", TEXTS)
def test_the_library_changes_nothing(name: str) -> None:
    text = (FOLDER / name).read_bytes().decode("utf-8")
    cleaned = clean_text(text)
    assert cleaned.text == text
    assert not any(step.edits for step in cleaned.steps)


@pytest.mark.parametrize("name", TEXTS)
def test_clean_writes_the_same_bytes(name: str, runs: Runs) -> None:
    text = runs.out / (name if name.endswith(".txt") else f"{name}.txt")
    assert text.read_bytes() == (FOLDER / name).read_bytes()
    report = json.loads((runs.out / f"{name}.report.json").read_text(encoding="utf-8"))
    assert report["status"] == "unchanged"
    assert report["trust"]["level"] == "not-chinese"
    assert (report["rules"], report["removed"], report["gaps"]) == ({}, [], [])


@pytest.mark.parametrize("name", TEXTS)
def test_fix_leaves_the_file_alone(name: str, runs: Runs) -> None:
    assert (runs.source / name).read_bytes() == (FOLDER / name).read_bytes()
    assert identify(runs.source)[name] == runs.times[name]


def test_every_verb_ends_well(runs: Runs) -> None:
    assert (runs.clean, runs.check, runs.fix) == (0, 0, 0)
    files = json.loads(runs.checked)["files"]
    assert len(files) == len(TEXTS)
    assert [file["path"] for file in files if file["changed"] or file["diagnostics"]] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["name"])
def test_foreign_lines_of_a_chinese_document_survive(document: dict[str, list[str]]) -> None:
    text = clean_text(str(document["text"])).text
    assert [line for line in document["keep"] if line not in text] == []


@pytest.mark.parametrize(
    "document",
    [document for document in DOCUMENTS if "blocks" in document],
    ids=lambda document: document["name"],
)
def test_foreign_lines_stay_together(document: dict[str, list[str]]) -> None:
    """Not a blank line may come between the lines of a poem, a table, a program."""
    text = clean_text(str(document["text"])).text
    assert [block for block in document["blocks"] if block not in text] == []
