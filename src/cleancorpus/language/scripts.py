"""Which language a line or a text is in, by its letters: where the Chinese rules may act.

Chinese, Japanese and Korean share the hanzi. Kana and hangul tell the last two; where a line has
neither, forms that only Japan has do, or the lines around it. A line in which words of other
scripts outweigh the hanzi is not Chinese, whatever it quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import cache

from cleancorpus.language.variants import (
    japanese_class,
    simplified_class,
    traditional_class,
)
from cleancorpus.text.characters import COMPATIBILITY_HAN, HAN, HANGUL, KANA, RADICALS


class Language(Enum):
    """What the letters of a line say."""

    NONE = "no letters"
    CHINESE = "Chinese"
    JAPANESE = "Japanese"
    KOREAN = "Korean"
    OTHER = "another language"


FOREIGN = frozenset({Language.JAPANESE, Language.KOREAN, Language.OTHER})

# Hanzi, their radicals and compatibility forms, of the Basic Multilingual Plane and beyond it: a
# class of both is 80 times slower than one of the first.
HAN_RUN = re.compile(f"[{RADICALS}〇{HAN}{COMPATIBILITY_HAN}]+")
RARE_HAN_RUN = re.compile("[\U00020000-\U000323af]+")
# Squared words and names of eras with the letters.
_KANA = f"{KANA}\u31f0-\u31ff\u3300-\u3357\u337b-\u337f\uff66-\uff9f"
_HANGUL = f"\u1100-\u11ff\u3131-\u318e{HANGUL}\uffa1-\uffdc"
KANA_RUN = re.compile(f"[{_KANA}]+")
HANGUL_RUN = re.compile(f"[{_HANGUL}]+")
EAST_ASIAN = re.compile(f"[{_KANA}{_HANGUL}]")
# Full-width letters, the marks 々 and ー, bopomofo: they stand in Chinese too and tell nothing.
_LETTERS = re.compile(r"[^\W\d_\uff21-\uff3a\uff41-\uff5a\u3005\u3006\u30fc-\u30fe\u3105-\u312f]+")
# Addresses, tags and entities are of no language.
_MARKUP = re.compile(
    r"[A-Za-z]{2,12}://[!-~]{1,2000}|www\.[!-~]{1,2000}|</?[A-Za-z][^<>\n]{0,1000}>"
    r"|&#?[A-Za-z0-9]{2,8};"
)
# A word of another script has about five letters; it weighs as much as one hanzi.
WORD = 5


def line_language(line: str) -> Language:
    """Return the language of a line.

    >>> [line_language(line).name for line in ("第一条 总则", "第一章 総則", "Article 1", "- 3 -")]
    ['CHINESE', 'JAPANESE', 'OTHER', 'NONE']
    >>> line_language("A manhã, órgãos e instituições públicas 参加了会议。").name
    'OTHER'
    """
    if line.isascii():
        return Language.OTHER if _LETTERS.search(line) else Language.NONE
    kana, hangul, han, other = count_letters(line)
    if kana >= 2 and _is_of(line, kana, han, _is_common_kanji):
        return Language.JAPANESE
    if hangul >= 2 and _is_of(line, hangul, han, _is_hanja):
        return Language.KOREAN
    if other > WORD * han:
        return Language.OTHER
    return _with_hanzi(line, kana, han) if han else _without_hanzi(kana, hangul)


def _without_hanzi(kana: int, hangul: int) -> Language:
    return Language.JAPANESE if kana else Language.KOREAN if hangul else Language.NONE


def _with_hanzi(line: str, kana: int, han: int) -> Language:
    """Tell Chinese from a line with hardly a kana: 行く, 使い方, 岐阜県."""
    own = han <= 2 * kana and not has_only_simplified(line)
    return Language.JAPANESE if own or has_japanese_forms(line) else Language.CHINESE


def count_letters(line: str) -> tuple[int, int, int, int]:
    """Return the number of kana, of hangul, of hanzi, and of letters of other scripts."""
    if "://" in line or "<" in line or "www." in line or "&" in line:
        line = _MARKUP.sub(" ", line)
    kana = hangul = 0
    if EAST_ASIAN.search(line):
        kana, hangul = length(KANA_RUN, line), length(HANGUL_RUN, line)
    han = length(HAN_RUN, line)
    if len(line.encode("utf-16-le", "surrogatepass")) > 2 * len(line):  # some are beyond the BMP
        han += length(RARE_HAN_RUN, line)
    return kana, hangul, han, length(_LETTERS, line) - kana - hangul - han


def length(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))


def _is_of(line: str, letters: int, han: int, is_own: Callable[[str], bool]) -> bool:
    """Tell a line in Japanese or Korean from a simplified one that names a few of its words."""
    if letters * 33 < len(line):
        return False
    return letters >= han or all(is_own(found[0]) for found in simplified_class().finditer(line))


def has_only_simplified(line: str) -> bool:
    """Tell whether a line has a form that only simplified Chinese has, not Japanese.

    Both write 国 and 会; only Chinese writes 经.

    >>> has_only_simplified("经国会"), has_only_simplified("国会")
    (True, False)
    """
    return any(not _is_common_kanji(found[0]) for found in simplified_class().finditer(line))


def count_only_chinese(text: str) -> int:
    """Count the characters of either script that Japanese does not write today: 经, 經, 说, 說.

    >>> count_only_chinese("经说經說"), count_only_chinese("国会議員")
    (4, 0)
    """
    found = simplified_class().findall(text) + traditional_class().findall(text)
    return sum(not _is_common_kanji(character) for character in found)


@cache
def _is_common_kanji(character: str) -> bool:
    """Tell a kanji of level 1 of JIS X 0208 (rows 16 to 47): what Japan writes today."""
    try:
        code = character.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xCF


@cache
def _is_hanja(character: str) -> bool:
    """Tell a character of KS X 1001, which holds 强 and 内 as Korea writes them."""
    try:
        return len(character.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def may_be_japanese(text: str) -> bool:
    """Tell a text that Japanese writes and Chinese hardly: both scripts, and common kanji only.

    >>> may_be_japanese("国憲法"), may_be_japanese("國憲法"), may_be_japanese("已經是国会，")
    (True, False, False)
    """
    if not simplified_class().search(text) or not traditional_class().search(text):
        return False
    if "，" in text or "；" in text or has_only_simplified(text):
        return False
    return all(_is_common_kanji(character) for run in HAN_RUN.findall(text) for character in run)


def has_japanese_forms(line: str) -> bool:
    """Tell a line without kana by Japan's own simplified forms.

    >>> has_japanese_forms("国土交通省 岐阜県"), has_japanese_forms("经济产业省与岐阜県")
    (True, False)
    """
    own_forms = len(japanese_class().findall(line))
    if not own_forms or has_only_simplified(line):
        return False
    return own_forms * 2 >= len(traditional_class().findall(line))
