"""Blocks of code: no pass of the stage may look inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import wraps

from cleancorpus.records import Doubt, Edit, Finding
from cleancorpus.rules import Context, FindEdits
from cleancorpus.text.code import find_blocks, find_code
from cleancorpus.text.spans import Spans


def outside_code(find_edits: FindEdits) -> FindEdits:
    """Return a pass that leaves out what it finds in blocks of code or at their edges."""

    @wraps(find_edits)
    def find_outside(text: str, context: Context) -> Iterable[Finding]:
        found = list(find_edits(text, context))
        blocks = find_blocks(find_code(text), text) if found else Spans()
        return _outside(found, blocks) if blocks else found

    return find_outside


def _outside(found: Sequence[Finding], blocks: Spans) -> Iterator[Finding]:
    """Yield the findings that touch no block; a move that does is left out with its partner."""
    broken = {f.move for f in found if isinstance(f, Edit) and f.move and _touches(f, blocks)}
    for finding in found:
        half = isinstance(finding, Edit) and finding.move in broken
        if not half and not _touches(finding, blocks):
            yield finding


def _touches(finding: Finding, blocks: Spans) -> bool:
    return not isinstance(finding, Doubt) and blocks.touch(finding.start, finding.end)
