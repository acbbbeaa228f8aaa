"""Mojibake: text that was read with the wrong codec, whole or in part.

One module for each family of damage; each has RULES and a find_edits, listed here in the order in
which they run. No module may be named `annotations` (the future import below is of that name).
"""

from __future__ import annotations

from cleancorpus.records import FindEdits, Rule
from cleancorpus.stages.mojibake import codecs, entities, escapes, latin, lost, mirror, signs

RULES: tuple[Rule, ...] = (
    *escapes.RULES,
    *entities.RULES,
    *codecs.RULES,
    *signs.RULES,
    *mirror.RULES,
    *lost.RULES,
    *latin.RULES,
)

# Escapes first: what they hide may be in a wrong codec; what is lost last: codecs weigh it.
PASSES: tuple[FindEdits, ...] = (
    escapes.find_escapes,
    entities.find_entities,
    codecs.find_wrong_codecs,
    signs.find_signs,
    mirror.find_edits,
    entities.find_tags,
    lost.find_lost,
)

# A text in another language has no Chinese that a wrong codec could have damaged.
FOREIGN_PASSES: tuple[FindEdits, ...] = (latin.find_latin,)
# In a program or a table an escape, an entity or a reading in brackets is what it seems.
DATA_PASSES: tuple[FindEdits, ...] = (codecs.find_wrong_codecs,)
