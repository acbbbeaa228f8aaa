"""Mojibake: text that was read with the wrong codec, whole or in part.

One module for each family of damage; each has RULES and a find_edits, listed here in the order in
which they run. No module may be named `annotations` (the future import below is of that name).
"""

from __future__ import annotations

from cleancorpus.records import FindEdits, Rule
from cleancorpus.stages.mojibake import codecs, mirror

RULES: tuple[Rule, ...] = (*codecs.RULES, *mirror.RULES)

PASSES: tuple[FindEdits, ...] = (codecs.find_wrong_codecs, mirror.find_edits)
