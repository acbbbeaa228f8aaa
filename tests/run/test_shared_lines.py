"""The corpus as a witness: lines that repeat across files, and documents that repeat."""

from __future__ import annotations

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.run.near_duplicates import can_compare, near_duplicates, sketch
from cleancorpus.run.shared_lines import count_lines, repeated_lines
from cleancorpus.settings import Settings
from tests.control import load_control

BODY = "第一条 为了规范政务数据共享，提高行政效能，制定本办法。\n第二条 本办法适用于本市。\n"
PAGE = "首页 | 网站地图 | 登录\n某市的数据窗口\n网站首页\n{title}\n" + BODY + "第 {number} 次印刷\n"


def pages(count: int) -> list[str]:
    return [PAGE.format(title="关于甲乙丙丁"[: 3 + n], number=n) for n in range(count)]


def test_lines_that_repeat_across_files_are_found_whatever_their_digits() -> None:
    lines = repeated_lines((count_lines(page) for page in pages(4)), 4)
    assert "某市的数据窗口" in lines
    assert "第 0 次印刷" in lines
    assert "关于甲" not in lines


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_files_are_no_witness(count: int) -> None:
    assert repeated_lines((count_lines(page) for page in pages(count)), count) == frozenset()


def test_a_repeated_line_goes_with_the_furniture_around_it_and_only_then() -> None:
    lines = repeated_lines((count_lines(page) for page in pages(4)), 4)
    page = pages(1)[0]
    alone = clean_text(page, Settings(select=("strip",)))
    among = clean_text(page, Settings(select=("strip",), repeated_lines=lines))
    assert "某市的数据窗口" in alone.text
    assert "某市的数据窗口" not in among.text
    assert "关于甲" in among.text
    assert "第 0 次印刷" in among.text
    assert BODY in among.text


def test_a_line_is_known_again_in_the_other_script_and_width() -> None:
    files = [["歡迎訪問本網　共１２頁"], ["歡迎訪問本網 共34頁"], ["欢迎访问本网 共56页"]]
    counts = [count_lines("\n".join(lines)) for lines in files]
    assert repeated_lines(counts, 3) == {"欢迎访问本网 共00页"}


def test_lines_that_every_law_has_are_left_alone() -> None:
    laws = [control.text for control in load_control(40)]
    lines = repeated_lines((count_lines(law) for law in laws), len(laws))
    settings = Settings(select=("strip",), repeated_lines=lines)
    assert lines
    for law in laws:
        assert clean_text(law, settings).text == law


@pytest.mark.skipif(not can_compare(), reason="needs rensa")
def test_near_duplicates_are_grouped_and_others_are_not() -> None:
    laws = load_control(30)
    sketches = [(law.name, sketch(law.text)) for law in laws]
    assert near_duplicates(sketches) == []
    first = laws[0].text
    copy = first.replace("人民政府", "人民某府", 2) + "\n来源：某网\n"
    groups = near_duplicates([*sketches, ("copy", sketch(copy))])
    assert [group.names for group in groups] == [(laws[0].name, "copy")]
    assert 0.8 <= groups[0].likeness <= 1


@pytest.mark.skipif(not can_compare(), reason="needs rensa")
def test_a_short_text_has_no_sketch() -> None:
    assert sketch("各位代表：\n现在开会。") == ()


@pytest.mark.parametrize(("having", "found"), [(4, set()), (5, {"某市的数据窗口"})])
def test_in_a_large_folder_a_line_must_stand_in_half_a_percent(
    having: int, found: set[str]
) -> None:
    counts = [["某市的数据窗口"]] * having + [[] for _ in range(1000 - having)]
    assert repeated_lines(counts, 1000) == found
