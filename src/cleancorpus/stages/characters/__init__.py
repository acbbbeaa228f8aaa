"""Placeholder until the stage lands."""

from __future__ import annotations

from collections.abc import Iterable

from cleancorpus.records import FindEdits, Finding, Rule
from cleancorpus.settings import Settings

RULES: tuple[Rule, ...] = (Rule("characters.placeholder", "", "", ""),)


def find_edits(text: str, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    return ()


PASSES: tuple[FindEdits, ...] = (find_edits,)
