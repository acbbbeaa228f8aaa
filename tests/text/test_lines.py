"""Lines: their places give the text back, their numbers are those of an editor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancorpus.text.characters import LINE_BLANKS
from cleancorpus.text.lines import Line, split_lines, width

TEXTS = st.text(alphabet="一二a \t\u3000\xa0\r\v\u200b\ufeff\n\f", max_size=40)


@given(TEXTS)
def test_the_places_of_a_line_give_its_text(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.end] == line.raw
        assert text[line.text_start : line.text_end] == line.text == line.raw.strip(LINE_BLANKS)
        assert line.number == text.count("\n", 0, line.start) + 1


@given(TEXTS)
def test_nothing_but_blanks_stands_between_lines(text: str) -> None:
    position = 0
    for line in split_lines(text):
        assert not text[position : line.text_start].strip(LINE_BLANKS + "\n\f")
        position = line.text_end
    assert not text[position:].strip(LINE_BLANKS + "\n\f")


def test_a_form_feed_ends_a_line_but_begins_no_new_number() -> None:
    lines = split_lines("一\n\f二\f三\n四")
    assert [(line.number, line.text) for line in lines] == [
        (1, "一"),
        (2, "二"),
        (2, "三"),
        (3, "四"),
    ]


@pytest.mark.parametrize(
    ("raw", "indent"),
    [("一", 0), ("\u3000\u3000一", 4), ("  一", 2), ("\t一", 4), (" \t一", 4), ("\u3000 一", 3)],
)
def test_an_indent_is_counted_in_half_characters(raw: str, indent: int) -> None:
    assert Line(1, 0, raw, "一").indent == indent


def test_letters_and_digits_are_half_as_wide() -> None:
    assert width("第12条 GDP") == 2 + 6 / 2
    assert split_lines(" 共1000元 ")[0].width == width("共1000元") == 4
