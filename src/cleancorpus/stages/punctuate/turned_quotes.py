"""Curly quotes that turn the wrong way: “思麦早“ for “思麦早”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.punctuate.context import has_han
from cleancorpus.stages.punctuate.quote_directions import DOUBT, OPEN, quote_costs

TURNED_QUOTE = Rule(
    "punctuate.turned-quote",
    "A curly quote that turns the wrong way.",
    "推行“一网通办“的改革",
    "推行“一网通办”的改革",
)

_TWICE = re.compile("“[^“”\n]*“|”[^“”\n]*”")
_QUOTES = re.compile('[“”"]')
_MAX_LINE = 5000


def find_turned_quotes(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield an edit where turning one quote of a paragraph makes all of them pair up.

    A paragraph with an odd number of quotes may belong to a longer quotation: left alone.
    """
    end = 0
    for match in _TWICE.finditer(text):
        if match.start() < end:
            continue
        floor = max(0, match.start() - _MAX_LINE)
        start = text.rfind("\n", floor, match.start()) + 1 or floor
        end = text.find("\n", match.end(), match.end() + _MAX_LINE)
        end = end if end >= 0 else min(len(text), match.end() + _MAX_LINE)
        places = [quote.start() for quote in _QUOTES.finditer(text, start, end)]
        wrong = [place for turn, place in enumerate(places) if text[place] != "“”"[turn % 2]]
        if len(places) % 2 or len(wrong) != 1 or not has_han(text, start, end):
            continue
        way = places.index(wrong[0]) % 2
        if quote_costs(text, wrong[0])[way] < DOUBT:
            reason = "opens" if way == OPEN else "closes"
            reason = f"the quote {reason} a quotation"
            yield Edit(wrong[0], wrong[0] + 1, "“”"[way], TURNED_QUOTE.id, reason, 0.9)
