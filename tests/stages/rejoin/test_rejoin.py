"""Broken paragraphs put together again: held-out documents damaged by a simulator, and cases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.records import Cleaned, Edit, Gap, Suggestion
from cleancorpus.settings import Settings
from tests.control import load_control
from tests.damage.layout import (
    Damaged,
    Score,
    break_pages,
    count_numbers,
    flatten,
    hard_wrap,
    ink,
    lose_lines,
    number_pages,
    paragraphs,
)

REJOIN = Settings(select=("rejoin",))
Damage = Callable[[list[str], random.Random], Damaged]


@cache
def documents() -> tuple[list[str], ...]:
    """Return some held-out documents as paragraphs: four reports and thirty laws.

    One law is left out: four hundred crimes run together in one paragraph, with real blanks
    between them that nothing but their numbers tells from lost line breaks.
    """
    control = load_control()
    sample = control[:4] + random.Random(11).sample(control[8:], 31)
    documents = [paragraphs(document.text) for document in sample]
    return tuple(paras for paras in documents if max(p.count("（第") for p in paras) < 30)


def rejoin(text: str) -> Cleaned:
    return clean_text(text, REJOIN)


def damaged_documents(damage: Damage) -> Iterator[Damaged]:
    rng = random.Random(5)
    for document in documents():
        yield damage(document, rng)


@pytest.mark.parametrize("style", ["plain", "indent", "blank"])
def test_hard_wraps_are_joined_and_paragraphs_stand(style: str) -> None:
    score = Score()
    for damaged in damaged_documents(lambda paras, rng: hard_wrap(paras, style, rng)):
        score.add(damaged, rejoin(damaged.text).text)
    assert score.right > 2000
    assert score.precision >= 0.998
    assert score.recall >= 0.998


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\n\f"])
def test_pages_that_break_a_sentence_are_joined(separator: str) -> None:
    score = Score()
    for damaged in damaged_documents(lambda paras, rng: break_pages(paras, separator, "\n", rng)):
        score.add(damaged, rejoin(damaged.text).text)
    assert score.precision >= 0.99
    assert score.recall >= 0.85


def test_blanks_of_flattened_wraps_are_closed_and_others_stand() -> None:
    score = Score()
    for damaged in damaged_documents(flatten):
        score.add(damaged, rejoin(damaged.text).text, "\n ")
    assert score.precision >= 0.998
    assert score.recall >= 0.998


def test_page_numbers_are_taken_out_of_sentences_and_no_other_number() -> None:
    inserted = removed = 0
    for document, damaged in zip(documents(), damaged_documents(number_pages), strict=True):
        found = count_numbers(damaged, ink("".join(document)), ink(rejoin(damaged.text).text))
        inserted += len(damaged.numbers)
        removed += found
    assert removed >= 0.85 * inserted > 50


@pytest.mark.parametrize("style", ["plain", "indent", "blank"])
def test_one_round_is_enough(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancorpus.pipeline.MAX_ROUNDS", 2)  # the second is the check
    for damaged in damaged_documents(lambda paras, rng: hard_wrap(paras[:40], style, rng)):
        first = rejoin(damaged.text)
        assert first.settled
        assert rejoin(first.text).text == first.text


def test_clean_documents_keep_their_paragraphs() -> None:
    for document in documents():
        text = "\n\n".join(document) + "\n"
        edits = [edit for step in rejoin(text).steps for edit in step.edits]
        assert [e for e in edits if e.rule == "rejoin.column-order"] == []
        assert len([e for e in edits if e.rule != "rejoin.letter-spacing"]) <= 1


def test_every_join_gives_its_reason_and_confidence() -> None:
    text = "要全面审\n视要素、结构、流程，构建上下贯通、左右联动的系统集成改革格局。\n"
    text = "它与这个全面履行政府职能的十六字方针一道，构成重要指导思想。" + text
    edits = [edit for step in rejoin(text).steps for edit in step.edits]
    assert [(e.rule, e.reason, e.confidence) for e in edits] == [
        ("rejoin.page-break", "word cut by the break", 0.95)
    ]


def test_a_doubtful_join_is_only_suggested() -> None:
    text = (
        "本条例自公布之日起施行，有关部门应当按照规定公开办事指南，接受社会监督。"
        "有关部门应当依照各自职责，对辖区内的生产经营单位进行监督检查，并及时处理群众反映问题\n\n"
        "非居民热用户的室温执行国家标准，或者由供热单位与用户在合同中约定。\n"
    )
    cleaned = rejoin(text)
    notes = [note for step in cleaned.steps for note in step.notes]
    assert cleaned.text == text
    assert [type(note) for note in notes] in ([Suggestion], [Gap])


def test_a_lost_line_is_a_gap_and_nothing_is_glued() -> None:
    lost = found = wrong = 0
    for damaged in damaged_documents(lambda paras, rng: lose_lines(paras, "indent", rng)):
        steps = rejoin(damaged.text).steps
        notes = [(step.before, note) for step in steps for note in step.notes]
        gaps = {len(ink(text[: n.start])) for text, n in notes if isinstance(n, Gap)}
        lost += len(damaged.lost)
        found += len(gaps.intersection(damaged.lost))
        wrong += len(gaps.difference(damaged.lost))
    assert found >= 0.5 * lost > 20
    assert wrong <= 1


def test_a_move_is_two_edits_and_shows_both_orders() -> None:
    text = (
        "本报讯为加强队伍建设，深入贯彻新时代\n分发挥优势，抓住机遇，在前进道路上昂首阔\n"
        "党的组织路线，加快推进干部队\n伍建设，厂党委强调，年轻干部要充\n步前进，走得正、走得稳。\n"
    )
    edits = [edit for step in rejoin(text).steps for edit in step.edits]
    moves = [edit for edit in edits if edit.rule == "rejoin.column-order"]
    assert len(moves) == 2
    assert {move.move for move in moves} == {1}
    assert "新时代|分发挥" in moves[0].reason
    assert "-> 新时代|党的组" in moves[0].reason
    assert isinstance(moves[0], Edit)
