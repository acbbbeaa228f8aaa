"""Undo breaks inside paragraphs: columns out of order, hard wraps, page breaks, stray blanks."""

from __future__ import annotations

from cleancorpus.records import FindEdits, Rule
from cleancorpus.stages.rejoin.blanks import find_wrap_blanks
from cleancorpus.stages.rejoin.breaks import find_breaks
from cleancorpus.stages.rejoin.gaps import find_gaps
from cleancorpus.stages.rejoin.letters import find_letter_spacing, find_vertical_text
from cleancorpus.stages.rejoin.order import find_column_order
from cleancorpus.stages.rejoin.spacing import find_spacing

RULES: tuple[Rule, ...] = (
    Rule("rejoin.hard-wrap", "", "", ""),
    Rule("rejoin.page-break", "", "", ""),
    Rule("rejoin.page-number", "", "", ""),
    Rule("rejoin.letter-spacing", "", "", ""),
    Rule("rejoin.vertical-text", "", "", ""),
    Rule("rejoin.wrap-blank", "", "", ""),
    Rule("rejoin.column-order", "", "", ""),
    Rule("rejoin.lost-text", "", "", ""),
    Rule("rejoin.paragraph-indent", "", "", ""),
    Rule("rejoin.paragraph-spacing", "", "", ""),
)

PASSES: tuple[FindEdits, ...] = (
    find_column_order,
    find_gaps,
    find_wrap_blanks,
    find_vertical_text,
    find_breaks,
    find_letter_spacing,
    find_spacing,
)
