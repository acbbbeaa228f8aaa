"""One definition for each kind of character, and no second one where it is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cleancorpus
from cleancorpus.pipeline import clean_text
from cleancorpus.text import characters
from cleancorpus.text.characters import is_han, is_latin

PACKAGE = Path(cleancorpus.__file__).parent
# These rooms write no range of hanzi out.
ROOMS = (
    "guard.py",
    "language",
    "readers",
    "run",
    "stages",
    "structure",
    "text",
)
_HAN_RANGE = re.compile(r"\\u(?:4e00|3400)-|-\\u9f(?:ff|a5)|一-[鿿龥]|㐀-|\"\\u3400\" <=")
# Wider than hanzi, or the place where they are defined.
_MEANT = {
    "text/characters.py": "the definition",
    "text/data_lines.py": "any sign of East Asian text",
    "readers/decoding/foreign.py": "all signs of full width",
}


@pytest.mark.parametrize("room", ROOMS)
def test_a_hanzi_is_defined_in_one_place(room: str) -> None:
    start = PACKAGE / room
    modules = [start] if start.is_file() else sorted(start.rglob("*.py"))
    assert modules
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules
        if _HAN_RANGE.search(path.read_text("utf-8"))
    }
    assert found <= _MEANT.keys()


@pytest.mark.parametrize(
    "name", [name for name in vars(characters) if name.isupper()], ids=lambda name: name
)
def test_every_constant_stands_in_a_class(name: str) -> None:
    value: str = getattr(characters, name)
    inside = re.compile(f"[{value}]")
    assert inside.match(value[0])
    assert inside.match(value[-1])
    assert not inside.search("aZ09")


@pytest.mark.parametrize("character", ["中", "㐀", "䶿", "一", "鿿"])
def test_hanzi(character: str) -> None:
    assert is_han(character)
    assert re.fullmatch(f"[{characters.HAN}]", character)


@pytest.mark.parametrize(
    "character", ["", "䷀", "〇", "々", "\uf900", "⺀", "あ", "가", "a", "，", "1"]
)
def test_no_hanzi(character: str) -> None:
    assert not is_han(character)
    assert not re.fullmatch(f"[{characters.HAN}]", character)


def test_letters_of_ascii_are_latin_and_nothing_else() -> None:
    assert "".join(filter(is_latin, "aZ é ａ 中 1 _")) == "aZ"
    assert not is_latin("")


def test_what_opens_and_what_closes_stand_at_the_same_place() -> None:
    pairs = dict(zip(characters.OPENERS, characters.CLOSERS, strict=True))
    assert (pairs["（"], pairs["("], pairs["“"], pairs["《"]) == ("）", ")", "”", "》")


@pytest.mark.parametrize("sign", "㐂〇○々")
def test_a_mark_beside_what_is_written_for_a_hanzi_is_chinese(sign: str) -> None:
    text = f"会议讨论了有关{sign},并且决定予以公开。\n"
    assert clean_text(text).text == text.replace(",", "，")


@pytest.mark.parametrize("blank", characters.BLANKS)
def test_every_blank_is_trimmed_from_the_end_of_a_line(blank: str) -> None:
    line = "为了规范行政许可，制定本法。"
    assert clean_text(f"{line}{blank}\n\n{line}\n").text == f"{line}\n\n{line}\n"
