"""How far an output can be trusted, and why not further."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleancorpus.protection import merge_spans
from cleancorpus.records import Cleaned, Damage, Gap, TracedNote

# The worse, the further down; where several hold, the worst is the level of the file.
TRUST_LEVELS: dict[str, str] = {
    "good": "nothing is lost or left damaged that is known of",
    "incomplete": "text is lost",
    "damaged": "text looks damaged and was not repaired",
    "untrusted": "the wording may be altered",
    "not-chinese": "no line is Chinese: no rule for Chinese text was applied",
}


class Trust(NamedTuple):
    """A level of TRUST_LEVELS, and every reason for not being sure of the output."""

    level: str
    reasons: tuple[str, ...] = ()


def judge_trust(cleaned: Cleaned, notes: Sequence[TracedNote]) -> Trust:
    """Return the trust in a cleaned text; `notes` are its traced notes."""
    if not cleaned.chinese:
        return Trust("not-chinese", (cleaned.left_alone,))
    found = list(_weigh(cleaned, notes))
    reasons = [reason for _, reason in found]
    if cleaned.left_alone:
        reasons.append(cleaned.left_alone)
    if not cleaned.settled:
        reasons.append("the stages still found something to change after the last round")
    order = list(TRUST_LEVELS)
    level = max((level for level, _ in found), key=order.index, default="good")
    return Trust(level, tuple(reasons))


def _weigh(cleaned: Cleaned, notes: Sequence[TracedNote]) -> Iterator[tuple[str, str]]:
    """Yield each reason against a text with the level that it leaves."""
    for doubt in cleaned.doubts:
        yield "untrusted", doubt.reason
    damage = merge_spans(note.source for note in notes if isinstance(note.note, Damage))
    if damage:
        # What is damaged was not touched: it is as long in the source as in the output.
        length = sum(span.end - span.start for span in damage)
        share = length / max(1, len(cleaned.text))
        yield (
            "damaged",
            f"{length:,} character{'s' if length > 1 else ''} ({_percent(share)}) look damaged and "
            f"were not repaired, at {_places(len(damage))}",
        )
    if gaps := sum(isinstance(note.note, Gap) for note in notes):
        yield "incomplete", f"text is lost at {_places(gaps)}"


def _places(count: int) -> str:
    return f"{count} place{'s' if count > 1 else ''}"


def _percent(share: float) -> str:
    """Return a share as people write it.

    >>> _percent(0.0002), _percent(0.034), _percent(1.0)
    ('under 0.1 %', '3.4 %', '100 %')
    """
    if share < 0.001:
        return "under 0.1 %"
    return f"{100 * share:.1f} %" if share < 0.1 else f"{100 * share:.0f} %"
