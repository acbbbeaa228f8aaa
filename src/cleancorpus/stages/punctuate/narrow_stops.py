"""Full stops of Chinese text typed as points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.punctuate.protected import Protected
from cleancorpus.text.characters import WRITTEN_HAN

NARROW_STOP = Rule(
    "punctuate.narrow-stop",
    "A full stop of Chinese text typed as a point.",
    "各地区要结合实际,认真贯彻落实本意见.",
    "各地区要结合实际，认真贯彻落实本意见。",
)

_END = re.compile(rf"\.(?<=[{WRITTEN_HAN}”’》）].)(?=[”’\"]?[ \t]*(?:\n|\Z))")
_INNER = re.compile(rf"\.(?<=[{WRITTEN_HAN}”’》）].)(?=[{WRITTEN_HAN}“《])")
_CLAUSE = re.compile("[,;:，；：、。]")
_BREAK = re.compile("[.\n]")
_PARAGRAPH = 200
# A text without a single 。 whose paragraphs end in points uses the point as its full stop; a
# piece as short as a name or a number is none of its sentences.
_HABIT, _SENTENCE = 3, 10


def find_narrow_stops(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit for a point after Han that ends a paragraph of more than one clause.

    A point inside a line may belong to a name (威廉.陆斯佛) or a number (1.总则): it is left
    alone unless the whole text uses points for full stops.
    """
    if not _END.search(text):
        return
    protected = Protected(text)
    ends = [m.start() for m in protected.finditer(_END, text) if _ends_clauses(text, m.start())]
    for position in ends:
        yield Edit(position, position + 1, "。", NARROW_STOP.id, "ends a paragraph", 0.95)
    if len(ends) < _HABIT or "。" in text:
        return
    for match in protected.finditer(_INNER, text):
        position = match.start()
        if not _BREAK.search(text, max(0, position - _SENTENCE), position):
            reason = "the text has points for full stops"
            yield Edit(position, position + 1, "。", NARROW_STOP.id, reason, 0.85)


def _ends_clauses(text: str, position: int) -> bool:
    floor = max(0, position - _PARAGRAPH)
    line = text.rfind("\n", floor, position) + 1 or floor
    return position - line >= 12 and _CLAUSE.search(text, line, position) is not None
