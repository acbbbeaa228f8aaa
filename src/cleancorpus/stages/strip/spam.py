"""Lines of spam: search-engine word rows, gambling and loan adverts, link farms."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from cleancorpus.data import read_lines, read_pairs
from cleancorpus.language.rarity import surprise
from cleancorpus.records import Edit, Kept, Suggestion
from cleancorpus.rules import Rule
from cleancorpus.stages.strip.marked_lines import LATIN, PROSE_SAMPLE, Mark, Marks, is_prose
from cleancorpus.stages.strip.sheet import ARTICLE, Found, Sheet
from cleancorpus.text.characters import BASIC_HAN
from cleancorpus.text.lines import Line

RULE = Rule(
    "strip.spam-line",
    "A line of search-engine spam, or an advert for gambling, loans, forged papers.",
    f"国产日韩欧美_亚洲av一区二区三区_久久精品\n\n{ARTICLE}\n",
    f"{ARTICLE}\n",
)
REMOVE, SUGGEST = 3.0, 2.0
NEAR_END = 0.4
# A longer line may hold the text itself, glued to the spam above it.
LONGEST = 1000
# So many points before anything speaks against: worth saying that the line was left alone.
NAMED = 4.0
# What fold() changes: digits, capitals, full width, letters pulled apart.
_FOLDED = re.compile(f"[0-9A-ZＡ-Ｚａ-ｚ０-９]|[{BASIC_HAN}][\\W_][{BASIC_HAN}][\\W_]")

_DIGITS = re.compile(r"\d+")
_SEPARATORS = re.compile(r"[\W_]+")
_GLUED_LATIN = re.compile(f"[{BASIC_HAN}](?:av|www|app|txt|mp4|sf|vip)(?![a-z])")
_LINK = re.compile(r"https?:|www\.|\.(?:com|cn|net|cc|xyz|vip|top|tv|info|me|org)\b")
_CONTACT = re.compile(
    r"(?:微信|薇信|威信|v信|vx|wx|qq|扣扣|电报|telegram|飞机)\s*+号?\s*+[:：+]?\s*+[a-z0-9_\-]+"
)
_SPACED = re.compile(rf"(?:[{BASIC_HAN}][\W_]+){{4,}}[{BASIC_HAN}]")

# How a row of search words is strung; sentences string with 、 and put names in quotes.
_ROW = re.compile(r"[_|｜]")
_SENTENCE = re.compile("[、，。：；“”]")
# Also the quotation that nothing closes, so that no other one is looked for inside it.
_QUOTED = re.compile(r"[“‘「][^”’」]*(?:[”’」]|\Z)")
_CRIME = re.compile("赌博|色情|淫秽|诈骗|骗局|扫黄|小广告|不法分子|虚假广告|违法犯罪")


class Score(NamedTuple):
    """The points of one line, and what they were given for."""

    points: float
    reason: str
    doubts: float = 0.0
    """The points that were taken away for what speaks against spam."""


@cache
def _weights() -> dict[str, float]:
    return {term: float(weight) for term, weight in read_pairs("strip-spam.tsv").items()}


@cache
def _terms() -> re.Pattern[str]:
    # One branch for each first character: `re` tries the branches one after the other.
    longest_first = sorted(_weights(), key=lambda term: (term[0], -len(term), term))
    branches = (
        f"{re.escape(first)}(?:{'|'.join(re.escape(term[1:]) for term in terms)})"
        for first, terms in groupby(longest_first, key=lambda term: term[0])
    )
    return re.compile("|".join(branches))


@cache
def _keys() -> re.Pattern[str]:
    """Return a class with the rarest character of every term: a line without any holds no term."""
    chinese = (term for term in _weights() if not LATIN.search(term))
    rarest = sorted({max(term, key=surprise) for term in chinese})
    return re.compile(f"[A-Za-zＡ-Ｚａ-ｚ{''.join(rarest)}]")


@cache
def _policy_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_lines("strip-policy-words.txt"))))


def fold(text: str) -> str:
    """Return a line as the table is written: narrow, small letters, each number a 0.

    >>> fold("注册送８８元 ＡＶ")
    '注册送0元 av'
    """
    folded = _DIGITS.sub("0", unicodedata.normalize("NFKC", text).lower())
    return _SEPARATORS.sub("", folded) if _SPACED.search(folded) else folded


def score_line(text: str) -> Score:
    """Return how much a line looks like spam; 3 points are enough to take it out.

    What stands in quotes is named, not said: it does not count.

    >>> score_line("国产日韩欧美_亚洲av一区二区三区_久久精品").points > 6
    True
    >>> score_line("严厉打击网络赌博、“时时彩”投注网站等违法犯罪活动。").points < 0
    True
    """
    folded = fold(text)
    hits = _terms().findall(_QUOTED.sub(_leave_out_quoted, folded))
    if not hits:
        return Score(0.0, "")
    distinct = sorted(set(hits), key=hits.index)
    weights = [_weights()[hit] for hit in distinct]
    solid = len(re.sub(r"[\W_]", "", folded)) or 1
    coverage = min(1.0, sum(map(len, hits)) / solid)
    points = min(sum(weights), 5.0) + 3 * coverage + _structure(folded)
    contact = bool(_CONTACT.search(folded))
    points += 1.2 if contact else 0.0
    doubts = _doubts(text, folded, weights, contact=contact)
    thin = coverage < 0.35 and max(weights) < 2
    if thin and not (_ROW.search(folded) or _LINK.search(folded)):
        doubts += 2.0
    return Score(points - doubts, f"{' '.join(distinct[:6])}; {coverage:.0%} of the line", doubts)


def _leave_out_quoted(quoted: re.Match[str]) -> str:
    return " " if quoted[0][-1] in "”’」" else quoted[0]


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
    if is_prose(text) or is_prose(text[-PROSE_SAMPLE:]):
        doubts += 2.0 if contact else 4.0
    if topics := len(set(_policy_words().findall(folded))):
        doubts += min(1.0 + 1.5 * topics, 5.5)
    if "、" in text and not _ROW.search(text):
        doubts += 2.0
    strongest = max(weights)
    if len(weights) < 2 and strongest < 2:
        doubts += 3.0
    if strongest < 1:
        doubts += 3.0 if len(weights) < 4 else 1.0
    if text.startswith("|"):
        doubts += 1.0
    return doubts


def find_spam(sheet: Sheet) -> Found:
    """Return the lines of spam, those that look a little like it, those that only speak of it."""
    marks: Marks = {}
    weak: Marks = {}
    kept: list[Edit | Suggestion | Kept] = []
    has_key, has_term = _keys().search, _terms().search
    crimes = cache(lambda: len(_CRIME.findall(sheet.text)))
    for number in _candidates(sheet):
        line = sheet.lines[number]
        words = line.text
        if not has_key(words) or len(words) < 4:
            continue
        if not has_term(words) and not (_FOLDED.search(words) and has_term(fold(words))):
            continue
        score = score_line(words)
        points = score.points + _weigh_place(sheet.lines, number, crimes)
        reason = f"spam score {points:.1f}: {score.reason}"
        if points >= REMOVE and len(words) <= LONGEST:
            marks[number] = Mark(RULE.id, reason, _confidence(points))
        elif points >= SUGGEST:
            weak[number] = Mark(RULE.id, reason)
        elif score.points + score.doubts >= NAMED:
            reason = f"{reason}; it speaks of such things, it does not offer them"
            kept.append(Kept(line.start, line.end, RULE.id, reason))
    return Found(marks, weak, kept)


def _candidates(sheet: Sheet) -> list[int]:
    """Return the lines that do not end like a sentence.

    An advert that reads like a sentence names an address or an account.
    """
    if not LATIN.search(sheet.text):
        return sheet.live_opened()
    closed = (n for n in sheet.live() if LATIN.search(sheet.lines[n].text))
    return sorted({*sheet.live_opened(), *closed})


def _weigh_place(lines: list[Line], number: int, crimes: Callable[[], int]) -> float:
    """Return points for a place at the ends of a text; against, in a text that is about spam.

    A notice that closes gambling sites names them in a list: under a line that ends with a colon,
    among sentences about fraud and crime. A row of search words needs no such mercy.
    """
    near = number < 3 or len(lines) - number <= 3
    points = NEAR_END if near else 0.0
    line = lines[number].text
    tokens = _SEPARATORS.split(line.strip())
    if _ROW.search(line) or (len(tokens) >= 3 and not _SENTENCE.search(line)):
        return points
    if number and lines[number - 1].text[-1] in "：:":
        points -= 4.0
    if crimes() - len(_CRIME.findall(line)) >= 2:
        points -= 2.0
    return points


def _confidence(points: float) -> float:
    return round(1 - math.pow(0.5, points - 1), 3)
