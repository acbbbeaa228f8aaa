"""Damage of mirror sites: injected readings, and byte runs that came out of step by them."""

from __future__ import annotations

from collections.abc import Iterable

from cleancorpus.records import Finding, Rule
from cleancorpus.settings import Settings
from cleancorpus.stages.mojibake.injected import RULE, find_evidence, find_notes, remove_notes

RULES: tuple[Rule, ...] = (
    Rule(
        RULE,
        "Readings in brackets that a mirror site injected after characters",
        "發(fā)展規(guī)劃要適應(yīng)經(jīng)濟發(fā)展。",
        "發展規劃要適應經濟發展。",
    ),
)


def find_edits(text: str, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    """Find what a mirror site did to a document; a clean text costs one scan for brackets."""
    notes = find_notes(text)
    evidence = find_evidence(text, notes) if notes else None
    if evidence is not None:
        yield from remove_notes(text, notes, evidence)
