"""Chinese punctuation in its full width again (GB/T 15834-2011), where a crawler narrowed it.

Brackets and quotes are settled before the marks beside them: a mark after a bracket that turned
out to be Chinese is Chinese too.
"""

from __future__ import annotations

from cleancorpus.rules import FindEdits, Rule
from cleancorpus.stages.punctuate.brackets import (
    NARROW_BRACKET,
    NARROW_TITLE,
    find_narrow_brackets,
    find_narrow_titles,
    find_single_brackets,
)
from cleancorpus.stages.punctuate.dashes import DASH, ELLIPSIS, find_points, find_strokes
from cleancorpus.stages.punctuate.document_numbers import DOCUMENT_NUMBER, find_document_numbers
from cleancorpus.stages.punctuate.narrow_marks import (
    NARROW_MARK,
    find_narrow_marks,
)
from cleancorpus.stages.punctuate.narrow_stops import NARROW_STOP, find_narrow_stops
from cleancorpus.stages.punctuate.quotes import (
    STRAIGHT_QUOTE,
    find_double_quotes,
    find_single_quotes,
)
from cleancorpus.stages.punctuate.turned_quotes import TURNED_QUOTE, find_turned_quotes

RULES: tuple[Rule, ...] = (
    NARROW_MARK,
    NARROW_BRACKET,
    NARROW_TITLE,
    NARROW_STOP,
    STRAIGHT_QUOTE,
    TURNED_QUOTE,
    ELLIPSIS,
    DASH,
    DOCUMENT_NUMBER,
)
PASSES: tuple[FindEdits, ...] = (
    find_document_numbers,
    find_narrow_brackets,
    find_narrow_titles,
    find_double_quotes,
    find_single_quotes,
    find_turned_quotes,
    find_points,
    find_strokes,
    find_narrow_marks,
    find_single_brackets,
    find_narrow_stops,
)
