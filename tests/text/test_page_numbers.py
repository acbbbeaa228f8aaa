"""One table of page numbers: what one stage sees alone on a line, the other sees in a sentence."""

from __future__ import annotations

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.settings import Settings
from cleancorpus.text.page_numbers import (
    DASHES,
    GATE,
    LEADS,
    SHAPES,
    UNITS,
    Shape,
    belongs_between,
    read_page_number,
)

LEFT = "各级人民政府应当加强对政务数据共享工作的领导，建立健全政务数据共享协调机"
RIGHT = "制，明确政务数据共享的责任部门和工作职责，保障所需经费。"
SENTENCE = LEFT + RIGHT


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.example)
def test_the_example_of_a_shape_has_it(shape: Shape) -> None:
    read = read_page_number(shape.example)
    assert read is not None
    assert (read.shape, read.number) == (shape.name, 3)
    assert GATE.search(f"\n{shape.example}")


@pytest.mark.parametrize(
    "line",
    ["PAGE 3", "─ 3 ─", "~3~", "12／30", "第3页（共9页）", "Page 3 of 9", "３", "—————— 3 ——————"],
)
def test_these_are_page_numbers_too(line: str) -> None:
    assert read_page_number(line)


@pytest.mark.parametrize("line", ["", "1234", "2024年", "3.5", "第三页", "3条", "-", "第3条", "v3"])
def test_these_are_none(line: str) -> None:
    assert read_page_number(line) is None


def test_dashes_need_their_twin_to_be_more_than_an_item() -> None:
    shapes = [read_page_number(line) for line in ("- 3", "3 —", "- 3 -")]
    assert [read.shape for read in shapes if read] == ["half-dashed", "half-dashed", "dashed"]


@pytest.mark.parametrize("number", ["共9页 第3页", "12／30", "─ 3 ─", "~3~", "第3页/9页", "3 —"])
def test_every_shape_is_seen_inside_a_sentence(number: str) -> None:
    broken = f"{LEFT}\n{number}\n{RIGHT}\n"
    assert clean_text(broken, Settings(select=("rejoin",))).text == f"{SENTENCE}\n"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.example)
def test_no_page_number_parts_a_sentence(shape: Shape) -> None:
    assert clean_text(f"{LEFT}\n{shape.example}\n{RIGHT}\n").text == f"{SENTENCE}\n"


def test_every_shape_is_seen_on_its_own_line() -> None:
    body = "\n".join([SENTENCE] * 6)
    pages = "\n".join(f"{body}\n~{page}~" for page in range(1, 5))
    assert "~" not in clean_text(pages, Settings(select=("strip",))).text


@pytest.mark.parametrize(
    ("left", "right"),
    [("全市共有", "个乡镇"), ("增长了", "％"), ("第", "期工程"), ("历时", "秒"), ("截至二〇", "")],
)
def test_a_number_belongs_to_its_unit_and_to_the_word_that_leads_to_it(
    left: str, right: str
) -> None:
    assert belongs_between(left, right)


def test_a_list_item_is_not_taken_out_of_a_text() -> None:
    text = f"{SENTENCE}\n- 3\n{SENTENCE}\n- 4\n{SENTENCE}\n"
    assert clean_text(text, Settings(select=("strip",))).text == text


def test_the_tables_hold_single_characters_once() -> None:
    assert len(set(DASHES)) == len(DASHES)
    assert all(len(word) == 1 for word in UNITS | LEADS)
