"""The rejoin stage takes time in proportion to the length of a text, whatever its layout."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from time import process_time

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context
from cleancorpus.settings import Settings
from cleancorpus.stages.rejoin.breaks import read_cuts
from cleancorpus.stages.rejoin.code import outside_code
from cleancorpus.stages.rejoin.wrapped_rows import read_rows

REJOIN = Settings(select=("rejoin",))
# Well below the quadratic; what is linear is measured at 1.3 at the most.
LIMIT = 1.6
# Seconds under which a measurement tells nothing.
FLOOR = 0.05
_PROSE = (
    "坚持以人民为中心的发展思想统筹推进各项工作为了规范行政许可的设定和实施"
    "全国人民代表大会和地方各级人民代表大会都由民主选举产生对人民负责受人民监督"
)
_MENU = "首页\n政务公开\n机构设置\n新闻中心\n互动交流\n办事服务\n数据开放\n专题专栏\n"

Make = Callable[[int], str]


def _repeat(piece: str) -> Make:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _cut(width: int, between: str) -> Make:
    """Return prose with something between every `width` characters."""

    def make(size: int) -> str:
        prose = _repeat(_PROSE)(size)
        return between.join(prose[at : at + width] for at in range(0, size, width))[:size]

    return make


# What is repeated, and the characters that take a tenth of a second.
TEXTS: dict[str, tuple[Make, int]] = {
    "numbers": (_repeat("1 2 3 "), 4_000),
    "letter-spaced": (_repeat("中 "), 4_000),
    "a blank every character": (_cut(1, " "), 4_000),
    "a blank every 2 characters": (_cut(2, " "), 6_000),
    "a blank every 5 characters": (_cut(5, " "), 10_000),
    "a blank every 6 characters": (_cut(6, " "), 10_000),
    "a wide blank every 2 characters": (_cut(2, "\u3000"), 8_000),
    "Chinese and Latin": (_repeat("中文abc "), 8_000),
    "a path": (_repeat("首页 > "), 6_000),
    "Russian": (_repeat("привет "), 10_000),
    "Korean": (_repeat("안녕 "), 8_000),
    "code within a line": (_repeat("`数` 字 "), 6_000),
    "words cut in a line": (_repeat("数字政 府建设 "), 10_000),
    "lines of 1 character": (_cut(1, "\n"), 4_000),
    "lines of 2 characters": (_cut(2, "\n"), 6_000),
    "lines of 5 characters": (_cut(5, "\n"), 8_000),
    "lines of 6 characters": (_cut(6, "\n"), 8_000),
    "lines of 7 characters": (_cut(7, "\n"), 8_000),
    "lines of a menu": (_repeat(_MENU), 6_000),
    "scraps of text": (_repeat("。-中"), 60_000),
    "a long word at the end of a line": (lambda size: f"国家\n{'a' * size}1\n治理，\n", 8_000),
}


def _exponent(work: Callable[[str], object], make: Make, size: int) -> float:
    """Return the least power of three tries: another process may disturb one, not three."""
    least = math.inf
    for _ in range(3):
        short, long = (_seconds(work, make(size)) for size in (size, 4 * size))
        least = min(least, math.log(long / short, 4))
        if least < LIMIT:
            break
    return least


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = process_time()
    work(text)
    return max(FLOOR, process_time() - start)


@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_no_layout_takes_quadratic_time(name: str) -> None:
    make, size = TEXTS[name]
    clean_text(make(100), REJOIN)  # load the tables
    assert _exponent(lambda text: clean_text(text, REJOIN), make, size) < LIMIT


def test_many_blocks_of_code_take_no_quadratic_time() -> None:
    def find_every(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
        for found in re.finditer("数", text):
            yield Edit(*found.span(), "", "rejoin.wrap-blank")

    def find_outside(text: str) -> None:
        assert len(list(outside_code(find_every)(text, Context()))) == text.count("政")

    assert _exponent(find_outside, _repeat("```\n数\n```\n数政\n"), 13_000) < LIMIT


def test_nothing_is_remembered_of_a_text_that_is_done() -> None:
    clean_text("要加强数字社会、数 字政府建设，提升公\n共服务水平。\n", REJOIN)
    assert not read_rows.cache_info().currsize
    assert not read_cuts.cache_info().currsize
