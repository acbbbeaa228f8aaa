"""The number of a document: one shape for the stage that mends it and for the structure."""

from __future__ import annotations

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.structure import read_structure
from cleancorpus.text.document_numbers import (
    BRACKETED_YEAR,
    YEAR_AND_NUMBER,
    has_document_number,
)

TYPED = [
    "国发〔2020〕5号",
    "国发[2020]5号",
    "国发【2020】第5号",
    "国发（2020）5 号",
    "国发［2020年］5号",
    "国发﹙2020﹚5号",
    "国发｛2020｝5号",
]


@pytest.mark.parametrize("number", TYPED)
def test_every_way_to_type_it_is_read_and_mended(number: str) -> None:
    found = YEAR_AND_NUMBER.search(number)
    assert found is not None
    assert found.groups() == ("2020", "5")
    year = BRACKETED_YEAR.search(number)
    assert year is not None
    assert year.end() < len(number)
    assert has_document_number(number)
    assert "国发〔2020〕" in clean_text(f"《关于印发规划的通知》（{number}）").text
    assert [one.text for one in read_structure(number).numbers] == ["国发〔2020〕5号"]


@pytest.mark.parametrize("line", ["（2020）京01民终5号", "〔1820〕5号", "国发〔2020〕号"])
def test_these_are_none(line: str) -> None:
    assert not has_document_number(line)
