"""Text that is lost for good: what stands in its place is removed, and the place reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleancorpus.language import log_probability
from cleancorpus.language.rarity import rare_hanzi
from cleancorpus.records import Edit, Finding, Gap, Kept
from cleancorpus.rules import Context, Rule

REPLACED = Rule(
    "mojibake.replaced-characters",
    "The sign for lost characters, saved as UTF-8 and read as GBK (锟斤拷); the text is lost.",
    "数字锟斤拷锟斤拷建设",
    "数字建设",
)
MEMORY = Rule(
    "mojibake.unset-memory",
    "Memory that a program never filled, read as GBK (烫烫烫, 屯屯屯).",
    "数字政府烫烫烫烫烫烫建设",
    "数字政府建设",
)
UNREADABLE = Rule(
    "mojibake.unreadable-bytes",
    "The sign U+FFFD, put where bytes could not be read; the text is lost.",
    "数字政\ufffd建设",
    "数字政建设",
)
RULES: tuple[Rule, ...] = (REPLACED, MEMORY, UNREADABLE)

_REPLACED = re.compile("(?:斤拷)?(?:锟斤拷)+(?:锟斤?[?？\ufffd]?)?|锟\ufffd|(?:ï¿½)+")
_MEMORY = re.compile("烫{4,}|烫{3}(?![！!啊呀的了])|屯{3,}|葺{4,}")
_UNREADABLE = re.compile("\ufffd+(?:[ \t]*\ufffd+)*")
# A rare hanzi costs 12 nats where no word holds it.
_UNLIKELY = -11.0
_QUOTES = "'“\"'「『《〈‘”’」』》〉"


def find_lost(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the places where text is lost, with an edit that removes what stands there."""
    if "锟" in text or "ï¿½" in text:
        reason = "lost when the text was saved: it shows only the sign for lost characters"
        yield from _remove(text, _REPLACED, REPLACED.id, reason)
    if "烫烫烫" in text or "屯屯屯" in text or "葺葺葺葺" in text:
        yield from _remove(text, _MEMORY, MEMORY.id, "no text: memory that was never filled")
    if "\ufffd" in text:
        yield from _remove(text, _UNREADABLE, UNREADABLE.id, "bytes that could not be read")


def _remove(text: str, pattern: re.Pattern[str], rule: str, reason: str) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if rule == UNREADABLE.id:
            start, end = _with_halves(text, start, end)
        if _is_named(text, start, end):
            yield Kept(start, end, rule, "a word about such text, in quotation marks")
            continue
        yield Edit(start, end, "", rule, reason)
        yield Gap(start, end, rule, reason)


def _with_halves(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span over a rare hanzi at its end: half of one character and half of the next."""
    for place, low, high in ((end, start, end + 1), (start - 1, start - 1, end)):
        character = text[place : place + 1] if place >= 0 else ""
        if character and _rare().match(character):
            before = text[max(0, low - 2) : max(0, low)]
            if log_probability(character, before) < _UNLIKELY:
                start, end = min(start, low), max(end, high)
    return start, end


@cache
def _rare() -> re.Pattern[str]:
    return re.compile(f"[{rare_hanzi()}]")


def _is_named(text: str, start: int, end: int) -> bool:
    """Tell whether somebody writes about the sign: it stands alone between quotation marks."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(before and after) and before in _QUOTES and after in _QUOTES
