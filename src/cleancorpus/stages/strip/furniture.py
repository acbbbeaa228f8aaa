"""What a line shows by its own words of being furniture: paths, adverts, counters, page feet."""

from __future__ import annotations

import re
from functools import cache

from cleancorpus.data import read_lines
from cleancorpus.stages.strip import signs
from cleancorpus.stages.strip.lines import count_han, is_prose
from cleancorpus.stages.strip.menus import menu_sign, split_tokens
from cleancorpus.stages.strip.signs import ADVERT, COPYRIGHT, COUNTER, NAVIGATION, NONE, Sign
from cleancorpus.text.markers import DIVISION, HAN_NUMBER

# Furniture is short; the longest are page feet with addresses.
LONGEST = 300
# A heading (第一章 总则, # 条例) is never furniture.
_HEADING = re.compile(f"#|{DIVISION}")
# 首页 > 政务公开 above a text is the path to it; below or inside, it may tell where to click.
PATH_POINTS = 2.2

# An item of a list, such as one of sites that hold no record.
_NUMBERED = re.compile(rf"[（(]?(?:\d+|{HAN_NUMBER})[)）、.．]")
# A page's foot is strung of labels and items; a rule about websites says what they must have.
_PARTS = re.compile(r"[:：|｜]|\S\s+\S")
_LABEL = re.compile("[:：©0-9A-Za-z]|主办|承办")
_RULE = re.compile("应当|应|须|不得|包括|栏目|等")


@cache
def _footers() -> tuple[re.Pattern[str], frozenset[str]]:
    words = read_lines("strip-footers.txt")
    plain = [word.rstrip("*") for word in words]
    longest_first = sorted(plain, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return pattern, frozenset(word[:-1] for word in words if word.endswith("*"))


def has_foot_sign(text: str) -> bool:
    """Tell whether a line holds a word of a page's foot, also one that notices use."""
    return bool(_footers()[0].search(text))


def is_gated(text: str) -> bool:
    """Tell, cheaply, whether a line may be furniture by its own words."""
    return not _HEADING.match(text) and bool(signs.GATE.search(text))


def sign_of(text: str) -> Sign:
    """Return what a line shows of being furniture by its own words.

    >>> sign_of("当前位置：首页 > 政务公开 > 政策文件").rule
    'strip.navigation'
    >>> sign_of("第一章 总则").points
    0.0
    """
    if _HEADING.match(text) or len(text) > LONGEST or (text[-1] in "。；;" and not is_gated(text)):
        return NONE
    found = [menu_sign(text)]
    if signs.GATE.search(text):
        found += [_crumb_sign(text), _copyright_sign(text), _advert_sign(text), _counter_sign(text)]
    best = max(found, key=lambda sign: sign.points)
    if best.points and best.rule not in {COPYRIGHT, ADVERT} and is_prose(text):
        return NONE
    return best


def _crumb_sign(text: str) -> Sign:
    if len(text) <= 120 and signs.PATH_LABEL.search(text):
        return Sign(2.5, NAVIGATION, "path to the page")
    if len(text) <= 120 and (signs.PATH.search(text) or signs.STEPS.search(text)):
        return Sign(PATH_POINTS, NAVIGATION, "path to the page")
    if len(text) <= 200 and signs.SITE_LINE.search(text):
        return Sign(2.5, NAVIGATION, "a site's greeting or its tags")
    if len(text) <= 90 and signs.PREVIOUS_NEXT.search(text):
        return Sign(2.5, NAVIGATION, "link to the page before or after")
    return NONE


def _copyright_sign(text: str) -> Sign:
    pattern, shared = _footers()
    found = set(pattern.findall(text))
    own = len(found - shared)
    if strong := signs.STRONG_COPYRIGHT.search(text):
        if not count_han(text) and not _is_latin_foot(text):
            return NONE
        points = 2.0 + 0.5 * len(found) - (1.5 if _NUMBERED.match(text) else 0.0)
        return Sign(points, COPYRIGHT, f"foot of a page: {strong[0]}")
    if is_prose(text) and (own < 2 or text[-1] in "。；;"):
        return NONE
    reason = f"foot of a page: {' '.join(sorted(found))}"
    if own < 2 and not (own and len(found) >= 3):
        return Sign(0.9 if own else 0.0, COPYRIGHT, reason)
    if not _LABEL.search(text) and sum(map(len, found)) < 0.7 * len("".join(split_tokens(text))):
        return Sign(0.9, COPYRIGHT, reason)
    # A sentence about websites strings their parts with 、, a page's foot does not.
    against = 0.0 if _PARTS.search(text) else 1.5
    if "、" in text:
        against += 3.0 if text.count("、") > 1 or _RULE.search(text) else 1.2
    return Sign(0.8 * own + 0.4 * len(found) - against, COPYRIGHT, reason)


def _is_latin_foot(text: str) -> bool:
    """Tell the foot of a page in Latin letters from a line of a licence or a list: (c) Jim."""
    return sum(bool(sign.search(text)) for sign in signs.LATIN_COPYRIGHT) >= 2


def _advert_sign(text: str) -> Sign:
    if library := signs.LIBRARY.search(text):
        return Sign(3.0, ADVERT, f"the site's words about its files: {library[0]}")
    if advert := signs.ADVERT_WORDS.search(text):
        doubt = signs.PURPOSE.search(text) or (is_prose(text) and len(text) > 40)
        points = 1.5 if doubt else 2.2
        return Sign(points, ADVERT, f"the site's own advert: {advert[0]}")
    if disclaimer := signs.DISCLAIMER.search(text):
        return Sign(2.2, COPYRIGHT, f"the site's disclaimer: {disclaimer[0]}")
    weak = sorted(set(signs.WEAK_DISCLAIMER.findall(text)))
    if weak:
        return Sign(0.6 + 0.7 * len(weak), COPYRIGHT, f"the site's disclaimer: {' '.join(weak)}")
    return NONE


def _counter_sign(text: str) -> Sign:
    counter = signs.COUNTER_WORDS.search(text)
    if not counter:
        return NONE
    rest = "".join(split_tokens(signs.COUNTER_WORDS.sub("", text)))
    points = 2.5 if len(rest) <= 1 else 1.0
    return Sign(points, COUNTER, f"counter of a page: {counter[0]}")
