"""Whether a decoded text reads like Chinese."""

from __future__ import annotations

import re

from cleancorpus.language import log_probability
from cleancorpus.language.rarity import surprise
from cleancorpus.text.characters import BASIC_HAN

HANZI = re.compile(f"[{BASIC_HAN}]")
_ASCII = re.compile("[\x00-\x7f]+")

# A character of policy prose costs 3 to 5 nats, of other prose up to 8, of wrong readings 10.
_PROSE = 7.5
# Where all characters are common ones, other prose than the model's is believed too.
_OTHER_PROSE = 10.0
_VERY_COMMON = 8.6
# A reading whose bytes are valid throughout is proof enough; only nonsense is refused.
_VALID = 9.5
# Short readings need more: from eight characters down, so many nats for each.
_SHORT = 0.75
# The mean rarity of a hanzi of prose is 7, of names 9, of wrong readings 13.
_COMMON = 10


def reads_like_chinese(text: str, *, valid: bool) -> bool:
    """Tell whether a text reads like Chinese; the shorter it is, the better it must.

    `valid` says that the form alone was proof: hardly any other text is valid UTF-8 or base64.

    >>> reads_like_chinese("数字政府", valid=False), reads_like_chinese("鏁板瓧", valid=False)
    (True, False)
    """
    wide = _ASCII.sub("", text)
    if len(HANZI.findall(wide)) < max(2, len(wide) / 2):
        return False
    nats = -log_probability(wide) / len(wide)
    if valid:
        return nats < (_VALID if len(wide) > 2 else _PROSE)
    rarity = surprise(wide) / len(wide)
    prose = _OTHER_PROSE if rarity < _VERY_COMMON else _PROSE
    return rarity < _COMMON and nats < prose - _SHORT * max(0, 8 - len(wide))
