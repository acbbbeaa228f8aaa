"""The evidence that the ledger holds of a file: findings and removed text, bounded in size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

# Key of a line of the ledger -> the kind of the findings that stand there.
LISTS = {
    "gaps": "gap",
    "doubts": "doubt",
    "damage": "damage",
    "suggestions": "suggestion",
    "removed": "removed",
}
# Kind -> the level of trust that it leaves, from bad to worse, and what is said of it.
TRUST = {
    "gap": ("incomplete", "text is lost"),
    "damage": ("damaged", "text looks damaged and was not repaired"),
    "doubt": ("untrusted", "the wording may be altered"),
}

# A long text is cut, a long list ends in one entry that says how many more there are: a folder of
# 100,000 pages, each with the footer of its site, must leave a ledger that git can bear.
LONGEST_TEXT = 80
MOST = {"removed": 20}
MOST_FINDINGS = 100


class Evidence(NamedTuple):
    """A finding as it was before a file was rewritten, or a text that was removed."""

    kind: str
    id: str
    """What it is, not where: the fingerprint of the finding without the path."""
    rule: str
    line: int = 0
    """Where it was before the fix; 0 for the whole file."""
    reason: str = ""
    text: str = ""
    left: str = ""
    right: str = ""
    cut: int = 0
    """How many characters of the text are left out, and of the others that `times` stands for."""
    times: int = 1
    confidence: float = 1.0
    output_line: int = 0
    output_column: int = 0
    """Where it is in the fixed file; 0 when that is not known any more."""
    accepted: bool = False

    def without_place(self) -> Evidence:
        """Return the same for a file that has been rewritten once more."""
        return self._replace(output_line=0, output_column=0)


def cut_text(text: str) -> str:
    """Return what is kept of a text."""
    return text[:LONGEST_TEXT]


def bounded(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in the order of kinds and lines, no more of a kind than the ledger bears.

    What a person has accepted is always kept: it would count again.
    """
    order = list(LISTS.values())
    seen: Counter[str] = Counter()
    kept: list[Evidence] = []
    more: dict[str, list[Evidence]] = {}
    for found in sorted(evidence, key=lambda f: (order.index(f.kind), f.line)):
        seen[found.kind] += not found.accepted
        if found.accepted or seen[found.kind] <= MOST.get(found.kind, MOST_FINDINGS):
            kept.append(found)
        else:
            more.setdefault(found.kind, []).append(found)
    for first, *others in more.values():
        times = first.times + sum(f.times for f in others)
        cut = first.cut + sum(len(f.text) + f.cut for f in others)
        kept.append(first._replace(times=times, cut=cut))
    return tuple(kept)


def trust_record(evidence: Iterable[Evidence]) -> dict[str, object]:
    """Return the trust that the evidence leaves: its level and why."""
    found = list(evidence)
    counts = {kind: sum(f.times for f in found if f.kind == kind) for kind in TRUST}
    reasons = [f.reason for f in found if f.kind == "doubt"]
    for kind in ("damage", "gap"):
        if counts[kind]:
            places = "1 place" if counts[kind] == 1 else f"{counts[kind]:,} places"
            reasons.append(f"{TRUST[kind][1]} at {places}")
    levels = [level for kind, (level, _) in TRUST.items() if counts[kind]]
    return {"level": levels[-1] if levels else "good", "reasons": reasons}


def evidence_records(evidence: Iterable[Evidence]) -> dict[str, list[dict[str, object]]]:
    """Return the lists of a line of the ledger, without those that are empty."""
    lists: dict[str, list[dict[str, object]]] = {}
    keys = {kind: key for key, kind in LISTS.items()}
    for found in evidence:
        lists.setdefault(keys[found.kind], []).append(_record(found))
    return {key: lists[key] for key in LISTS if key in lists}


def _record(found: Evidence) -> dict[str, object]:
    record: dict[str, object] = {"id": found.id, "rule": found.rule, "line": found.line}
    if found.output_line:
        record["output"] = {"line": found.output_line, "column": found.output_column}
    given = {
        "text": found.text,
        "left": found.left,
        "right": found.right,
        "reason": found.reason,
        "cut": found.cut,
    }
    record |= {key: value for key, value in given.items() if value}
    if found.times > 1:
        record["times"] = found.times
    if found.confidence < 1:
        record["confidence"] = round(found.confidence, 3)
    if found.accepted:
        record["accepted"] = True
    return record


def evidence_of(record: Mapping[str, Any]) -> Iterator[Evidence]:
    """Yield what the lists of a line of the ledger hold.

    Raises TypeError, KeyError or ValueError when one of them does not hold what it should.
    """
    for key, kind in LISTS.items():
        for item in record.get(key, ()):
            place = item.get("output", {"line": 0, "column": 0})
            found = Evidence(
                kind,
                item["id"],
                item["rule"],
                item["line"],
                reason=item.get("reason", ""),
                text=item.get("text", ""),
                left=item.get("left", ""),
                right=item.get("right", ""),
                cut=item.get("cut", 0),
                times=item.get("times", 1),
                confidence=float(item.get("confidence", 1)),
                output_line=place["line"],
                output_column=place["column"],
                accepted=item.get("accepted", False),
            )
            _check_types(found)
            yield found


_DEFAULTS = Evidence("", "", "")


def _check_types(found: Evidence) -> None:
    for name, value, default in zip(found._fields, found, _DEFAULTS, strict=True):
        if type(value) is not type(default) or (isinstance(value, int) and value < 0):
            raise TypeError(f"{name}: {value!r}")
