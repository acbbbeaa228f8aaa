"""Words of Taiwan and Hong Kong in the words of the mainland, for those who ask for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from cleancorpus.records import Edit
from cleancorpus.stages.convert.t2s import converter
from cleancorpus.text.characters import HAN

# 智慧城市, 支援 and 影片 are ordinary words of the mainland too: never a default.
REGIONAL = "convert.regional"
_HONG_KONG = re.compile("[裏綫衞羣説着啟]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_TAIWAN = re.compile("[裡線衛群說著啓]")


def regional_words(line: str, start: int) -> Iterator[Edit]:
    """Yield an edit for each word that OpenCC's phrase tables write otherwise on the mainland.

    >>> [edit[:3] for edit in regional_words("用滑鼠與印表機", 0)]
    [(1, 3, '鼠标'), (4, 7, '打印机')]
    """
    hong_kong = len(_HONG_KONG.findall(line)) > len(_TAIWAN.findall(line))
    plain = converter("hk2s" if hong_kong else "tw2s")
    worded = converter("hk2sp" if hong_kong else "tw2sp")
    reason = "word of Hong Kong" if hong_kong else "word of Taiwan"
    for run in _HAN_RUN.finditer(line):
        if plain(run[0]) == worded(run[0]):
            continue
        for low, high in pairwise(_find_cuts(run[0], worded)):
            word = run[0][low:high]
            if plain(word) != worded(word):
                at = start + run.start()
                yield Edit(at + low, at + high, worded(word), REGIONAL, reason, 0.8)


def _find_cuts(run: str, convert: Callable[[str], str]) -> list[int]:
    """Return where a run can be cut without changing what becomes of it: between words."""
    whole = convert(run)
    inner = (p for p in range(1, len(run)) if convert(run[:p]) + convert(run[p:]) == whole)
    cuts = [0, *inner, len(run)]
    parts = "".join(convert(run[low:high]) for low, high in pairwise(cuts))
    return cuts if parts == whole else [0, len(run)]
