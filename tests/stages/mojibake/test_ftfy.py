"""ftfy, with the settings that leave Chinese alone, repairs nothing that we do not repair."""

from __future__ import annotations

import ftfy
import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.settings import Settings
from tests.control import load_control

# ftfy's defaults fold Chinese punctuation to ASCII and straighten its quotes.
SAFE = ftfy.TextFixerConfig(
    fix_character_width=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    unescape_html=False,
    fix_line_breaks=False,
    normalization=None,
)
MOJIBAKE = Settings(select=("mojibake",))


def _paragraphs() -> list[str]:
    lines = (line for document in load_control(40) for line in document.text.split("\n"))
    return [line.strip()[:120] for line in lines if len(line.strip()) > 40][:150]


@pytest.mark.parametrize("codec", ["latin-1", "sloppy-windows-1252"])
def test_what_ftfy_repairs_we_repair(codec: str) -> None:
    repaired_by_ftfy = missed = 0
    for paragraph in _paragraphs():
        damaged = paragraph.encode("utf-8").decode(codec)
        if ftfy.fix_text(damaged, SAFE) == paragraph:
            repaired_by_ftfy += 1
            missed += clean_text(damaged, MOJIBAKE).text != paragraph
    assert repaired_by_ftfy > 100
    assert missed == 0


def test_what_ftfy_cannot_repair_we_repair() -> None:
    repaired = 0
    for paragraph in _paragraphs():
        damaged = paragraph.encode("gb18030").decode("latin-1")
        assert ftfy.fix_text(damaged, SAFE) != paragraph
        repaired += clean_text(damaged, MOJIBAKE).text == paragraph
    assert repaired >= 0.98 * len(_paragraphs())
