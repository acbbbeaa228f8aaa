"""Dates and numerals, in Chinese and in figures."""

from __future__ import annotations

import re

import pytest

from cleancorpus.text.characters import NUMERALS
from cleancorpus.text.dates import (
    FIGURES,
    FULL_DATE,
    MONTH_DATE,
    ends_with_date,
    find_dates,
    starts_with_date,
)
from cleancorpus.text.numerals import DIGITS, parse_numeral


@pytest.mark.parametrize(
    "text", ["2024年3月1日", "2024 年 3 月 1 日", "二〇二四年三月一日", "二○二四年十二月三十一日"]
)
def test_a_full_date(text: str) -> None:
    assert re.fullmatch(FULL_DATE, text)
    assert re.match(MONTH_DATE, text)
    assert ends_with_date(f"国务院办公厅 {text}")
    assert len(list(find_dates(text))) == 1


@pytest.mark.parametrize("text", ["2024-03-01", "2024/3/1", "2024.3.1", "2024年3月1"])
def test_a_date_in_figures(text: str) -> None:
    assert re.fullmatch(FIGURES, text)


def test_a_day_that_is_not_in_the_calendar_is_no_date() -> None:
    assert [found.iso for found in find_dates("2021年2月29日和2020年2月29日")] == ["2020-02-29"]


def test_the_ends_of_a_line() -> None:
    assert starts_with_date("2018年3月17日第十三届全国人民代表大会通过")
    assert starts_with_date("二〇二四年以来")
    assert not starts_with_date("2018年以来")
    assert ends_with_date("年 月 日")
    assert not ends_with_date("自2024年3月1日起")
    assert not ends_with_date("12024年3月1日")
    assert not ends_with_date("为了规范管理" * 6 + "2024年3月1日")


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("〇", 0), ("十", 10), ("二十", 20), ("一千零三", 1003), ("两百", 200), ("二〇二四", 2024)],
)
def test_numerals(numeral: str, value: int) -> None:
    assert parse_numeral(numeral) == value


def test_what_is_no_numeral_has_no_value() -> None:
    assert parse_numeral("十个") is None
    assert parse_numeral("甲") is None
    assert all(parse_numeral(character) is not None for character in NUMERALS + DIGITS)
