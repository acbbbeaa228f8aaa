"""Where furniture may stand: above the first sentence of a text, below the last, or inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleancorpus.records import Edit
from cleancorpus.settings import Settings
from cleancorpus.stages.strip.furniture import (
    ADVERT,
    COPYRIGHT,
    COUNTER,
    NAVIGATION,
    NONE,
    SHARE,
    Sign,
    is_gated,
    menu_anchors,
    sign_of,
)
from cleancorpus.stages.strip.lines import CLOSED_ENDS, Line, Mark, Marks, is_prose
from cleancorpus.witness import fold_line

HEAD, TAIL = 60, 80
ENOUGH, ALONE_INSIDE = 2.0, 2.5

# What a page says of the document itself stands among the furniture and stays.
_FIELD = re.compile(
    r"(?:来\s*源|稿源|信息来源|发布|时\s*间|日\s*期|作\s*者|编\s*辑|责\s*编|记\s*者|通讯员|文\s*号|字\s*号|索\s*引\s*号|主题分类|发文|标\s*题|名\s*称|类\s*别|审核|供稿|摄影|撰稿)\s*[:：]"
    r"|(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
)
_PROTECTED = re.compile(
    r"^(?:附件|附[:：]|附表|抄送|主送|印发|第[一二三四五六七八九十百千零〇\d]+[条章节编篇款]|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．])"
    r"|^(?:\d{4}|[二〇零一三四五六七八九○]{4})\s*年\s*[\d一二三四五六七八九十]+\s*月"
    r"|[〔\[【（(［]\s*\d{4}\s*[〕\]】）)］]\s*第?\s*\d+\s*号"
    r"|^关于.+的|(?:条例|办法|规定|规划|纲要|方案|细则|意见|决定|通知|公告|通告|报告|函|批复|令)$|^特此|^此页无正文|^(?:此|兹)"
    # Organs and those whom a document addresses.
    r"|(?:政府|委员会|办公室|办公厅|局|厅|委|部|院|会|处|站|所|中心|大学|学校|公司|集团)$|^各.+[:：]$"
)
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百千零〇\d]+[条章]")


class Zones(NamedTuple):
    """The lines above the first sentence, below the last one, and the signs of the lines."""

    head: list[int]
    tail: list[int]
    signs: dict[int, Sign]


def find_zones(lines: list[Line], live: list[int], settings: Settings) -> Zones:
    """Return the head and tail of a text: up to the first sentence, from the last one on."""
    signs: dict[int, Sign] = {}
    head: list[int] = []
    for number in live[:HEAD]:
        sign = signs[number] = _weigh(lines[number].text, settings)
        # Sentences of a site about itself stand below a text, not above it.
        if _is_content(lines[number].text, sign if sign.rule != ADVERT else NONE) and (
            sign.points < ENOUGH or is_prose(lines[number].text)
        ):
            break
        head.append(number)
    tail: list[int] = []
    for number in reversed(live[-TAIL:]):
        sign = signs[number] = _weigh(lines[number].text, settings)
        if sign.points < ENOUGH and _is_content(lines[number].text, sign):
            break
        tail.append(number)
    return Zones(head, tail[::-1], signs)


def _is_content(text: str, sign: Sign) -> bool:
    if is_prose(text) or _ARTICLE.match(text):
        return True
    return sign.points < 1 and text[-1] in "。；;"


def _weigh(text: str, settings: Settings) -> Sign:
    """Return the sign of a line; one that many files of the folder share weighs more.

    Repetition alone proves nothing (第一章 总则 stands in every law): it adds to what a line
    shows by its own words, and lets an unknown short one go along with furniture around it.
    """
    sign = sign_of(text)
    if not settings.repeated_lines or fold_line(text) not in settings.repeated_lines:
        return sign
    if sign.points >= 1:
        return Sign(sign.points + 1, sign.rule, f"{sign.reason}; in many files of the folder")
    if len(text) <= 24 and text[-1] not in CLOSED_ENDS and not _PROTECTED.search(text):
        return Sign(1.0, NAVIGATION, "among furniture, and in many files of the folder")
    return sign


def find_furniture(
    lines: list[Line], live: list[int], zones: Zones
) -> tuple[Marks, dict[int, Sign]]:
    """Return the lines of furniture to take out, and those that are only suggested."""
    marks: Marks = {}
    weak: dict[int, Sign] = {}
    for zone in (zones.head, zones.tail):
        _mark_zone(lines, zone, zones.signs, marks)
    edge = {*zones.head, *zones.tail}
    for number in live:
        text = lines[number].text
        if number in edge or text[-1] in CLOSED_ENDS or len(text) > 120 or not is_gated(text):
            continue
        sign = sign_of(text)
        need = 3.0 if sign.rule == COPYRIGHT else ALONE_INSIDE
        if sign.points >= need and sign.rule != ADVERT and not _has_field(text, sign):
            marks[number] = Mark(sign.rule, sign.reason, 0.85)
        elif sign.points >= ENOUGH and sign.rule in {NAVIGATION, SHARE, ADVERT}:
            weak[number] = sign
    for number in edge:
        sign = zones.signs[number]
        if number not in marks and sign.points >= 1.5 and not _has_field(lines[number].text, sign):
            weak[number] = sign
    return marks, weak


def _mark_zone(lines: list[Line], zone: list[int], signs: dict[int, Sign], marks: Marks) -> None:
    """Mark what is furniture by itself, then the weaker lines that stand among it."""
    like = [n for n in zone if signs[n].points >= 1 and not _has_field(lines[n].text, signs[n])]
    strong = {n for n in like if signs[n].points >= ENOUGH}
    anchors = sum(lines[n].text in menu_anchors() for n in like)
    if not strong and not (anchors >= 2 and len(like) >= 4):
        return
    order = {number: place for place, number in enumerate(zone)}
    places = [order[n] for n in like]
    for n in like:
        near = any(0 < abs(order[n] - place) <= 2 for place in places)
        if n in strong or (near and len(like) >= 3):
            confidence = 0.95 if n in strong else 0.85
            marks[n] = Mark(signs[n].rule, signs[n].reason, confidence)


def _has_field(text: str, sign: Sign) -> bool:
    return sign.rule in {SHARE, COUNTER, ADVERT} and bool(_FIELD.search(text))


_INLINE = re.compile(
    r"[【\[（(]\s*(?:字\s*[体号](?:大小)?|文字大小)\s*[:：]?\s*(?:(?:特大|超大|大|中|小|默认)[\s/|、]*)+[\]】)）]"
    r"|(?:字\s*[体号](?:大小)?|文字大小)\s*[:：]\s*[【\[（(]?\s*(?:(?:特大|超大|大|中|小|默认)[\s/|、]*){2,}[\]】)）]?"
    r"|[【\[]\s*(?:我要纠错|纠错|打印本页|打印|关闭窗口|关闭本页|关闭|收藏本页|收藏|加入收藏|分享|复制链接|返回|返回顶部|评论|我要评论|点赞)\s*[\]】]"
    r"|(?:浏览|点击|阅读|访问)(?:次数|人数|数|量)\s*[:：]\s*[\[【(（]?\s*\d+\s*[\]】)）]?\s*(?:次|人次|人)?"
    r"|(?:打印本页|关闭窗口|打印页面|收藏本页|复制链接|分享到\s*[:：]?(?:\s*(?:新浪微博|腾讯微博|微信朋友圈|微信好友|朋友圈|微信|微博|QQ空间|QQ好友|QQ))*)(?=[\s|】\]]|$)"
)


def find_buttons(text: str, lines: list[Line], zones: Zones, marks: Marks) -> Iterator[Edit]:
    """Yield the buttons and counters that stand in a line with a date or a source: only they go."""
    for number in sorted({*zones.head, *zones.tail}):
        line = lines[number]
        if number in marks or not _INLINE.search(line.text) or is_prose(line.text):
            continue
        for found in _INLINE.finditer(text, line.start, line.end):
            start, end = found.span()
            while start > line.start and text[start - 1] in " \t\u3000|｜":
                start -= 1
            while start == line.start and end < line.end and text[end] in " \t\u3000|｜":
                end += 1
            rule = COUNTER if re.search(r"[次人数量]", found[0]) else SHARE
            yield Edit(start, end, "", rule, f"button among the fields of a page: {found[0]}", 0.9)
