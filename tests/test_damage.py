"""Text that looks damaged and was not repaired: found, protected, reported; clean text never."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cleancorpus import pipeline
from cleancorpus.file import clean_bytes
from cleancorpus.offsets import trace_notes
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Damage, Edit, Finding, Gap, Kept, Suggestion
from cleancorpus.reports.file_report import file_report
from cleancorpus.rules import Context
from cleancorpus.settings import Settings
from cleancorpus.stages import mojibake
from cleancorpus.stages.mojibake.unrepaired_text import find_unrepaired
from tests.cases import CASES
from tests.control import load_control

RULE = "mojibake.unrepaired-text"
TABLE = json.loads((CASES / "mojibake" / "unrepaired-text.json").read_text("utf-8"))
MOJIBAKE = tuple(rule.id for rule in mojibake.RULES if rule.id != RULE)
SENTENCE = "本市行政区域内的城市绿化规划、建设、保护和管理，适用本条例。"
# Which codecs and how much of a sentence must at least be marked once nothing repairs it.
PAIRS = [
    ("utf-8", "gbk", 0.9),
    ("utf-8", "latin-1", 0.9),
    ("utf-8", "cp1252", 0.9),
    ("gbk", "latin-1", 0.9),
    ("utf-8", "big5", 0.8),
    ("gbk", "big5", 0.9),
    ("utf-8", "cp1251", 0.9),
    ("utf-8", "mac_cyrillic", 0.9),
    ("gbk", "cp1251", 0.9),
    ("gbk", "cp1250", 0.9),
    ("utf-8", "euc_kr", 0.8),
    ("gbk", "euc_kr", 0.9),
    ("utf-8", "shift_jis", 0.9),
    ("gbk", "shift_jis", 0.9),
]


def damage_of(text: str, settings: Settings | None = None) -> list[str]:
    notes = trace_notes(clean_text(text, settings))
    return [note.before for note in notes if isinstance(note.note, Damage)]


@pytest.mark.parametrize("case", TABLE["keep"], ids=lambda case: case["why"])
def test_rare_characters_are_no_damage(case: dict[str, str]) -> None:
    assert damage_of(case["text"]) == []
    assert damage_of(f"第一条 总则\n\n{case['text']}\n\n第二条 附则\n") == []


@pytest.mark.parametrize("case", TABLE["damage"], ids=lambda case: case["why"])
def test_damage_is_marked_and_stays(case: dict[str, str]) -> None:
    text = f"关于推进数字政府建设的通知\n\n{case['text']}\n"
    cleaned = clean_text(text)
    assert damage_of(text) == [case["span"]]
    assert case["span"] in cleaned.text
    assert cleaned.settled
    assert clean_text(cleaned.text).text == cleaned.text


@pytest.mark.parametrize(("right", "wrong", "share"), PAIRS)
def test_what_is_not_repaired_is_marked(right: str, wrong: str, share: float) -> None:
    damaged = SENTENCE.encode(right).decode(wrong, "replace")
    text = f"第一条 总则\n\n{damaged}\n\n第二条 附则\n"
    settings = Settings(ignore=MOJIBAKE)
    found = damage_of(text, settings)
    assert sum(map(len, found)) >= share * len(damaged)
    output = clean_text(text, settings).text
    assert all(one in output for one in found)


def test_control_text_is_clean() -> None:
    texts = [control.text for control in load_control()]
    assert [found for text in texts for found in find_unrepaired(text, Context())] == []


def test_a_lost_character_alone_is_a_gap_and_no_damage() -> None:
    cleaned = clean_text("关于推进数字政\ufffd建设的通知\n")
    assert cleaned.text == "关于推进数字政建设的通知\n"
    assert [type(note.note) for note in trace_notes(cleaned)] == [Gap]


def test_figures_between_two_damaged_stretches_belong_to_them() -> None:
    cleaned = clean_text("通知，2019锛屽挶浠\ufffd4鏈堣锛\ufffd，已发布。\n")
    assert damage_of(cleaned.source) == ["锛屽挶浠\ufffd4鏈堣锛\ufffd"]
    assert not any(isinstance(note.note, Gap) for note in trace_notes(cleaned))


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Call damaged what stands between ‹ and ›, whatever it is."""

    def find_marked(text: str, settings: Settings) -> Iterator[Damage]:  # noqa: ARG001
        start = text.find("‹")
        while start >= 0:
            end = text.find("›", start) + 1
            yield Damage(start, end, RULE, "marked", 0.9)
            start = text.find("‹", end)

    monkeypatch.setattr(mojibake, "PASSES", (find_marked,))


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    "span",
    [
        "‹發展 經濟,社會›",
        "‹ＡＢ１２\u00a0政府›",
        "‹政府工作\n报告的说明›",
        "‹你好, 世界 . 數字›",
    ],
)
def test_no_stage_touches_damage(span: str) -> None:
    text = f"關於推進數字政府建設,加快發展{span}的通知,各區縣 人民政府.\n"
    cleaned = clean_text(text)
    assert span in cleaned.text
    assert cleaned.text.startswith("关于推进数字政府建设，加快发展‹")
    assert [step.notes for step in cleaned.steps if step.stage == "mojibake"] == [
        [Damage(15, 15 + len(span), RULE, "marked", 0.9)]
    ]


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("span", ["‹뷴방욕뜰뷴방욕뜰›", "‹еРДзЇІдЇЇжЛеБ•еЕ®еЈ•›", "‹国发发国们这›"])
def test_damage_does_not_tell_the_language_of_its_line(span: str) -> None:
    cleaned = clean_text(f"第二條　本辦法所稱資訊，由機關發布。{span}\n第三條　總則\n")
    assert cleaned.text == f"第二条 本办法所称资讯，由机关发布。{span}\n\n第三条 总则\n"


@pytest.mark.usefixtures("marked")
def test_a_damaged_line_is_a_paragraph_of_its_own() -> None:
    cleaned = clean_text("第一条 为了规范管理，制定本条例。\n‹坏›\n第二条 总则\n‹坏›\n\n\n")
    assert cleaned.text == "第一条 为了规范管理，制定本条例。\n\n‹坏›\n\n第二条 总则\n\n‹坏›\n"


@pytest.mark.usefixtures("marked")
def test_a_line_with_damage_is_not_stripped() -> None:
    boilerplate = "首页 > 政务公开 > 政策文件\n\n关于推进数字政府建设的通知\n\n第一条 总则\n"
    assert "首页" not in clean_text(boilerplate).text
    damaged = boilerplate.replace("政策文件", "‹政策文件›")
    assert "首页 > 政务公开 > ‹政策文件›" in clean_text(damaged).text


def test_spans_follow_the_text_and_both_halves_of_a_move_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Five passes: a deletion before the span, then all that may try to touch it."""
    rule = "mojibake.html-tag"
    seen: list[str] = []

    def mark(text: str, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
        at = text.find("坏坏坏")
        if "坏坏坏" in text and not seen:
            yield Damage(at, at + 3, RULE)
            yield Edit(at + 1, at + 2, "好", RULE)

    def cut(text: str, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
        if not seen:
            yield Edit(0, 2, "", rule)

    def touch(text: str, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
        at = text.find("坏坏坏")
        seen.append(text)
        if len(seen) == 1:
            yield Edit(at + 2, at + 4, "", rule)
            yield Edit(at + 1, at + 1, "，", rule)
            yield Suggestion(at, at + 1, "好", rule)
            yield Gap(at + 1, at + 1, rule)
            yield Kept(at - 1, at + 1, rule)
            yield Edit(at - 1, at, "", rule)
            yield Edit(at + 3, at + 4, "", rule)
            yield Edit(at, at + 3, "", rule, move=1)
            yield Edit(0, 0, "坏坏坏", rule, move=1)
            yield Edit(at, at, "【", rule)
            yield Edit(at + 3, at + 3, "】", rule)

    monkeypatch.setattr(mojibake, "PASSES", (mark, cut, touch))
    monkeypatch.setattr(pipeline, "STAGES", (mojibake,))
    cleaned = clean_text("删去人民政府坏坏坏工作报告\n")
    assert cleaned.text == "人民政府【坏坏坏】工作报告\n"
    assert [note.note for note in trace_notes(cleaned)] == [Damage(6, 9, RULE)]


def report_of(text: str) -> dict[str, Any]:
    file = clean_bytes(text.encode(), "a.txt")
    return file_report("a.txt", "", 0, file.document, file.cleaned)


def test_the_report_says_where_and_how_much() -> None:
    case = TABLE["damage"][0]
    text = f"通知\n\n{SENTENCE}\n\n{case['text']}\n"
    report = report_of(text)
    (found,) = report["damage"]
    assert (found["line"], found["column"], found["end_column"]) == (5, 5, 5 + len(case["span"]))
    assert (found["rule"], found["before"]) == (RULE, case["span"])
    size = len(case["span"])
    share = f"{100 * size / report['characters']['out']:.0f} %"
    said = f"{size} characters ({share}) look damaged and were not repaired, at 1 place"
    assert report["trust"] == {"level": "damaged", "reasons": [said]}
