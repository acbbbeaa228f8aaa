"""The characters stage: canonical forms, and what must keep its invisible characters."""

from __future__ import annotations

import unicodedata

import pytest

from cleancorpus.data import read_lines, read_pairs
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Gap, Kept, Suggestion
from cleancorpus.rules import Context
from cleancorpus.settings import Settings
from cleancorpus.stages.characters import PASSES
from tests.control import load_control

ONLY = Settings(select=("characters",))


def normalise(text: str) -> str:
    return clean_text(text, ONLY).text


def find_notes(text: str) -> list[object]:
    found = [finding for find in PASSES for finding in find(text, Context())]
    return [finding for finding in found if isinstance(finding, Gap | Kept | Suggestion)]


def test_every_radical_becomes_an_ideograph_beside_another() -> None:
    pairs = read_pairs("radicals.tsv")
    assert len(pairs) == 315
    for radical, ideograph in pairs.items():
        assert normalise(f"第{radical}条") == f"第{ideograph}条"
        assert not "\u2e80" <= ideograph <= "\u2fdf"


def test_every_private_use_character_of_the_table_is_read() -> None:
    for line in read_lines("private-use.tsv"):
        code, target, _ = line.split("\t")
        after = normalise(f"{chr(int(code, base=16))}项")
        assert not any("\ue000" <= char <= "\uf8ff" for char in after)
        assert chr(int(target, base=16)) in after or after != chr(int(target, base=16))


def test_an_unknown_private_use_character_is_kept_and_noted() -> None:
    assert normalise("金额\ue123万元") == "金额\ue123万元"
    assert [type(note) for note in find_notes("金额\ue123\ue124万元")] == [Kept]
    assert [type(note) for note in find_notes("高程103\ue0105米")] == [Suggestion]


def test_a_lost_object_is_a_gap() -> None:
    assert normalise("附图\ufffc如下") == "附图如下"
    assert [type(note) for note in find_notes("附图\ufffc如下")] == [Gap]


JOINED = {
    "pictographs": "👨\u200d👩\u200d👧 家庭 ❤\ufe0f 1\ufe0f\u20e3 🏴\U000e0067\U000e007f",
    "persian": "می\u200cخواهم، نمی\u200cشود",
    "indic": "क्\u200dष र्\u200dय ශ\u0dca\u200dරී",
    "mongolian": "ᠮᠣᠩᠭᠣᠯ\u180b ᠪᠢᠴᠢᠭ\u180c",
    "tibetan": "བོད་ཡིག་ཚིགས",
    "uyghur": "ئۇيغۇرچە \u200fتىلى\u200f",
    "khmer": "ភាសា\u200bខ្មែរ",
    "thai": "ไม่\u200bเป็น",
    "korean": "한국어 문서",
}


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED)
def test_scripts_that_need_joiners_keep_them(text: str) -> None:
    assert normalise(text) == text


def test_chinese_punctuation_in_full_width_stays() -> None:
    marks = "，。；：？！、（）《》“”‘’【】〔〕—…·～＋－＝＊／＆＃＠"
    assert normalise(marks) == marks
    assert normalise(f"甲{marks}乙") == f"甲{marks}乙"


def test_the_result_is_composed_and_settled() -> None:
    foreign = "Cafe\u0301 zho\u0304ngguo\u0301 か\u3099 \u2126"
    text = f"说明见：{foreign} \uf914園 ⼈⺠１２％\u200b\xa0・各级政府应当遵守说明。"
    after = normalise(text)
    assert unicodedata.is_normalized("NFC", after)
    assert normalise(after) == after


def test_a_paragraph_indent_is_left_to_the_rejoin_stage() -> None:
    assert normalise("\u3000\u3000为了规范\n\u3000\u3000第一条\u3000范围") == (
        "\u3000\u3000为了规范\n\u3000\u3000第一条 范围"
    )


def test_a_blank_of_private_use_is_plain_but_in_an_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancorpus.pipeline.MAX_ROUNDS", 2)
    cleaned = clean_text("\ue5e5\ue5e5为了\ue5e5规范，\n\ue5e5制定本法。", ONLY)
    assert cleaned.text == "\u3000\u3000为了 规范，\n\u3000制定本法。"
    assert cleaned.settled


def test_a_mark_that_becomes_wide_has_no_selector() -> None:
    assert normalise("数字(政府)\ufe00建设") == "数字(政府)建设"
    assert normalise("数字1\ufe0f\u20e3建设") == "数字1\ufe0f\u20e3建设"


def test_held_out_documents_change_only_in_known_ways() -> None:
    expected = {
        "characters.space",
        "characters.full-width",
        "characters.invisible",
        "characters.zero",
        "characters.presentation-form",
    }
    found: set[str] = set()
    for _, text in load_control(80):
        cleaned = clean_text(text, ONLY)
        found |= {edit.rule for step in cleaned.steps for edit in step.edits}
        assert cleaned.settled
    assert found <= expected
