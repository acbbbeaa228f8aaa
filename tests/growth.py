"""Texts whose cost once grew faster than their length, and how that growth is measured."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import NamedTuple

from cleancorpus.pipeline import clean_text

_LAW = "各级人民政府应当加强对政务数据的管理，建立健全工作机制，保障数据安全。"


class Row(NamedTuple):
    """A text of any size, and how many characters of it take a tenth of a second or more."""

    make: Callable[[int], str]
    size: int


class Growth(NamedTuple):
    """Seconds of CPU for a text and for a longer one."""

    sizes: tuple[int, int]
    seconds: tuple[float, float]
    dearest: str
    settled: bool

    @property
    def exponent(self) -> float:
        """1 is linear, 2 is quadratic."""
        longer = math.log(self.sizes[1] / self.sizes[0])
        return math.log(max(self.seconds[1], 1e-6) / max(self.seconds[0], 1e-6)) / longer


def _repeat(piece: str, size: int) -> Row:
    return Row(lambda n: (piece * (n // len(piece) + 1))[:n], size)


def _between(start: str, piece: str, end: str, size: int) -> Row:
    return Row(lambda n: start + (piece * (n // len(piece) + 1))[:n] + end, size)


def _misread(encoding: str, codec: str, size: int) -> Row:
    def make(n: int) -> str:
        text = _LAW * (n // len(_LAW) + 1)
        return text.encode(encoding).decode(codec, "replace")[:n]

    return Row(make, size)


GROWTH: dict[str, Row] = {
    "转 and blanks": _between("转", " ", "中文的内容。", 100_000),
    "ICP备 and blanks": _between("正文。\n网站ICP备", " ", "号码", 100_000),
    "lines of ICP备 and blanks": _repeat("网站ICP备" + " " * 60 + "号码\n", 30_000),
    "spam, 微信 and blanks": _between("时时彩 微信", " ", "。", 100_000),
    "7,中": _repeat("7,中", 60_000),
    "决议 and brackets": _between("决议", "（中）", "", 60_000),
    "<p and blanks": _between("<p", " ", "", 100_000),
    "a { a: and blanks": _between("a {\na:", " ", ":b", 100_000),
    "lists of links": _repeat("猜你喜欢\n相关阅读\n关于数字政府的通知\n", 12_000),
    "headings of lists": _repeat("相关阅读\n", 12_000),
    "base64 that ends in =": _between("+", "ABCDabcd/+", "=", 60_000),
    "+ and =": _between("", "+", "=", 60_000),
    "spam and “": _between("时时彩", "“", "", 60_000),
    "lines of copyright": _repeat("版权所有：某市人民政府 某ICP备12345678号\n", 15_000),
    "lines of spam": _repeat("时时彩投注平台注册送钱。\n", 15_000),
    "“": _repeat("“", 60_000),
    "”": _repeat("”", 60_000),
    "turned quotes": _repeat("“数”“数“", 60_000),
    "straight quotes": _repeat('"', 8_000),
    "U+202E and 中": _repeat("\u202e中", 40_000),
    "U+0085 and 中": _repeat("\x85中", 40_000),
    "UTF-16 as Latin-1": _misread("utf-16-le", "latin-1", 4_000),
    "UTF-8 as EUC-KR": _misread("utf-8", "euc_kr", 4_000),
    "UTF-8 as Big5": _misread("utf-8", "big5", 4_000),
    "UTF-8 as GB 2312": _misread("utf-8", "gb2312", 4_000),
    "UTF-8 as GBK": _misread("utf-8", "gbk", 4_000),
    "GBK as Big5": _misread("gbk", "big5", 4_000),
    "byte-slid GBK": _repeat("?凹涌鞌?shù)", 2_000),
    "U+FFFD and 数": _repeat("数\ufffd", 8_000),
    "menu lines": _repeat("首页\n政务公开\n", 8_000),
    "page numbers": _repeat("- 3 -\n- 9 -\n", 4_000),
    "ampersands": _between("&", "amp;", "ldquo;", 8_000),
    "1 2 3": _repeat("1 2 3 ", 8_000),
    "a blank every character": _repeat("中 ", 8_000),
    "a blank every 2 characters": _repeat("数字 ", 8_000),
    "a wide blank every 2 characters": _repeat("数字\u3000", 8_000),
    "a blank every 5 characters": _repeat("数字政府建 ", 16_000),
    "中文abc": _repeat("中文abc ", 8_000),
    "首页 >": _repeat("首页 > ", 8_000),
    "Russian": _repeat("привет ", 8_000),
    "Korean": _repeat("안녕 ", 8_000),
    "short lines": _repeat("数字政府\n", 8_000),
    "one character a line": _repeat("数\n", 8_000),
}


def measure(make: Callable[[int], str], size: int, times: int = 4) -> Growth:
    """Return what a text of `size` characters costs, and one so many times as long."""
    seconds = []
    for length in (size, times * size):
        text = make(length)
        start = time.process_time()
        cleaned = clean_text(text)
        seconds.append(time.process_time() - start)
    dearest = max(cleaned.seconds, key=lambda stage: cleaned.seconds[stage])
    return Growth((size, times * size), (seconds[0], seconds[1]), dearest, cleaned.settled)
