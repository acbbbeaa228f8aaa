"""Text read with wrong codecs: how much comes back, and what must never be touched."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancorpus import records
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Gap
from cleancorpus.rules import Context
from cleancorpus.settings import Settings
from cleancorpus.stages.mojibake import escapes, html, lost_text, wrong_codec
from cleancorpus.stages.mojibake.wrong_codec import single_signs
from tests.control import load_control
from tests.damage.codecs import LOSSLESS, LOSSY, Damage, samples
from tests.foreign import FOREIGN

STAGE = Settings(select=("mojibake",))
PASSES = (
    escapes.find_escapes,
    html.find_entities,
    wrong_codec.find_wrong_codecs,
    single_signs.find_signs,
    html.find_tags,
    lost_text.find_lost,
)
NARROW = str.maketrans("，：；！？（）“”", ',:;!?()""')


def repair(text: str) -> str:
    return clean_text(text, STAGE).text


def wrong_characters(truth: str, text: str) -> int:
    blocks = difflib.SequenceMatcher(None, truth, text, autojunk=False).get_matching_blocks()
    return len(truth) - sum(block.size for block in blocks)


@pytest.mark.parametrize("damage", LOSSLESS, ids=lambda damage: damage.label)
@pytest.mark.parametrize(("length", "count", "least"), [(10, 40, 0.92), (40, 25, 0.96), (0, 6, 1)])
def test_lossless_damage_is_undone(damage: Damage, length: int, count: int, least: float) -> None:
    pairs = list(samples(damage, length, count))
    right = sum(repair(damaged) == truth for truth, damaged in pairs)
    assert right >= least * len(pairs)


@pytest.mark.parametrize("damage", LOSSY, ids=lambda damage: damage.label)
def test_lossy_damage_is_mostly_undone(damage: Damage) -> None:
    before = after = 0
    for truth, damaged in samples(damage, 40, 12):
        cleaned = clean_text(damaged, STAGE)
        gaps = sum(isinstance(note, Gap) for step in cleaned.steps for note in step.notes)
        before += wrong_characters(truth, damaged)
        missing = wrong_characters(truth, cleaned.text)
        after += missing
        marked = "".join(
            step.before[note.start : note.end]
            for step in cleaned.steps
            for note in step.notes
            if isinstance(note, records.Damage)
        )
        # What could not be repaired keeps the signs that say where its bytes are missing.
        assert cleaned.text.count("\ufffd") == marked.count("\ufffd")
        assert gaps or marked or missing <= 3
    assert after <= 0.2 * before


@pytest.mark.parametrize("damage", LOSSLESS, ids=lambda damage: damage.label)
def test_a_run_inside_a_line_is_found_where_it_stands(damage: Damage) -> None:
    pairs = list(samples(damage, 12, 10))
    lines = [
        (f"本办法所称“{a}”，是指{a[:3]}。", f"本办法所称“{b}”，是指{a[:3]}。") for a, b in pairs
    ]
    assert sum(repair(damaged) == truth for truth, damaged in lines) >= len(lines) - 1


@pytest.mark.long
@pytest.mark.parametrize("damage", [LOSSLESS[2], LOSSLESS[5]], ids=lambda damage: damage.label)
def test_a_whole_document_with_its_shortest_lines(damage: Damage) -> None:
    document = load_control(8)[7].text
    damaged = damage.apply(document)
    assert damaged is not None
    assert repair(damaged) == document


@pytest.mark.parametrize("damage", LOSSLESS, ids=lambda damage: damage.label)
def test_a_run_in_a_very_long_line(damage: Damage) -> None:
    (truth, damaged) = list(samples(damage, 24, 4))[3]
    clean = "".join(load_control(12)[11].text.split("\n"))[:6000]
    assert repair(clean + damaged + clean) == clean + truth + clean


@pytest.mark.parametrize("name", FOREIGN)
def test_other_languages_and_signs_stay(name: str) -> None:
    text = FOREIGN[name]
    inside = [f"根据{text[i : i + 23]}的规定" for i in range(0, len(text), 17)]
    for one in (text, *inside):
        assert [finding for look in PASSES for finding in look(one, Context())] == []


def test_the_control_sample_stays() -> None:
    for document in load_control(60):
        for text in (document.text, document.text.translate(NARROW)):
            assert [finding for look in PASSES for finding in look(text, Context())] == []


MIXED = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("中国人民政府，。\ufffd锟斤拷ÃÂâ€鏁板瓧鏀垮簻ﾊﾗﾖ�?~{}&;<>%=+\\u\n"),
    ),
    max_size=60,
)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(MIXED)
def test_any_text_settles(text: str) -> None:
    cleaned = clean_text(text, STAGE)
    assert cleaned.settled
    assert cleaned.text.count("\ufffd") <= text.count("\ufffd")
