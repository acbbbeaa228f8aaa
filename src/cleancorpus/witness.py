"""The corpus as a witness: short lines that stand at the head or tail of many files of a run."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from cleancorpus.language import simplify

# A menu or a page's foot is found this near the ends of a text, and is no longer than this.
EDGE, SHORTEST, LONGEST = 15, 2, 40
# A line that repeats in two files may be chance; in a large folder of many sites one site is small.
FEWEST_FILES, SMALLEST_SHARE = 3, 0.005
# Lines seen once are forgotten when so many are held: memory stays bounded on any folder.
MOST_HELD = 500_000

_DIGIT = re.compile(r"\d")
_BLANKS = re.compile(r"\s+")


def fold_line(text: str) -> str:
    """Return a line as the corpus counts it: of one width and script, every digit a 0.

    The first pass sees a file as it came, the strip stage after it was converted: both must fold
    to the same line.

    >>> fold_line(" 瀏覽次數：１２８  次")
    '浏览次数：000 次'
    """
    narrow = _BLANKS.sub(" ", unicodedata.normalize("NFKC", text.strip()))
    return _DIGIT.sub("0", "".join(map(simplify, narrow)))


def count_lines(text: str) -> list[str]:
    r"""Return the short lines near the head and the tail of one document, each once, in order.

    >>> count_lines("首页 | 政务公开\n\n第一条 为了规范管理，制定本办法。\n\n访问量：12")
    ['首页 | 政务公开', '访问量：00']
    """
    lines = [line for line in text[:4000].split("\n") if line.strip()][:EDGE]
    lines += [line for line in text[-4000:].split("\n") if line.strip()][-EDGE:]
    short = (line.strip() for line in lines if SHORTEST <= len(line.strip()) <= LONGEST)
    return list(dict.fromkeys(fold_line(line) for line in short if line[-1] not in "。；;，,"))


def repeated_lines(counts_of_files: Iterable[Iterable[str]], files: int) -> frozenset[str]:
    """Return the lines that stand in enough of the files; none when there are fewer than three.

    The files must come in a fixed order: then the result is the same for any number of workers.

    >>> sorted(repeated_lines([["首页", "甲"], ["首页", "乙"], ["首页"]], 3))
    ['首页']
    """
    if files < FEWEST_FILES:
        return frozenset()
    held: Counter[str] = Counter()
    for lines in counts_of_files:
        held.update(lines)
        if len(held) > MOST_HELD:
            held = Counter({line: count for line, count in held.items() if count > 1})
    enough = max(FEWEST_FILES, files * SMALLEST_SHARE)
    return frozenset(line for line, count in held.items() if count >= enough)
