"""Characters that lost one of their bytes: named by the others and the context, or left lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

from cleancorpus.language import log_probability
from cleancorpus.stages.mojibake.wrong_codec.byte_units import HOLE, HOLE_BYTE, Unit

# By how many nats the likeliest character must beat the next to be written.
_MARGIN = 6.0
# Among the few characters that only bytes without a character could make, less will do.
_MARGIN_OF_FEW = 4.0
_FEW = 5
# What a byte that the wrong codec could not show is worth as a hint.
_HINT = 4.0


def fill_holes(units: Sequence[Unit], encoding: str, unshown: bytes) -> list[str]:
    """Return the text of each unit; a lost character that the context cannot name stays HOLE.

    `unshown` are the bytes that the wrong codec has no character for: likelier lost than others.
    """
    texts = [unit.text for unit in units]
    for i, unit in enumerate(units):
        if unit.also or (unit.text == HOLE and unit.raw):
            before = "".join(texts[max(0, i - 4) : i]).replace(HOLE, "")
            after = ("".join(texts[i + 1 : i + 3]) + "\n")[:2].partition(HOLE)[0]
            if unit.also:
                texts[i] = max((unit.text, *unit.also), key=_likelihood(before, after))
            else:
                texts[i] = _name(unit.raw, encoding, unshown, (before, after))
    return texts


def _likelihood(before: str, after: str) -> Callable[[str], float]:
    return lambda text: log_probability(text + after, before)


def _name(raw: bytes, encoding: str, unshown: bytes, around: tuple[str, str]) -> str:
    before, after = around
    best, second, name, known = float("-inf"), float("-inf"), HOLE, 0
    for text, hint in _candidates(raw, encoding, unshown):
        nats = log_probability(text + after, before) + hint
        known += hint > 0
        if nats > best:
            best, second, name = nats, best, text
        else:
            second = max(second, nats)
    margin = _MARGIN_OF_FEW if 0 < known <= _FEW else _MARGIN
    return name if best - second >= margin else HOLE


@lru_cache(maxsize=4096)
def _candidates(raw: bytes, encoding: str, unshown: bytes) -> tuple[tuple[str, float], ...]:
    """Return the characters that have these bytes, with a hint; two lost bytes are both unshown."""
    lost = raw.count(HOLE_BYTE)
    found: list[tuple[str, float]] = []
    for filling in product(unshown if lost > 1 else range(0x40, 0xFF), repeat=lost):
        left = iter(filling)
        filled = bytes(next(left) if byte == HOLE_BYTE else byte for byte in raw)
        text = filled.decode(encoding, "ignore")
        if len(text) == 1 and text > "\x7f":
            found.append((text, _HINT if all(byte in unshown for byte in filling) else 0.0))
    return tuple(found)
