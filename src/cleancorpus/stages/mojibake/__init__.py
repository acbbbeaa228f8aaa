"""Mojibake: text that was read with the wrong codec, whole or in part.

One module for each family of damage; each has RULES and a find_edits, listed here in the order in
which they run.
"""

from __future__ import annotations

from collections.abc import Iterable

from cleancorpus.records import FindEdits, Finding, Rule
from cleancorpus.settings import Settings

RULES: tuple[Rule, ...] = (Rule("mojibake.placeholder", "", "", ""),)


def find_edits(text: str, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    return ()


PASSES: tuple[FindEdits, ...] = (find_edits,)
