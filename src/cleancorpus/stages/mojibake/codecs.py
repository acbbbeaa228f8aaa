"""Text that was read with the wrong codec: a file, a paragraph, or a few words inside a line."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from cleancorpus.language import log_probability
from cleancorpus.rarity import surprise
from cleancorpus.records import Edit, Finding, Gap, Rule
from cleancorpus.settings import Settings
from cleancorpus.stages.mojibake.holes import fill_holes
from cleancorpus.stages.mojibake.odd import odd_lines
from cleancorpus.stages.mojibake.prose import is_prose
from cleancorpus.stages.mojibake.units import HOLE
from cleancorpus.stages.mojibake.weigh import Stretch, find_stretches
from cleancorpus.stages.mojibake.wrong import CODECS, WrongCodec


class Repair(NamedTuple):
    start: int
    end: int
    texts: tuple[str, ...]
    places: tuple[int, ...]
    gain: float
    codec: WrongCodec

    @property
    def text(self) -> str:
        return "".join(self.texts)


# By how many nats the new reading must be likelier than the old.
_GAIN = 12.0
# Before the language model is asked: rarer characters than this are not worth its time.
_NONSENSE = 12
_DEPTH = 3


def find_wrong_codecs(text: str, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the stretches that read as Chinese once their bytes are read with another codec."""
    for line in odd_lines(text):
        for repair in find_repairs(line.text):
            rule = repair.codec.rule.id
            start, end = line.start + repair.start, line.start + repair.end
            reason = f"bytes of {repair.codec.right} that were read as {repair.codec.wrong}"
            confidence = round(1 - math.exp(-repair.gain / 12), 3)
            yield Edit(start, end, repair.text.replace(HOLE, ""), rule, reason, confidence)
            for one, place in zip(repair.texts, repair.places, strict=True):
                if HOLE in one:
                    at = line.start + place
                    yield Gap(at, at + 1, rule, "a character lost some of its bytes here")


def find_repairs(line: str, depth: int = 0) -> list[Repair]:
    """Return the best disjoint repairs of a line."""
    found = [
        repair
        for codec in CODECS
        if codec.signs.search(line)
        for stretch in find_stretches(line, codec.encodes, codec.read)
        if (repair := _judge(line, stretch, codec, depth)) is not None
    ]
    kept: list[Repair] = []
    for repair in sorted(found, key=lambda one: -one.gain):
        if all(repair.end <= other.start or other.end <= repair.start for other in kept):
            kept.append(repair)
    return sorted(kept)


def _judge(line: str, stretch: Stretch, codec: WrongCodec, depth: int) -> Repair | None:
    """Return the repair of a stretch when it reads like Chinese and clearly better than before."""
    text = stretch.text.replace(HOLE, "")
    if not text or (codec.right != "UTF-8" and surprise(text) > _NONSENSE * len(text)):
        return None
    texts = tuple(fill_holes(stretch.units, codec.encoding, codec.unshown))
    places = stretch.places
    found = "".join(texts)
    if depth < _DEPTH and (again := find_repairs(found, depth + 1)):
        found = _apply(found, again)
        texts, places = (found,), (stretch.start,)
    before = line[max(0, stretch.start - 2) : stretch.start]
    after = log_probability(found.replace(HOLE, ""), before)
    gain = after - log_probability(line[stretch.start : stretch.end], before)
    if gain < _GAIN or not is_prose(found.replace(HOLE, ""), valid=codec.right == "UTF-8"):
        return None
    return Repair(stretch.start, stretch.end, texts, places, gain, codec)


def _apply(text: str, repairs: list[Repair]) -> str:
    for repair in reversed(repairs):
        text = text[: repair.start] + repair.text + text[repair.end :]
    return text


RULES: tuple[Rule, ...] = tuple(codec.rule for codec in CODECS)
