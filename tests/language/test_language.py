"""The language model: right about plain cases."""

from __future__ import annotations

import math
import random

import pytest

from cleancorpus import language
from cleancorpus.data.build.documents import is_held_out, tidy
from tests.control import load_control


def test_the_control_sample_is_held_out() -> None:
    documents = load_control()
    assert len(documents) >= 180
    assert all(is_held_out(document.name) for document in documents)


def test_probabilities_after_a_context_add_up_to_one() -> None:
    model = language.ngrams()
    size = len(model.unigram)
    for context in ("国家", "。\n", "治理", "鑫淼"):
        first, second = map(language.token, context)
        total = sum(math.exp(model.log_probability(first, second, t)) for t in range(1, size))
        assert 0.9 < total < 1.1, context


def test_clean_prose_is_likelier_than_the_same_characters_shuffled() -> None:
    for document in load_control(20):
        text = tidy(document.text)[:600]
        mixed = "".join(random.Random(7).sample(text, len(text)))
        cost = -language.log_probability(text) / len(text)
        assert 1.5 < cost < 5
        assert -language.log_probability(mixed) / len(text) > cost + 1.5


@pytest.mark.parametrize(
    ("left", "right"),
    [("推进国", "家治理"), ("完善社会保", "障制度"), ("统筹推", "进改革"), ("經濟發", "展規劃")],
)
def test_a_word_cut_in_two_runs_on(left: str, right: str) -> None:
    assert language.cut_score(left, right) > 2


@pytest.mark.parametrize(
    ("left", "right"),
    [("推进国", "家治理"), ("完善社会保", "障制度"), ("统筹推", "进改革")],
)
def test_a_word_cut_in_two_costs_a_word(left: str, right: str) -> None:
    assert language.word_gain(left, right) > 2


@pytest.mark.parametrize(
    ("left", "right"), [("国家", "治理"), ("加强领导，", "完善制度"), ("", "国家"), ("国家", "")]
)
def test_a_boundary_between_words_costs_nothing(left: str, right: str) -> None:
    assert language.word_gain(left, right) == 0


def test_forms_of_one_character_count_the_same() -> None:
    pairs = (("經濟發展，", "经济发展,"), ("2020年", "１９９８年"), ("ＡＢ（甲）", "xy(甲)"))
    for one, other in pairs:
        assert language.log_probability(one) == language.log_probability(other)
    assert language.log_probability("\U0002a700") < -10
