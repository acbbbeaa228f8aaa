"""Mojibake: text that was read with the wrong codec, whole or in part.

One module for each family of damage; each has RULES and a find_edits, listed here in the order in
which they run. No module may be named `annotations` (the future import below is of that name).
"""

from __future__ import annotations

from cleancorpus.rules import FindEdits, Rule
from cleancorpus.stages.mojibake import (
    escapes,
    html,
    latin_letters,
    lost_text,
    mirror_site,
    unrepaired_text,
    wrong_codec,
)
from cleancorpus.stages.mojibake.wrong_codec import single_signs

RULES: tuple[Rule, ...] = (
    *escapes.RULES,
    *html.RULES,
    *wrong_codec.RULES,
    *single_signs.RULES,
    *mirror_site.RULES,
    *unrepaired_text.RULES,
    *lost_text.RULES,
    *latin_letters.RULES,
)

# Escapes first: what they hide may be in a wrong codec. What is lost last: codecs weigh it, and in
# text that is left damaged the signs for it say where bytes are missing.
PASSES: tuple[FindEdits, ...] = (
    escapes.find_escapes,
    html.find_entities,
    wrong_codec.find_wrong_codecs,
    single_signs.find_signs,
    mirror_site.find_edits,
    html.find_tags,
    wrong_codec.find_beside_signs,
    unrepaired_text.find_unrepaired,
    lost_text.find_lost,
)

# A text in another language has no Chinese that a wrong codec could have damaged.
FOREIGN_PASSES: tuple[FindEdits, ...] = (latin_letters.find_latin,)
# In a program or a table an escape, an entity or a reading in brackets is what it seems.
DATA_PASSES: tuple[FindEdits, ...] = (wrong_codec.find_wrong_codecs,)
