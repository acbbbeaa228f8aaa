"""The numbers of a report are those of the edits, though it traces only what it lists."""

from __future__ import annotations

from collections import Counter

import pytest

from cleancorpus.file import CleanedFile, clean_bytes
from cleancorpus.offsets import trace
from cleancorpus.records import TracedEdit
from cleancorpus.reports.file_report import edit_records, file_report, is_removal
from cleancorpus.stages import all_rules
from tests.cases import FIXTURES
from tests.test_genres import PROSE, read, write_traditional


def check_numbers(file: CleanedFile) -> None:
    """Compare a report with a trace of every single edit."""
    traced = list(trace(file.cleaned))
    report = file_report("a.txt", "", 0, file.document, file.cleaned)
    assert report["rules"] == Counter(t.edit.rule for t in traced)
    pairs = Counter(f"{t.before}→{t.edit.text}" for t in traced if t.stage == "convert")
    assert report["conversions"] == pairs
    assert report["characters"] == characters(file, traced)
    listed = [t.before for t in traced if all_rules()[t.edit.rule].listed]
    assert [edit["before"] for edit in report["edits"]] == listed  # type: ignore[attr-defined]
    removed = [t.before for t in traced if is_removal(t)]
    assert [block["text"] for block in report["removed"]] == removed  # type: ignore[attr-defined]
    assert [row["before"] for row in edit_records(file.cleaned)] == [t.before for t in traced]


def characters(file: CleanedFile, traced: list[TracedEdit]) -> dict[str, int]:
    changes = [len(t.edit.text) - len(t.before) for t in traced if not t.edit.move]
    return {
        "in": len(file.cleaned.source),
        "out": len(file.cleaned.text),
        "removed": -sum(change for change in changes if change < 0),
        "added": sum(change for change in changes if change > 0),
    }


def test_the_numbers_of_the_seeds_are_those_of_their_edits(
    cleaned_seeds: dict[str, CleanedFile],
) -> None:
    for file in cleaned_seeds.values():
        check_numbers(file)


@pytest.mark.parametrize("name", PROSE[:6])
def test_the_numbers_of_traditional_prose_are_those_of_its_edits(name: str) -> None:
    text = write_traditional(read(FIXTURES / "genres" / f"{name}.txt"))
    file = clean_bytes(text.encode(), "a.txt")
    assert sum(1 for t in trace(file.cleaned) if t.stage == "convert") > 20
    check_numbers(file)
