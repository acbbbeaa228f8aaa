"""Lines of spam: search-engine word rows, gambling and loan adverts, link farms."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from typing import NamedTuple

from cleancorpus.data import read_lines, read_pairs
from cleancorpus.stages.strip.lines import CLOSED_ENDS, Line, Mark, is_prose

RULE = "strip.spam-line"
REMOVE, SUGGEST = 3.0, 2.0
# A line that ends like a sentence can only be an advert when it names an address or an account.
_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
# What fold() changes: digits, capitals, full width, letters pulled apart.
_FOLDED = re.compile("[0-9A-ZＡ-Ｚａ-ｚ０-９]|[\u4e00-\u9fff][\\W_][\u4e00-\u9fff][\\W_]")

_DIGITS = re.compile(r"\d+")
_SEPARATORS = re.compile(r"[\W_]+")
_GLUED_LATIN = re.compile("[\u4e00-\u9fff](?:av|www|app|txt|mp4|sf|vip)(?![a-z])")
_LINK = re.compile(r"https?:|www\.|\.(?:com|cn|net|cc|xyz|vip|top|tv|info|me|org)\b")
_CONTACT = re.compile(
    r"(?:微信|薇信|威信|v信|vx|wx|qq|扣扣|电报|telegram|飞机)\s*号?\s*[:：+]?\s*[a-z0-9_\-]*[#a-z]"
)
_SPACED = re.compile(r"(?:[\u4e00-\u9fff][\W_]+){4,}[\u4e00-\u9fff]")


class Score(NamedTuple):
    """The points of one line, and what they were given for."""

    points: float
    reason: str


@cache
def _weights() -> dict[str, float]:
    return {term: float(weight) for term, weight in read_pairs("strip-spam.tsv").items()}


@cache
def _terms() -> re.Pattern[str]:
    longest_first = sorted(_weights(), key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def _policy_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_lines("strip-policy-words.txt"))))


def fold(text: str) -> str:
    """Return a line as the table is written: narrow, small letters, each number a #.

    >>> fold("注册送８８元 ＡＶ")
    '注册送#元 av'
    """
    folded = _DIGITS.sub("#", unicodedata.normalize("NFKC", text).lower())
    return _SEPARATORS.sub("", folded) if _SPACED.search(folded) else folded


def score_line(text: str, *, at_edge: bool = False) -> Score:
    """Return how much a line looks like spam; 3 points are enough to take it out.

    >>> score_line("国产日韩欧美_亚洲av一区二区三区_久久精品").points > 6
    True
    >>> score_line("严厉打击网络赌博、“时时彩”投注网站等违法犯罪活动。").points < 0
    True
    """
    folded = fold(text)
    hits = _terms().findall(folded)
    if not hits:
        return Score(0.0, "")
    distinct = sorted(set(hits), key=hits.index)
    weights = [_weights()[hit] for hit in distinct]
    solid = len(re.sub(r"[\W_]", "", folded.replace("#", "0"))) or 1
    coverage = min(1.0, sum(map(len, hits)) / solid)
    points = min(sum(weights), 5.0) + 3 * coverage + _structure(folded)
    contact = bool(_CONTACT.search(folded))
    points += 1.2 if contact else 0.0
    points += 0.4 if at_edge else 0.0
    points -= _doubts(text, folded, weights, contact=contact)
    named = " ".join(distinct[:6])
    return Score(round(points, 1), f"spam score {points:.1f}: {named}; {coverage:.0%} of the line")


def _structure(folded: str) -> float:
    """Return the points for a row of words: many separators, Latin glued to Chinese, links."""
    tokens = [token for token in _SEPARATORS.split(folded) if token]
    points = 0.0
    if len(tokens) >= 4 and sum(map(len, tokens)) / len(tokens) < 25:
        points += 1.0
    if folded.count("_") >= 2:
        points += 0.7
    if _GLUED_LATIN.search(folded):
        points += 0.7
    if _LINK.search(folded):
        points += 0.7
    return points


def _doubts(text: str, folded: str, weights: list[float], *, contact: bool) -> float:
    """Return the points against: prose, words of policy, a single or only weak word groups."""
    doubts = 0.0
    if is_prose(text):
        doubts += 2.0 if contact else 4.0
    if _policy_words().search(folded):
        doubts += 2.5
    strongest = max(weights)
    if len(weights) < 2 and strongest < 2:
        doubts += 3.0
    if strongest < 1 and len(weights) < 4:
        doubts += 2.0
    if text.startswith("|"):
        doubts += 1.0
    return doubts


def find_spam(lines: list[Line]) -> tuple[dict[int, Mark], dict[int, Score]]:
    """Return the lines to take out, and those that only look a little like spam."""
    marks: dict[int, Mark] = {}
    weak: dict[int, Score] = {}
    last = len(lines) - 1
    has_term = _terms().search
    for number, line in enumerate(lines):
        if len(line.text) < 4 or (line.text[-1] in CLOSED_ENDS and not _LATIN.search(line.text)):
            continue
        if not has_term(line.text) and not (
            _FOLDED.search(line.text) and has_term(fold(line.text))
        ):
            continue
        near = number < 3 or last - number < 3
        score = score_line(line.text, at_edge=near)
        if score.points >= REMOVE:
            marks[number] = Mark(RULE, score.reason, _confidence(score.points))
        elif score.points >= SUGGEST:
            weak[number] = score
    return marks, weak


def _confidence(points: float) -> float:
    return round(1 - math.pow(0.5, points - 1), 3)
