"""What a decoder that is out of step by one byte shows, read back as bytes.

Each visible item of a misaligned run gives the last byte of one character and the first byte of the
next. `?` is a pair that could not be: its second byte was eaten.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from cleancorpus.stages.mojibake.mirror_site import gbk
from cleancorpus.stages.mojibake.mirror_site.pinyin import EATEN_NOTE

TAG_TAIL = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>\n]{0,120})?/?>")
ENTITY_TAIL = re.compile(r"(nbsp|[lr][ds]quo|mdash|hellip|middot|quot|amp|lt|gt|#\d{2,5});")
# The year whose first digit was eaten: `?024年` was `2024年`.
YEAR_TAIL = re.compile("(0[0-4]|9)[0-9]{1,2}年")
# Where a byte slips in, it does before one of these (or before two bytes that look like one): what
# was eaten then was that byte, and nothing is lost.
MARKS_AFTER_BREAK = frozenset("，。、；：！？,;:!?")
EURO_BYTE = 0x80
# Stands in a repaired text for what nothing tells.
LOST = "\0"


class Item(NamedTuple):
    """One way to read the next visible item of a run.

    `trail` is the last byte of the character that is due, None where it was lost with what was
    eaten; `lead` the first byte of the next one, None where the bytes are in step again; `tail`
    the ASCII that follows in step.
    """

    trail: int | None
    lead: int | None
    end: int
    tail: str = ""
    nats: float = 0.0
    reading: str = ""
    closing: bool = False


def read_items(text: str, at: int) -> list[Item]:
    """Return the ways to read the visible item at a place."""
    character = text[at]
    if character == "?":
        return _read_question_mark(text, at)
    full = to_full_width(character)
    if full is not None:
        items = [Item(gbk.FULL_WIDTH_ROW, full, at + 1)]
        if "@" <= character <= "~":
            items.append(Item(ord(character), None, at + 1))
        return items
    if character == "€":
        return [Item(EURO_BYTE, None, at + 1)]
    code = gbk.codes().get(character)
    if code is None:
        return []
    trail, lead = code >> 8, code & 0xFF
    if lead < 0x80:
        return [Item(trail, None, at + 1, chr(lead))]
    return [Item(trail, lead, at + 1)]


def to_full_width(character: str) -> int | None:
    """Return the second byte of the full-width form of an ASCII or full-width character."""
    if "!" <= character <= "~":
        return ord(character) + 0x80
    if "\uff01" <= character <= "\uff5e":
        return ord(character) - gbk.FULL_TO_HALF + 0x80
    return None


def _read_question_mark(text: str, at: int) -> list[Item]:
    note = EATEN_NOTE.match(text, at)
    if note:
        return [Item(None, None, note.end(), reading=note[1])]
    tag = TAG_TAIL.match(text, at + 1)
    if tag:
        return [Item(None, None, tag.end(), closing=True)]
    entity = ENTITY_TAIL.match(text, at + 1)
    if entity:
        return [Item(None, None, entity.end(), tail=unescape(f"&{entity[0]}").strip())]
    mark = Item(gbk.FULL_WIDTH_ROW, 0xBF, at + 1)
    return [mark, *_read_eaten(text, at + 1)]


def _read_eaten(text: str, at: int) -> list[Item]:
    """Return what the byte that was eaten may have been: in step again, it was ASCII."""
    after = text[at : at + 1]
    year = YEAR_TAIL.match(text, at)
    if year and len(year[0]) == 4:
        return [Item(None, None, at, tail="2" if after == "0" else "1", nats=-3.0)]
    if after and after in MARKS_AFTER_BREAK:
        return [Item(None, None, at, nats=-1.0)]
    nats = -8.0 if after.isascii() and after.isalnum() else -4.0
    lost = Item(None, None, at, tail=LOST, nats=nats)
    return [lost, Item(None, None, at, tail="\n", nats=-5.0)]
