"""The second round is a check; what later rounds note is kept, and said once of each place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from cleancorpus.file import clean_bytes
from cleancorpus.offsets import trace_notes
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Doubt, Edit, Gap, Shift, Span, Step, Suggestion
from cleancorpus.reports.file_report import file_report
from cleancorpus.rounds import without_repeats
from cleancorpus.settings import Settings
from cleancorpus.stages import all_stages, stage_name
from tests.cases import load_cases
from tests.growth import GROWTH, OPENING
from tests.hostile import HOSTILE
from tests.paths import ROOT
from tests.test_genres import GENRES, PROSE, narrow, read, wrap, write_traditional
from tests.test_hostile import PIECES, ROWS

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
# Bytes lost from them leave new ones side by side; signs of one codec that tags leave behind.
UNREPAIRED = {"raised", "UTF-8 as Big5", "UTF-8 as EUC-KR", "UTF-8 as GB 2312"}
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


@pytest.fixture
def two_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be one round and its check: what the check changes is not settled."""
    monkeypatch.setattr("cleancorpus.pipeline.MAX_ROUNDS", 2)


@pytest.mark.usefixtures("two_rounds")
def test_the_second_round_changes_no_case() -> None:
    """Neither where a case runs through its own stage nor where it runs through all."""
    for case in load_cases():
        for choice in (case.settings, Settings()):
            assert clean_text(case.before, choice).settled, case.before


@pytest.mark.usefixtures("two_rounds")
def test_the_second_round_changes_no_seed() -> None:
    for seed in SEEDS:
        assert clean_bytes(seed.read_bytes(), seed.name).cleaned.settled, seed.name


@pytest.mark.usefixtures("two_rounds")
def test_the_second_round_changes_no_genre() -> None:
    for path in GENRES:
        damages = (wrap, narrow, write_traditional) if path.stem in PROSE else ()
        for text in (read(path), *(damage(read(path)) for damage in damages)):
            assert clean_text(text).settled, path.stem


@pytest.mark.long
@pytest.mark.usefixtures("two_rounds")
def test_the_second_round_changes_no_hostile_text() -> None:
    rows = {name: piece * 40 for name, piece in HOSTILE.items()} | ROWS
    rows |= {name: row.make(min(1_000, row.size)) for name, row in GROWTH.items()}
    moved = {name for name, text in rows.items() if not clean_text(OPENING + text).settled}
    assert moved <= UNREPAIRED


@pytest.mark.usefixtures("two_rounds")
@pytest.mark.parametrize("between", ["\n", " ", "\u3000"])
def test_the_second_round_changes_no_prose_cut_into_pieces(between: str) -> None:
    """It once took nine rounds: each found some blanks more."""
    prose = "".join(read(path) for path in GENRES if path.stem in PROSE)
    prose = "".join(char for char in prose if char in "，。；、" or "\u4e00" <= char <= "\u9fff")
    for width in (4, 5, 6, 7, 9):
        pieces = [prose[at : at + width] for at in range(0, 2_000, width)]
        assert clean_text(between.join(pieces)).settled, width


@pytest.mark.parametrize("stage", [stage_name(stage) for stage in all_stages()])
def test_a_stage_changes_nothing_of_what_it_left(
    stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run out of step that another one hides is seen by the second look of mojibake."""
    monkeypatch.setattr("cleancorpus.pipeline.MAX_ROUNDS", 3 if stage == "mojibake" else 2)
    for seed in range(60):
        chance = Random(seed)
        text = "".join(chance.choice(PIECES) for _ in range(chance.randrange(30)))
        assert clean_text(OPENING + text, Settings(select=(stage,))).settled, text


@pytest.mark.parametrize(
    "text",
    [
        "本市锟\u200b斤拷锟\u200b斤拷应当登记。\n",
        "發(f\u200bā)展規(guī)劃和經(jīng)濟發(fā)展，經(jīng)營規(guī)模。\n",
    ],
)
def test_zero_width_characters_hide_nothing_from_the_first_round(text: str) -> None:
    cleaned, plain = clean_text(text), clean_text(text.replace("\u200b", ""))
    assert cleaned.text == plain.text
    assert cleaned.doubts == plain.doubts
    assert cleaned.doubts or any(isinstance(note.note, Gap) for note in trace_notes(cleaned))
    rules = [step.edits[0].rule for step in cleaned.steps if step.edits]
    assert rules[0] == "characters.invisible"
    assert rules.count("characters.invisible") == 1


def test_zero_width_characters_of_other_scripts_and_texts_stay() -> None:
    for text in ("می\u200cخواهم\n", "ภาษา\u200bไทย\n", "zero\u200bwidth, in English\n"):
        assert clean_text(text).text == text
        assert clean_text(f"{OPENING}\n{text}").text == f"{OPENING}\n{text}"
    family = "👨\u200d👩\u200d👧"
    assert clean_text(f"{OPENING[:-2]}{family}。\n").text == f"{OPENING[:-2]}{family}。\n"


def test_a_pass_that_repeats_notes_only_what_still_holds() -> None:
    """A break that the second look joins was doubtful at the first."""
    text = "根据《著作权法》第五条，本作品不适用于该法，也可能在其他管辖区，属于\n公有领域\n。\n"
    cleaned = clean_text(text)
    assert "属于公有领域。" in cleaned.text
    assert not [note for step in cleaned.steps for note in step.notes]
