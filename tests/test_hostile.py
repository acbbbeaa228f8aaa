"""Texts that nobody wrote: none may raise, move for ever, lose a character or take for ever."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancorpus.offsets import apply_edits
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Cleaned
from tests.growth import OPENING
from tests.hostile import HOSTILE, hostile_text

# At this size a quadratic search takes minutes; what is known to be dear gets less.
SIZE = 40_000
SIZES = {"Han and ??": 2_000}

PIECES = (
    *"中国人民政府数字建设的了一二三十第条章节国务院百家乐",
    *",.:;?!()[]<>\"'`~|#*+-_=/\\&%$@^{}",
    *"，。：；？！（）【】《》“”‘’、…—·〔〕",
    *" \n\n\n\t\f\r\u3000\xa0\u200b\ufeff\xad\x00\x07\x0b\x85\u2028",
    *"āáǎàéěèíǐìóǒòúǔùǘ",
    *"0123456789０１ＡａaZ％．",
    *"\ue5e5\uf0b7\ufffd\u0301\ufe00\U000e0100\U0002f800⼀数數體后幹乾",
    *"مرحباअ😀👨\u200d👩ｱｶﾞ中한국",
    "鏁板瓧鏀垮簻", "涓浗", "锟斤拷", "烫烫烫烫", "ÖÐ¹ú", "ä¸­å›½", "æ•°å­—", "杅趼淉葬",
    "數(shù)字(zì)", "當(dāng)?shù)馗鞑块T", "??", "?,", "\"數", "&nbsp;", "&amp;", "&#20013;",
    "%E4%B8%AD", "=E4=B8=AD", "\\u4e2d\\u56fd", "~{VPND~}", "+Ti1OLQ-", "<p>", "</p>", "<br>",
    "<script>", "</script>", "```\n", "- 1 -\n", "第 1 页 共 9 页\n", "首页 > 政务公开\n",
    "来源：新华社 2020-01-01 ", "http://www.gov.cn/", "www.bc365.com", "分享到：", "打印本页",
    "版权所有", "附件：", "一、", "（一）", "第一章　总　则\n", "\n\n", "    ", "|甲|乙|\n",
    "坚持以人民为中心的发展思想，", "统筹推进各项工作。", "为了规范行政许可的设定和实施\n",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
_HAN = re.compile("[\u3400-\u9fff]")


def replay(cleaned: Cleaned) -> str:
    text = cleaned.source
    for step in cleaned.steps:
        assert step.before == text
        text, _ = apply_edits(text, step.edits)
    return text


def unaccounted(cleaned: Cleaned) -> Counter[str]:
    """Return the hanzi of the source that neither stay nor stand in what an edit replaced."""
    before, after = (Counter(_HAN.findall(text)) for text in (cleaned.source, cleaned.text))
    for step in cleaned.steps:
        for edit in step.edits:
            before.subtract(_HAN.findall(step.before[edit.start : edit.end]))
            before.update(_HAN.findall(edit.text))
    before.subtract(after)
    return +before + -before


def check(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.settled
    assert replay(cleaned) == cleaned.text
    assert not unaccounted(cleaned)
    assert cleaned.text.count("\ufffd") <= text.count("\ufffd")
    again = clean_text(cleaned.text)
    assert again.text == cleaned.text
    assert not any(step.edits for step in again.steps)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(TEXTS)
def test_any_mixture_settles_and_accounts_for_every_character(text: str) -> None:
    check(text)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_characters_settle(text: str) -> None:
    check(text)


# What once took a round for each of its pieces, or for each 24 of them.
ROWS = {
    "escaped again and again": "&" + "amp;" * 1000 + "ldquo;数字",
    "escaped by number": "&" + "#38;#x26;" * 500 + "ldquo;数字",
    "leading commas": "," * 1000 + "中文的内容很多，如下。",
    "leading marks": ",;" * 500 + "中文的内容很多，如下。",
    "commas after a word": "abc" + "," * 1000 + "中文的内容很多，如下。",
    "commas after hanzi": "中文" + "," * 1000 + "abc",
    "empty brackets": "()" * 500 + "(中)",
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_pieces_takes_no_round_for_each(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleancorpus.pipeline.MAX_ROUNDS", 4)
    check(OPENING + ROWS[name])


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_repetition_settles_and_replays(name: str) -> None:
    cleaned = clean_text(OPENING + hostile_text(name, SIZES.get(name, SIZE)))
    assert cleaned.settled
    assert replay(cleaned) == cleaned.text
