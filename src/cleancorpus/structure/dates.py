"""The dates of a document: signed, passed, issued, amended, in force, printed, posted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancorpus.structure.model import PROSE, Event, Found
from cleancorpus.text.characters import BASIC_HAN
from cleancorpus.text.dates import HAN_YEAR, YEAR, find_dates
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import division
from cleancorpus.text.organs import is_organ, organ_at_start

_VERBS = {
    "通过": "passed",
    "批准": "passed",
    "公布": "issued",
    "发布": "issued",
    "颁布": "issued",
    "公告": "issued",
    "签署": "issued",
    "修正": "amended",
    "修订": "amended",
    "修改": "amended",
    "施行": "in force",
    "实施": "in force",
    "生效": "in force",
    "印发": "issued",
}
_VERB = re.compile("|".join(_VERBS))
_TITLE = re.compile("《[^》]*(?:》|$)|〈[^〉]*(?:〉|$)")
_IN_FORCE = re.compile("自(.{8,14})起(?:正式)?(?:施行|实施|生效|执行)")
_HISTORY_START = re.compile(rf"[（(—]*(?:根据 ?|自 ?)?(?:{YEAR} ?年|{HAN_YEAR}年)")
_ORDERED = re.compile("令第|公告第")
_SPOKEN = re.compile("[，, ]?在.*(?:上|会议|大会)[）)]?\\Z")
_POSTED = re.compile(
    r"(?:(?:发布|发文|更新|成文|印发)?(?:时间|日期)|来源)[：:]|.{0,24}[0-9]{2}:[0-9]{2}"
)
_HEAD, _TAIL = 16, 24
_ISSUE = ("delivered", "issued", "amended", "passed")


def read_events(lines: Sequence[Line]) -> list[Event]:
    """Return the dated events of a document, in the order of its lines."""
    body = next((i for i, line in enumerate(lines[:_HEAD]) if _is_body(line.text)), _HEAD)
    head, tail = lines[:body], lines[max(body, len(lines) - _TAIL) :]
    events = [event for line in head for event in _read_head(line)]
    events += [event for index in range(len(tail)) for event in _read_tail(tail, index)]
    return events


def _is_body(text: str) -> bool:
    """Tell where the text begins, under the title and the history of the document."""
    return text.startswith("第一") or (len(text) > PROSE and not _HISTORY_START.match(text))


def _read_head(line: Line) -> Iterator[Event]:
    """Read a line of the history under the title, or the time stamp of a web page."""
    dates = list(find_dates(line.text))
    if not dates:
        return
    yield from _read_in_force(line)
    alone = dates[0].end - dates[0].start == len(line.text)
    posted = alone or (_POSTED.match(line.text) and len(line.text) <= PROSE)
    history = _HISTORY_START.match(line.text) and line.text[-1] not in "。；，："
    if not posted and not history:
        return
    if dates[0].end - dates[0].start >= len(line.text) - 2:
        kind, confidence = ("signed", 0.7) if "年" in line.text else ("posted", 0.6)
        yield Event(dates[0].iso, kind, line.number, confidence)
        return
    ends = [span.start for span in dates[1:]] + [len(line.text)]
    for span, end in zip(dates, ends, strict=True):
        verbs = _VERB.findall(_TITLE.sub("", line.text[span.end : end]))
        if posted:
            yield Event(span.iso, "posted", line.number, 0.6)
        elif verbs:
            yield Event(span.iso, _VERBS[verbs[-1]], line.number, 0.9)
        elif _ORDERED.search(line.text, span.end, end):
            yield Event(span.iso, "issued", line.number, 0.8)
        elif _SPOKEN.match(line.text, span.end, end):
            yield Event(span.iso, "delivered", line.number, 0.9)


def _read_in_force(line: Line) -> Iterator[Event]:
    for match in _IN_FORCE.finditer(line.text):
        for span in find_dates(match[1]):
            yield Event(span.iso, "in force", line.number, 0.9)


def _read_tail(tail: Sequence[Line], index: int) -> Iterator[Event]:
    """Read a date of signature, a printer's line, or when the text comes into force."""
    line = tail[index]
    yield from _read_in_force(line)
    if len(line.text) > PROSE:
        return
    for span in find_dates(line.text):
        rest = (line.text[: span.start] + line.text[span.end :]).strip(" \u3000（）()")
        if not rest:
            signed = index > 0 and is_organ(tail[index - 1].text)
            yield Event(span.iso, "signed", line.number, 0.95 if signed else 0.7)
        elif is_organ(rest):
            yield Event(span.iso, "signed", line.number, 0.9)
        elif rest.endswith("印发") and line.text.endswith("印发"):
            yield Event(span.iso, "printed", line.number, 0.9)


def date_of_issue(events: Sequence[Event]) -> Event | None:
    """Return the event that dates this text: its signature, else its last passage or change."""
    signed = [event for event in events if event.kind == "signed"]
    if signed:
        return max(signed, key=lambda event: (event.confidence, event.line))
    dated = [event for event in events if event.kind in _ISSUE]
    if dated:
        return max(dated, key=lambda event: event.date)
    others = [event for event in events if event.kind in {"printed", "posted"}]
    return others[0] if others else None


def read_signature(lines: Sequence[Line], date: Event | None) -> Found | None:
    """Return the organ that signed: the lines right above the date of signature."""
    if date is None or date.kind != "signed":
        return None
    index = next(i for i, line in enumerate(lines) if line.number == date.line)
    organs: list[str] = []
    first = date.line
    while index > 0 and len(organs) < 8 and is_organ(lines[index - 1].text):
        index -= 1
        organs.insert(0, lines[index].text)
        first = lines[index].number
    if organs:
        return Found("、".join(organs), first, 0.95)
    organ = organ_at_start(lines[index].text)
    return Found(organ, date.line, 0.85) if organ else None


_CONGRESS = re.compile(
    rf"([{BASIC_HAN}]{{2,12}})?{division('届')}(人民代表大会(?:常务委员会)?|全国人民代表大会(?:常务委员会)?)"
)
_COUNCIL = re.compile("国务院(?=令|第|批准|公布|发布)")


def read_legislator(lines: Sequence[Line]) -> Found | None:
    """Return who passed or issued a law, from the first line of its history."""
    for line in lines[:_HEAD]:
        dates = list(find_dates(line.text))
        if not dates or not _HISTORY_START.match(line.text):
            continue
        if congress := _CONGRESS.search(line.text, dates[0].end):
            return Found((congress[1] or "") + congress[2], line.number, 0.7)
        if _COUNCIL.search(line.text, dates[0].end):
            return Found("国务院", line.number, 0.8)
        return None
    return None
