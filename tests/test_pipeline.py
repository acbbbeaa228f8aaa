"""What clean_text takes and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancorpus.pipeline import clean_text

PIECES = (
    "數字政府",
    "数字政府建设",
    "發展，",
    "。",
    "\n",
    "(fā)",
    "鏁板瓧鏀垮簻",
    "a",
    "&#55357;",
    "%ED%A0%80",
)
SURROGATES = st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"])
TEXTS = st.lists(st.sampled_from(PIECES) | SURROGATES | st.characters(), max_size=12)


@given(TEXTS.map("".join))
@settings(max_examples=300, deadline=None)
def test_a_text_is_cleaned_or_its_lone_surrogate_is_named(text: str) -> None:
    if not any("\ud800" <= character <= "\udfff" for character in text):
        clean_text(text).text.encode("utf-8")
        return
    with pytest.raises(ValueError, match=r"lone surrogate U\+D[89A-F]") as caught:
        clean_text(text)
    assert not isinstance(caught.value, UnicodeError)
    repaired = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    clean_text(repaired).text.encode("utf-8")


def test_the_place_of_a_lone_surrogate_is_named() -> None:
    with pytest.raises(ValueError, match=r"U\+D800 at line 2, column 5; text.encode"):
        clean_text("# 通知\n數字政府\ud800建設發展")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "expects a str, found NoneType"),
        (b"abc", "expects a str, found bytes: decode it first"),
        (float("nan"), "expects a str, found float"),
        (["a"], "expects a str, found list"),
    ],
)
def test_what_is_not_a_text_is_refused_by_its_type(value: str, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        clean_text(value)


@pytest.mark.parametrize("settings", ["strip", {}, ()])
def test_settings_of_another_type_are_refused(settings: object) -> None:
    with pytest.raises(TypeError, match=f"expects Settings, found {type(settings).__name__}"):
        clean_text("数字政府", settings)  # type: ignore[arg-type]
