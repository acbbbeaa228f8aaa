"""Text that a wrong codec damaged and that no rule could repair: marked, and left as it is.

Rare characters prove nothing: a dictionary, a list of elements, a name may be full of them. Damage
is told by its bytes. Read with the codec that was meant they say Chinese sentences, in pieces where
bytes are lost; or so many are lost that the signs for it stand among the debris.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleancorpus.language import log_probability
from cleancorpus.language.rarity import surprise
from cleancorpus.records import Damage
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.mojibake.wrong_codec.byte_units import (
    as_gbk,
    as_western,
    read_gbk,
    read_utf8,
    single_byte,
)
from cleancorpus.stages.mojibake.wrong_codec.codecs import CODECS, WrongCodec
from cleancorpus.stages.mojibake.wrong_codec.lattice import find_stretches
from cleancorpus.stages.mojibake.wrong_codec.plausible import HANZI
from cleancorpus.stages.mojibake.wrong_codec.stretch import Stretch
from cleancorpus.stages.mojibake.wrong_codec.suspects import odd_class, odd_pieces

RULE = Rule(
    "mojibake.unrepaired-text",
    "Text read with a wrong codec that could not be repaired: marked as damage, left as it is.",
    "收费标准录脹赂帽碌脛脠脧露篓",
    "收费标准录脹赂帽碌脛脠脧露篓",
)
RULES: tuple[Rule, ...] = (RULE,)

# By how many nats, character by character, the bytes must read likelier in the other codec.
_GAIN = 30
# So many hanzi must come out, all different: a unit that repeats itself is no evidence.
_FEWEST = 3
# What a character of the other reading may cost in nats: prose costs 2 to 5, with holes up to 6.5;
# the likeliest reading of Korean, Russian or a list of rare hanzi costs 9 and more.
_PROSE = 7.0
# How much more the text as it stands must cost.
_WORSE = 3.0
# Hardly any text but UTF-8 has the form of UTF-8: two hanzi are proof there, if they are common.
_GAIN_UTF8, _FEWEST_UTF8, _COMMON = 20, 2, 9.0
_WIDE = re.compile("[^\x00-\x7f\ufffd]+")
# Between two damaged stretches: figures and letters that are the same in both codecs.
_NEAR = 3
_NEARLY_ALL = 0.8

# Signs for lost bytes and control characters that no text holds, among characters as rare.
_LOST = re.compile("[\x80-\x84\x86-\x9f\ufffd]")
_FEWEST_LOST, _FEWEST_ODD, _LOST_SHARE = 3, 3, 0.15


@cache
def _as_gbk_of_western(character: str) -> bytes:
    """Return the byte behind 脰: it was read as Latin-1, saved as UTF-8, and that read as GBK."""
    try:
        return as_western(as_gbk(character).decode("utf-8"))
    except UnicodeDecodeError:
        return b""


_THROUGH_WESTERN = CODECS[0]._replace(
    wrong="Latin-1, saved as UTF-8 and read as GBK", encodes=(_as_gbk_of_western,)
)
_CYRILLIC = re.compile("[\u0400-\u045f]{2}")
_LATIN = re.compile("[\xa1-\u017f]{4}")
# What no repair knows is known damage all the same.
_INVERSES: tuple[WrongCodec, ...] = (
    *(codec for codec in CODECS if codec.right != "UTF-16"),
    _THROUGH_WESTERN._replace(right="GBK", read=read_gbk),
    _THROUGH_WESTERN._replace(right="UTF-8", read=read_utf8),
    *(
        CODECS[0]._replace(
            wrong=name, right=right, encodes=(single_byte(codec),), read=read, signs=signs
        )
        for name, codec, signs in (
            ("Mac Cyrillic", "mac_cyrillic", _CYRILLIC),
            ("Windows-1251", "cp1251", _CYRILLIC),
            ("Windows-1250", "cp1250", _LATIN),
        )
        for right, read in (("UTF-8", read_utf8), ("GBK", read_gbk))
    ),
)


class _Found(NamedTuple):
    start: int
    end: int
    reason: str
    confidence: float


def find_unrepaired(text: str, context: Context) -> Iterator[Damage]:  # noqa: ARG001
    """Yield the spans that no language can have written, as far as their bytes show it."""
    last = 0
    likely: WrongCodec | None = None
    for line in odd_pieces(text):
        spans, likely = _find_in_line(line.text, likely)
        for span in _joined(spans, line.text):
            start, end = line.start + span.start, line.start + span.end
            if start >= last:
                yield Damage(start, end, RULE.id, span.reason, span.confidence)
                last = end


def _find_in_line(line: str, likely: WrongCodec | None) -> tuple[list[_Found], WrongCodec | None]:
    """Return what is damaged in a line, and the codec that told it, which is tried first.

    No other codec is asked once nearly all that is not ASCII is known to be damaged.
    """
    found = list(_find_debris(line))
    wide = sum(character > "\x7f" for character in line)
    for codec in sorted(_INVERSES, key=lambda codec: codec is not likely):
        if sum(one.end - one.start for one in found) >= _NEARLY_ALL * wide:
            break
        if codec.signs.search(line) and (hidden := list(_find_hidden(line, codec))):
            found += hidden
            likely = codec
    return found, likely


def _find_hidden(line: str, codec: WrongCodec) -> Iterator[_Found]:
    """Yield the stretches whose bytes read like Chinese in another codec."""
    for stretch in find_stretches(line, codec.encodes, codec.read):
        if _is_hidden(line[stretch.start : stretch.end], stretch, codec.right):
            reason = f"reads like {codec.right} that was read as {codec.wrong}"
            yield _Found(*_widened(line, stretch.start, stretch.end), reason, 0.95)


def _is_hidden(run: str, stretch: Stretch, right: str) -> bool:
    """Tell whether the bytes of a run say something in the other codec, and the run nothing."""
    gain = surprise(run) - sum(unit.nats for unit in stretch.units)
    pieces = _WIDE.findall(stretch.text)
    hidden = "".join(pieces)
    hanzi = len(set(HANZI.findall(hidden)))
    if right == "UTF-8":
        enough = gain >= _GAIN_UTF8 and hanzi >= _FEWEST_UTF8
        return enough and surprise(hidden) < _COMMON * len(hidden)
    if gain < _GAIN or hanzi < _FEWEST:
        return False
    cost = _cost(pieces)
    return cost < _PROSE and cost + _WORSE < _cost(_WIDE.findall(run))


def _cost(pieces: list[str]) -> float:
    return -sum(map(log_probability, pieces)) / max(1, sum(map(len, pieces)))


def _find_debris(line: str) -> Iterator[_Found]:
    """Yield the runs of rare characters with signs for lost ones among them."""
    if len(_LOST.findall(line)) < _FEWEST_LOST:
        return
    for match in _debris().finditer(line):
        lost, odd = len(_LOST.findall(match[0])), len(odd_class().findall(match[0]))
        enough = lost >= _FEWEST_LOST and odd - lost >= _FEWEST_ODD
        if enough and lost >= _LOST_SHARE * len(match[0]):
            yield _Found(*match.span(), "rare characters and signs for lost ones, mixed", 0.9)


@cache
def _debris() -> re.Pattern[str]:
    odd = odd_class().pattern
    return re.compile(f"{odd}(?:[^\n]{{0,2}}{odd})+")


def _widened(line: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch over the odd characters at its ends: what its bytes were cut from."""
    while start and odd_class().match(line, start - 1):
        start -= 1
    while end < len(line) and odd_class().match(line, end):
        end += 1
    return start, end


def _joined(found: list[_Found], line: str) -> list[_Found]:
    """Return what was found as disjoint spans; those that nearly touch are one."""
    joined: list[_Found] = []
    for one in sorted(found):
        last = joined[-1] if joined else None
        if last and one.start <= last.end + _NEAR and "\n" not in line[last.end : one.start]:
            longer = max(last, one, key=lambda span: span.end - span.start)
            joined[-1] = longer._replace(start=last.start, end=max(last.end, one.end))
        else:
            joined.append(one)
    return joined
