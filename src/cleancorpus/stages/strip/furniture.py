"""Lines of page furniture that show it by themselves: menus, buttons, adverts, page feet."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cleancorpus.data import read_lines
from cleancorpus.rarity import surprise
from cleancorpus.stages.strip import signs
from cleancorpus.stages.strip.lines import is_prose

NAVIGATION, SHARE = "strip.navigation", "strip.share-bar"
COUNTER, ADVERT, COPYRIGHT = "strip.counter", "strip.site-advert", "strip.copyright-line"
# Furniture is short; the longest are page feet with addresses.
LONGEST = 300
# A heading (第一章 总则, # 条例) is never furniture.
HEADING = re.compile(r"#|第[一二三四五六七八九十百千零〇\d]+[章条节编篇款部]")
# 首页 > 政务公开 above a text is the path to it; below or inside, it may tell where to click.
PATH_POINTS = 2.2

_SPLIT = re.compile(
    r"[\s|｜丨>＞»›→/／·•・【】\[\]［］()（）《》<>:：,，、;；_\-—–+＋~～#＃=*&^◇◆■●▪★☆※▶▷►]+"
)
_LETTER_SPACED = re.compile(
    "(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)


# An item of a list, such as one of sites that hold no record.
_NUMBERED = re.compile(r"[（(]?(?:\d+|[一二三四五六七八九十]+)[)）、.．]")
# A page's foot is strung of labels and items.
_PARTS = re.compile(r"[:：|｜]|\S\s+\S")


_BAR = re.compile(r"[|｜]")
_RULE = re.compile("应当|应|须|不得|包括|栏目|等")


class Sign(NamedTuple):
    """What a line shows of being furniture: 2 points are enough where nothing speaks against."""

    points: float
    rule: str
    reason: str


NONE = Sign(0.0, "", "")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.rstrip("*") for word in read_lines(name))


@cache
def _labels() -> frozenset[str]:
    return _words("strip-menu.txt") | _words("strip-buttons.txt")


@cache
def _label_keys() -> re.Pattern[str]:
    """Return a class with the rarest character of every label: a line without any holds none."""
    rarest = {max(label, key=surprise) for label in _labels()}
    return re.compile(f"[{re.escape(''.join(sorted(rarest)))}]")


@cache
def menu_anchors() -> frozenset[str]:
    """Return the menu items that stand nowhere but in a menu."""
    return frozenset(word[:-1] for word in read_lines("strip-menu.txt") if word.endswith("*"))


@cache
def _footers() -> tuple[re.Pattern[str], frozenset[str]]:
    words = read_lines("strip-footers.txt")
    plain = [word.rstrip("*") for word in words]
    longest_first = sorted(plain, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return pattern, frozenset(word[:-1] for word in words if word.endswith("*"))


def split_tokens(text: str) -> list[str]:
    """Return the items of a menu or button row.

    >>> split_tokens("首 页 | 政务公开 | 【打印】")
    ['首页', '政务公开', '打印']
    """
    if " " in text or "\u3000" in text:
        text = _LETTER_SPACED.sub(r"\1\2", text)
    return [token for token in _SPLIT.split(text) if token]


def has_foot_sign(text: str) -> bool:
    """Tell whether a line holds a word of a page's foot, also one that notices use."""
    return bool(_footers()[0].search(text))


def is_gated(text: str) -> bool:
    """Tell, cheaply, whether a line may be furniture by its own words."""
    return not HEADING.match(text) and bool(signs.GATE.search(text))


def sign_of(text: str) -> Sign:
    """Return what a line shows of being furniture by its own words.

    >>> sign_of("当前位置：首页 > 政务公开 > 政策文件").rule
    'strip.navigation'
    >>> sign_of("第一章 总则").points
    0.0
    """
    if HEADING.match(text) or len(text) > LONGEST or (text[-1] in "。；;" and not is_gated(text)):
        return NONE
    found = [_menu_sign(text)]
    if signs.GATE.search(text):
        found += [_crumb_sign(text), _copyright_sign(text), _advert_sign(text), _counter_sign(text)]
    best = max(found, key=lambda sign: sign.points)
    if best.points and best.rule not in {COPYRIGHT, ADVERT} and is_prose(text):
        return NONE
    return best


def _menu_sign(text: str) -> Sign:
    """Score a row of menu items or buttons by the share of its items that are known."""
    if len(text) > 200 or not _label_keys().search(text):
        return NONE
    letters = [token for token in _SPLIT.split(text) if token]
    if len(letters) > 5 and sum(map(len, letters)) < 1.5 * len(letters):
        tokens = _words_in("".join(letters))
    else:
        tokens = [token for token in split_tokens(text) if not token.isdigit()]
    if _labels().isdisjoint(tokens) and not is_gated(text):
        return NONE
    count = len(tokens)
    known = _words("strip-buttons.txt")
    buttons = sum(token in known or bool(signs.BUTTON.fullmatch(token)) for token in tokens)
    items = sum(token in _words("strip-menu.txt") for token in tokens)
    anchors = sum(token in menu_anchors() for token in tokens)
    points, rule = 0.0, NAVIGATION if items >= buttons else SHARE
    most = 0.6 * count if count > 3 else 0.75 * count
    many = anchors >= 3 and count >= 5 and max(map(len, tokens)) <= 6
    if not many and max(items, buttons) * 2 > count > 3 and _known_share(tokens) < 0.6:
        return NONE
    if (buttons >= 2 and buttons >= most) or (
        signs.SHARE_LABEL.search(text) and buttons * 2 > count
    ):
        points, rule = 2.5, SHARE
    elif (items >= most and _is_menu(text, items, anchors, count)) or many:
        points, rule = 2.5, NAVIGATION
    elif items >= 2 and items >= most:
        points, rule = 1.5 if anchors else 1.0, NAVIGATION
    elif count == 1 and (items or buttons):
        points = 1.5 if anchors else 1.0
    labels = buttons if rule == SHARE else items
    return Sign(points, rule, f"{labels} of {count} items are labels of a web page")


def _is_menu(text: str, items: int, anchors: int, count: int) -> bool:
    """Tell whether enough items stand in a row; without an anchor only bars make it a menu."""
    if anchors:
        return items >= 4 or anchors >= 3 or anchors == count >= 2
    return items == count >= 5 and bool(_BAR.search(text))


def _known_share(tokens: list[str]) -> float:
    known = sum(
        len(token) for token in tokens if token in _labels() or signs.BUTTON.fullmatch(token)
    )
    return known / sum(map(len, tokens))


def _words_in(squeezed: str) -> list[str]:
    """Cut a menu that was pulled apart letter by letter (首 页 政 务 公 开) into its items."""
    known = _labels()
    found: list[str] = []
    place = 0
    while place < len(squeezed):
        ends = range(min(len(squeezed), place + 8), place + 1, -1)
        end = next((end for end in ends if squeezed[place:end] in known), place + 1)
        found.append(squeezed[place:end])
        place = end
    return found


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
    strong = signs.STRONG_COPYRIGHT.search(text)
    if strong:
        points = 2.0 + 0.5 * len(found) - (1.5 if _NUMBERED.match(text) else 0.0)
        return Sign(points, COPYRIGHT, f"foot of a page: {strong[0]}")
    if is_prose(text) and (own < 2 or text[-1] in "。；;"):
        return NONE
    if own >= 2 or (own and len(found) >= 3):
        words = " ".join(sorted(found))
        # A sentence about websites strings their parts with 、, a page's foot does not.
        against = 0.0 if _PARTS.search(text) else 1.5
        if "、" in text:
            against += 3.0 if text.count("、") > 1 or _RULE.search(text) else 1.2
        points = 0.8 * own + 0.4 * len(found) - against
        return Sign(points, COPYRIGHT, f"foot of a page: {words}")
    return Sign(0.9 if own else 0.0, COPYRIGHT, f"foot of a page: {' '.join(sorted(found))}")


def _advert_sign(text: str) -> Sign:
    if library := signs.LIBRARY.search(text):
        return Sign(3.0, ADVERT, f"the site's words about its files: {library[0]}")
    if advert := signs.ADVERT.search(text):
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
    counter = signs.COUNTER.search(text)
    if not counter:
        return NONE
    rest = "".join(split_tokens(signs.COUNTER.sub("", text)))
    points = 2.5 if len(rest) <= 1 else 1.0
    return Sign(points, COUNTER, f"counter of a page: {counter[0]}")
