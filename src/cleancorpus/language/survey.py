"""One look at a text: whether any of it is Chinese, and what else it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cleancorpus.language.scripts import (
    EAST_ASIAN,
    HAN_RUN,
    KANA_RUN,
    RARE_HAN_RUN,
    WORD,
    Language,
    count_letters,
    count_only_chinese,
    has_only_simplified,
    length,
    line_language,
    may_be_japanese,
)
from cleancorpus.language.variants import japanese_class


class Survey(NamedTuple):
    """What one look at a text says of its language."""

    chinese: bool
    """Some line of it is Chinese; where none is, no rule acts on the text."""
    mainly: bool
    """Its hanzi outweigh the words of other scripts."""
    alone: bool
    """There is no sign of Japanese or Korean."""


NOT_CHINESE = Survey(chinese=False, mainly=False, alone=False)
_UNREADABLE = 8
# Chinese text is full of characters that Japanese does not write: one in four, or in six where it
# is traditional. A Japanese text that names a few Chinese words has fewer than one in twenty.
_FEW = 20
# A long text is counted by so many pieces of so many characters.
_PIECES, _PIECE = 16, 128


def survey(text: str) -> Survey:
    r"""Say whether a text is Chinese, and what else it is.

    >>> survey("第一条 总则\n"), survey("Article 1\n(see the chapter 总则)\n").chinese
    (Survey(chinese=True, mainly=True, alone=True), False)
    >>> survey("国憲法").chinese
    False
    >>> survey("日本国憲法\n日本国民は、正当に選挙された国会における代表者を通じて行動し。").chinese
    False
    """
    if text.isascii() or not (HAN_RUN.search(text) or RARE_HAN_RUN.search(text)):
        return NOT_CHINESE
    if not EAST_ASIAN.search(text) and not japanese_class().search(text):
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
    japanese = length(KANA_RUN, text) + len(japanese_class().findall(text))
    return count_only_chinese(chinese) * _FEW >= japanese


def survey_repaired(before: str, after: str) -> Survey:
    r"""Say whether a text is Chinese, by its repair where the text itself does not tell.

    A list or a program in which one escape stands for a Chinese word is no Chinese text yet. Where
    one character in eight is the sign for lost ones, the others tell nothing.

    >>> survey_repaired("%E6%94%BF", "政府").chinese
    True
    >>> survey_repaired("id\nname\nq=%E6%94%BF", "id\nname\nq=政府").chinese
    False
    """
    seen = survey(after)
    if before.count("\ufffd") * _UNREADABLE > len(before):
        return seen._replace(chinese=True)
    if seen.chinese and after != before:
        chinese = survey(before).chinese or _is_mostly_chinese(after)
        return seen._replace(chinese=chinese)
    return seen


def _is_mostly_chinese(text: str) -> bool:
    """Tell whether half of the lines with letters, or more, are Chinese."""
    kinds = [line_language(line) for line in text.split("\n")]
    return 2 * kinds.count(Language.CHINESE) >= len(kinds) - kinds.count(Language.NONE)


def _han_lines(text: str) -> Iterable[str]:
    """Yield the lines that hold hanzi."""
    end = -1
    while found := HAN_RUN.search(text, end + 1) or RARE_HAN_RUN.search(text, end + 1):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield text[start:end]


def _is_mainly_han(text: str) -> bool:
    """Tell whether hanzi outweigh words of other scripts, by pieces from all over the text."""
    if len(text) > _PIECES * _PIECE:
        step = len(text) // _PIECES
        text = "\n".join(text[k * step : k * step + _PIECE] for k in range(_PIECES))
    kana, hangul, han, other = count_letters(text)
    return other + kana + hangul <= WORD * han
