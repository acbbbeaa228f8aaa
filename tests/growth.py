"""Texts whose cost grew faster than their length, or may, and how their growth is measured."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import NamedTuple

from cleancorpus.pipeline import clean_text

_LAW = "各级人民政府应当加强对政务数据的管理，建立健全工作机制，保障数据安全。"


class Row(NamedTuple):
    """A text of any size, and how many of its characters take some tenths of a second."""

    make: Callable[[int], str]
    size: int


def _repeat(piece: str, size: int) -> Row:
    return Row(lambda n: (piece * (n // len(piece) + 1))[:n], size)


def _between(start: str, piece: str, end: str, size: int) -> Row:
    return Row(lambda n: start + (piece * (n // len(piece) + 1))[:n] + end, size)


def _misread(encoding: str, codec: str, size: int) -> Row:
    def make(n: int) -> str:
        text = _LAW * (n // len(_LAW) + 1)
        return text.encode(encoding).decode(codec, "replace")[:n]

    return Row(make, size)


# Without a Chinese sentence no stage would look at a text of Latin letters or of signs.
OPENING = "第一条 为了规范行政行为，保障公民的合法权益，制定本办法。\n"

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
    "lines of copyright": _repeat("版权所有：某市人民政府 某ICP备12345678号\n", 10_000),
    "lines of spam": _repeat("时时彩投注平台注册送钱\n", 15_000),
    "“": _repeat("“", 60_000),
    "”": _repeat("”", 60_000),
    "turned quotes": _repeat("“数”“数“", 60_000),
    "straight quotes": _repeat('"', 4_000),
    "U+202E and 中": _repeat("\u202e中", 40_000),
    "U+0085": _repeat("\x85", 20_000),
    "UTF-16 as Latin-1": _misread("utf-16-le", "latin-1", 500),
    "UTF-8 as EUC-KR": _misread("utf-8", "euc_kr", 1_500),
    "UTF-8 as Big5": _misread("utf-8", "big5", 2_500),
    "UTF-8 as GB 2312": _misread("utf-8", "gb2312", 1_000),
    "UTF-8 as GBK": _misread("utf-8", "gbk", 4_000),
    "GBK as Big5": _misread("gbk", "big5", 2_500),
    "private use": _repeat("\ue5e5", 4_000),
    "byte-slid GBK": _repeat("?凹涌鞌?shù)", 300),
    "U+FFFD and 数": _repeat("数\ufffd", 8_000),
    "menu lines": _repeat("首页\n政务公开\n", 2_000),
    "page numbers": _repeat("- 3 -\n- 9 -\n", 8_000),
    "ampersands": _between("&", "amp;", "ldquo;", 8_000),
    "1 2 3": _repeat("1 2 3 ", 3_000),
    "第 and blanks": _repeat("第 ", 2_500),
    "a blank every character": _repeat("中 ", 3_000),
    "a blank every 2 characters": _repeat("数字 ", 4_000),
    "a wide blank every 2 characters": _repeat("数字\u3000", 2_500),
    "a blank every 5 characters": _repeat("数字政府建 ", 6_000),
    "中文abc": _repeat("中文abc ", 6_000),
    "首页 >": _repeat("首页 > ", 2_500),
    "Russian": _repeat("привет ", 6_000),
    "Korean": _repeat("안녕 ", 2_500),
    "short lines": _repeat("数字政府\n", 8_000),
    "code inside lines": _repeat("`a``b`", 6_000),
    "fences that close nothing": _repeat("```a\n````b\n", 10_000),
    "<pre> and a back-tick": _repeat("<pre>`", 6_000),
    "one character a line": _repeat("数\n", 8_000),
}


def measure(row: Row) -> float:
    """Return the exponent by which the seconds of CPU grow: 1 is linear, 2 quadratic."""
    clean_text(OPENING + row.make(row.size // 10))  # the tables are read
    short, long = (_seconds(row.make(size)) for size in (row.size, 4 * row.size))
    return math.log(long / max(short, 1e-4), 4)


def _seconds(text: str) -> float:
    start = time.process_time()
    clean_text(OPENING + text)
    return time.process_time() - start
