"""The characters of Chinese text: hanzi, kana, blanks, marks, numerals.

The constants are the insides of `re` classes, and strings to look a character up in where they
hold no range.
"""

from __future__ import annotations

# The first block of hanzi: all that common text has. What only a wrong codec gives stands outside.
BASIC_HAN = "\u4e00-\u9fff"
EXTENSION_A = "\u3400-\u4dbf"
# Not the extensions beyond U+FFFF: a class of both planes is 80 times slower.
HAN = EXTENSION_A + BASIC_HAN
COMPATIBILITY_HAN = "\uf900-\ufaff"
RADICALS = "\u2e80-\u2fdf"
# What stands for a hanzi: the mark of repetition, the zero of numerals and the circle typed for it.
HAN_SIGNS = "々〇○"
WRITTEN_HAN = HAN + COMPATIBILITY_HAN + HAN_SIGNS

KANA = "\u3041-\u3096\u30a1-\u30fa"
HALF_KANA = "\uff61-\uff9f"
HANGUL = "\uac00-\ud7a3"

# What may stand at the ends of a line and is no text.
LINE_BLANKS = " \t\u3000\xa0\r\v"
# The same, with what a page ends in and what has no width.
BLANKS = LINE_BLANKS + "\f\u200b\ufeff"
# The blanks that Chinese text is set with.
SPACES = " \u3000"

# The point marks of GB/T 15834-2011 (点号), in the full width of Chinese text.
POINTS = "，。、；：？！"
# What ends a sentence, in either width.
STOPS = "。！？!?…"
# Quotes and brackets: the one that opens and the one that closes stand at the same place.
OPENERS = "“‘「『（(【〔《〈"
CLOSERS = "”’」』）)】〕》〉"

NUMERALS = "一二三四五六七八九十百千零〇○"


def is_han(character: str) -> bool:
    """Tell whether a character is a hanzi.

    >>> is_han("中"), is_han("a"), is_han("")
    (True, False, False)
    """
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


def is_latin(character: str) -> bool:
    """Tell whether a character is a letter of ASCII.

    >>> is_latin("a"), is_latin("é"), is_latin("")
    (True, False, False)
    """
    return character.isascii() and character.isalpha()
