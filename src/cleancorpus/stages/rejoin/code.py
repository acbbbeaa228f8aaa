"""Fenced blocks of code: no pass of the stage may look inside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import wraps
from operator import itemgetter

from cleancorpus.records import Doubt, Edit, Finding, Span
from cleancorpus.rules import Context, FindEdits

_FENCE = re.compile(
    r"^[ \t]{0,20}(```|~~~)[^\n]*\n.*?(?:^[ \t]{0,20}\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)


def outside_code(find_edits: FindEdits) -> FindEdits:
    """Return a pass that leaves out what it finds in fenced blocks or at their edges."""

    @wraps(find_edits)
    def find_outside(text: str, context: Context) -> Iterable[Finding]:
        if "```" not in text and "~~~" not in text:
            return find_edits(text, context)
        blocks = [Span(*block.span()) for block in _FENCE.finditer(text)]
        return _outside(find_edits(text, context), blocks)

    return find_outside


def _outside(findings: Iterable[Finding], blocks: list[Span]) -> Iterator[Finding]:
    """Yield the findings that touch no block; a move that does is left out with its partner."""
    found = list(findings)
    broken = {f.move for f in found if isinstance(f, Edit) and f.move and _touches(f, blocks)}
    for finding in found:
        half = isinstance(finding, Edit) and finding.move in broken
        if not half and not _touches(finding, blocks):
            yield finding


def _touches(finding: Finding, blocks: list[Span]) -> bool:
    if isinstance(finding, Doubt):
        return False
    last = bisect_right(blocks, finding.end, key=itemgetter(0)) - 1
    return last >= 0 and finding.start <= blocks[last].end
