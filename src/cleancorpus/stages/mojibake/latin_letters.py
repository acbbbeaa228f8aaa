"""Latin letters that were read with a wrong codec, in a text that is not Chinese: nÃ© for né."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule

LATIN = Rule(
    "mojibake.latin-letters",
    "A letter of a Latin script read with a wrong codec, in a text that is not Chinese.",
    "Iggy Pop (nÃ© Jim Osterberg)",
    "Iggy Pop (né Jim Osterberg)",
)
RULES: tuple[Rule, ...] = (LATIN,)

# The first byte of UTF-8 for a letter or a mark, as a single-byte code page shows it, and what such
# pages show of the bytes that follow. A control character of Latin-1 is enough.
_GATE = re.compile(
    "[\xc2-\xdf\xe2ГВ][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]|[\x80-\x9f]"
)
_LINE = re.compile(r"[^\n]+")
# U+0085 is the ellipsis of Windows-1252 before a blank; elsewhere it may be a line end (ISO 6429).
_LINE_END = re.compile(r"\x85(?! )")
_EAST_ASIAN = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\uff66-\uffdc]")
_ALPHABETS = tuple(
    re.compile(letters)
    for letters in ("[À-ÖØ-öø-ɏ]", "[Ͱ-Ͽ]", "[Ѐ-ԯ]", "[֐-׿]", "[؀-ۿ]", "[ऀ-෿]", "[฀-࿿]")
)


def find_latin(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the lines that ftfy can read again, as one edit each from the first damaged letter on.

    >>> [edit[:3] for edit in find_latin("nÃƒÂ© à Paris", Context())]
    [(1, 5, 'é')]
    """
    if text.isascii() or not _GATE.search(text):
        return
    for line in _LINE.finditer(text):
        if _GATE.search(line[0]) and not _LINE_END.search(line[0]):
            yield from _repair(line[0], line.start())


def _repair(line: str, offset: int) -> Iterator[Edit]:
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 - 60 ms, for few texts

    # Nothing but the codec: ftfy's other repairs are for other texts, and what is lost stays so.
    config = TextFixerConfig(replace_lossy_sequences=False, restore_byte_a0=False)
    found = fix_encoding(line, config)
    if found == line or not _is_plausible(line, found):
        return
    start = next(
        (i for i, (a, b) in enumerate(zip(line, found, strict=False)) if a != b),
        min(len(line), len(found)),
    )
    same = 0
    longest = min(len(line), len(found)) - start
    while same < longest and line[-1 - same] == found[-1 - same]:
        same += 1
    reason = "letters that were read with a wrong codec"
    after = found[start : len(found) - same]
    yield Edit(offset + start, offset + len(line) - same, after, LATIN.id, reason, 0.95)


def _is_plausible(line: str, found: str) -> bool:
    """Tell whether what was read is one alphabet: 'Öй' out of 'ÖÐ¹' is none."""
    if _EAST_ASIAN.search(line) or _EAST_ASIAN.search(found):
        return False
    return sum(bool(alphabet.search(found)) for alphabet in _ALPHABETS) <= 1
