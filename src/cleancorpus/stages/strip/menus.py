"""Rows of menu items and buttons, judged by the share of their items that are known labels."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cleancorpus.data import read_lines
from cleancorpus.language.rarity import surprise
from cleancorpus.stages.strip import navigation, share_bars
from cleancorpus.stages.strip.evidence import NONE, Evidence, LineRule, compile_gate
from cleancorpus.text.characters import BASIC_HAN

LONGEST_ROW = 200

_SPLIT = re.compile(
    r"[\s|｜丨>＞»›→/／·•・【】\[\]［］()（）《》<>:：,，、;；_\-—–+＋~～#＃=*&^◇◆■●▪★☆※▶▷►]+"
)
_LETTER_SPACED = re.compile(
    f"(?<![{BASIC_HAN}])([{BASIC_HAN}])[ \u3000]+([{BASIC_HAN}])(?![{BASIC_HAN}])"
)
_BAR = re.compile(r"[|｜]")
# Inside a text, or where it ends like a sentence, a row must hold a word that hardly stands outside
# web pages: 大 中 小 heads a table too, 办事指南 | 政策法规 lists topics.
OF_THE_WEB = (
    *(r"首\s*页", r"主\s*页", "网站", "本站", "地图", "联系我们", "友情", "标签", "tag", "欢迎"),
    *("分享", r"字\s*[体号]", "文字大小", "视力", "背景", "打印", "关闭", "收藏", "返回", "top"),
    *("扫", "二维码", "关注", "订阅", "客户端", "app", "当前页", "点击", "展开", "阅读", "查看"),
    *("更多", "浏览", "访问", "下载", "上传", "会员", "版权", "copyr", "©", "ipv6", "位置", "转载"),
)
_OF_THE_WEB = compile_gate(OF_THE_WEB)


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


def split_tokens(text: str) -> list[str]:
    """Return the items of a menu or button row.

    >>> split_tokens("首 页 | 政务公开 | 【打印】")
    ['首页', '政务公开', '打印']
    """
    if " " in text or "\u3000" in text:
        text = _LETTER_SPACED.sub(r"\1\2", text)
    return [token for token in _SPLIT.split(text) if token]


class Row(NamedTuple):
    """The items of a line, and how many of them are menu items, anchors of menus, buttons."""

    tokens: list[str]
    items: int
    anchors: int
    buttons: int

    @property
    def enough(self) -> float:
        """How many known items make a row; of three all but none may be unknown."""
        count = len(self.tokens)
        return 0.6 * count if count > 3 else 0.75 * count

    @property
    def known_share(self) -> float:
        known = sum(len(token) for token in self.tokens if token in _labels() or is_button(token))
        return known / sum(map(len, self.tokens))


def is_button(token: str) -> bool:
    return token in _words("strip-buttons.txt") or bool(share_bars.BUTTON.fullmatch(token))


def read_row(text: str) -> Row:
    """Return the items of a line; a row that was pulled apart letter by letter is put together."""
    letters = [token for token in _SPLIT.split(text) if token]
    if len(letters) > 5 and sum(map(len, letters)) < 1.5 * len(letters):
        tokens = _words_in("".join(letters))
    else:
        tokens = [token for token in split_tokens(text) if not token.isdigit()]
    items = sum(token in _words("strip-menu.txt") for token in tokens)
    anchors = sum(token in menu_anchors() for token in tokens)
    return Row(tokens, items, anchors, sum(map(is_button, tokens)))


def is_of_the_web(text: str) -> bool:
    """Tell whether a row holds a word that hardly stands outside web pages.

    >>> is_of_the_web("首页 | 政务公开"), is_of_the_web("大 中 小")
    (True, False)
    """
    return bool(_OF_THE_WEB.search(text))


def weigh_row(text: str) -> Evidence:
    """Return what a line shows of being a row of menu items or buttons.

    >>> weigh_row("首页 | 政务公开 | 政务服务 | 互动交流").points
    2.5
    >>> weigh_row("政务公开 政务服务 互动交流").points
    1.0
    """
    if len(text) > LONGEST_ROW or not _label_keys().search(text):
        return NONE
    row = read_row(text)
    if not row.items and not row.buttons:
        return NONE
    points, rule = _judge(text, row)
    labels = row.buttons if rule is share_bars.LINE else row.items
    reason = f"{labels} of {len(row.tokens)} items are labels of a web page"
    return Evidence(points, rule, reason) if points else NONE


def _judge(text: str, row: Row) -> tuple[float, LineRule]:
    """Return the points of a row and the rule that it falls under."""
    count = len(row.tokens)
    # 登录 注册 购物车: three anchors need no other known item.
    anchored = row.anchors >= 3 and count >= 5 and max(map(len, row.tokens)) <= 6
    if not anchored and count > 3 and row.known_share < 0.6:
        return 0.0, navigation.LINE
    labelled = bool(share_bars.LABELLED.search(text)) and row.buttons * 2 > count
    if labelled or row.buttons >= max(2, row.enough):
        return 2.5, share_bars.LINE
    if anchored or (row.items >= row.enough and _is_menu(text, row)):
        return 2.5, navigation.LINE
    if row.items >= max(2, row.enough):
        return (1.5 if row.anchors else 1.0), navigation.LINE
    if count == 1:
        return (1.5 if row.anchors else 1.0), navigation.LINE if row.items else share_bars.LINE
    return 0.0, navigation.LINE


def _is_menu(text: str, row: Row) -> bool:
    """Tell whether enough items stand in a row; without an anchor only bars make it a menu."""
    count = len(row.tokens)
    if row.anchors:
        return row.items >= 4 or row.anchors >= 3 or row.anchors == count >= 2
    return row.items == count >= 5 and bool(_BAR.search(text))


def _words_in(squeezed: str) -> list[str]:
    """Cut a menu that was pulled apart letter by letter (首 页 政 务 公 开) into its items."""
    found: list[str] = []
    place = 0
    while place < len(squeezed):
        ends = range(min(len(squeezed), place + 8), place + 1, -1)
        end = next((end for end in ends if squeezed[place:end] in _labels()), place + 1)
        found.append(squeezed[place:end])
        place = end
    return found
