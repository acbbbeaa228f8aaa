"""Damage a text as mirror sites do, byte by byte, knowing what was where.

Simplified text becomes traditional one character at a time and is written as GBK; each character
of a table gets its reading behind it by a replacement on the bytes, which also hits pairs of a
last and a first byte; sometimes a byte slips in after a full stop; PHP decodes the result and eats
the byte after a broken pair; the crawler drops private-use characters, tags, and the width of
punctuation.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from opencc import OpenCC

from cleancorpus.stages.mojibake.mirror_site import gbk
from tests.cases import FIXTURES

# Kept by the sites' converter, whatever OpenCC says; two that OpenCC would keep are converted.
KEPT = frozenset("后里干云只面于系游占志制几丑斗谷升借吁朱洒舍叶症并范愿么")
CONVERTED = {"台": "臺", "准": "準", "冲": "沖"}
BREAK = 0x7F
INJECTED = -1
_TAG = re.compile(r"</?p>")


class Unit(NamedTuple):
    """A character as the site showed it, and the bytes that it was made of."""

    character: str
    start: int
    end: int


class Run(NamedTuple):
    """A misaligned stretch of the damaged text."""

    start: int
    end: int
    truth: str
    dropped: int


@dataclass
class Damaged:
    """A damaged text; for each of its characters what should stand there; its runs."""

    text: str = ""
    expected: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def truth(self) -> str:
        return "".join(self.expected)


@cache
def table() -> tuple[tuple[str, str], ...]:
    """Return the characters seen with an injected reading, and the reading."""
    lines = (FIXTURES / "mirror-table.tsv").read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((row[0], row[1]) for row in rows)


@cache
def _converter() -> OpenCC:
    return OpenCC("s2tw")


@cache
def _traditional(character: str) -> str:
    converted = _converter().convert(character)
    return converted if len(converted) == 1 else character


def to_mirror_script(text: str) -> str:
    """Convert character by character, as the sites do: 后 里 干 stay."""
    return "".join(c if c in KEPT else CONVERTED.get(c) or _traditional(c) for c in text)


def fold_width(text: str) -> str:
    """Return a text with full-width ASCII folded, as the crawler left it."""
    return "".join(
        chr(ord(c) - gbk.FULL_TO_HALF) if "\uff01" <= c <= "\uff5e" else " " if c == "\u3000" else c
        for c in text
    )


def _encode(text: str) -> tuple[bytes, list[int]]:
    """Return the bytes of a text and for each byte the character it belongs to."""
    raw, origin = bytearray(), []
    for position, character in enumerate(text):
        code = gbk.codes().get(character)
        if character.isascii():
            code_bytes = character.encode()
        else:
            code_bytes = b"?" if code is None else code.to_bytes(2, "big")
        raw += code_bytes
        origin += [position] * len(code_bytes)
    return bytes(raw), origin


def _insert(
    raw: bytes, origin: list[int], places: Sequence[int], new: bytes
) -> tuple[bytes, list[int]]:
    pieces, origins, last = [], [], 0
    for place in places:
        pieces += [raw[last:place], new]
        origins += origin[last:place] + [INJECTED] * len(new)
        last = place
    return b"".join([*pieces, raw[last:]]), origins + origin[last:]


def _slip_bytes(raw: bytes, origin: list[int], share: float, rng: random.Random) -> list[int]:
    """Return the places between `。` and a lead byte that makes a full-width mark with A3."""
    places = []
    for match in re.finditer(rb"\xa1(?=\xa3[\xa1\xac\xba\xbb\xbf])", raw):
        place = match.end()
        whole = place + 1 < len(raw) and origin[place] == origin[place - 1] != origin[place + 1]
        if whole and rng.random() < share:
            places.append(place)
    return places


def _annotate(
    raw: bytes, origin: list[int], rows: Sequence[tuple[str, str]]
) -> tuple[bytes, list[int]]:
    for character, reading in rows:
        key = gbk.codes()[character].to_bytes(2, "big")
        note, _ = _encode(f"({reading})")
        places = [match.end() for match in re.finditer(re.escape(key), raw)]
        raw, origin = _insert(raw, origin, places, note)
    return raw, origin


def php_decode(raw: bytes) -> list[Unit]:
    """Decode GBK as PHP 8.1 does: a lead byte without its trail eats the byte after it."""
    units, at = [], 0
    while at < len(raw):
        byte = raw[at]
        if byte <= 0x80:
            units.append(Unit(chr(byte) if byte < 0x80 else "€", at, at + 1))
        elif byte == 0xFF:
            units.append(Unit("\uf8f5", at, at + 1))
        elif at + 1 == len(raw):
            units.append(Unit("?", at, at + 1))
        else:
            character = gbk.characters().get(byte << 8 | raw[at + 1], "?")
            units.append(Unit(character, at, at + 2))
        at = units[-1].end
    return units


def damage(
    simplified: str,
    rows: Sequence[tuple[str, str]] = (),
    share: float = 1.0,
    rng: random.Random | None = None,
) -> Damaged:
    """Damage a text whose paragraphs stand in <p> tags (or has none)."""
    text = to_mirror_script(simplified)
    raw, origin = _encode(text)
    places = _slip_bytes(raw, origin, share, rng or random.Random(0))
    raw, origin = _insert(raw, origin, places, bytes([BREAK]))
    raw, origin = _annotate(raw, origin, rows)
    return _crawl(text, php_decode(raw), origin)


def _crawl(text: str, units: list[Unit], origin: list[int]) -> Damaged:
    """Drop what crawlers drop, and align what is left with the text."""
    tags = {i for match in _TAG.finditer(text) for i in range(match.start(), match.end())}
    shown = "".join(unit.character for unit in units)
    hidden = {i for match in _TAG.finditer(shown) for i in range(match.start(), match.end())}
    damaged = Damaged()
    waiting: list[int] | None = None  # units of the run that is open
    done = 0  # characters of the text that were accounted for
    for i, unit in enumerate(units):
        sources = origin[unit.start : unit.end]
        single = len(set(sources)) == 1
        if single and sources[0] == INJECTED:
            if waiting is not None:
                waiting.append(i)
            else:
                _show(damaged, unit.character, "")
            continue
        whole = single and text[sources[0]] == unit.character
        if not whole:
            waiting = [*(waiting or []), i]
            continue
        if waiting is not None:
            truth = _truth(text, done, sources[0], tags)
            _close(damaged, [units[k] for k in waiting], truth)
            waiting = None
        done = sources[0] + 1
        if i not in hidden:
            _show(damaged, unit.character, "" if sources[0] in tags else unit.character)
    if waiting is not None:
        _close(damaged, [units[k] for k in waiting], _truth(text, done, len(text), tags))
    return damaged


def _truth(text: str, start: int, end: int, tags: set[int]) -> str:
    return fold_width("".join(text[k] for k in range(start, end) if k not in tags))


def _show(damaged: Damaged, character: str, expected: str) -> None:
    if not gbk.is_private(character) and character != chr(BREAK):
        damaged.text += fold_width(character)
        damaged.expected.append(fold_width(expected))


def _close(damaged: Damaged, units: list[Unit], truth: str) -> None:
    start = len(damaged.text)
    for unit in units:
        _show(damaged, unit.character, "")
    end = len(damaged.text)
    if end > start:
        damaged.expected[start] = truth
        if not (units[0].character == "?" == truth and end == start + 1):
            dropped = sum(gbk.is_private(unit.character) for unit in units)
            damaged.runs.append(Run(start, end, truth, dropped))
