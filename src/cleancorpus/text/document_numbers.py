"""The number of an official document (发文字号): 国发〔2020〕5号, also as it is mistyped.

GB/T 9704-2012, 7.2.5: the code of the organ, the year in 〔〕, the number, both in Arabic digits.
"""

from __future__ import annotations

import re

from cleancorpus.text.dates import YEAR

_OPENERS = r"\[【(（［﹝〔﹙{｛"
_CLOSERS = r"\]】)）］﹞〕﹚}｝"
_BRACKETED_YEAR = f"[{_OPENERS}][ ]?({YEAR})[ ]?年?[ ]?[{_CLOSERS}]"
_NUMBER = "[ ]?第?[ ]?([0-9]{1,5})[ ]?号"

# The year in its brackets, with a number behind it. A court's case number, （2020）京01民终5号, has
# its own brackets: there Han stands before the number.
BRACKETED_YEAR = re.compile(f"{_BRACKETED_YEAR}(?={_NUMBER})")
# Year and number.
YEAR_AND_NUMBER = re.compile(_BRACKETED_YEAR + _NUMBER)


def has_document_number(line: str) -> bool:
    """Tell whether a line holds the year and the number of a document.

    >>> has_document_number("国发[2020]5号"), has_document_number("（2020）京01民终5号")
    (True, False)
    """
    return "号" in line and YEAR_AND_NUMBER.search(line) is not None
