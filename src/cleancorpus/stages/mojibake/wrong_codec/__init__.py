"""Text that was read with the wrong codec: a file, a paragraph, or a few words inside a line."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cleancorpus.language import log_probability
from cleancorpus.language.rarity import surprise
from cleancorpus.records import Edit, Finding, Gap
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.mojibake.wrong_codec.boundaries import settle_edges
from cleancorpus.stages.mojibake.wrong_codec.byte_units import HOLE
from cleancorpus.stages.mojibake.wrong_codec.codecs import CODECS, WrongCodec
from cleancorpus.stages.mojibake.wrong_codec.lattice import find_stretches
from cleancorpus.stages.mojibake.wrong_codec.lost_bytes import fill_holes
from cleancorpus.stages.mojibake.wrong_codec.plausible import reads_like_chinese
from cleancorpus.stages.mojibake.wrong_codec.stretch import Stretch
from cleancorpus.stages.mojibake.wrong_codec.suspects import Piece, odd_class, odd_pieces


class Repair(NamedTuple):
    start: int
    end: int
    texts: tuple[str, ...]
    places: tuple[int, ...]
    gain: float
    named: int
    codec: WrongCodec

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def holes(self) -> int:
        return self.text.count(HOLE)


# By how many nats the new reading must be likelier than the old.
_GAIN = 12.0
# What a lost character counts against a reading, beside one that loses none.
_HOLE = 12.0
# Before the language model is asked: rarer characters than this are not worth its time.
_NONSENSE = 12
# Before lost characters are named: prose with holes costs up to 9 nats a character.
_NONSENSE_NATS = 9.8
_DEPTH = 3
# The share of the odd characters of a line that its repair must explain.
_MOST = 0.5
# Lines long enough to be judged; when most are damaged, so is the rest.
_WIDE_LINE = re.compile(r"^.*[^\x00-\x7f]{4}", re.MULTILINE)


def find_wrong_codecs(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the stretches that read as Chinese once their bytes are read with another codec."""
    codecs: Counter[WrongCodec] = Counter()
    mended: set[int] = set()
    for piece in odd_pieces(text):
        likely = codecs.most_common(1)[0][0] if codecs else None
        for repair in find_repairs(piece.text, likely):
            yield from _report(repair, piece)
            codecs[repair.codec] += 1
            mended.add(text.rfind("\n", 0, piece.start) + 1)
    if codecs and 2 * len(mended) > sum(1 for _ in _WIDE_LINE.finditer(text)):
        yield from _find_presumed(text, codecs.most_common(1)[0][0], mended)


def find_beside_signs(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield repairs of lines that read better without the signs for lost characters in them.

    A codec may put one sign for each byte that it does not know, or one for many. A line of which
    that does not repair the most is left with its signs: they say where its bytes are missing.
    """
    for piece in odd_pieces(text):
        if HOLE not in piece.text:
            continue
        kept = [place for place, one in enumerate(piece.text) if one != HOLE]
        bare = piece.text.replace(HOLE, "")
        repairs = find_repairs(bare)
        repaired = "".join(bare[repair.start : repair.end] for repair in repairs)
        odd = len(odd_class().findall(bare))
        if odd and len(odd_class().findall(repaired)) >= _MOST * odd:
            for repair in repairs:
                places = tuple(kept[place] for place in repair.places)
                start, end = kept[repair.start], kept[repair.end - 1] + 1
                yield from _report(repair._replace(start=start, end=end, places=places), piece)


def _report(repair: Repair, piece: Piece) -> Iterator[Finding]:
    rule = repair.codec.rule.id
    reason = f"bytes of {repair.codec.right} that were read as {repair.codec.wrong}"
    confidence = round((1 - math.exp(-repair.gain / 12)) * 0.95**repair.named, 3)
    if repair.named:
        reason += f"; {repair.named} characters named by what was left of their bytes"
    found = repair.text.replace(HOLE, "")
    yield Edit(
        piece.start + repair.start, piece.start + repair.end, found, rule, reason, confidence
    )
    for one, place in zip(repair.texts, repair.places, strict=True):
        if HOLE in one:
            at = piece.start + place
            yield Gap(at, at + 1, rule, "a character lost some of its bytes here")


def _find_presumed(text: str, codec: WrongCodec, mended: set[int]) -> Iterator[Finding]:
    """Yield the lines too short to be judged alone, in a document that was read wrongly."""
    reason = f"the other lines are {codec.right} that was read as {codec.wrong}"
    start = 0
    for line in text.split("\n"):
        if not line.isascii() and start not in mended:
            found = _undo(line, codec)
            if found != line:
                yield Edit(start, start + len(line), found, codec.rule.id, reason, 0.9)
        start += len(line) + 1


def _undo(line: str, codec: WrongCodec) -> str:
    """Return a line as its bytes read in the right codec, as long as that makes it likelier."""
    for _ in range(_DEPTH):
        raws = [codec.encodes[0](character) for character in line]
        try:
            found = b"".join(raws).decode(codec.encoding) if all(raws) else line
        except UnicodeDecodeError:
            break
        if surprise(found) >= surprise(line):
            break
        line = found
    return line


def find_repairs(line: str, likely: WrongCodec | None = None, depth: int = 0) -> list[Repair]:
    """Return the best disjoint repairs of a line; what repaired the lines before comes first."""
    found: list[Repair] = []
    for codec in sorted(CODECS, key=lambda codec: codec != likely):
        if codec.signs.search(line):
            stretches = find_stretches(line, codec.encodes, codec.read)
            repairs = [_judge(line, stretch, codec, depth) for stretch in stretches]
            found += [repair for repair in repairs if repair is not None]
            if any(_is_whole(repair, line) for repair in found):
                break
    kept: list[Repair] = []
    for repair in sorted(found, key=lambda one: one.holes * _HOLE - one.gain):
        place = bisect(kept, repair.start, key=_start)
        after_left = not place or kept[place - 1].end <= repair.start
        if after_left and (place == len(kept) or repair.end <= kept[place].start):
            kept.insert(place, repair)
    return kept


def _start(repair: Repair) -> int:
    return repair.start


def _is_whole(repair: Repair, line: str) -> bool:
    """Tell whether a repair leaves no question: nearly the whole line, and nothing lost."""
    return not repair.holes and repair.end - repair.start > 0.9 * len(line)


def _judge(line: str, stretch: Stretch, codec: WrongCodec, depth: int) -> Repair | None:
    """Return the repair of a stretch when it reads like Chinese and clearly better than before."""
    if not _is_hopeful(stretch, codec):
        return None
    if codec.right != "UTF-8":
        stretch = settle_edges(line, stretch)
    texts = tuple(fill_holes(stretch.units, codec.encoding, codec.unshown))
    places = stretch.places
    named = sum(unit.text == HOLE != text for unit, text in zip(stretch.units, texts, strict=True))
    found = "".join(texts)
    if depth < _DEPTH and (again := find_repairs(found, depth=depth + 1)):
        found = _apply(found, again)
        texts, places = (found,), (stretch.start,)
    before = line[max(0, stretch.start - 2) : stretch.start]
    after = log_probability(found.replace(HOLE, ""), before)
    gain = after - log_probability(line[stretch.start : stretch.end], before)
    if gain < _GAIN or not reads_like_chinese(
        found.replace(HOLE, ""), valid=codec.right == "UTF-8"
    ):
        return None
    return Repair(stretch.start, stretch.end, texts, places, gain, named, codec)


def _is_hopeful(stretch: Stretch, codec: WrongCodec) -> bool:
    """Tell whether a stretch is worth a closer look; text in UTF-8 twice reads badly at first."""
    text = stretch.text.replace(HOLE, "")
    if codec.right == "UTF-8":
        whole = sum(unit.length > 1 and unit.text != HOLE for unit in stretch.units)
        return whole > 1 and 2 * whole >= sum(unit.text == HOLE for unit in stretch.units)
    rare = surprise(text) > _NONSENSE * len(text)
    return bool(text) and not rare and -log_probability(text) < _NONSENSE_NATS * len(text)


def _apply(text: str, repairs: list[Repair]) -> str:
    pieces: list[str] = []
    position = 0
    for repair in repairs:
        pieces += (text[position : repair.start], repair.text)
        position = repair.end
    pieces.append(text[position:])
    return "".join(pieces)


RULES: tuple[Rule, ...] = tuple(dict.fromkeys(codec.rule for codec in CODECS))
