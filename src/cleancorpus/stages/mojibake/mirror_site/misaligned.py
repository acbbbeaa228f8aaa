"""Runs of GBK that are out of step by one byte: 當(dāng)?shù)馗鞑块T stands for 當地各部門.

A run begins where a reading was injected between two characters whose touching bytes look like an
annotated character, or after `。` where a byte slipped in. It ends where a last byte below 0x80
stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cleancorpus import language
from cleancorpus.language.variants import is_traditional
from cleancorpus.stages.mojibake.mirror_site import gbk
from cleancorpus.stages.mojibake.mirror_site.beam import Beam, Hypothesis
from cleancorpus.stages.mojibake.mirror_site.candidates import by_lead, by_trail
from cleancorpus.stages.mojibake.mirror_site.pinyin import (
    EATEN_NOTE,
    READING,
    has_reading,
    has_tone,
)
from cleancorpus.stages.mojibake.mirror_site.pinyin_notes import plain
from cleancorpus.stages.mojibake.mirror_site.ranking import Ranking, before_run
from cleancorpus.stages.mojibake.mirror_site.scorer import Scorer
from cleancorpus.stages.mojibake.mirror_site.visible_bytes import (
    ENTITY_TAIL,
    TAG_TAIL,
    to_full_width,
)
from cleancorpus.text.characters import HAN

START = re.compile(rf"\?(?:[!,;:?！，；：？]|{READING}\))")
_LETTER_INSIDE = re.compile(f"(?<=[{HAN}])[A-Za-z](?=[{HAN}(])")
_LETTER_AFTER = re.compile(f".[A-Za-z]{{1,2}}(?:[、。{HAN},;:]|[(][^)]*[)])")
_PHRASE = re.compile(f"[{HAN}]{{1,6}}")
# Characters of a document whose own statistics are counted.
_COUNTED = 60_000
# Readings that are ranked.
_RANKED = 15
# Nats a character below which what follows a mark is no Chinese: the worst of real `?!` is -6.9.
_BAD = -7.0
_UNOPPOSED = 20.0
# Nats for a byte that slipped in after another character than `。`: seen once in 22 times.
_NO_FULL_STOP = -3.0


class Repair(NamedTuple):
    """The best reading of a run: how much better than the next one, and than the raw text."""

    start: int
    end: int
    text: str
    margin: float
    gain: float
    cost: float
    second: str
    by_note: bool


def find_repairs(text: str, noted: Mapping[str, str]) -> Iterator[Repair]:
    """Yield the best reading of every run of a text; `noted`: the injected readings."""
    scorer: Scorer | None = None
    done = 0
    for match in START.finditer(text):
        if match.start() < done or not is_suspicious(text, match.start(), evident=bool(noted)):
            continue
        scorer = scorer or Scorer(undamaged(text[: max(_COUNTED, match.start())][-_COUNTED:]))
        starts = _starts(text, match.start(), scorer, noted)
        repair = _repair(text, match.start(), starts, scorer, noted) if starts else None
        if repair:
            yield repair
            done = repair.end


def undamaged(text: str) -> Iterator[str]:
    """Yield the stretches of a text that no run can reach, without notes."""
    at = 0
    for match in START.finditer(text):
        if match.start() > at:
            yield plain(text[at : match.start()])
        at = max(at, match.end() + 40)
    yield plain(text[at:])


def is_suspicious(text: str, start: int, *, evident: bool) -> bool:
    """Tell whether what follows `?!` or `?,` reads so badly that a search is worth its time.

    `evident`: the page has other damage of a mirror site.
    """
    note = EATEN_NOTE.match(text, start)
    if note:
        return has_tone(note[1])
    if text[start - 1 : start] == "?" and start:
        return False
    if text[start + 2 : start + 3] == "?":
        rest = start + 3
        return evident or bool(TAG_TAIL.match(text, rest) or ENTITY_TAIL.match(text, rest))
    near = text[start + 1 : start + 13].partition("\n")[0]
    if _LETTER_INSIDE.search(near) or _LETTER_AFTER.match(near):
        return True
    phrase = _PHRASE.match(text, start + 2)
    if not phrase:
        return False
    return language.log_probability(phrase[0], text[start + 1]) < _BAD * len(phrase[0])


def _starts(text: str, start: int, scorer: Scorer, noted: Mapping[str, str]) -> list[Hypothesis]:
    """Return the states in which a run can begin at a place."""
    before = "\n\n" + before_run(text, start)
    first, second = map(language.token, before[-2:])
    note = EATEN_NOTE.match(text, start)
    if note:
        return _after_note(before[-1], note, (first, second), noted)
    lead = to_full_width(text[start + 1])
    assert lead is not None
    return [
        Hypothesis(
            (0.0 if one.character == "。" else _NO_FULL_STOP)
            + scorer.cost(first, second, one.token),
            start + 2,
            lead,
            second,
            one.token,
            one.character,
        )
        for one in by_trail()[gbk.FULL_WIDTH_ROW]
    ]


def _after_note(
    before: str, note: re.Match[str], context: tuple[int, int], noted: Mapping[str, str]
) -> list[Hypothesis]:
    """Return the states after a note whose character ends in the first byte of the next one."""
    code = gbk.codes().get(before, 0)
    starts: dict[int, Hypothesis] = {}
    for one in by_lead().get(code & 0xFF, ()):
        known = one.character in noted
        if has_reading(one.character, note[1]) and (known or is_traditional(one.character)):
            new = Hypothesis(0.0 if known else -2.0, note.end(), one.trail, *context, "")
            starts[one.trail] = max(new, starts.get(one.trail, new))
    return list(starts.values())


def _repair(
    text: str,
    start: int,
    starts: Sequence[Hypothesis],
    scorer: Scorer,
    noted: Mapping[str, str],
) -> Repair | None:
    line_end = text.find("\n", start)
    line = text + "\n" if line_end < 0 else text[: line_end + 1]
    finished = Beam(line.rstrip("\n"), scorer, noted).search(starts)[:_RANKED]
    if not finished:
        return None
    ranking = Ranking(line, start, finished, scorer)
    first, *others = ranking.rank(finished)
    best = first.best
    return Repair(
        start=start,
        end=best.end,
        text=best.text,
        margin=abs(first.nats - others[0].nats) if others else _UNOPPOSED,
        gain=first.nats - ranking.weigh_raw(),
        cost=best.nats / max(1, len(best.text)),
        second=others[0].best.text if others else "",
        by_note=bool(EATEN_NOTE.match(text, start)),
    )
