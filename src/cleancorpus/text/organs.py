"""Organs: the names of those who issue and sign documents, by what they end in."""

from __future__ import annotations

import re

from cleancorpus.text.characters import HAN

# These end the names of organs and hardly any other line.
SURE_ENDS = "政府|委员会|办公厅|办公室|局|厅|党委|省委|市委|县委|区委|常委会"
# These end those of the other organs, and other lines too: 会 is a congress or a conference.
_OTHER_ENDS = (
    "法院|检察院|国务院|中央|部|委|署|院|会|司|处|站|所|中心|公司|集团|银行|大学|学校|军委|党组"
)
ORGAN_END = f"(?:{SURE_ENDS}|{_OTHER_ENDS})"

_SURE = re.compile(f"[{HAN}]{{2,18}}(?:{SURE_ENDS})")
_ORGAN = re.compile(rf"[{HAN}、 （）()]{{2,40}}{ORGAN_END}(?:[（(].{{1,6}}[）)])?")
_LONGEST = 48


def is_organ(line: str) -> bool:
    """Tell whether a line is nothing but the name of an organ.

    >>> is_organ("国家发展和改革委员会"), is_organ("各级委员会要加强领导。")
    (True, False)
    """
    return len(line) <= _LONGEST and _ORGAN.fullmatch(line) is not None


def is_surely_organ(line: str) -> bool:
    """Tell whether a line is the name of an organ, whatever stands around it.

    >>> is_surely_organ("某市人民政府"), is_surely_organ("首届进口博览会")
    (True, False)
    """
    return _SURE.fullmatch(line) is not None


def organ_at_start(line: str) -> str:
    """Return the organ that a line begins with, or ''.

    >>> organ_at_start("财政部 2024年3月1日")
    '财政部'
    """
    found = _ORGAN.match(line)
    return found[0].strip() if found else ""
