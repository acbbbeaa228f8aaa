"""Document numbers (发文字号) whose year stands in the wrong brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.punctuate.protected import Protected
from cleancorpus.text.characters import WRITTEN_HAN
from cleancorpus.text.document_numbers import BRACKETED_YEAR

DOCUMENT_NUMBER = Rule(
    "punctuate.document-number",
    "The year of a document number not in 〔〕.",
    "《关于印发规划的通知》(国发[2020]5号)",
    "《关于印发规划的通知》（国发〔2020〕5号）",
)

_ORGAN = re.compile(rf"[{WRITTEN_HAN}][ ]?\Z")


def find_document_numbers(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for each year of a document number that is not in 〔〕."""
    if "号" not in text:
        return
    for match in Protected(text).finditer(BRACKETED_YEAR, text):
        year = f"〔{match[1]}〕"
        start = match.start()
        if match[0] != year and _ORGAN.search(text, max(0, start - 2), start):
            yield Edit(*match.span(), year, DOCUMENT_NUMBER.id, "year of a document number")
