"""Where furniture may stand: above the first sentence of a text, below the last, or inside."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancorpus.language.fold import fold_line
from cleancorpus.rules import Context
from cleancorpus.stages.strip.furniture import has_foot_sign, is_gated, sign_of
from cleancorpus.stages.strip.lines import CLOSED_ENDS, Line, Mark, Marks, count_han, is_prose
from cleancorpus.stages.strip.menus import menu_anchors
from cleancorpus.stages.strip.signs import ADVERT, COPYRIGHT, COUNTER, NAVIGATION, SHARE, Sign

HEAD, TAIL = 60, 80
# So many fields of its own make the end of a text a form.
FORM = 3
LIKE, ENOUGH, SURE = 1.0, 2.0, 3.0
# A path below a text may tell where to click, a record number above it may be its subject:
# out of their place lines must show more.
ENOUGH_ABOVE, ENOUGH_BELOW, ENOUGH_INSIDE = 3.5, 2.3, 2.5
# Between furniture and furniture below a text, what is short goes along.
LONGEST_BETWEEN = 60

# What a page says of the document itself stands among the furniture and stays.
_FIELD = re.compile(
    r"(?:来\s*源|稿源|信息来源|发布|时\s*间|日\s*期|作\s*者|编\s*辑|责\s*编|记\s*者|通讯员|文\s*号|发文字号"
    r"|索\s*引\s*号|主题分类|发文|标\s*题|名\s*称|类\s*别|审核|供稿|摄影|撰稿|附件|联系人|联系电话|咨询电话)\s*[:：]"
    r"|(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
)
_PAGE_FIELD = re.compile(
    r"来\s*源|发布|时\s*间|日\s*期|作\s*者|编\s*辑|责\s*编|记\s*者|审核|供稿|附件"
)
_PROTECTED = re.compile(
    r"^附件|^附[:：表]|^抄送|^主送|印发|^第[一二三四五六七八九十百千零〇\d]+[条章节编篇款]"
    r"|^[一二三四五六七八九十]+[、.．]|^[（(]|^\d+[、.．]|^#|^\||^特此|^此|^兹|^(?:关于|各).+"
    r"|^(?:\d{4}|[二〇零一三四五六七八九○]{4})\s*年\s*[\d一二三四五六七八九十]+\s*月"
    r"|[〔\[【（(［]\s*\d{4}\s*[〕\]】）)］]\s*+第?\s*+\d+\s*号"
    r"|(?:条例|办法|规定|规划|纲要|方案|细则|意见|决定|通知|公告|通告|报告|函|批复|令)$"
    # Organs, who sign a document.
    r"|(?:政府|委员会|办公室|办公厅|局|厅|委|部|院|会|处|站|所|中心|大学|学校|公司|集团)$"
)
_WORD = re.compile("[A-Za-z]{2,}")
_PROSE_WORDS = 8
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百千零〇\d]+[条章]")
_LABELLED = re.compile(r"^[^：:|]{2,24}[:：]\s*\S")


class Zones(NamedTuple):
    """The lines above the first sentence, those below the last one, and what the lines show."""

    head: list[int]
    tail: list[int]
    signs: dict[int, Sign]


class _Edge(NamedTuple):
    """One end of a text: how far its furniture may reach, and what each rule needs there."""

    longest: int
    needed: dict[str, float]
    above: bool


_ABOVE = _Edge(HEAD, {COPYRIGHT: ENOUGH_ABOVE}, above=True)
_BELOW = _Edge(TAIL, {NAVIGATION: ENOUGH_BELOW}, above=False)


def find_zones(lines: list[Line], live: list[int], context: Context) -> Zones:
    """Return the head and tail of a text: up to the first sentence, from the last one on."""
    signs: dict[int, Sign] = {}
    head = _read_zone(lines, live, context, _ABOVE, signs)
    tail = _read_zone(lines, live[::-1], context, _BELOW, signs)
    own = [n for n in tail if _is_own_field(lines[n].text, signs[n])]
    if len(own) >= FORM:
        if own[-1] in head:
            # No sentence anywhere: the form is the text.
            return Zones([number for number in head if number < own[-1]], [], signs)
        tail = [number for number in tail if number > own[0]]
    return Zones(head, tail[::-1], signs)


def _read_zone(
    lines: list[Line], live: list[int], context: Context, edge: _Edge, signs: dict[int, Sign]
) -> list[int]:
    """Return the lines of one end of a text, as the edge is met, and note what they show.

    A menu that fills the whole zone goes on as long as it is one: all of it goes at once, not a
    zone in each round.
    """
    zone: list[int] = []
    whole = False
    for number in live:
        text = lines[number].text
        sign = signs[number] = _weigh(text, context)
        if len(zone) == edge.longest:
            like = _like_furniture(lines, zone, signs)
            whole = len(like) == len(zone) and _is_furniture(lines, like, signs, edge)
        if len(zone) >= edge.longest and not (whole and _is_like(text, sign)):
            break
        if sign.points < ENOUGH and _is_content(text, sign):
            break
        # Sentences of a site about itself stand below a text, not above it.
        if edge.above and sign.points < SURE and is_prose(text):
            break
        zone.append(number)
    return zone


def _is_like(text: str, sign: Sign) -> bool:
    return sign.points >= LIKE and not _has_field(text, sign)


def _like_furniture(lines: list[Line], zone: list[int], signs: dict[int, Sign]) -> list[int]:
    return [n for n in zone if _is_like(lines[n].text, signs[n])]


def _is_strong(sign: Sign, edge: _Edge) -> bool:
    """Tell whether a line that is like furniture is furniture by itself."""
    return sign.points >= edge.needed.get(sign.rule, ENOUGH)


def _is_furniture(lines: list[Line], like: list[int], signs: dict[int, Sign], edge: _Edge) -> bool:
    """Tell whether lines that are like furniture hold enough that is furniture, or a menu."""
    if any(_is_strong(signs[n], edge) for n in like):
        return True
    anchors = sum(lines[n].text in menu_anchors() for n in like)
    return anchors >= 2 and len(like) >= 4


def _is_content(text: str, sign: Sign) -> bool:
    if (sign.points < LIKE and text[-1] in "。；;") or _ARTICLE.match(text):
        return True
    if sign.points < LIKE and not count_han(text) and len(_WORD.findall(text)) >= _PROSE_WORDS:
        return True  # a licence or an abstract in English
    return is_prose(text)


def _is_own_field(text: str, sign: Sign) -> bool:
    """Tell whether a line is a field of a form (填报单位：某局), not of the page around it."""
    return (
        sign.points < LIKE
        and bool(_LABELLED.match(text))
        and not _PAGE_FIELD.search(text)
        and not has_foot_sign(text)
    )


def _weigh(text: str, context: Context) -> Sign:
    """Return the sign of a line; one that many files of the folder share weighs more.

    Repetition alone proves nothing (第一章 总则 stands in every law): it adds to what a line
    shows by its own words, and lets an unknown short one go along with furniture around it.
    """
    sign = sign_of(text)
    if not context.repeated_lines or fold_line(text) not in context.repeated_lines:
        return sign
    if sign.points >= LIKE:
        return Sign(sign.points + 1, sign.rule, f"{sign.reason}; in many files of the folder")
    if len(text) <= 24 and text[-1] not in CLOSED_ENDS and not _PROTECTED.search(text):
        return Sign(LIKE, NAVIGATION, "among furniture, and in many files of the folder")
    return sign


def find_furniture(
    lines: list[Line], opened: list[int], zones: Zones
) -> tuple[Marks, dict[int, Sign]]:
    """Return the lines of furniture to take out, and those that are only suggested."""
    marks: Marks = {}
    weak: dict[int, Sign] = {}
    _mark_zone(lines, zones.head, zones.signs, marks, _ABOVE)
    _mark_zone(lines, zones.tail, zones.signs, marks, _BELOW)
    _mark_between(lines, zones, marks, weak)
    edge = {*zones.head, *zones.tail}
    for number in opened:
        text = lines[number].text
        if len(text) > 120 or not is_gated(text) or number in edge:
            continue
        sign = sign_of(text)
        need = ENOUGH_ABOVE if sign.rule == COPYRIGHT else ENOUGH_INSIDE
        alone = sign.rule not in {ADVERT, COUNTER} and sign.points >= need
        if alone and not _has_field(text, sign):
            marks[number] = Mark(sign.rule, sign.reason, 0.85)
        elif sign.points >= ENOUGH and sign.rule != COPYRIGHT:
            weak[number] = sign
    for number in edge:
        sign = zones.signs[number]
        if number not in marks and sign.points >= 1.5 and not _has_field(lines[number].text, sign):
            weak[number] = sign
    return marks, weak


def _mark_zone(
    lines: list[Line], zone: list[int], signs: dict[int, Sign], marks: Marks, edge: _Edge
) -> None:
    """Mark what is furniture by itself, then the weaker lines that stand among it."""
    like = _like_furniture(lines, zone, signs)
    if not _is_furniture(lines, like, signs, edge):
        return
    order = {number: place for place, number in enumerate(zone)}
    places = {order[n] for n in like}
    for n in like:
        strong = _is_strong(signs[n], edge)
        near = any(order[n] + step in places for step in (-2, -1, 1, 2))
        if strong or (near and len(like) >= 3):
            confidence = 0.95 if strong else 0.85
            marks[n] = Mark(signs[n].rule, signs[n].reason, confidence)


def _mark_between(lines: list[Line], zones: Zones, marks: Marks, weak: dict[int, Sign]) -> None:
    """Mark the short lines between furniture and furniture below a text: titles, names of sites.

    After the last furniture they are only suggested.
    """
    strong = [n for n in zones.tail if n in marks and zones.signs[n].points >= ENOUGH]
    if len(strong) < 2 or zones.tail[0] == 0:
        return
    for number in zones.tail:
        text = lines[number].text
        if number in marks or number < strong[0] or len(text) > LONGEST_BETWEEN:
            continue
        if _PROTECTED.search(text) or _FIELD.search(text) or text[-1] in "。；;：:":
            continue
        reason = "stands among the furniture below the text"
        if number < strong[-1]:
            marks[number] = Mark(NAVIGATION, reason, 0.75)
        else:
            weak[number] = Sign(1.5, NAVIGATION, reason)


def _has_field(text: str, sign: Sign) -> bool:
    if sign.points >= SURE:
        return False
    return sign.rule in {SHARE, COUNTER, ADVERT} and bool(_FIELD.search(text))
