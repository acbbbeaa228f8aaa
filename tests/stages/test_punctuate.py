"""The punctuate stage: what a narrowing crawler took comes back, what is right stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancorpus.offsets import apply_edits
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Suggestion
from cleancorpus.rules import Rule
from cleancorpus.settings import Settings
from cleancorpus.stages import punctuate
from tests.control import load_control
from tests.punctuation import lost_places, narrow_marks, narrow_quotes

ONLY = Settings(select=("punctuate",))

# Public documents in the state's own style, with the marks that matter here.
SAMPLE = """# 关于加强数字政府建设的指导意见

国发〔2022〕14号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：

为贯彻落实《中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要（草案）》，现提出以下意见（以下简称《意见》）。

## 一、总体要求

（一）指导思想。坚持以人民为中心，推进“互联网+政务服务”；到2025年，覆盖率达到99.7%，窗口办理时间缩短至1.5天。

（二）基本原则。要做“老百姓的官”，解决‘急难愁盼’的问题：既要“放得下”，又要“管得住”！怎样才算办好？群众满意才算办好。

1.完善政府对政府（G2G）、政府对企业（G2B）的数据共享；

2.推行7×24小时服务，咨询电话12345（工作日9:00-17:30）。

第三条修改为：“行政机关应当公开办事指南。

“办事指南包括：（一）依据；（二）条件；（三）时限。”

本意见自印发之日起施行。比例为1:500的地形图，见https://www.example.gov.cn/map?id=1,2。
"""


@pytest.mark.parametrize("narrow", [narrow_marks, narrow_quotes])
def test_narrowed_text_comes_back_whole(narrow: Callable[[str], str]) -> None:
    narrowed = narrow(SAMPLE)
    assert narrowed != SAMPLE
    cleaned = clean_text(narrowed, ONLY)
    assert list(lost_places(SAMPLE, narrowed, cleaned.text)) == []
    assert cleaned.text == SAMPLE
    assert cleaned.settled


def test_clean_text_is_left_alone() -> None:
    assert clean_text(SAMPLE, ONLY).steps == ()


@pytest.mark.parametrize("rule", punctuate.RULES, ids=lambda rule: rule.id)
def test_examples_work(rule: Rule) -> None:
    cleaned = clean_text(rule.before, ONLY)
    assert cleaned.text == rule.after
    assert rule.id in {edit.rule for step in cleaned.steps for edit in step.edits}


def test_unbalanced_quotes_are_suggested_not_made() -> None:
    text = '他说"改革，要敢闯。他又说"开放"要坚持。'
    cleaned = clean_text(text, ONLY)
    assert cleaned.text == text
    notes = [note for step in cleaned.steps for note in step.notes]
    assert len(notes) == 3
    assert all(isinstance(note, Suggestion) for note in notes)


def test_a_lost_quote_does_not_turn_those_of_later_paragraphs() -> None:
    lost = '他说"改革，要敢闯。\n\n'
    later = '推进"互联网+"行动。\n\n实现"一网通办"。\n'
    cleaned = clean_text(lost + later, ONLY)
    assert cleaned.text == lost + "推进“互联网+”行动。\n\n实现“一网通办”。\n"


def test_edits_replay() -> None:
    cleaned = clean_text(narrow_quotes(SAMPLE), ONLY)
    text = cleaned.source
    for step in cleaned.steps:
        text, _ = apply_edits(text, step.edits)
    assert text == cleaned.text


PIECES = [*"中国政府，。：《》“”（）,:;?!()\"'.-<>[]1a% \n", "...", "--", "2020", "G2G", "号"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_any_text_settles_and_keeps_its_words(text: str) -> None:
    cleaned = clean_text(text, ONLY)
    assert cleaned.settled
    assert clean_text(cleaned.text, ONLY).text == cleaned.text
    assert re.sub(r"\W", "", cleaned.text) == re.sub(r"\W", "", text)


@pytest.mark.long
def test_the_control_sample_comes_back_from_narrowing() -> None:
    marks, lost = Counter[str](), Counter[str]()
    for control in load_control():
        clean = clean_text(control.text, ONLY).text
        narrowed = narrow_quotes(clean)
        back = clean_text(narrowed, ONLY)
        assert back.settled
        assert len(back.steps) <= len(punctuate.PASSES), "one round does all"
        marks.update(c for c, n in zip(clean, narrowed, strict=True) if c != n)
        lost.update(mark for _, mark, _ in lost_places(clean, narrowed, back.text))
    quotes = "“”‘’"
    assert sum(lost.values()) - sum(lost[q] for q in quotes) <= 0.001 * sum(marks.values())
    assert sum(lost[q] for q in quotes) <= 0.01 * sum(marks[q] for q in quotes)


def test_the_control_sample_loses_only_half_width_marks() -> None:
    for control in load_control():
        for step in clean_text(control.text, ONLY).steps:
            for edit in step.edits:
                before = step.before[edit.start : edit.end]
                assert before.isascii() or before == "――" or edit.text.startswith("〔"), before
                around = step.before[max(0, edit.start - 40) : edit.end + 40]
                assert any("一" <= character <= "鿿" for character in around)


@pytest.mark.parametrize("signs", [",", ", ", ",;", ',"', "!?"])
def test_a_long_row_of_marks_settles_at_once(signs: str) -> None:
    cleaned = clean_text("公布" + signs * 300)
    assert cleaned.settled
    assert len(cleaned.steps) <= 4


@pytest.mark.parametrize("text", ["()" * 40 + "公布", "公布" + "(1)" * 40, "(a)" * 40 + "公布"])
def test_a_long_row_of_brackets_settles_at_once(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.settled
    assert len(cleaned.steps) <= 4
