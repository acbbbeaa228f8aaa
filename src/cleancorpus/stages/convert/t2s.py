"""OpenCC's t2s, one character for one, with what it gets wrong on traditional text put right."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from cleancorpus.data import read_lines, read_pairs

# Patterns begin with their literal and look back over it: ten times faster than the other way.
# 著 is 着 but for the words that keep it (著名, 顯著), and these again but for what only looks
# like them (討論著, 起著作用). 52 of 52 right on UD_Chinese-GSD.
_ZHE = re.compile(
    """著(?:
      # After a verb whose last character is also the first of a work (论著, 合著, 近著).
      (?<=[讨议谈评辩]论著)(?![名作]) | (?<=[配结混融凑]合著)(?![名作])
    | (?<=[靠接逼迫]近著)(?![名作])
      # Between a verb and what follows it, where 作用, 名, 有 would make a word with 著.
    | (?<=[起发有挥]著)(?=作用) | (?<=[叫喊唤写刻印]著)(?=名) | (?<=本著)(?=有)
    | (?<=[随沿朝看翻捧抱拿跟听说想味穿戴站坐躺笑哭接]著)(?=[文书说录述称有])
      # Words that begin with it: 着装, 着陆, 着火, 着急, 着迷.
    | (?=装(?![帧订])|陆(?!续)|[火急迷魔])
      # Everywhere else but in the words that keep it: 显著, 名著, 著名, 著作, 著于世, 著于《...》.
    | (?<!微知著)(?<![显昭卓名专论译编原巨遗拙撰合土较所史素夙彰旧近]著)
      (?![名作述称录者书文说有]|于世|于[《〈])
    )""",
    re.VERBOSE,
)
# An account is 账, a tent or curtain 帐. The positive list: an unknown word keeps 帐.
_ACCOUNT = re.compile(
    "帐(?:(?=[户号目簿本册款单面务龄房])"
    "|(?<=[笔记转结查对呆坏入进算欠还赊收付报做台总旧新混烂赖到出挂销冲认建立分管公拨清核]帐)"
    "(?![篷幕子下前])|(?<=流水帐)|(?<=明细帐))"
)
# 坏 in a traditional line is the unfired brick 坯, but for the modern word 坏.
_UNFIRED = re.compile("坯(?:(?<=[破毁损败崩朽变好]坯)|(?=土[地壤]))")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’"}


@cache
def converter(config: str) -> Callable[[str], str]:
    """Return a converter of OpenCC by the absolute path of its own configuration.

    A bare name is looked up in the working folder first: a stray t2s.json there would win.
    """
    import opencc  # noqa: PLC0415 - 17 ms, and only traditional text needs it

    path = files("opencc") / "clib" / "share" / "opencc" / f"{config}.json"
    convert: Callable[[str], str] = opencc.OpenCC(str(path)).convert
    return convert


@cache
def _variants() -> dict[str, str]:
    return read_pairs("variant-characters.tsv")


@cache
def _phrases() -> dict[str, str]:
    return read_pairs("convert-phrases.tsv")


@cache
def _kept() -> dict[str, str]:
    """Return what t2s makes of each word that must be kept -> the word."""
    words = read_lines("convert-kept.txt")
    simplify = converter("t2s")
    return {made: word for word in words if (made := simplify(word)) != word}


@cache
def _pattern(table: Callable[[], dict[str, str]]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(table(), key=len, reverse=True)))


def _replace(text: str, table: Callable[[], dict[str, str]]) -> str:
    pairs = table()
    return _pattern(table).sub(lambda found: pairs[found[0]], text)


def simplify(before: str) -> str:
    """Return traditional text in simplified characters, of the same length.

    >>> simplify("圍繞著轉帳與覆核，甚麼都要看「乾清門」")
    '围绕着转账与复核，什么都要看“乾清门”'
    """
    after = converter("t2s")(before)
    if len(after) != len(before):
        raise AssertionError("t2s changed the length of a text")
    after = _replace(_replace(after, _phrases), _variants)
    after = _ACCOUNT.sub("账", _ZHE.sub("着", after))
    after = _restore_bad(before, _restore_words(before, after))
    if _BEYOND.search(after):
        pairs = zip(before, after, strict=True)
        after = "".join([a if b > "\uffff" else b for a, b in pairs])
    for mark, simplified in QUOTES.items():
        after = after.replace(mark, simplified)
    return after


def _restore_bad(before: str, after: str) -> str:
    """Put 坏 back where t2s took the word 坏 for the brick 坯 (破坏土地)."""
    for found in _UNFIRED.finditer(after):
        if before[found.start()] == "坏":
            after = f"{after[: found.start()]}坏{after[found.end() :]}"
    return after


def _restore_words(before: str, after: str) -> str:
    """Put back the characters of kept words that the text before really had."""
    pieces: list[str] = []
    position = 0
    for found in _pattern(_kept).finditer(after):
        word = _kept()[found[0]]
        made = zip(before[found.start() : found.end()], found[0], word, strict=True)
        pieces += (after[position : found.start()], *(c if a == c else b for a, b, c in made))
        position = found.end()
    return "".join((*pieces, after[position:]))
