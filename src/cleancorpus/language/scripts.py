"""Which language a line or a text is in, by its letters: where the Chinese rules may act.

Chinese, Japanese and Korean share the hanzi. Kana and hangul tell the last two; where a line has
neither, forms that only Japan has do, or the lines around it. A line in which words of other
scripts outweigh the hanzi is not Chinese, whatever it quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from typing import NamedTuple

from cleancorpus.data import read_lines, read_pairs


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
_HAN = re.compile("[\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff]+")
_RARE_HAN = re.compile("[\U00020000-\U000323af]+")
_KANA = re.compile(
    "[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\u3300-\u3357\u337b-\u337f\uff66-\uff9f]+"
)
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\uffa1-\uffdc]+")
# Full-width letters, the marks 々 and ー, bopomofo: they stand in Chinese too and tell nothing.
_LETTERS = re.compile(r"[^\W\d_\uff21-\uff3a\uff41-\uff5a\u3005\u3006\u30fc-\u30fe\u3105-\u312f]+")
_EAST_ASIAN = re.compile(f"{_KANA.pattern}|{_HANGUL.pattern}")
# Addresses, tags and entities are of no language.
_MARKUP = re.compile(
    r"[A-Za-z]{2,12}://[!-~]{1,2000}|www\.[!-~]{1,2000}|</?[A-Za-z][^<>\n]{0,1000}>"
    r"|&#?[A-Za-z0-9]{2,8};"
)
# A word of another script has about five letters; it weighs as much as one hanzi.
_WORD = 5


@cache
def traditional_pairs() -> dict[str, str]:
    """Return the characters that only traditional text has, with what each may become."""
    return read_pairs("traditional-characters.tsv")


@cache
def traditional_class() -> re.Pattern[str]:
    """Return a class of the Basic Multilingual Plane only: 500 MB/s, 80 times the other kind."""
    return re.compile(f"[{''.join(sorted(traditional_pairs()))}]")


@cache
def simplified_class() -> re.Pattern[str]:
    return re.compile(f"[{''.join(read_lines('simplified-characters.txt'))}]")


@cache
def japanese_class() -> re.Pattern[str]:
    return re.compile(f"[{''.join(read_lines('japanese-characters.txt'))}]")


def line_language(line: str) -> Language:
    """Return the language of a line.

    >>> [line_language(line).name for line in ("第一条 总则", "第一章 総則", "Article 1", "- 3 -")]
    ['CHINESE', 'JAPANESE', 'OTHER', 'NONE']
    >>> line_language("A manhã, órgãos e instituições públicas 参加了会议。").name
    'OTHER'
    """
    if line.isascii():
        return Language.OTHER if _LETTERS.search(line) else Language.NONE
    kana, hangul, han, other = _count_letters(line)
    if kana >= 2 and _is_of(line, kana, han, _is_common_kanji):
        return Language.JAPANESE
    if hangul >= 2 and _is_of(line, hangul, han, _is_hanja):
        return Language.KOREAN
    if other > _WORD * han:
        return Language.OTHER
    return _with_hanzi(line, kana, han) if han else _without_hanzi(kana, hangul)


def _without_hanzi(kana: int, hangul: int) -> Language:
    return Language.JAPANESE if kana else Language.KOREAN if hangul else Language.NONE


def _with_hanzi(line: str, kana: int, han: int) -> Language:
    """Tell Chinese from a line with hardly a kana: 行く, 使い方, 岐阜県."""
    own = han <= 2 * kana and not has_only_simplified(line)
    return Language.JAPANESE if own or has_japanese_forms(line) else Language.CHINESE


def _count_letters(line: str) -> tuple[int, int, int, int]:
    """Return the number of kana, of hangul, of hanzi, and of letters of other scripts."""
    if "://" in line or "<" in line or "www." in line or "&" in line:
        line = _MARKUP.sub(" ", line)
    kana = hangul = 0
    if _EAST_ASIAN.search(line):
        kana, hangul = _length(_KANA, line), _length(_HANGUL, line)
    han = _length(_HAN, line)
    if line and max(line) > "\uffff":
        han += _length(_RARE_HAN, line)
    return kana, hangul, han, _length(_LETTERS, line) - kana - hangul - han


def _length(pattern: re.Pattern[str], text: str) -> int:
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
    return all(_is_common_kanji(character) for run in _HAN.findall(text) for character in run)


def has_japanese_forms(line: str) -> bool:
    """Tell a line without kana by Japan's own simplified forms.

    >>> has_japanese_forms("国土交通省 岐阜県"), has_japanese_forms("经济产业省与岐阜県")
    (True, False)
    """
    own_forms = len(japanese_class().findall(line))
    if not own_forms or has_only_simplified(line):
        return False
    return own_forms * 2 >= len(traditional_class().findall(line))


class Survey(NamedTuple):
    """What one look at a text says of its language."""

    chinese: bool
    """Some line of it is Chinese; where none is, no rule acts on the text."""
    mainly: bool
    """Its hanzi outweigh the words of other scripts."""
    alone: bool
    """There is no sign of Japanese or Korean."""


NOT_CHINESE = Survey(chinese=False, mainly=False, alone=False)
# Where so large a share of a text is the sign for lost characters, its letters tell nothing.
_UNREADABLE = 8
# Chinese text is full of characters that Japanese does not write: one in four, or in six where it
# is traditional. A Japanese text that names a few Chinese words has fewer than one in twenty.
_FEW = 20


def survey(text: str) -> Survey:
    r"""Say whether a text is Chinese, and what else it is.

    >>> survey("第一条 总则\n"), survey("Article 1\n(see the chapter 总则)\n").chinese
    (Survey(chinese=True, mainly=True, alone=True), False)
    >>> survey("国憲法").chinese
    False
    >>> survey("日本国憲法\n日本国民は、正当に選挙された国会における代表者を通じて行動し。").chinese
    False
    """
    if text.isascii() or not (_HAN.search(text) or _RARE_HAN.search(text)):
        return NOT_CHINESE
    if text.count("\ufffd") * _UNREADABLE > len(text):
        return Survey(chinese=True, mainly=True, alone=False)
    if not _EAST_ASIAN.search(text) and not japanese_class().search(text):
        found = any(line_language(line) is Language.CHINESE for line in _han_lines(text))
        if not found or may_be_japanese(text):
            return NOT_CHINESE
        return Survey(chinese=True, mainly=_is_mainly_han(text), alone=True)
    if not _is_chinese_beside_others(text):
        return NOT_CHINESE
    return Survey(chinese=True, mainly=_is_mainly_han(text), alone=False)


def _is_chinese_beside_others(text: str) -> bool:
    """Tell whether a text with signs of Japanese or Korean has Chinese lines too.

    Headings and names without kana or hangul do not make a Japanese or Korean text Chinese.
    """
    lines: dict[Language, list[str]] = {}
    for line in text.split("\n"):
        lines.setdefault(line_language(line), []).append(line)
    chinese = "\n".join(lines.get(Language.CHINESE, []))
    if not chinese:
        return False
    foreign = [*lines.get(Language.KOREAN, []), *lines.get(Language.JAPANESE, [])]
    if sum(map(len, foreign)) >= len(chinese) and not has_only_simplified(chinese):
        return False
    japanese = _length(_KANA, text) + len(japanese_class().findall(text))
    return count_only_chinese(chinese) * _FEW >= japanese


def is_mostly_chinese(text: str) -> bool:
    """Tell whether half of the lines with letters, or more, are Chinese."""
    kinds = [line_language(line) for line in text.split("\n")]
    return 2 * kinds.count(Language.CHINESE) >= len(kinds) - kinds.count(Language.NONE)


def _han_lines(text: str) -> Iterable[str]:
    """Yield the lines that hold hanzi."""
    end = -1
    while found := _HAN.search(text, end + 1) or _RARE_HAN.search(text, end + 1):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield text[start:end]


def _is_mainly_han(text: str) -> bool:
    kana, hangul, han, other = _count_letters(text)
    return other + kana + hangul <= _WORD * han
