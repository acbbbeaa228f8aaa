"""The ways in which bytes are read wrongly, each with its way back."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancorpus.rules import Rule
from cleancorpus.stages.mojibake.wrong_codec.byte_units import (
    Encode,
    ReadUnits,
    as_big5,
    as_gbk,
    as_japanese,
    as_japanese_too,
    as_korean,
    as_utf16,
    as_western,
    as_windows_big5,
    as_windows_gbk,
    read_big5,
    read_gbk,
    read_swapped,
    read_utf8,
    single_byte,
)
from cleancorpus.stages.mojibake.wrong_codec.plausible import HANZI
from cleancorpus.stages.mojibake.wrong_codec.suspects import FAR, WESTERN
from cleancorpus.text.characters import EXTENSION_A, HALF_KANA, HANGUL


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


def _rule(defect: str, summary: str, before: str, after: str) -> Rule:
    return Rule(f"mojibake.{defect}", summary, before, after)


_WESTERN_PAIR = re.compile(f"[{WESTERN}].?[{WESTERN}\xb0-\xbf\xd7\xf7\xa0-\xaf]")
_NOT_CHINESE = re.compile("[\u0080-\u2e7f]{3}")
_HANGUL = re.compile(f"[{HANGUL}]")
_HALF_KANA_PAIR = re.compile(f"[{HALF_KANA}]{{2}}")
_FAR_ONE = re.compile(f"[{FAR}\u0100-\u024f{EXTENSION_A}{HANGUL}\ue000-\uf8ff]")
# Bytes that the wrong codec has no character for. In GBK they are the leads of user-defined rows.
_UNSHOWN_WINDOWS = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_UNSHOWN_GBK = bytes((0x80, *range(0xA1, 0xB0), *range(0xF8, 0xFF)))
_UNSHOWN_BIG5 = bytes((*range(0x80, 0xA1), 0xC6, 0xC7, 0xC8, *range(0xF9, 0xFF)))
_UNSHOWN_KOREAN = bytes((0xC9, 0xFE, *range(0xA2, 0xB0)))
_UNSHOWN_JAPANESE = bytes((0x80, 0xA0, *range(0xF0, 0xFF)))


_UTF8_AS_GBK = WrongCodec(
    _rule(
        "utf8-as-gbk",
        "UTF-8 that was read as GBK, once or twice.",
        "鏁板瓧鏀垮簻",
        "数字政府",
    ),
    "GBK",
    "UTF-8",
    (as_gbk,),
    read_utf8,
    "utf-8",
    HANZI,
    _UNSHOWN_GBK,
)

_SINGLE_BYTE = _rule(
    "utf8-as-single-byte",
    "UTF-8 that was read as Mac Roman, or as a code page of DOS, Eastern Europe or Russia.",
    "Êï∞Â≠óÊîøÂ∫ú",
    "数字政府",
)
_SINGLE_BYTE_CODECS = (
    ("Mac Roman", "mac_roman"),
    ("code page 437", "cp437"),
    ("Windows-1250", "cp1250"),
    ("Windows-1251", "cp1251"),
)

CODECS: tuple[WrongCodec, ...] = (
    _UTF8_AS_GBK,
    _UTF8_AS_GBK._replace(encodes=(as_windows_gbk,), signs=re.compile("€")),
    WrongCodec(
        _rule(
            "utf8-as-latin1",
            "UTF-8 that was read as Latin-1 or Windows-1252, once or twice.",
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
            "GBK that was read as Latin-1 or Windows-1252.",
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
            "Big5 that was read as Latin-1 or Windows-1252.",
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
        _rule("gbk-as-big5", "GBK that was read as Big5.", "杅趼淉葬膘扢", "数字政府建设"),
        "Big5",
        "GBK",
        (as_big5, as_windows_big5),
        read_gbk,
        "gb18030",
        HANZI,
        _UNSHOWN_BIG5,
    ),
    WrongCodec(
        _rule("big5-as-gbk", "Big5 that was read as GBK.", "癸γ琕㎝瘆胊吏挂", "對污染和破壞環境"),
        "GBK",
        "Big5",
        (as_gbk,),
        read_big5,
        "big5hkscs",
        HANZI,
        _UNSHOWN_GBK,
    ),
    WrongCodec(
        _rule("gbk-as-euc-kr", "GBK that was read as EUC-KR.", "鑒俚漣리쉔", "数字政府建"),
        "EUC-KR",
        "GBK",
        (as_korean,),
        read_gbk,
        "gb18030",
        _HANGUL,
        _UNSHOWN_KOREAN,
    ),
    WrongCodec(
        _rule(
            "gbk-as-shift-jis",
            "GBK that was read as Shift-JIS.",
            "ﾎｪﾁﾋｹ豺ｶｿﾚｰｶｿｪｷﾅ",
            "为了规范口岸开放",
        ),
        "Shift-JIS",
        "GBK",
        (as_japanese, as_japanese_too),
        read_gbk,
        "gb18030",
        _HALF_KANA_PAIR,
        _UNSHOWN_JAPANESE,
    ),
    WrongCodec(
        _rule("utf16-swapped", "UTF-16 with its bytes swapped.", "灥坛㽥鱞", "数字政府"),
        "UTF-16 of the other byte order",
        "UTF-16",
        (as_utf16,),
        read_swapped,
        "utf-16-le",
        _FAR_ONE,
    ),
    WrongCodec(
        _rule("utf8-as-big5", "UTF-8 that was read as Big5.", "瘞烐錇摨𨅯𤙴摰嗆祥", "民政府国家治"),
        "Big5",
        "UTF-8",
        (as_big5, as_windows_big5),
        read_utf8,
        "utf-8",
        HANZI,
        _UNSHOWN_BIG5,
    ),
    WrongCodec(
        _rule("utf8-as-euc-kr", "UTF-8 that was read as EUC-KR.", "瀯뤸탮鹽얌폏", "经济社会"),
        "EUC-KR",
        "UTF-8",
        (as_korean,),
        read_utf8,
        "utf-8",
        _HANGUL,
        _UNSHOWN_KOREAN,
    ),
    WrongCodec(
        _rule(
            "utf8-as-shift-jis",
            "UTF-8 that was read as Shift-JIS.",
            "謨ｰ蟄玲帆蠎懷ｻｺ隶ｾ",
            "数字政府建设",
        ),
        "Shift-JIS",
        "UTF-8",
        (as_japanese, as_japanese_too),
        read_utf8,
        "utf-8",
        HANZI,
        _UNSHOWN_JAPANESE,
    ),
    *(
        WrongCodec(
            _SINGLE_BYTE, name, "UTF-8", (single_byte(codec),), read_utf8, "utf-8", _NOT_CHINESE
        )
        for name, codec in _SINGLE_BYTE_CODECS
    ),
)
