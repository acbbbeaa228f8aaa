"""Single signs in UTF-8 that were read as Windows-1252, in text that is right: â€œ for “."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.language.rarity import RARE, surprise
from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.mojibake.wrong_codec.byte_units import as_western

SIGN = Rule(
    "mojibake.utf8-sign-as-latin1",
    "A single sign in UTF-8 that was read as Latin-1 or Windows-1252.",
    "数字政府â€œ一网通办â€\x9dÂ·改革",
    "数字政府“一网通办”·改革",
)
RULES: tuple[Rule, ...] = (SIGN,)

# What the bytes 80 to BF look like, and the letters that begin two or three bytes.
_FOLLOWING = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SEQUENCE = re.compile(f"(?:[ÂÃ][{_FOLLOWING}]|[âãäåæçèéï][{_FOLLOWING}]{{2}})+")
_FIRST = re.compile("[ÂÃâãäåæçèéï]")
# The last byte of ” has no character in Windows-1252, so it was lost.
_CLOSING = re.compile(f"â€(?:\ufffd|(?![{_FOLLOWING}]))")
_LETTER = re.compile("[A-Za-zÀ-ÿ]")
_LETTERS = re.compile("[À-ÿ]+")


def find_signs(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the sequences that are valid UTF-8 and give signs, letters or common hanzi."""
    if not _FIRST.search(text):
        return
    for match in _CLOSING.finditer(text):
        reason = "what Windows-1252 shows of a closing quotation mark in UTF-8"
        yield Edit(*match.span(), "”", SIGN.id, reason, 0.9)
    for match in _SEQUENCE.finditer(text):
        found = _read(match.group())
        if found is None or not _is_wanted(found):
            continue
        start, end = match.span()
        if _LETTER.match(text[start - 1 : start]) and not _LETTERS.fullmatch(found):
            continue  # «né»… is French
        reason = "bytes of UTF-8 that were read as Windows-1252"
        yield Edit(start, end, found, SIGN.id, reason, 0.95)


def _read(run: str) -> str | None:
    try:
        return b"".join(map(as_western, run)).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_wanted(found: str) -> bool:
    """Tell signs, letters of Latin-1 and common hanzi from control characters and rarities."""
    return all("\xa0" <= one <= "\xff" or surprise(one) < RARE for one in found)
