"""Words of Taiwan and Hong Kong in the words of the mainland, for those who ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from cleancorpus.records import Edit
from cleancorpus.settings import Settings
from cleancorpus.stages.convert.simplify import converter

_RULE = "convert.regional"
_HONG_KONG = re.compile("[裏綫衞羣説着啟]")
_TAIWAN = re.compile("[裡線衛群說著啓]")


def wants_regional(settings: Settings) -> bool:
    """Tell whether the user opted in, by the setting or by naming the rule.

    智慧城市, 支援 and 影片 are ordinary words of the mainland too, so this is never a default.
    """
    named = _RULE in settings.select or settings.levels.get(_RULE) == "apply"
    return settings.regional or named


def regional_words(line: str, start: int) -> Iterator[Edit]:
    """Yield an edit for each word that OpenCC's phrase tables write otherwise on the mainland."""
    hong_kong = len(_HONG_KONG.findall(line)) > len(_TAIWAN.findall(line))
    place = "hk" if hong_kong else "tw"
    plain = converter(f"{place}2s")(line)
    worded = converter(f"{place}2sp")(line)
    if plain == worded or len(plain) != len(line):
        return
    matcher = SequenceMatcher(None, plain, worded, autojunk=False)
    for kind, low, high, from_, to in matcher.get_opcodes():
        if kind != "equal":
            reason = "word of Hong Kong" if hong_kong else "word of Taiwan"
            yield Edit(start + low, start + high, worded[from_:to], _RULE, reason, 0.8)
