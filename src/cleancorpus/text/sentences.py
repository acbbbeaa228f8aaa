"""How a sentence ends, goes on and begins, as far as the ends of a line show it."""

from __future__ import annotations

import re
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.text import characters
from cleancorpus.text.characters import HAN, STOPS

# What may stand behind a stop: the straight quotes too.
CLOSERS = characters.CLOSERS + "\"'"
# A line of print never begins with these (kinsoku, GB/T 15834-2011, 5.1).
NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉”’％,;:?!)%")
FUNCTION_WORDS = "的和与及或在对为把将向从以并由于被使让比更最未所"
# Unless they end a word: 取向, 祥和, 行为.
FUNCTION_END = rf"(?<![取方导走倾温祥媾缓平饱总变转服行占对])[{FUNCTION_WORDS}]\Z"
PREFIXES = "自非不无未可各该此其每某再第副总"
_SUFFIX = re.compile(
    "性(?![格别质])|化(?![学工肥验])|者|们|的(?!确)|了(?!解)|着(?![力眼手重])|率(?!先)"
)
PAIRS = (("《", "》"), ("（", "）"), ("(", ")"), ("【", "】"), ("〔", "〕"), ("“", "”"))

# No line ends in more than twenty marks; without an end a long row of them is slow to search.
_FOOTNOTE_MARK = re.compile(r"(?:\[\d{1,3}\]|［\d{1,3}］|〔\d{1,2}〕|[①-⑳]){1,20}\Z")
# A note in brackets after the full stop, or a whole line in brackets.
_NOTE = re.compile(r"(?:\A|[。！？][”’」』]?)[（(][^（）()]*[)）]\Z")
_HAN = re.compile(f"[{HAN}]")


@cache
def _openers() -> re.Pattern[str]:
    words = "|".join(sorted(read_lines("sentence-openers.txt"), key=len, reverse=True))
    return re.compile(f"(?:{words})[，,！!：:]")


def opens_sentence(text: str) -> bool:
    """Tell whether a line begins with a word that only opens sentences: `会上，`."""
    return bool(_openers().match(text))


def finishes(text: str) -> bool:
    """Tell whether a line ends like a sentence: with a full stop, closers peeled off.

    >>> finishes("依法追究刑事责任。”"), finishes("依法追究《刑法》")
    (True, False)
    """
    peeled = text.rstrip(CLOSERS)
    if peeled and peeled[-1] in STOPS:
        return True
    return text[-1:] in ("）", ")") and bool(_NOTE.search(text[-80:]))


def starts_with_suffix(text: str) -> bool:
    """Tell whether a line begins with a syllable that only ends words.

    >>> starts_with_suffix("化水平明显提高"), starts_with_suffix("化学工业")
    (True, False)
    """
    return bool(_SUFFIX.match(text))


def strip_footnote(text: str) -> str:
    """Return a line without the footnote mark at its end: the text before it decides.

    >>> strip_footnote("提升治理能力[12]")
    '提升治理能力'
    """
    return _FOOTNOTE_MARK.sub("", text)


def tail_word(text: str) -> str:
    """Return the last character when it is Han, else nothing."""
    return text[-1] if text and _HAN.match(text[-1]) else ""


def closes_bracket(left: str, right: str) -> bool:
    """Tell whether a bracket that is open at the end of a text is closed in the next.

    >>> closes_bracket("根据《中华人民共和国", "立法法》的规定")
    True
    """
    tail = left[-400:]
    for opener, closer in PAIRS:
        if tail.rfind(opener) > tail.rfind(closer) and tail.count(opener) > tail.count(closer):
            before, found, _ = right.partition(closer)
            return bool(found) and opener not in before
    return False
