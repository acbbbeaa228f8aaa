"""Notes and doubts of later rounds: kept, and said once of each place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cleancorpus.file import clean_bytes
from cleancorpus.offsets import trace_notes
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Doubt, Edit, Gap, Shift, Span, Step, Suggestion
from cleancorpus.reports.file_report import file_report
from cleancorpus.rounds import without_repeats
from tests.cases import load_cases
from tests.paths import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GAP = Gap(1, 2, "mojibake.replaced-characters", "lost")


def test_text_removed_in_a_later_round_leaves_its_gap() -> None:
    """The zero-width space hides the sign from the first round."""
    cleaned = clean_text("本市锟\u200b斤拷锟\u200b斤拷应当登记。\n")
    assert "斤拷" not in cleaned.text
    assert any(isinstance(note.note, Gap) for note in trace_notes(cleaned))
    file = clean_bytes("本市锟\u200b斤拷锟\u200b斤拷应当登记。\n".encode(), "a.txt")
    report = file_report("a.txt", "", 0, file.document, file.cleaned)
    assert report["trust"]["level"] == "incomplete"  # type: ignore[index]


def test_a_note_of_the_same_place_is_kept_once_and_another_is_kept_too() -> None:
    other = Gap(3, 4, GAP.rule, "lost")
    doubt = Doubt("mojibake.injected-pinyin", "altered")
    again = doubt._replace(reason="b")
    steps = [
        Step("mojibake", "甲乙丙丁", notes=[GAP], doubts=[doubt]),
        Step("mojibake", "甲乙丙丁", notes=[GAP, other], doubts=[doubt, again]),
    ]
    first, second = without_repeats(steps, 1)
    assert (first.notes, second.notes) == ([GAP], [other])
    assert [doubt.reason for doubt in second.doubts] == ["b"]


def test_places_are_compared_in_the_source() -> None:
    deletion = Edit(0, 3, "", "characters.invisible")
    before = "\u200b\u200b\u200b甲乙丙丁"
    note = Suggestion(4, 5, "己", "convert.mixed-script")
    shifted = note._replace(start=1, end=2)
    steps = [
        Step("convert", before, notes=[note]),
        Step("characters", before, [deletion], [Shift(Span(0, 3), Span(0, 0))]),
        Step("convert", "甲乙丙丁", notes=[shifted, shifted._replace(rule="convert.ambiguous")]),
    ]
    *_, last = without_repeats(steps, 2)
    assert [one.rule for one in last.notes] == ["convert.ambiguous"]


def test_a_round_that_notes_nothing_new_leaves_no_step() -> None:
    steps = [Step("mojibake", "甲乙", notes=[GAP]), Step("mojibake", "甲乙", notes=[GAP])]
    assert without_repeats(steps, 1) == (steps[0],)


@pytest.mark.parametrize(
    "seed", sorted(Path("seeds").glob("*.txt")), ids=lambda path: path.name[:3]
)
def test_no_note_is_said_twice_of_a_seed(seed: Path) -> None:
    cleaned = clean_bytes(seed.read_bytes(), seed.name).cleaned
    notes = Counter((type(n.note), n.note.rule, n.source, n.before) for n in trace_notes(cleaned))
    assert [key for key, count in notes.items() if count > 1] == []


def test_no_note_is_said_twice_of_any_case() -> None:
    for case in load_cases():
        cleaned = clean_text(case.before, case.settings)
        notes = Counter((type(n.note), n.note.rule, n.source) for n in trace_notes(cleaned))
        assert max(notes.values(), default=1) == 1, case.before
