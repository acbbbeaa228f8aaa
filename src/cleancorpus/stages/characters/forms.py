"""Canonical forms: radicals, compatibility forms, private use, width, composed letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from cleancorpus.data import read_lines, read_pairs
from cleancorpus.records import Edit, Finding, Kept, Suggestion
from cleancorpus.rules import Context
from cleancorpus.text.characters import COMPATIBILITY_HAN, HAN, RADICALS

_CANDIDATES = re.compile(
    "[\u2e80-\u2fdf]|[\ue000-\uf8ff]+|[\uf900-\ufaff]|[\ufb00-\ufb06]|[\ufe10-\ufe6b]"
    "|[０-９Ａ-Ｚａ-ｚ％]+(?:[．／－＋＆＿＠][０-９Ａ-Ｚａ-ｚ％]+)*|[\uff61-\uff9f]+"
)
# The same characters in one class, which is searched six times as fast as the alternatives.
_ANY = re.compile(
    "[\u2e80-\u2fdf\ue000-\ufaff\ufb00-\ufb06\ufe10-\ufe6b０-９Ａ-Ｚａ-ｚ％\uff61-\uff9f]"
)
_SUPPLEMENT = re.compile("[\U0002f800-\U0002fa1f]")
_CJK = re.compile(f"[{RADICALS}{HAN}{COMPATIBILITY_HAN}、。《》，．；：（）]")
_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
_SIGNS = "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf"
# No indent is so deep.
_DEEP = 60


@cache
def _radicals() -> dict[str, str]:
    return read_pairs("radicals.tsv")


@cache
def _forms() -> dict[str, str]:
    return read_pairs("presentation-forms.tsv")


@cache
def _private_use() -> dict[str, tuple[str, bool]]:
    """Return private-use character -> (what it stands for, whether only at a line start)."""
    rows = (line.split("\t") for line in read_lines("private-use.tsv"))
    return {
        chr(int(code, base=16)): (chr(int(target, base=16)), where == "start")
        for code, target, where in rows
    }


def find_forms(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Find characters that have a canonical form of the same meaning.

    >>> [edit[:4] for edit in find_forms("⼈均１．５％", Context())]
    [(0, 1, '人', 'characters.radical'), (2, 6, '1.5%', 'characters.full-width')]
    """
    first = _ANY.search(text)
    for found in _CANDIDATES.finditer(text, first.start()) if first else ():
        yield from _judge(text, *found.span())
    for found in _SUPPLEMENT.finditer(text):
        yield from _compose(text, *found.span(), "characters.compatibility-ideograph")
    if not unicodedata.is_normalized("NFC", text):
        yield from _find_decomposed(text)


def _judge(text: str, start: int, end: int) -> Iterator[Finding]:
    char = text[start]
    for last, handle in _HANDLERS:
        if char <= last:
            yield from handle(text, start, end)
            return


def _fold_radical(text: str, start: int, end: int) -> Iterator[Finding]:
    rule = "characters.radical"
    target = _radicals().get(text[start])
    beside = (start > 0 and _CJK.match(text, start - 1)) or _CJK.match(text, end)
    if target and beside:
        yield Edit(start, end, target, rule, "a radical among characters")
    elif target:
        yield Kept(start, end, rule, "a radical by itself")


def _line_head(text: str, position: int) -> str:
    """Return what stands before a place on its line; deep in a line only that something does.

    Looking back to the start of a long line from each of its characters would be quadratic.
    """
    near = text[max(0, position - _DEEP) : position]
    head = near[near.rfind("\n") + 1 :]
    return head if len(head) < _DEEP else "…"


def _read_private_use(text: str, start: int, end: int) -> Iterator[Finding]:
    rule = "characters.private-use"
    for i in range(start, end):
        target, only_at_start = _private_use().get(text[i], ("", False))
        head = _line_head(text, i)
        if target and (not only_at_start or not head.strip()):
            if target == "\u3000" and head.strip("\f\u3000\ue5e5"):
                target = " "  # only the indent of a paragraph stays wide
            reason = "symbol font" if text[i] >= "\uf000" else "GBK private use"
            yield Edit(i, i + 1, target, rule, reason, 0.9)
        elif start and text[start - 1].isdigit() and text[end : end + 1].isdigit():
            yield Suggestion(start, end, ".", rule, "between two digits", 0.7)
            return
        elif i == start or text[i - 1] in _private_use():
            yield Kept(i, i + 1, rule, f"U+{ord(text[i]):04X} has no known meaning")


def _compose(text: str, start: int, end: int, rule: str) -> Iterator[Finding]:
    after = unicodedata.normalize("NFC", text[start:end])
    if after != text[start:end]:
        yield Edit(start, end, after, rule, "same character")


def _compose_ideograph(text: str, start: int, end: int) -> Iterator[Finding]:
    yield from _compose(text, start, end, "characters.compatibility-ideograph")


def _split_ligature(text: str, start: int, end: int) -> Iterator[Finding]:
    after = unicodedata.normalize("NFKC", text[start:end])
    yield Edit(start, end, after, "characters.presentation-form", "Latin ligature")


def _fold_form(text: str, start: int, end: int) -> Iterator[Finding]:
    if after := _forms().get(text[start]):
        yield Edit(start, end, after, "characters.presentation-form", "vertical or small form")


def _narrow(text: str, start: int, end: int) -> Iterator[Finding]:
    yield Edit(start, end, text[start:end].translate(_WIDE), "characters.full-width")


def _widen_kana(text: str, start: int, end: int) -> Iterator[Finding]:
    after = unicodedata.normalize("NFKC", text[start:end])
    yield Edit(start, end, after, "characters.half-width-kana", "half width")


_Handler = Callable[[str, int, int], Iterator[Finding]]
_HANDLERS: tuple[tuple[str, _Handler], ...] = (
    ("\u2fdf", _fold_radical),
    ("\uf8ff", _read_private_use),
    ("\ufaff", _compose_ideograph),
    ("\ufb06", _split_ligature),
    ("\ufe6b", _fold_form),
    ("\uff60", _narrow),
    ("\uff9f", _widen_kana),
)


def _find_decomposed(text: str) -> Iterator[Finding]:
    """Find clusters of a letter and its marks that NFC writes otherwise."""
    start = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            for low, high in _clusters(line):
                if not _CANDIDATES.match(line, low) and not _SUPPLEMENT.match(line, low):
                    yield from _compose(text, start + low, start + high, "characters.decomposed")
        start += len(line) + 1


def _clusters(line: str) -> Iterator[tuple[int, int]]:
    low = 0
    for i, char in enumerate(line):
        joins = unicodedata.combining(char) or char in _SIGNS or "\u1160" <= char <= "\u11ff"
        if i and not joins:
            yield low, i
            low = i
    yield low, len(line)
