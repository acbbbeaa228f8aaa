"""Document numbers (发文字号) whose year stands in the wrong brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding, Rule
from cleancorpus.settings import Settings
from cleancorpus.stages.punctuate.protected import Protected
from cleancorpus.text.characters import WRITTEN_HAN

DOCUMENT_NUMBER = Rule(
    "punctuate.document-number",
    "The year of a document number not in 〔〕.",
    "《关于印发规划的通知》(国发[2020]5号)",
    "《关于印发规划的通知》（国发〔2020〕5号）",
)

# GB/T 9704-2012, 7.2.5: the year in 〔〕, then the number, both in Arabic digits. A court's case
# number, （2020）京01民终5号, has its own brackets: there Han stands before the number.
_NUMBER = re.compile(
    r"[\[【(（［﹝〔﹙{｛][ ]?((?:19|20)[0-9]{2})[ ]?年?[ ]?[\]】)）］﹞〕﹚}｝]"
    r"(?=[ ]?第?[ ]?[0-9]{1,5}[ ]?号)"
)
_ORGAN = re.compile(rf"[{WRITTEN_HAN}][ ]?\Z")


def find_document_numbers(text: str, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for each year of a document number that is not in 〔〕."""
    if "号" not in text:
        return
    for match in Protected(text).finditer(_NUMBER, text):
        year = f"〔{match[1]}〕"
        start = match.start()
        if match[0] != year and _ORGAN.search(text, max(0, start - 2), start):
            yield Edit(*match.span(), year, DOCUMENT_NUMBER.id, "year of a document number")
