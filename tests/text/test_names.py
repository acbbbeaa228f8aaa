"""Organs, titles, labels: what the ends and the beginnings of short lines say."""

from __future__ import annotations

import re

import pytest

from cleancorpus.text.labels import (
    ATTACHMENT,
    MAKERS,
    SOURCES,
    any_of,
    is_credit,
    is_label,
    starts_with_agency,
)
from cleancorpus.text.organs import ORGAN_END, is_organ, is_surely_organ, organ_at_start
from cleancorpus.text.titles import is_title


@pytest.mark.parametrize(
    "line",
    [
        "国家发展和改革委员会",
        "最高人民法院",
        "教育部、财政部",
        "某省财政厅（代章）",
        "中国银行",
    ],
)
def test_organs(line: str) -> None:
    assert is_organ(line)
    assert organ_at_start(line) == line


@pytest.mark.parametrize("line", ["", "各级委员会要加强领导。", "关于印发规划的通知", "会" * 60])
def test_these_are_no_organs(line: str) -> None:
    assert not is_organ(line)


def test_a_link_to_a_congress_is_no_organ_that_signs() -> None:
    assert is_surely_organ("某市人民政府办公室")
    assert not is_surely_organ("首届博览会")
    assert re.search(f"{ORGAN_END}$", "首届博览会")


@pytest.mark.parametrize(
    "line", ["关于印发规划的通知", "行政许可法释义（试行）纲要", "某某条例（草案）", "请示", "公报"]
)
def test_titles(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize(
    "line", ["按照通知。", "收到通知，按照规定", "有关工作机制", "关于" + "工作" * 40 + "的通知"]
)
def test_these_are_no_titles(line: str) -> None:
    assert not is_title(line)


def test_labels_and_credits() -> None:
    assert is_label("住所：某市")
    assert not is_label("会议指出：要加强。")
    assert is_credit("责任编辑：某某")
    assert not is_credit("记者了解到，情况如下")
    assert starts_with_agency("据新华社北京8月17日电")
    assert not starts_with_agency("新华社成立")
    assert re.fullmatch(any_of(SOURCES), "来 源")
    assert re.fullmatch(any_of(MAKERS), "责 任编辑")
    assert [bool(re.match(ATTACHMENT, text)) for text in ("附件1", "附 表", "附：", "附近")] == [
        True,
        True,
        True,
        False,
    ]
