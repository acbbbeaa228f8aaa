"""The two promises over clean documents: no harm, and a fixed point."""

from __future__ import annotations

import re

import pytest

from cleancorpus.offsets import trace
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Cleaned
from tests.control import Control, load_control

# One report of 1923 stands in traditional script: its conversion is wanted, not harm.
TRADITIONAL = "陈独秀在中国共产党第三次全国代表大会上的报告"
DOCUMENTS = [document for document in load_control() if document.name != TRADITIONAL]
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Width and quote style are the form of a text, not its wording: folded before comparing.
_FORM = _WIDE | str.maketrans("“”「」‘’〈〉〔〕［］", '""""\'\'<>[][]')


def wording(text: str) -> str:
    """Return a text without blanks, line breaks and invisible characters, in one width."""
    return re.sub(r"[\s\u200b-\u200d\ufeff\u00ad]", "", text).translate(_FORM)


def harmed(cleaned: Cleaned) -> list[str]:
    """Return the edits that change the wording, as readable lines."""
    found = []
    for traced in trace(cleaned):
        before, after = wording(traced.before), wording(traced.edit.text)
        if before != after and not traced.edit.move:
            found.append(f"{traced.edit.rule}: {traced.before!r} -> {traced.edit.text!r}")
    return found


@pytest.mark.parametrize("part", range(8))
def test_clean_documents_keep_their_wording_and_stay_fixed(part: int) -> None:
    characters, changed = 0, list[str]()
    for document in DOCUMENTS[part::8]:
        cleaned = clean_text(document.text)
        assert cleaned.settled, document.name
        again = clean_text(cleaned.text)
        assert again.text == cleaned.text, document.name
        assert [edit for step in again.steps for edit in step.edits] == [], document.name
        characters += len(document.text)
        changed += harmed(cleaned)
    # Fewer than one in 100,000; a part of the sample may hold one more by chance.
    assert len(changed) <= 1 + characters / 100_000, changed


def test_the_control_is_large_and_clean_documents_are_many() -> None:
    assert len(DOCUMENTS) >= 180
    assert sum(len(document.text) for document in DOCUMENTS) > 1_000_000
    assert isinstance(DOCUMENTS[0], Control)


@pytest.mark.parametrize("width", [5, 6, 7, 9])
def test_prose_cut_into_very_short_lines_settles(width: int) -> None:
    text = "".join(re.findall("[\u4e00-\u9fff，。；、]+", DOCUMENTS[0].text))[:3000]
    lines = [text[i : i + width] for i in range(0, len(text), width)]
    cleaned = clean_text("\n".join(lines))
    assert cleaned.settled
    assert clean_text(cleaned.text).text == cleaned.text
