"""Which script a line is written in, by characters that only one of the scripts has."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from cleancorpus.language.scripts import Language, line_language
from cleancorpus.language.variants import japanese_class, simplified_class, traditional_class
from cleancorpus.records import Span
from cleancorpus.text.characters import HAN, HANGUL, KANA


class Script(Enum):
    """What the evidence says of a line."""

    NONE = "no evidence"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    MIXED = "a simplified line with traditional characters"
    QUOTED = "traditional characters only inside quotation marks or brackets"
    FOREIGN = "Japanese or Korean"


_FOREIGN = re.compile(f"[{KANA}{HANGUL}]")
_QUOTED = re.compile(
    "《[^《》\n]{1,60}》|“[^“”\n]{1,120}”|‘[^‘’\n]{1,60}’|「[^「」\n]{1,120}」|『[^『』\n]{1,60}』"
    "|（[^（）\n]{1,60}）|\\([^()\n]{1,60}\\)|\\[[^\\[\\]\n]{1,60}\\]|【[^【】\n]{1,60}】"
    "|〔[^〔〕\n]{1,60}〕|〈[^〈〉\n]{1,60}〉"
)


def quoted_spans(line: str, offset: int = 0) -> list[Span]:
    """Return the quoted or bracketed passages that are traditional as a whole.

    At least two traditional characters and no simplified one, or a single character: a book
    title, calligraphy, a name given in its own script, a remark on a character.

    >>> quoted_spans("王羲之的《蘭亭詩序帖》真迹")
    [Span(start=4, end=11)]
    """
    return [
        Span(found.start() + offset, found.end() + offset)
        for found in _QUOTED.finditer(line)
        if _is_traditional_quotation(found[0])
    ]


def _is_traditional_quotation(quoted: str) -> bool:
    count = len(traditional_class().findall(quoted))
    if count == 0 or simplified_class().search(quoted):
        return False
    return count > 1 or len(quoted) == 3


def classify_line(line: str) -> Script:
    """Say in which script a line that holds a traditional character is written.

    >>> classify_line("數字政府"), classify_line("数字政府"), classify_line("皇后")
    (<Script.TRADITIONAL: 'traditional'>, <Script.SIMPLIFIED: 'simplified'>,
     <Script.NONE: 'no evidence'>)
    """
    if not traditional_class().search(line):
        return Script.SIMPLIFIED if simplified_class().search(line) else Script.NONE
    if is_foreign(line):
        return Script.FOREIGN
    if not simplified_class().search(line):
        quoted = _QUOTED.search(line) and _is_all_quoted(line)
        return Script.QUOTED if quoted else Script.TRADITIONAL
    plain = blank_kept(line)
    traditional = len(traditional_class().findall(plain))
    simplified = len(simplified_class().findall(plain))
    if not traditional:
        return Script.QUOTED
    # Where both scripts stand in equal numbers, as in a list of names, each character is judged.
    return Script.TRADITIONAL if traditional > simplified else Script.MIXED


def is_all_traditional(text: str) -> bool:
    """Tell whether nothing in a text that has traditional characters speaks for another script."""
    others = (simplified_class(), japanese_class(), _FOREIGN)
    return not any(pattern.search(text) for pattern in others)


def is_foreign(line: str) -> bool:
    """Tell a line in Japanese or Korean."""
    return line_language(line) in {Language.JAPANESE, Language.KOREAN}


def japanese_spans(line: str, offset: int = 0) -> list[Span]:
    """Return the words around Japanese forms, four characters each way: 日本経済産業省."""
    found = _japanese_word().finditer(line)
    return [Span(word.start() + offset, word.end() + offset) for word in found]


@cache
def _japanese_word() -> re.Pattern[str]:
    han = f"[{HAN}]"
    return re.compile(f"{han}{{0,4}}{japanese_class().pattern}{han}{{0,4}}")


def blank_kept(line: str) -> str:
    """Blank out what a simplified line keeps: quotations and Japanese words."""
    for start, end in (*quoted_spans(line), *japanese_spans(line)):
        line = f"{line[:start]}{' ' * (end - start)}{line[end:]}"
    return line


def _is_all_quoted(line: str) -> bool:
    return not traditional_class().search(blank_kept(line))
