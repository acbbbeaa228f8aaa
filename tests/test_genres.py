"""Clean documents of many genres, in fixtures/genres: one file a genre, as clean text stands.

The control sample holds reports and laws. These are the others: verse, tables, name lists,
forms, exam papers, dialogue. Not one character of them may change; and prose among them that
was wrapped, narrowed or written in traditional characters comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import opencc
import pytest

from cleancorpus.pipeline import clean_text
from tests.cases import FIXTURES

GENRES = sorted((FIXTURES / "genres").glob("*.txt"), key=lambda path: path.name)
PROSE = (
    "article-split",
    "dialogue",
    "editorials",
    "essay",
    "gazette",
    "interview",
    "law-items",
    "legal-def",
    "military",
    "minutes",
    "nested-titles",
    "oath",
    "obituary",
    "party-news",
    "q-a-numbered",
    "quote-in-title",
    "quote-paragraphs",
    "quoted-speech-news",
    "report-summary",
    "speech",
    "telegraph",
    "units",
)
_NARROWED = str.maketrans("，：；！？（）“”‘’", ",:;!?()\"\"''")
_WIDTH = 30


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def wrap(text: str) -> str:
    """Break every paragraph into lines of one width, without blank lines between paragraphs."""
    paragraphs = text.rstrip("\n").split("\n\n")
    return "".join(
        f"{paragraph[start : start + _WIDTH]}\n"
        for paragraph in paragraphs
        for start in range(0, len(paragraph), _WIDTH)
    )


def narrow(text: str) -> str:
    return text.translate(_NARROWED)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def write_traditional(text: str) -> str:
    return str(_converter().convert(text))


@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_clean_text_of_every_genre_is_left_alone(path: Path) -> None:
    text = read(path)
    cleaned = clean_text(text)
    assert cleaned.text == text
    assert cleaned.settled


@pytest.mark.parametrize("damage", [wrap, narrow, write_traditional])
@pytest.mark.parametrize("name", PROSE)
def test_damaged_prose_comes_back(name: str, damage: Callable[[str], str]) -> None:
    text = read(FIXTURES / "genres" / f"{name}.txt")
    cleaned = clean_text(damage(text))
    matcher = SequenceMatcher(None, text, cleaned.text, autojunk=False)
    assert matcher.ratio() >= 0.99
    assert cleaned.settled
    assert clean_text(cleaned.text).text == cleaned.text


def test_no_line_of_verse_is_joined() -> None:
    """Verse without blank lines: every line becomes a paragraph, none runs on in the next."""
    for name in ("poem-new", "poem-old", "lyrics", "hymns"):
        text = read(FIXTURES / "genres" / f"{name}.txt")
        assert clean_text(text.replace("\n\n", "\n")).text == text
