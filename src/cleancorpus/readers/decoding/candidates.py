"""Rank the encodings that a sample of bytes may be in, by how well each reads."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cleancorpus.language.rarity import rare_share, surprise
from cleancorpus.records import Candidate

SAMPLE = 4096
# How unlikely each encoding is before a byte was seen, in nats.
_PRIORS = {
    "utf-8": 0,
    "gb18030": 0,
    "big5hkscs": 2,
    "utf-16-le": 4,
    "utf-16-be": 5,
    "utf-32-le": 6,
    "utf-32-be": 6,
    "cp1252": 10,
}
# Nearer than this, in nats, a second opinion is asked for; this far apart it is clear.
_NEAR = 8
_CLEAR = 3
# Bytes that charset-normalizer needs before it is worth asking.
_ENOUGH = 64
# A ruled line or leaders: one sign, whatever its length.
_REPEATED = re.compile(r"([^\w\s])\1{2,}")
_WIDE = re.compile(rb"[\x80-\xff]")


class Ranked(NamedTuple):
    encoding: str
    surprise: int
    rare_share: float

    def reject(self, chosen: Ranked) -> Candidate:
        """Say in what it falls behind the chosen one."""
        if self.rare_share > 2 * chosen.rare_share + 0.1:
            reason = f"{self.rare_share:.0%} rare or broken characters in the sample"
        else:
            times = self.surprise / max(1, chosen.surprise)
            reason = f"its characters are {times:.1f} times as surprising"
        return Candidate(self.encoding, reason)


def take_sample(data: bytes) -> bytes:
    """Return up to 4 KB that begin with the first line outside ASCII."""
    if len(data) <= SAMPLE:
        return data
    match = _WIDE.search(data)
    start = data.rfind(b"\n", 0, match.start()) + 1 if match else 0
    start = max(start, match.start() - SAMPLE // 4) if match else 0
    return data[start : start + SAMPLE]


def rank_encodings(data: bytes) -> list[Ranked]:
    """Return the encodings that could hold these bytes, the likeliest first.

    >>> rank_encodings("數字政府".encode("big5"))[0].encoding
    'big5hkscs'
    """
    ranked = [_rank(data, encoding) for encoding in _PRIORS if _is_possible(data, encoding)]
    return sorted(ranked, key=lambda one: one.surprise)


def _is_possible(data: bytes, encoding: str) -> bool:
    if encoding.startswith("utf-32"):
        # Code points end at 10FFFF, so the first byte of each is 0 and the next at most 10.
        little = encoding.endswith("le")
        highest = data[3:SAMPLE:4] if little else data[:SAMPLE:4]
        planes = data[2:SAMPLE:4] if little else data[1:SAMPLE:4]
        return len(data) % 4 == 0 and not any(highest) and max(planes, default=0) <= 0x10
    return not encoding.startswith("utf-16") or len(data) > 1


def _rank(data: bytes, encoding: str) -> Ranked:
    sample = data[:SAMPLE] if encoding.startswith("utf-") else take_sample(data)
    text = read_sample(sample, encoding, final=len(sample) == len(data))
    nats = surprise(_REPEATED.sub(r"\1", text))
    return Ranked(encoding, nats + _PRIORS[encoding], rare_share(text))


def read_sample(sample: bytes, encoding: str, *, final: bool) -> str:
    """Decode a sample whose last character may be cut; broken bytes come out as surrogates."""
    if encoding.startswith(("utf-16", "utf-32")):
        size = 2 if "16" in encoding else 4
        whole = len(sample) - len(sample) % size
        text = sample[:whole].decode(encoding, "replace").replace("\ufffd", "\udcff")
        return text + "\udcff" * (len(sample) - whole if final else 0)
    if encoding == "cp1252":
        return sample.decode(encoding, "surrogateescape")
    return codecs.getincrementaldecoder(encoding)("surrogateescape").decode(sample, final)


def settle_tie(data: bytes, ranked: list[Ranked]) -> tuple[list[Ranked], str]:
    """Ask for a second opinion when the first two are near; return it as evidence.

    The language model is asked first; charset-normalizer only where there are bytes enough: of
    four characters it knows too little.
    """
    first, second = ranked[:2]
    if second.surprise - first.surprise >= _NEAR:
        return ranked, ""
    sample = take_sample(data)
    gain = _log_probability(sample, second.encoding) - _log_probability(sample, first.encoding)
    if abs(gain) >= _CLEAR or len(sample) < _ENOUGH:
        chosen, evidence = (second, "the likelier text") if gain > 0 else (first, "")
    else:
        chosen, evidence = _ask_normalizer(sample, first, second)
    others = [one for one in ranked if one is not chosen]
    return [chosen, *others], evidence


def _log_probability(sample: bytes, encoding: str) -> float:
    from cleancorpus.language import log_probability  # noqa: PLC0415 - 50 ms, rarely needed

    return log_probability(read_sample(sample, encoding, final=True))


def _ask_normalizer(sample: bytes, first: Ranked, second: Ranked) -> tuple[Ranked, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 36 ms, rarely needed

    names = [one.encoding.replace("-", "_") for one in (first, second)]
    match = from_bytes(sample, cp_isolation=names).best()
    if match is None:
        return first, ""
    evidence = f"charset-normalizer: {match.encoding} rather than its near rival"
    return (second if match.encoding == names[1] else first), evidence
