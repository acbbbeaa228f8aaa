"""Document numbers (发文字号, GB/T 9704-2012, 7.2.5) and numbers of orders and announcements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancorpus.structure.model import DocumentNumber
from cleancorpus.text.characters import BASIC_HAN, NUMERALS
from cleancorpus.text.dates import YEAR
from cleancorpus.text.document_numbers import YEAR_AND_NUMBER
from cleancorpus.text.lines import Line

_HAN_BEFORE = re.compile(
    rf"(?:[{BASIC_HAN}]{{1,8}}[（(][{BASIC_HAN}]{{1,4}}[）)])?[{BASIC_HAN}]{{1,24}} ?\Z"
)
# What may stand before the code of an organ in running text; the code is what follows it.
_LEAD_IN = re.compile(
    rf".{{0,40}}(?:[我本]院|以)(?=[{BASIC_HAN}])"
    r"|.{0,40}(?:通知|意见|决定|办法|方案|规定|规划|通报|批复|公告|复函|的函|请示|条例|细则|"
    r"指示|文件|简称|根据|按照|依据|遵照|作出|印发|下发|转发|发布|收到|参照|执行|修改|废止|以及|人民政府|人民法院|"
    rf"[日按即见由据在与及的我本你]|和(?!国))(?=[{BASIC_HAN}]{{2}})"
)
_BEFORE_ORDER = re.compile(
    rf".{{0,24}}(?:根据|按照|依据|遵照|参照|执行|[日以由经据])(?=[{BASIC_HAN}]{{2}})"
)
_ORDER = re.compile(
    rf"([{BASIC_HAN}]{{0,24}}?(?:令|公告|通告))(?:[ （(〔]?({YEAR}) ?年?[）)〕]?)? ?"
    rf"第 ?([0-9]{{1,4}}|[{NUMERALS}]{{1,5}}) ?号"
)
# An order names its organ on one line and its number on the next.
_ORDER_HEAD, _ORDER_NUMBER = re.compile("^.{2,30}(?:令|公告|通告)$"), re.compile("#* ?第.{1,6}号$")
_BARE = re.compile(rf"[（(]?({YEAR}) ?年? ?第 ?([0-9]{{1,4}}) ?号[）)]?\Z")
_LABEL = re.compile("(?:字号|文[ \u3000]*号)[ \u3000]*(?:[：:]|\\|) ?$")
_MAX_CODE, _NEAR = 10, 40
# The number of this document stands this near to the top.
_HEAD = 16


def read_numbers(text: str, lines: Sequence[Line]) -> Iterator[DocumentNumber]:
    """Yield the document numbers of a text, each once, in order.

    A number alone on its line near the top is this document's own; others are cited.
    """
    if "号" not in text:
        return
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if "号" not in line.text:
            continue
        above = lines[index - 1].text if index else ""
        if _ORDER_NUMBER.match(line.text) and _ORDER_HEAD.search(above):
            line = line._replace(text=above.strip("# ") + line.text.strip("# "))  # noqa: PLW2901
        for number in _read_line(line, near_top=index < _HEAD):
            if number.text not in seen:
                seen.add(number.text)
                yield number


def _read_line(line: Line, *, near_top: bool) -> list[DocumentNumber]:
    found = [*_read_codes(line, near_top=near_top), *_read_orders(line, near_top=near_top)]
    return [number for _, number in sorted(found)]


def _read_codes(line: Line, *, near_top: bool) -> Iterator[tuple[int, DocumentNumber]]:
    """Read 国发〔2020〕5号, and where it stands."""
    for match in YEAR_AND_NUMBER.finditer(line.text):
        before = _HAN_BEFORE.search(line.text, max(0, match.start() - _NEAR), match.start())
        code = _LEAD_IN.sub("", before[0].strip()) if before else ""
        if not code or len(code) > _MAX_CODE:
            continue
        start = match.start() - len(code)
        lead = line.text[max(0, start - _NEAR) : start].strip("（( #")
        rest = line.text[match.end() : match.end() + _NEAR].strip("）) |")
        alone = _LABEL.search(lead) is not None or not (lead or rest)
        own = near_top and (alone or match.end() == len(line.text))
        confidence = 0.95 if alone and own else 0.6 if own else 0.9
        number = f"{code}〔{match[1]}〕{int(match[2])}号"
        yield start, DocumentNumber(number, line.number, own, confidence)


def _read_orders(line: Line, *, near_top: bool) -> Iterator[tuple[int, DocumentNumber]]:
    """Read 国务院令第716号, 公告2020年第52号 and a bare 2020第52号, and where they stand."""
    for match in _ORDER.finditer(line.text):
        organ = _order_organ(line.text, match)
        year = f"{match[2]}年" if match[2] else ""
        own = near_top and _announces(line.text, match)
        number = f"{organ}{year}第{match[3]}号"
        yield match.start(), DocumentNumber(number, line.number, own, 0.9 if own else 0.8)
    if bare := _BARE.match(line.text):
        yield 0, DocumentNumber(f"{bare[1]}年第{bare[2]}号", line.number, near_top, 0.6)


def _order_organ(line: str, match: re.Match[str]) -> str:
    """Return who gives an order: 国务院令, or 国家药监局通告 of 国家药监局关于…的通告."""
    organ = _BEFORE_ORDER.sub("", match[1]) or match[1]
    if "的" not in organ:
        return organ
    author, about, _ = line.partition("关于")
    return (author.strip("# ") if about else "") + organ.rpartition("的")[2]


def _announces(line: str, match: re.Match[str]) -> bool:
    """Tell the order that issued this text from those that changed it."""
    rest = line[match.end() :].strip("）)　 ")
    lead = line[: match.start()]
    return (not rest or rest.startswith(("公布", "发布"))) and "修" not in lead + rest
