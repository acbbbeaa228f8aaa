"""The laws of offsets.py, over random chains of edits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cleancorpus.offsets import (
    LineIndex,
    apply_edits,
    count_single,
    settle_edits,
    single_edits,
    to_output,
    to_source,
    trace,
)
from cleancorpus.records import Cleaned, Edit, Span, Step

# The source holds each letter once and edits insert only x, y and z: so a letter names its place.
LETTERS = "abcdefghijklmnopqr"
laws = hypothesis_settings(max_examples=150, deadline=None, derandomize=True)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return settle_edits(draw(edit_of(text, start, end)) for start, end in pairs)


@st.composite
def edit_of(draw: st.DrawFn, text: str, start: int, end: int) -> Edit:
    """Return an edit of any length, or one that changes some characters of a run."""
    if not draw(st.booleans()):
        return Edit(start, end, draw(st.text("xyz", max_size=4)), "law.edit")
    changes = [draw(st.sampled_from([char, char, "x"])) for char in text[start:end]]
    return Edit(start, end, "".join(changes), "law.run", by_character=True)


@st.composite
def cleaned_texts(draw: st.DrawFn) -> Cleaned:
    source = text = LETTERS[: draw(st.integers(0, len(LETTERS)))]
    steps = []
    for _ in range(draw(st.integers(1, 4))):
        edits = draw(edits_of(text))
        after, shifts = apply_edits(text, edits)
        steps.append(Step("law", text, edits, shifts))
        text = after
    return Cleaned(source, text, tuple(steps))


@laws
@given(cleaned_texts())
def test_source_and_steps_give_the_output(cleaned: Cleaned) -> None:
    text = cleaned.source
    for step in cleaned.steps:
        text, _ = apply_edits(text, step.edits)
    assert text == cleaned.text


@laws
@given(cleaned_texts())
def test_a_surviving_character_traces_to_itself(cleaned: Cleaned) -> None:
    spans = to_source([Span(i, i + 1) for i in range(len(cleaned.text))], cleaned.steps)
    for character, (start, end) in zip(cleaned.text, spans, strict=True):
        assert 0 <= start <= end <= len(cleaned.source)
        if character in LETTERS:
            assert cleaned.source[start:end] == character


@laws
@given(cleaned_texts())
def test_every_removed_character_lies_inside_an_edit(cleaned: Cleaned) -> None:
    covered: set[str] = set()
    for traced in trace(cleaned):
        covered.update(cleaned.source[traced.source.start : traced.source.end])
        assert 0 <= traced.output.start <= traced.output.end <= len(cleaned.text)
    assert set(cleaned.source) - set(cleaned.text) <= covered


@laws
@given(cleaned_texts())
def test_an_edit_of_the_last_step_is_found_in_the_output(cleaned: Cleaned) -> None:
    last = cleaned.steps[-1]
    for traced in trace(cleaned):
        if traced.edit in last.edits and len(cleaned.steps) == 1:
            assert cleaned.text[traced.output.start : traced.output.end] == traced.edit.text


@laws
@given(cleaned_texts())
def test_a_run_is_traced_as_its_single_edits_are(cleaned: Cleaned) -> None:
    steps = [
        replace(step, edits=[one for edit in step.edits for one in single_edits(step.before, edit)])
        for step in cleaned.steps
    ]
    traced = list(trace(cleaned))
    assert traced == list(trace(replace(cleaned, steps=tuple(steps))))
    counts = [count_single(step.before, edit) for step in cleaned.steps for edit in step.edits]
    assert sum(counts) == len(traced)


@laws
@given(st.data())
def test_edits_of_equal_length_map_places_one_to_one(data: st.DataObject) -> None:
    edit = data.draw(edit_of(LETTERS, 3, 9).filter(lambda one: len(one.text) == 6))
    text, shifts = apply_edits(LETTERS, [edit])
    places = [Span(at, at + 1) for at in range(len(LETTERS))]
    step = Step("law", LETTERS, [edit], shifts)
    assert to_source(places, [step]) == to_output(places, [step]) == places
    assert len(text) == len(LETTERS)


def test_what_is_not_wanted_is_not_traced_and_moves_no_place() -> None:
    edits = [Edit(0, 2, "", "law.edit"), Edit(4, 7, "数与数", "law.run", by_character=True)]
    text, shifts = apply_edits("一二三四數與数", edits)
    cleaned = Cleaned("一二三四數與数", text, (Step("law", "一二三四數與数", edits, shifts),))
    found = list(trace(cleaned, lambda edit: edit.rule == "law.run"))
    assert [(t.before, t.edit.text, t.source.start, t.output.start) for t in found] == [
        ("數", "数", 4, 2),
        ("與", "与", 5, 3),
    ]


def test_edits_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="out of order"):
        apply_edits("abc", [Edit(1, 3, "", "law.edit"), Edit(0, 1, "", "law.edit")])


def test_an_overlapped_move_is_left_out_whole() -> None:
    move = [Edit(2, 5, "", "order.move", move=1), Edit(8, 8, "cde", "order.move", move=1)]
    other = Edit(0, 3, "", "law.edit")
    assert settle_edits([*move, other]) == [other]


def test_a_place_inside_a_moved_fragment_traces_to_where_it_stood() -> None:
    source = "甲乙\n丙丁\n戊己\n"
    edits = [Edit(0, 3, "", "order.move", move=1), Edit(9, 9, "甲乙\n", "order.move", move=1)]
    text, shifts = apply_edits(source, edits)
    assert text == "丙丁\n戊己\n甲乙\n"
    step = Step("order", source, edits, shifts)
    places = [Span(text.index(c), text.index(c) + 1) for c in "甲乙丙丁戊己"]
    assert [source[a:b] for a, b in to_source(places, [step])] == list("甲乙丙丁戊己")
    back = to_output([Span(source.index(c), source.index(c) + 1) for c in "甲乙丙丁戊己"], [step])
    assert [text[a:b] for a, b in back] == list("甲乙丙丁戊己")


@given(st.text("ab\n", max_size=30), st.integers(0, 30))
def test_line_and_column_lead_back_to_the_place(text: str, position: int) -> None:
    position = min(position, len(text))
    index = LineIndex(text)
    line, column = index.locate(position)
    assert index.position(line, column) == position
    assert text.split("\n")[line - 1][column - 1 : column] == text[position : position + 1].rstrip(
        "\n"
    )


def test_two_insertions_at_one_place_are_not_both_made() -> None:
    edits = [Edit(1, 1, "x", "law.edit"), Edit(1, 1, "y", "law.edit"), Edit(2, 2, "z", "law.edit")]
    assert apply_edits("ab", settle_edits(edits))[0] == "axbz"
