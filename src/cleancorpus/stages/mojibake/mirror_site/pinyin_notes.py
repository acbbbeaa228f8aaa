"""Readings injected after characters by mirror sites: 數(shù)字, and at random 烟(yan)台市(shi).

The first kind annotates every occurrence of some common traditional characters, one reading each,
byte by byte: where the last byte of one character and the next letter make such a character, a
ghost note appears (宏P(guān)LC: the bytes of P complete 關). The second kind is strewn over
simplified prose at random. Real notes explain a rare or ambiguous character once; lessons and
tables annotate everything, or things that make no prose: both are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cleancorpus import language
from cleancorpus.language.variants import is_traditional
from cleancorpus.records import Doubt, Edit, Finding
from cleancorpus.stages.mojibake.mirror_site import gbk
from cleancorpus.stages.mojibake.mirror_site.pinyin import (
    NOTE,
    has_one_reading,
    has_reading,
    has_tone,
)
from cleancorpus.text.characters import is_han

RULE = "mojibake.injected-pinyin"
MIN_NOTES = 3
# Readings without their tones show less.
MIN_TONELESS = 5
# Some sites put a blank behind every note.
MIN_SPACED = 0.7
# Seeds: all of 1.0. Text with its author's notes: under .8 of the occurrences annotated, several
# readings for a character that is noted because it has several.
MIN_SHARE = 0.9
# Nats; the characters that mirror sites annotate are common ones (-6.8 on average on the seeds),
# those that authors annotate rare ones (-10 and less).
MIN_COMMON = -8.4
# Nats by which the character before a note makes the one behind it likelier: 2 to 3 in prose,
# below 0 in lists of characters.
MIN_PROSE = 0.8
# Strewn notes look like an author's own one by one, so there must be many of them.
MIN_STREWN = 8
MIN_STREWN_CHARACTERS = 6
MAX_STREWN_SHARE = 0.35
MIN_ONE_READING = 0.3


class Note(NamedTuple):
    """A note in brackets: its span, the character before it, its reading."""

    start: int
    end: int
    character: str
    reading: str


class Evidence(NamedTuple):
    """What shows that a document was annotated by a machine."""

    notes: int
    readings: Mapping[str, str]
    strewn: bool

    @property
    def reason(self) -> str:
        """Say it in one sentence, with the counts."""
        kind = "strewn over the text" if self.strewn else "wherever they occur"
        return (
            f"mirror-site page: {self.notes} readings injected after {len(self.readings)} "
            f"characters, {kind}; the wording may have been altered too"
        )


def find_notes(text: str) -> list[Note]:
    """Return the notes of a text that follow another character."""
    if "(" not in text:
        return []
    return [
        Note(match.start(), match.end(), text[match.start() - 1], match[1])
        for match in NOTE.finditer(text)
        if match.start()
    ]


def find_evidence(text: str, notes: list[Note]) -> Evidence | None:
    """Decide from all notes of a document whether they were injected.

    >>> text = "發(fā)展規(guī)劃和經(jīng)濟發(fā)展，經(jīng)營規(guī)模"
    >>> find_evidence(text, find_notes(text)).notes
    6
    >>> find_evidence("行(háng)业", find_notes("行(háng)业")) is None
    True
    """
    right = [note for note in notes if has_reading(note.character, note.reading)]
    if len(right) < MIN_NOTES:
        return None
    by_character: dict[str, Counter[str]] = {}
    for note in right:
        by_character.setdefault(note.character, Counter())[note.reading] += 1
    if not _is_common(by_character) or not _stand_in_prose(text, right):
        return None
    readings = {c: counts.most_common(1)[0][0] for c, counts in by_character.items()}
    if _is_systematic(text, right, by_character):
        return Evidence(len(right), readings, strewn=False)
    if _is_strewn(text, notes, right, by_character):
        return Evidence(len(right), readings, strewn=True)
    return None


def _is_systematic(text: str, right: list[Note], by_character: Mapping[str, Counter[str]]) -> bool:
    """Every occurrence of some traditional characters, one reading each."""
    if len(right) < MIN_TONELESS and not all(has_tone(note.reading) for note in right):
        return False
    # One of many may be of both scripts, as 於 is.
    others = len(by_character) - sum(map(is_traditional, by_character))
    one_reading = sum(len(counts) == 1 for counts in by_character.values()) / len(by_character)
    coverage = len(right) / sum(map(text.count, by_character))
    traditional = others <= max(len(by_character) >= MIN_TONELESS, 0.05 * len(by_character))
    return traditional and one_reading >= MIN_SHARE and coverage >= MIN_SHARE


def _is_strewn(
    text: str,
    notes: list[Note],
    right: list[Note],
    by_character: Mapping[str, Counter[str]],
) -> bool:
    """Many notes at random places: most occurrences of a character go without."""
    if len(right) < MIN_STREWN or len(by_character) < MIN_STREWN_CHARACTERS:
        return False
    if len(right) < 0.95 * len(notes):
        return False
    hanzi = sum(map(is_han, text))
    coverage = len(right) / sum(map(text.count, by_character))
    inside = sum(_runs_on(text, note) for note in right)
    # Authors note characters that have several readings; machines any.
    plain_ones = sum(map(has_one_reading, by_character))
    if plain_ones < MIN_ONE_READING * len(by_character):
        return False
    return len(right) < MAX_STREWN_SHARE * hanzi and coverage < 0.8 and inside >= 0.5 * len(right)


def _next_character(text: str, note: Note) -> str:
    """Return the character behind a note; some sites put a blank between."""
    after = text[note.end : note.end + 2]
    return after[1:] if after.startswith(" ") else after[:1]


def _runs_on(text: str, note: Note) -> bool:
    return is_han(_next_character(text, note))


def _is_common(characters: Iterable[str]) -> bool:
    model = language.ngrams()
    costs = [model.unigram_log_probability(language.token(c)) for c in characters]
    return sum(costs) / len(costs) >= MIN_COMMON


def _stand_in_prose(text: str, notes: list[Note]) -> bool:
    """Tell whether the characters around the notes follow one another as words do."""
    model = language.ngrams()
    gains = []
    for note in notes:
        if _runs_on(text, note):
            before, after = (
                language.token(note.character),
                language.token(_next_character(text, note)),
            )
            together = model.pair_log_probability(before, after)
            gains.append(together - model.unigram_log_probability(after))
    return len(gains) >= 0.3 * len(notes) and sum(gains) / len(gains) >= MIN_PROSE


def is_injected(text: str, note: Note, evidence: Evidence) -> bool:
    """Tell whether a note of an annotated document is one of those injected."""
    character, reading = note.character, note.reading
    if evidence.readings.get(character) == reading:
        return True
    if is_han(character):
        return (evidence.strewn or is_traditional(character)) and has_reading(character, reading)
    ghost = ghost_character(text[max(0, note.start - 2) : note.start])
    return ghost is not None and has_reading(ghost, reading)


def ghost_character(pair: str) -> str | None:
    """Return what the last byte of a hanzi and a letter after it make together.

    >>> ghost_character("宏P")
    '關'
    """
    code = gbk.codes().get(pair[:1])
    if len(pair) != 2 or code is None or not "\x40" <= pair[1] <= "\x7e":
        return None
    return gbk.join_pair(code & 0xFF, ord(pair[1]))


def remove_notes(text: str, notes: list[Note], evidence: Evidence) -> Iterator[Finding]:
    """Yield the deletion of every injected note, and the doubt about the document."""
    yield Doubt(RULE, evidence.reason)
    injected = [note for note in notes if is_injected(text, note, evidence)]
    spaced = [note for note in injected if text.startswith(" ", note.end)]
    blank = len(spaced) >= MIN_SPACED * len(injected)
    for note in injected:
        end = note.end + (blank and text.startswith(" ", note.end))
        yield Edit(note.start, end, "", RULE, "reading injected by a mirror site", 0.99)


def plain(text: str) -> str:
    """Return a text without anything that looks like a note of a reading."""
    return re.sub(NOTE, "", text) if "(" in text else text
