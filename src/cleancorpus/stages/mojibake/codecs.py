"""Text that was read with the wrong codec: a file, a paragraph, or a few words inside a line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from cleancorpus.language import log_probability
from cleancorpus.rarity import surprise
from cleancorpus.records import Edit, Finding, Gap, Rule
from cleancorpus.settings import Settings
from cleancorpus.stages.mojibake.holes import fill_holes
from cleancorpus.stages.mojibake.odd import FAR, HALF_KANA, WESTERN, odd_lines
from cleancorpus.stages.mojibake.units import (
    HOLE,
    Encode,
    ReadUnits,
    as_big5,
    as_gbk,
    as_japanese,
    as_japanese_too,
    as_korean,
    as_utf16,
    as_western,
    read_big5,
    read_gbk,
    read_swapped,
    read_utf8,
)
from cleancorpus.stages.mojibake.weigh import Stretch, find_stretches


class WrongCodec(NamedTuple):
    """A way to read bytes wrongly, and back."""

    rule: Rule
    wrong: str
    right: str
    encodes: tuple[Encode, ...]
    read: ReadUnits
    encoding: str
    signs: re.Pattern[str]
    """A line without them is in no need of this inverse."""
    unshown: bytes = b""


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


def _rule(defect: str, summary: str, before: str, after: str) -> Rule:
    return Rule(f"mojibake.{defect}", summary, before, after)


_HANZI = re.compile("[\u4e00-\u9fff]")
_WESTERN_PAIR = re.compile(f"[{WESTERN}].?[{WESTERN}\xb0-\xbf\xd7\xf7\xa0-\xaf]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HALF_KANA_PAIR = re.compile(f"[{HALF_KANA}]{{2}}")
_FAR_ONE = re.compile(f"[{FAR}\u0100-\u024f\u3400-\u4dbf\uac00-\ud7a3\ue000-\uf8ff]")
# Bytes that the wrong codec has no character for. In GBK they are the leads of user-defined rows.
_UNSHOWN_WINDOWS = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_UNSHOWN_GBK = bytes((0x80, *range(0xA1, 0xB0), *range(0xF8, 0xFF)))
_UNSHOWN_BIG5 = bytes((*range(0x80, 0xA1), 0xC6, 0xC7, 0xC8, *range(0xF9, 0xFF)))
_UNSHOWN_KOREAN = bytes((0xC9, 0xFE, *range(0xA2, 0xB0)))
_UNSHOWN_JAPANESE = bytes((0x80, 0xA0, *range(0xF0, 0xFF)))

# A character of Chinese prose costs 3 to 5 nats, of a list of names 7, of wrong readings 10.
_PROSE = 7.5
# A reading that is valid UTF-8 throughout is proof enough; only nonsense is refused.
_VALID_UTF8 = 9.5
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
    nats = log_probability(found.replace(HOLE, ""), before)
    gain = nats - log_probability(line[stretch.start : stretch.end], before)
    if gain < _GAIN or -nats > _limit(found, codec) * len(found):
        return None
    return Repair(stretch.start, stretch.end, texts, places, gain, codec)


def _limit(found: str, codec: WrongCodec) -> float:
    wide = sum(character > "\x7f" for character in found)
    if codec.right == "UTF-8":
        return _VALID_UTF8 if wide > 2 else _PROSE
    return _PROSE if wide >= 6 else _PROSE - 0.75 * (6 - wide)


def _apply(text: str, repairs: list[Repair]) -> str:
    for repair in reversed(repairs):
        text = text[: repair.start] + repair.text + text[repair.end :]
    return text


CODECS: tuple[WrongCodec, ...] = (
    WrongCodec(
        _rule(
            "utf8-as-gbk",
            "UTF-8 that was read as GBK, once or twice",
            "鏁板瓧鏀垮簻",
            "数字政府",
        ),
        "GBK",
        "UTF-8",
        (as_gbk,),
        read_utf8,
        "utf-8",
        _HANZI,
        _UNSHOWN_GBK,
    ),
    WrongCodec(
        _rule(
            "utf8-as-latin1",
            "UTF-8 that was read as Latin-1 or Windows-1252, once or twice",
            "æ•°å­—æ”¿åºœ",
            "数字政府",
        ),
        "Windows-1252",
        "UTF-8",
        (as_western,),
        read_utf8,
        "utf-8",
        _WESTERN_PAIR,
        _UNSHOWN_WINDOWS,
    ),
    WrongCodec(
        _rule(
            "gbk-as-latin1",
            "GBK that was read as Latin-1 or Windows-1252",
            "Êý×ÖÕþ¸®½¨Éè",
            "数字政府建设",
        ),
        "Windows-1252",
        "GBK",
        (as_western,),
        read_gbk,
        "gb18030",
        _WESTERN_PAIR,
        _UNSHOWN_WINDOWS,
    ),
    WrongCodec(
        _rule(
            "big5-as-latin1",
            "Big5 that was read as Latin-1 or Windows-1252",
            "¼Æ¦r¬F©²«Ø³]",
            "數字政府建設",
        ),
        "Windows-1252",
        "Big5",
        (as_western,),
        read_big5,
        "big5hkscs",
        _WESTERN_PAIR,
        _UNSHOWN_WINDOWS,
    ),
    WrongCodec(
        _rule("gbk-as-big5", "GBK that was read as Big5", "杅趼淉葬膘扢", "数字政府建设"),
        "Big5",
        "GBK",
        (as_big5,),
        read_gbk,
        "gb18030",
        _HANZI,
        _UNSHOWN_BIG5,
    ),
    WrongCodec(
        _rule("big5-as-gbk", "Big5 that was read as GBK", "計現┎砞", "數字政府建設"),
        "GBK",
        "Big5",
        (as_gbk,),
        read_big5,
        "big5hkscs",
        _HANZI,
        _UNSHOWN_GBK,
    ),
    WrongCodec(
        _rule("gbk-as-euc-kr", "GBK that was read as EUC-KR", "鑒俚漣리쉔", "数字政府建"),
        "EUC-KR",
        "GBK",
        (as_korean,),
        read_gbk,
        "gb18030",
        _HANGUL,
        _UNSHOWN_KOREAN,
    ),
    WrongCodec(
        _rule("gbk-as-shift-jis", "GBK that was read as Shift-JIS", "ﾊﾗﾖﾕｸｮ", "字政府"),
        "Shift-JIS",
        "GBK",
        (as_japanese, as_japanese_too),
        read_gbk,
        "gb18030",
        _HALF_KANA_PAIR,
        _UNSHOWN_JAPANESE,
    ),
    WrongCodec(
        _rule("utf16-swapped", "UTF-16 with its bytes swapped", "灥坛㽥鱞", "数字政府"),
        "UTF-16 of the other byte order",
        "UTF-16",
        (as_utf16,),
        read_swapped,
        "utf-16-le",
        _FAR_ONE,
    ),
)
RULES: tuple[Rule, ...] = tuple(codec.rule for codec in CODECS)
