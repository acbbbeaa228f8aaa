"""The organ that issues a document, and those that it is addressed to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cleancorpus.structure.model import PROSE, DocumentNumber, Found
from cleancorpus.text.characters import BASIC_HAN
from cleancorpus.text.lines import Line
from cleancorpus.text.organs import SURE_ENDS, is_organ

_ISSUER = re.compile(r"(.{2,60}?)关于")
MASTHEAD = re.compile(rf"([{BASIC_HAN}]{{2,30}}(?:[ \u3000、][{BASIC_HAN}]{{2,20}}){{0,4}})文件\Z")
# Organs, places and people in a list: each name ends in one of these or begins with 各.
_ADDRESSED = re.compile(
    rf"(?:尊敬的|亲爱的)?(?:各.{{1,40}}?|.{{0,40}}?(?:{SURE_ENDS}|[省市区县州盟旗委部院办]"
    "|公司|单位|企业|学校|银行|中心|机构|机关|团体|分行|协会"
    "|代表|委员|同志们?|先生|女士|朋友们?|同胞们?|来宾)(?:（.{1,12}）)?)"
)
_ORDER = re.compile("(?:中华人民共和国)?(.{2,30}?)(?:令|公告|通告)[第0-9]")
_HEAD = 24


def read_issuer(lines: Sequence[Line], title: Found | None) -> Found | None:
    """Return the organ that the masthead or the title names."""
    for line in lines[:6]:
        if masthead := MASTHEAD.match(line.text):
            return Found(masthead[1], line.number, 0.9)
    if title and (match := _ISSUER.match(title.text)):
        organ = match[1].strip()
        names = re.split("[、 　]", organ)
        if all(is_organ(name) for name in names if name):
            return Found(organ, title.line, 0.85)
    return None


def issuer_of_order(numbers: Iterable[DocumentNumber]) -> Found | None:
    """Return the organ that the number of an order names: 国务院 of 国务院令第745号."""
    for number in numbers:
        organ = _ORDER.match(number.text)
        if number.own and organ:
            return Found(organ[1], number.line, 0.8)
    return None


def read_addressee(lines: Sequence[Line], after: int) -> Found | None:
    """Return the line under the title that ends in a colon and names organs or people."""
    below = [line for line in lines[:_HEAD] if line.number > after][:6]
    for line in below:
        text = line.text
        if text[0] in "#第一（(" or len(text) > 2 * PROSE:
            return None
        names = [name for name in re.split("[、，,]", text[:-1]) if name]
        if text[-1] in "：:" and names and all(_ADDRESSED.fullmatch(name) for name in names):
            sure = 0.9 if text[0] == "各" or is_organ(text[:-1]) else 0.8
            return Found(text[:-1], line.number, sure)
    return None
