"""A gate is for speed alone: whatever a pattern finds, the gate before it lets pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleancorpus.data import read_lines
from cleancorpus.stages.rejoin import letter_spacing
from cleancorpus.stages.strip import jump_lines, menus, scripts, spam, stray_marks
from cleancorpus.stages.strip.evidence import compile_gate
from cleancorpus.stages.strip.weighing import WEIGHED, weigh_line
from cleancorpus.text import data_lines, page_numbers
from tests.branches import find_samples

EXAMPLES = 20


class Gated(NamedTuple):
    """A pattern, and the gate that is asked before it; `around` is what the gate is shown of it."""

    name: str
    passes: Callable[[str], object]
    pattern: re.Pattern[str]
    around: str = "{}"


def gated() -> Iterator[Gated]:
    for rule in WEIGHED:
        name = rule.__name__.rpartition(".")[2]
        gate = compile_gate(rule.gate())
        for number, pattern in enumerate(rule.PATTERNS):
            yield Gated(f"strip.{name}-{number}", gate.search, pattern)
    for number, pattern in enumerate(jump_lines.PATTERNS):
        yield Gated(f"strip.jump_lines-{number}", jump_lines.GATE.search, pattern)
    for number, pattern in enumerate(scripts.PATTERNS):
        yield Gated(f"strip.scripts-{number}", _holds_script, pattern)
    yield Gated("rejoin.vertical", letter_spacing._LETTER_LINE.search, letter_spacing._VERTICAL)
    yield Gated("rejoin.spacing", letter_spacing._LAST_LETTER.search, letter_spacing._SPACED)
    yield Gated("text.program", _may_be_program, data_lines._PROGRAM)
    yield Gated("text.comment", data_lines._GATE.search, data_lines._COMMENT)
    for shape in page_numbers.SHAPES:
        yield Gated(
            f"text.page_number-{shape.name}", page_numbers.GATE.search, shape.pattern, "正文\n{}\n"
        )
    yield Gated("strip.stray_marks", stray_marks._GATE.search, stray_marks._STRAY, "正文\n {}\n")


def strip_gates() -> list[Gated]:
    return [held for held in gated() if held.name.startswith("strip")]


def _may_be_program(text: str) -> bool:
    """The pattern is shown a line without its strings, the gate sees them."""
    return bool(data_lines._GATE.search(text.replace(data_lines._S, '"x"')))


def _holds_script(text: str) -> bool:
    return any(opening in text for opening in scripts.GATE)


@pytest.mark.parametrize("held", list(gated()), ids=lambda held: held.name)
def test_a_gate_lets_every_branch_pass(held: Gated) -> None:
    samples = find_samples(held.pattern)
    assert samples
    assert [text for text in samples if not held.passes(held.around.format(text))] == []


@pytest.mark.parametrize("held", strip_gates(), ids=lambda held: held.name)
def test_a_gate_lets_what_mixes_the_branches_pass(held: Gated) -> None:
    stopped: list[str] = []

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(held.pattern, fullmatch=True))
    def look(match: str) -> None:
        text = held.around.format(match)
        if held.pattern.search(match) and not held.passes(text):
            stopped.append(match)

    look()
    assert stopped[:5] == []


def test_the_gate_of_a_table_lets_its_words_pass() -> None:
    labels = menus._labels()
    assert [label for label in labels if not menus._label_keys().search(label)] == []
    assert [term for term in spam._weights() if not spam._keys().search(term)] == []
    footers = compile_gate(next(rule for rule in WEIGHED if "copyright" in rule.__name__).gate())
    words = [word for word in read_lines("strip-footers.txt") if word[-1] not in "*+"]
    assert [word for word in words if not footers.search(word)] == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("热门搜索：社保 医保 公积金", "strip.navigation"),
        ("相关热词：数字政府 一网通办", "strip.navigation"),
        ("文档编号：128", "strip.site-advert"),
        ("如图片侵犯了您的合法权益，请来信", "strip.copyright-line"),
        ("未经我网许可不得使用", "strip.copyright-line"),
        ("您是第 128 位来访者", "strip.counter"),
        ("播放 1.2万", "strip.counter"),
    ],
)
def test_a_branch_that_its_gate_once_stopped_gives_points(line: str, rule: str) -> None:
    found = weigh_line(line)
    assert (found.rule.id, found.points >= 1.5) == (rule, True)
