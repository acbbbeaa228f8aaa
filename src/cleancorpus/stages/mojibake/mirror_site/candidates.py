"""The characters of GBK that Chinese text is made of, found by either byte, by what is before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cleancorpus import language
from cleancorpus.language.variants import is_simplified
from cleancorpus.stages.mojibake.mirror_site import gbk
from cleancorpus.stages.mojibake.mirror_site.pinyin import has_reading
from cleancorpus.text.characters import is_han

MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—·％"
# Nats for a character of simplified text: mirror sites convert every one.
WRONG_SCRIPT = -5.0
# Nats for a character that the model does not know, on top of what it takes for all of them, and
# for letters and signs in full width.
UNUSUAL = -5.0
# Followers of a character that are tried where nothing else tells what was lost.
_LIKELY = 200


class Candidate(NamedTuple):
    """A character that may have stood in the text, by its two bytes."""

    lead: int
    trail: int
    character: str
    token: int
    nats: float


@cache
def candidates() -> tuple[Candidate, ...]:
    """Return the characters of GBK that Chinese text is made of."""
    found = []
    for character, code in gbk.codes().items():
        number = language.token(character)
        if character in MARKS or (number and is_han(character)):
            nats = WRONG_SCRIPT if is_simplified(character) else 0.0
            found.append(Candidate(code >> 8, code & 0xFF, character, number, nats))
    return tuple(found)


@cache
def by_lead() -> Mapping[int, list[Candidate]]:
    rows: dict[int, list[Candidate]] = {}
    for candidate in candidates():
        rows.setdefault(candidate.lead, []).append(candidate)
    return rows


@cache
def by_trail() -> Mapping[int, list[Candidate]]:
    columns: dict[int, list[Candidate]] = {}
    for candidate in candidates():
        columns.setdefault(candidate.trail, []).append(candidate)
    return columns


@cache
def droppable(lead: int) -> list[Candidate]:
    """Return the characters of a row whose last byte can begin a private-use pair."""
    return [one for one in by_lead().get(lead, ()) if one.trail in gbk.private_pairs()]


@cache
def by_token() -> Mapping[int, list[Candidate]]:
    tokens: dict[int, list[Candidate]] = {}
    for one in candidates():
        tokens.setdefault(one.token, []).append(one)
    return tokens


@cache
def likely_after(token: int) -> list[Candidate]:
    """Return the likeliest characters after a token."""
    return [
        one for after in language.followers(token, _LIKELY) for one in by_token().get(after, ())
    ]


@cache
def droppable_after(token: int) -> list[Candidate]:
    """Return the likely characters after a token that can lose their last byte."""
    return [one for one in likely_after(token) if one.trail in gbk.private_pairs()]


@cache
def readable(reading: str) -> list[Candidate]:
    return [one for one in candidates() if has_reading(one.character, reading)]


def fitting(lead: int, trail: int | None, reading: str) -> list[Candidate]:
    """Return the characters of a first byte with a last byte, or with a reading, or all."""
    if trail is None:
        row = by_lead().get(lead, [])
        return [one for one in row if not reading or has_reading(one.character, reading)]
    character = gbk.join_pair(lead, trail)
    if character is None:
        return []
    number = language.token(character)
    usual = character in MARKS or (number and is_han(character))
    nats = WRONG_SCRIPT if is_simplified(character) else 0.0 if usual else UNUSUAL
    return [Candidate(lead, trail, character, number, nats)]


def completing(trail: int | None, reading: str, before: int) -> list[Candidate]:
    """Return the characters whose first byte was lost; `before` is the token before them."""
    if trail is not None:
        return by_trail().get(trail, [])
    return readable(reading) if reading else likely_after(before)
