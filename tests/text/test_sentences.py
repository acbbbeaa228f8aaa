"""The ends of sentences."""

from __future__ import annotations

import pytest

from cleancorpus.text.sentences import (
    closes_bracket,
    finishes,
    opens_sentence,
    starts_with_suffix,
    strip_footnote,
    tail_word,
)


@pytest.mark.parametrize("text", ["完了。", "完了！”", "完了。（注）", "（整行）", "完了…"])
def test_these_finish(text: str) -> None:
    assert finishes(text)


@pytest.mark.parametrize("text", ["", "未完", "《刑法》", "未完（注）", "未完，"])
def test_these_do_not(text: str) -> None:
    assert not finishes(text)


def test_the_edges_of_a_line() -> None:
    assert opens_sentence("会上，")
    assert not opens_sentence("会上说")
    assert starts_with_suffix("率先") is False
    assert starts_with_suffix("率达到")
    assert strip_footnote("能力[1][2]") == "能力"
    assert strip_footnote("[a]") == "[a]"
    assert (tail_word("能力"), tail_word("GDP"), tail_word("")) == ("力", "", "")


def test_a_bracket_is_closed_by_its_own_kind_and_not_after_another_opens() -> None:
    assert closes_bracket("根据《立", "法法》的")
    assert not closes_bracket("根据《立", "法法）的")
    assert not closes_bracket("根据《立", "法《法》的")
    assert not closes_bracket("根据《立法法》", "的》")
