"""Damage the layout of clean paragraphs, knowing every break: wraps, pages, flattened wraps.

The same shapes as the prototype's generator, so that the figures can be compared: lines wrapped
at 22 to 45 characters with kinsoku (no line begins with a comma), the first line two shorter;
one page break in mid-sentence every 300 to 800 characters.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

WIDTHS = (22, 24, 26, 28, 28, 28, 30, 32, 34, 36, 38, 40, 45)
NEVER_FIRST = "，。、；：？！）》」』】〕”’%％…"
OPENERS = "（《“‘【〔"
WRAP_STYLES = ("plain", "indent", "blank")
_PAIRS = (("《", "》"), ("〈", "〉"), ("（", "）"), ("“", "”"))
_NARROW = re.compile(r"[0-9A-Za-z +*/.%-]")


@dataclass
class Damaged:
    """A damaged text; `joins` and `keeps` count the characters of ink before each break."""

    text: str
    joins: set[int] = field(default_factory=set)
    keeps: set[int] = field(default_factory=set)
    numbers: list[tuple[int, str]] = field(default_factory=list)
    """Inserted page numbers: ink before them, digits."""
    lost: list[int] = field(default_factory=list)
    """Breaks after which the rest of a paragraph is lost: ink before them."""
    true_numbers: list[int] = field(default_factory=list)
    """Breaks before a true number: ink before them."""


def width(text: str) -> float:
    return len(text) - len(_NARROW.findall(text)) / 2


def ink(text: str) -> str:
    """Return a text without its blanks."""
    return "".join(text.split())


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a control document, scraped links put back on their line."""
    text = re.sub(r"(?<=[ \u3000][\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff]\n)", "", text)
    lines = [re.sub(r"^#+\s*", "", line).strip("\u3000 \u200b") for line in text.split("\n")]
    out: list[str] = []
    torn = False
    for line in filter(None, (line.replace("<!-- INFO END -->", "") for line in lines)):
        if line.startswith(("本作品", "本中华人民共和国")) or "Public domain" in line:
            break  # the licence footer of the wiki
        cut = bool(out) and (line[0] in NEVER_FIRST + "," or out[-1][-1] in OPENERS + "，、,")
        cut = cut or (bool(out) and any(out[-1].count(a) > out[-1].count(b) for a, b in _PAIRS))
        last = out[-1] if out else ""
        cut = cut or last[-1:] in set("的在据")
        prose = len(last) > 30 and "，" in last and "《关于修改" not in last
        broken = prose and bool(re.search("[\u4e00-\u9fff]$", last)) and len(line) < 30
        link = line.isdigit() or broken
        if cut or torn or (link and not re.search("[，。；：年]|^[一二三四五六七八九十]+、", line)):
            out[-1] += line
        else:
            out.append(line)
        torn = (
            (link or (cut and len(line) < 30) or line.isdigit())
            and not torn
            and line[-1] not in NEVER_FIRST
        )
    return out


def wrap(paragraph: str, column: int, rng: random.Random, indent: int = 2) -> list[str]:
    """Wrap a paragraph as a typesetter does; the first line is two characters shorter."""
    lines: list[str] = []
    current, room = "", column - indent
    for character in paragraph:
        if not current or width(current) + width(character) <= room:
            current += character
            continue
        current, line = _turn(current, character, rng)
        lines.append(line)
        room = column
    return [*lines, current] if current else lines


def _turn(current: str, character: str, rng: random.Random) -> tuple[str, str]:
    """Return the start of the next line and the line that is full."""
    if character in NEVER_FIRST:
        if rng.random() < 0.5:
            return "", current + character
        return current[-1] + character, current[:-1]
    if current[-1] in OPENERS and len(current) > 1:
        return current[-1] + character, current[:-1]
    word = re.search(r"[A-Za-z0-9.]+$", current)
    if word and word.start() and re.match("[A-Za-z0-9]", character) and rng.random() < 0.7:
        return word[0] + character, current[: word.start()]
    return character, current


def hard_wrap(paras: Sequence[str], style: str, rng: random.Random) -> Damaged:
    """Wrap every paragraph; style plain, indent (two blanks) or blank (a line between)."""
    column = rng.choice(WIDTHS)
    pieces = [wrap(p, column, rng) for p in paras]
    if style == "indent":
        pieces = [["\u3000\u3000" + lines[0], *lines[1:]] for lines in pieces]
    return _assemble(pieces, "\n", "\n\n" if style == "blank" else "\n")


def lose_lines(paras: Sequence[str], style: str, rng: random.Random) -> Damaged:
    """Wrap every paragraph and lose the last line of one in ten, in the middle of a sentence."""
    column = rng.choice(WIDTHS)
    pieces = [wrap(p, column, rng) for p in paras]
    lost = []
    for n, lines in enumerate(pieces[:-1]):
        if len(lines) > 2 and rng.random() < 0.1 and re.search("[\u4e00-\u9fff]$", lines[-2]):
            pieces[n] = lines[:-1]
            lost.append(n)
    if style == "indent":
        pieces = [["\u3000\u3000" + lines[0], *lines[1:]] for lines in pieces]
    damaged = _assemble(pieces, "\n", "\n")
    ends = sorted(damaged.keeps)
    damaged.lost = [ends[n] for n in lost]
    return damaged


def flatten(paras: Sequence[str], rng: random.Random) -> Damaged:
    """Wrap every paragraph and put a blank for each line break."""
    column = rng.choice(WIDTHS[:8])
    return _assemble([wrap(p, column, rng) for p in paras], " ", "\n\n")


def break_pages(paras: Sequence[str], separator: str, between: str, rng: random.Random) -> Damaged:
    """Break a sentence at the end of each page of 300 to 800 characters."""
    pieces, left = [], rng.randrange(200, 700)
    for paragraph in paras:
        parts, rest = [], paragraph
        while len(rest) > left and (at := _page_end(rest, left)):
            parts.append(rest[:at])
            rest, left = rest[at:], rng.randrange(300, 800)
        left = max(left - len(rest), 3)
        pieces.append([*parts, rest])
    return _assemble(pieces, separator, between)


def _page_end(text: str, at: int) -> int:
    while at < len(text) and (
        text[at] in NEVER_FIRST or text[at - 1] in OPENERS or " " in text[at - 1 : at + 1]
    ):
        at += 1
    return at if 3 <= at <= len(text) - 2 else 0


def number_pages(paras: Sequence[str], rng: random.Random) -> Damaged:
    """Break pages and glue a page number to the text that goes on, as in 人民代|1表大会."""
    damaged = break_pages(paras, "\n", "\n", rng)
    flat = ink(damaged.text)
    out, page, last = [], rng.randrange(1, 40), 0
    cuts = sorted(damaged.joins | damaged.keeps)
    for at in [*cuts, len(flat)]:
        out.append(flat[last:at])
        if at in damaged.joins:
            if flat[at].isdigit():
                damaged.true_numbers.append(at)
            elif re.match(r"[\u4e00-\u9fff]{2}", flat[at - 1 : at + 1]):
                damaged.numbers.append((at, str(page)))
                out.append("\n" + str(page))
                page += 1
                last = at
                continue
        out.append("\n")
        last = at
    damaged.text = "".join(out).rstrip("\n")
    return damaged


def permute_columns(paras: Sequence[str], columns: int, rng: random.Random) -> tuple[str, str]:
    """Return some hundred characters as lines, columns out of order, and the same in order."""
    start = rng.randrange(len(paras))
    column = rng.choice((14, 18, 22, 24, 28))
    lines: list[str] = []
    for paragraph in paras[start : start + 25]:
        if len(lines) < 50:
            lines += wrap(paragraph, column, rng)
    truth = "\n".join(lines)
    if len(lines) < columns + 8 or not columns:
        return truth, truth
    cuts = sorted(rng.sample(range(1, len(lines)), columns + 1))
    fragments = [lines[a:b] for a, b in pairwise(cuts)][::-1]
    flat = [line for fragment in fragments for line in fragment]
    return "\n".join([*lines[: cuts[0]], *flat, *lines[cuts[-1] :]]), truth


def _assemble(pieces: Iterable[Sequence[str]], inner: str, between: str) -> Damaged:
    damaged = Damaged("")
    out: list[str] = []
    count = 0
    for lines in pieces:
        if out:
            out.append(between)
            damaged.keeps.add(count)
        for k, line in enumerate(lines):
            if k:
                out.append(inner)
                damaged.joins.add(count)
            out.append(line)
            count += len(ink(line))
    damaged.text = "".join(out)
    return damaged


def breaks_in(text: str, kinds: str = "\n") -> set[int]:
    """Return the ink before each run of blanks that holds one of `kinds`."""
    found: set[int] = set()
    count = 0
    for run in re.finditer(r"\S+|\s+", text):
        if run[0].isspace():
            if any(kind in run[0] for kind in kinds) and count:
                found.add(count)
        else:
            count += len(run[0])
    return found - {count}


def count_numbers(damaged: Damaged, base: str, output: str) -> int:
    """Return how many of the inserted page numbers are gone; no other ink may be."""
    gone = place = start = 0
    for at, digits in damaged.numbers:
        segment = base[start:at]
        if output[place : place + len(segment)] != segment:
            raise AssertionError(f"ink was lost near {segment[:20]}")
        place += len(segment)
        start = at
        if output[place : place + 12] == base[at : at + 12]:
            gone += 1
        else:
            place += len(digits)
    if output[place:] != base[start:]:
        raise AssertionError("ink was lost at the end")
    return gone


@dataclass
class Score:
    """Right joins, wrong joins, missed joins."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, damaged: Damaged, output: str, kinds: str = "\n") -> None:
        """Count what was joined; the ink must be the same."""
        if ink(output) != ink(damaged.text):
            raise AssertionError("ink was lost")
        left = breaks_in(output, kinds)
        joined = breaks_in(damaged.text, kinds) - left
        self.right += len(joined & damaged.joins)
        self.wrong += len(joined - damaged.joins)
        self.missed += len(damaged.joins & left)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)
