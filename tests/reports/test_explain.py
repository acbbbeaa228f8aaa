"""`explain`: paragraphs with their edits, in three views."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from cleancorpus.cli import main
from cleancorpus.file import CleanedFile
from cleancorpus.offsets import trace, trace_notes
from cleancorpus.records import (
    Cleaned,
    Decoding,
    Document,
    Edit,
    Gap,
    Kept,
    Note,
    Step,
    Suggestion,
)
from cleancorpus.reports import explain
from cleancorpus.reports.columns import Piece, cells, side_by_side, wrap_pieces
from cleancorpus.reports.explain import Choice, View, render_explanation
from cleancorpus.rules import Rule
from cleancorpus.stages import all_rules
from tests.paths import ROOT

RULES = [Rule("a.blank", "a blank", "", ""), Rule("b.counted", "counted", "", "", listed=False)]
SOURCE = "第一段。\n\n數 字 政府\u200b。\n\n第三段。\n"
EDITS = [Edit(6, 7, "数", "b.counted"), Edit(7, 8, "", "a.blank", "in a word", 0.9)]
NOTES: list[Note] = [
    Suggestion(9, 10, "", "a.blank", "perhaps"),
    Gap(15, 15, "a.blank", "lost"),
    Kept(0, 3, "a.blank", "on purpose"),
]


@pytest.fixture
def explained(monkeypatch: pytest.MonkeyPatch) -> Cleaned:
    monkeypatch.setattr(explain, "all_rules", lambda: {rule.id: rule for rule in RULES})
    after = "第一段。\n\n数字 政府\u200b。\n\n第三段。\n"
    return Cleaned(SOURCE, after, (Step("a", SOURCE, EDITS, notes=NOTES),))


def show(cleaned: Cleaned, choice: Choice) -> str:
    document = Document(cleaned.source, "text", Decoding("gb18030", ("common characters",)))
    return "".join(render_explanation(document, cleaned, choice))


def test_inline_shows_paragraphs_and_reasons(explained: Cleaned) -> None:
    lines = click.unstyle(show(explained, Choice())).split("\n")
    assert lines[:2] == ["gb18030: common characters", "  gb18030 becomes UTF-8"]
    assert "[-␣-]字 政府<200B>。" in "".join(lines)
    assert "    3:2  a.blank  ␣ → ∅  (in a word; 0.90)" in lines
    assert "    3:4  a.blank suggestion  字 → ∅  (perhaps; 0.50)" not in lines
    assert "    1:1  a.blank kept  第一段  (on purpose)" in lines
    assert "b.counted: 1 times" in lines


@pytest.mark.parametrize(
    ("choice", "present", "absent"),
    [
        (Choice(only=("gap",)), "gap", "in a word"),
        (Choice(only=("edit",)), "in a word", "on purpose"),
        (Choice(rules=("b",)), "b.counted", "a.blank"),
        (Choice(view="list"), "3:2  a.blank", "──"),
    ],
)
def test_what_is_shown_can_be_chosen(
    explained: Cleaned, choice: Choice, present: str, absent: str
) -> None:
    text = click.unstyle(show(explained, choice))
    assert present in text
    assert absent not in text


@pytest.mark.parametrize("view", explain.VIEWS)
def test_every_edit_and_note_of_the_seeds_is_told(
    cleaned_seeds: dict[str, CleanedFile], view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explain, "MOST_ALIKE", 10_000)
    for file in cleaned_seeds.values():
        rules = all_rules()
        listed = [t for t in trace(file.cleaned) if rules[t.edit.rule].listed]
        text = "".join(render_explanation(file.document, file.cleaned, Choice(view)))
        told = re.findall(r"^ *\d+:\d+  [a-z]+\.", click.unstyle(text), re.MULTILINE)
        assert len(told) == len(listed) + len(list(trace_notes(file.cleaned)))


def test_columns_are_as_wide_as_the_terminal() -> None:
    pieces = [Piece("数字政府建设"), Piece("abc", "red", mark=True), Piece("\n第二行")]
    assert [used for _, used in wrap_pieces(pieces, 7)] == [6, 7, 2, 6]
    for line in side_by_side(pieces, [Piece("短")], 40):
        assert cells(click.unstyle(line)) <= 40


def test_explain_takes_standard_input_and_refuses_unknown_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seed = next(Path(ROOT / "seeds").glob("004*"))
    assert main(["explain", str(seed), "--rule", "rejion"]) == 2
    assert "did you mean 'rejoin'?" in capsys.readouterr().err
    assert main(["explain", str(seed), "--rule", "rejoin", "--only", "edit"]) == 0
    assert "rejoin." in capsys.readouterr().out
