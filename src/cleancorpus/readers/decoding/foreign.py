"""Bytes of other languages: an encoding that reads them where the Chinese reading is improbable.

Nearly any bytes are valid GB 18030: prés is pr閟, Korean becomes common hanzi without any sense.
The language model tells: real text costs 2 to 9 nats a hanzi, lists of names included, other
languages read as Chinese 11 and more.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cleancorpus.language import log_probability
from cleancorpus.readers.decoding.alphabets import ALPHABETS, SCRIPTS, TYPOGRAPHY
from cleancorpus.text.characters import COMPATIBILITY_HAN, HAN, HANGUL, KANA, SPACES

_HAN = re.compile(f"[{HAN}{COMPATIBILITY_HAN}]+")
# With the marks of kana, ・ and ー.
_KANA = re.compile(f"[{KANA}\u3097-\u30a0\u30fb-\u30ff]")
_HANGUL = re.compile(f"[{HANGUL}]")
_WIDE = re.compile("[^\x00-\x7f\ud800-\udfff\ufffd]")
_BROKEN = re.compile("[\ud800-\udfff\ufffd]")
# A wide character alone beside a letter: what is left of an accented letter and its neighbour.
_ALONE = re.compile(
    "(?<=[A-Za-z])[\u2500-\u9fff\ue000-\ufaff](?![^\x00-\x7f])"
    "|(?<![^\x00-\x7f])[\u2500-\u9fff\ue000-\ufaff](?=[A-Za-z])"
)
_BLANK = re.compile(f"[{SPACES}]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_TURNED_CASE = re.compile(r"[^\W\d_](?<=[а-яёα-ωά-ώa-zà-ÿ])(?=[А-ЯЁΑ-ΩA-ZÀ-Þ])")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Nats a hanzi that no Chinese text costs; what a text must cost beyond them in all before others
# are asked, and before it is doubted though no other reads it.
_DEAR = 9.5
SUSPECT = 12
_EXCESS = 25
_DEAR_BESIDE_KANA = 11
# Shares of the characters outside ASCII.
_MANY_ALONE = 0.4
_MUCH_KANA = 0.15
_MOSTLY_KANA = 0.3
_SOME_KANA = 0.1
_MUCH_HANGUL = 0.6
_IN_ALPHABET = 0.9
_IN_SCRIPT = 0.85
_MOST_ODD_WORDS = 0.1

# Characters, and hanzi among them, that are enough to tell a language.
_ENOUGH = 4096
_HAN_ENOUGH = 600

# Latin letters are told apart by the alphabets of the languages, in this order where two fit.
LATIN = ("cp1252", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1258", "mac_roman", "cp850")
EAST_ASIAN = ("euc_jp", "cp932", "cp949")
_ASKED = (*SCRIPTS, *LATIN, *EAST_ASIAN)


class Foreign(NamedTuple):
    """The encoding of another language that reads the bytes well."""

    encoding: str
    evidence: str


def is_chinese(text: str) -> bool:
    """Tell whether a text that was not UTF-8 is Chinese beyond doubt.

    >>> is_chinese("数字政府"), is_chinese("pr閟ident"), is_chinese("café")
    (True, False, False)
    """
    kana, wide = len(_KANA.findall(text)), len(_WIDE.findall(text))
    if not _HAN.search(text) or kana > _MOSTLY_KANA * wide:
        return False
    return not is_improbable(text, _EXCESS)


def is_improbable(text: str, excess: float) -> bool:
    """Tell whether a text read as Chinese is none: the bytes may be in another encoding.

    `excess` is what it may cost, in nats, beyond all that Chinese text costs.

    >>> [is_improbable(text, 12) for text in ("数字政府", "pr閟ident", "绿茄鄂何檬备飘")]
    [False, True, True]
    """
    wide = len(_WIDE.findall(text))
    if wide and len(_ALONE.findall(text)) >= _MANY_ALONE * wide:
        return True
    runs = _HAN.findall(_BLANK.sub("", text))
    broken = len(_BROKEN.findall(text))
    if broken and broken >= sum(map(len, runs)):
        return True
    runs = runs[:: sum(map(len, runs)) // _HAN_ENOUGH + 1]
    han = sum(map(len, runs))
    nats = -sum(map(log_probability, runs))
    if len(_KANA.findall(text)) > _MUCH_KANA * wide and nats >= _DEAR_BESIDE_KANA * han:
        return True
    return nats - _DEAR * han > excess


def take_windows(text: str) -> str:
    """Return three pieces of a long text: where it first leaves ASCII, the middle and the end."""
    if len(text) <= _ENOUGH:
        return text
    size = _ENOUGH // 3
    found = _WIDE.search(text)
    starts = (found.start() if found else 0, len(text) // 2, len(text) - size)
    return "\n".join(text[start : start + size] for start in starts)


def find_foreign(data: bytes, sample: bytes) -> Foreign | None:
    """Return the encoding of another language that explains all bytes, or None."""
    asked = _ask_normalizer(sample)
    latin = sorted(LATIN, key=lambda name: _rank_latin(_decode(sample, name)))
    for name in (asked, latin[0], *EAST_ASIAN):
        if name in LATIN:
            name = latin[0]  # noqa: PLW2901
        text = _decode(sample, name) if name else ""
        if text and (evidence := _why_well(text, name)) and _decode(data, name, final=True):
            return Foreign(name, evidence)
    return None


def _rank_latin(text: str) -> tuple[float, float]:
    return -_alphabet_share(text)[0], _odd_words(text)


def _decode(data: bytes, name: str, *, final: bool = False) -> str:
    """Return the text, empty when a byte does not fit or becomes a control character."""
    try:
        text = codecs.getincrementaldecoder(name)().decode(data, final)
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROL.search(text) else text


def _ask_normalizer(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 36 ms, rarely needed

    match = from_bytes(sample, cp_isolation=list(_ASKED)).best()
    return match.encoding if match else ""


def _why_well(text: str, name: str) -> str:
    """Say why a text in an encoding reads well; empty when it does not."""
    wide = _WIDE.findall(text)
    if name in LATIN:
        share, language = _alphabet_share(text)
        return f"letters of {language}" if share >= _IN_ALPHABET else ""
    if name in SCRIPTS:
        script, first, last = SCRIPTS[name]
        own = sum(first <= character <= last or character in TYPOGRAPHY for character in wide)
        fits = own >= _IN_SCRIPT * len(wide) and _odd_words(text) <= _MOST_ODD_WORDS
        return f"{script} letters" if fits else ""
    kana, hangul = len(_KANA.findall(text)), len(_HANGUL.findall(text))
    if name == "cp949":
        return "hangul" if hangul >= _MUCH_HANGUL * len(wide) else ""
    return "kana" if kana >= _SOME_KANA * len(wide) else ""


def _alphabet_share(text: str) -> tuple[float, str]:
    """Return how much of the text one language explains at best, and its name."""
    wide = [character for character in text.lower() if character > "\x7f"]
    if not wide:
        return 0, ""
    shares = {
        language: sum(character in letters or character in TYPOGRAPHY for character in wide)
        for language, letters in ALPHABETS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return shares[best] / len(wide), best


def _odd_words(text: str) -> float:
    """Return the share of words that mix scripts, or have a capital after a small letter."""
    words = _WORD.findall(text)
    odd = sum(
        1
        for word in words
        if _TURNED_CASE.search(word) or (not word.isascii() and re.search("[A-Za-z]", word))
    )
    return odd / max(1, len(words))
