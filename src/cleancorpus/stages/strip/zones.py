"""Where boilerplate may stand: above the first sentence of a text, below the last, or inside."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancorpus.language.fold import fold_line
from cleancorpus.rules import Context
from cleancorpus.stages.strip import inline_buttons, navigation
from cleancorpus.stages.strip.copyright_lines import has_footer_word
from cleancorpus.stages.strip.document_fields import holds_field, is_own_field, is_part
from cleancorpus.stages.strip.evidence import ENOUGH, Evidence
from cleancorpus.stages.strip.marked_lines import CLOSED_ENDS, Mark, Marks, count_han, is_prose
from cleancorpus.stages.strip.menus import menu_anchors
from cleancorpus.stages.strip.sheet import Found, Sheet
from cleancorpus.stages.strip.weighing import weigh_inside, weigh_line
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import division

HEAD, TAIL = 60, 80
# So many fields of its own make the end of a text a form.
FORM = 3
LIKE, SURE = 1.0, 3.0
# Between boilerplate and boilerplate below a text, what is short goes along.
LONGEST_BETWEEN = 60
LONGEST_INSIDE = 120

_WORD = re.compile("[A-Za-z]{2,}")
_PROSE_WORDS = 8
# 第一篇 may be the title that a library of model texts gives to one of them.
_ARTICLE = re.compile(division("章|条"))


class Zones(NamedTuple):
    """The lines above the first sentence, those below the last one, and what the lines show."""

    head: list[int]
    tail: list[int]
    evidence: dict[int, Evidence]


class _Edge(NamedTuple):
    """One end of a text, and how far its boilerplate may reach."""

    longest: int
    above: bool


_ABOVE = _Edge(HEAD, above=True)
_BELOW = _Edge(TAIL, above=False)


def find_boilerplate(sheet: Sheet) -> Found:
    """Return the boilerplate around a text and in it, and the buttons beside what stays there."""
    zones = find_zones(sheet.lines, sheet.live(), sheet.context)
    marks, weak = judge_zones(sheet.lines, sheet.live_opened(), zones)
    edge = sorted(n for n in {*zones.head, *zones.tail} if n not in marks)
    buttons = inline_buttons.find_buttons(sheet.text, sheet.lines, edge)
    suggested = {
        number: Mark(shown.rule.id, f"{shown.reason} ({shown.points:.1f} points)")
        for number, shown in weak.items()
    }
    return Found(marks, suggested, list(buttons))


def find_zones(lines: list[Line], live: list[int], context: Context) -> Zones:
    """Return the head and tail of a text: up to the first sentence, from the last one on."""
    evidence: dict[int, Evidence] = {}
    head = _read_zone(lines, live, context, _ABOVE, evidence)
    tail = _read_zone(lines, live[::-1], context, _BELOW, evidence)
    own = [n for n in tail if evidence[n].points < LIKE and _is_own(lines[n].text)]
    if len(own) >= FORM:
        if own[-1] in head:
            # No sentence anywhere: the form is the text.
            return Zones([number for number in head if number < own[-1]], [], evidence)
        tail = [number for number in tail if number > own[0]]
    return Zones(head, tail[::-1], evidence)


def _read_zone(
    lines: list[Line],
    live: list[int],
    context: Context,
    edge: _Edge,
    evidence: dict[int, Evidence],
) -> list[int]:
    """Return the lines of one end of a text, as the edge is met, and note what they show.

    A menu that fills the whole zone goes on as long as it is one: all of it goes at once, not a
    zone in each round.
    """
    zone: list[int] = []
    whole = False
    for number in live:
        text = lines[number].text
        shown = evidence[number] = _weigh(text, context)
        if len(zone) == edge.longest:
            like = _like_boilerplate(lines, zone, evidence)
            whole = len(like) == len(zone) and _is_boilerplate(lines, like, evidence, edge)
        if len(zone) >= edge.longest and not (whole and _is_like(text, shown)):
            break
        if shown.points < ENOUGH and _is_content(text, shown):
            break
        # Sentences of a site about itself stand below a text, not above it.
        if edge.above and shown.points < SURE and is_prose(text):
            break
        zone.append(number)
    return zone


def _is_like(text: str, shown: Evidence) -> bool:
    return shown.points >= LIKE and not _has_field(text, shown)


def _like_boilerplate(
    lines: list[Line], zone: list[int], evidence: dict[int, Evidence]
) -> list[int]:
    return [n for n in zone if _is_like(lines[n].text, evidence[n])]


def _is_strong(shown: Evidence, edge: _Edge) -> bool:
    """Tell whether a line that is like boilerplate is boilerplate by itself."""
    return shown.points >= (shown.rule.above if edge.above else shown.rule.below)


def _is_boilerplate(
    lines: list[Line], like: list[int], evidence: dict[int, Evidence], edge: _Edge
) -> bool:
    """Tell whether lines that are like boilerplate hold enough that is boilerplate, or a menu."""
    if any(_is_strong(evidence[n], edge) for n in like):
        return True
    anchors = sum(lines[n].text in menu_anchors() for n in like)
    return anchors >= 2 and len(like) >= 4


def _is_content(text: str, shown: Evidence) -> bool:
    if (shown.points < LIKE and text[-1] in "。；;") or _ARTICLE.match(text):
        return True
    if shown.points < LIKE and not count_han(text) and len(_WORD.findall(text)) >= _PROSE_WORDS:
        return True  # a licence or an abstract in English
    return is_prose(text)


def _is_own(text: str) -> bool:
    return is_own_field(text) and not has_footer_word(text)


def _weigh(text: str, context: Context) -> Evidence:
    """Return what a line shows; one that many files of the folder share weighs more.

    Repetition alone proves nothing (第一章 总则 stands in every law): it adds to what a line
    shows by its own words, and lets an unknown short one go along with boilerplate around it.
    """
    shown = weigh_line(text)
    if not context.repeated_lines or fold_line(text) not in context.repeated_lines:
        return shown
    if shown.points >= LIKE:
        return Evidence(
            shown.points + 1, shown.rule, f"{shown.reason}; in many files of the folder"
        )
    if len(text) <= 24 and text[-1] not in CLOSED_ENDS and not is_part(text):
        return Evidence(LIKE, navigation.LINE, "among boilerplate, and in many files of the folder")
    return shown


def judge_zones(
    lines: list[Line], opened: list[int], zones: Zones
) -> tuple[Marks, dict[int, Evidence]]:
    """Return the lines of boilerplate to take out, and those that are only suggested."""
    marks: Marks = {}
    weak: dict[int, Evidence] = {}
    _mark_zone(lines, zones.head, zones.evidence, marks, _ABOVE)
    _mark_zone(lines, zones.tail, zones.evidence, marks, _BELOW)
    _mark_between(lines, zones, marks, weak)
    edge = {*zones.head, *zones.tail}
    for number in opened:
        text = lines[number].text
        if len(text) > LONGEST_INSIDE or number in edge:
            continue
        shown = weigh_inside(text)
        if shown.points >= shown.rule.inside and not _has_field(text, shown):
            marks[number] = Mark(shown.rule.id, shown.reason, 0.85)
        elif shown.points >= shown.rule.suggested_inside:
            weak[number] = shown
    for number in edge:
        shown = zones.evidence[number]
        if (
            number not in marks
            and shown.points >= 1.5
            and not _has_field(lines[number].text, shown)
        ):
            weak[number] = shown
    return marks, weak


def _mark_zone(
    lines: list[Line], zone: list[int], evidence: dict[int, Evidence], marks: Marks, edge: _Edge
) -> None:
    """Mark what is boilerplate by itself, then the weaker lines that stand among it."""
    like = _like_boilerplate(lines, zone, evidence)
    if not _is_boilerplate(lines, like, evidence, edge):
        return
    order = {number: place for place, number in enumerate(zone)}
    places = {order[n] for n in like}
    for n in like:
        strong = _is_strong(evidence[n], edge)
        near = any(order[n] + step in places for step in (-2, -1, 1, 2))
        if strong or (near and len(like) >= 3):
            confidence = 0.95 if strong else 0.85
            marks[n] = Mark(evidence[n].rule.id, evidence[n].reason, confidence)


def _mark_between(lines: list[Line], zones: Zones, marks: Marks, weak: dict[int, Evidence]) -> None:
    """Mark the short lines between boilerplate and boilerplate below a text: titles, names.

    After the last boilerplate they are only suggested.
    """
    strong = [n for n in zones.tail if n in marks and zones.evidence[n].points >= ENOUGH]
    if len(strong) < 2 or zones.tail[0] == 0:
        return
    for number in zones.tail:
        text = lines[number].text
        if number in marks or number < strong[0] or len(text) > LONGEST_BETWEEN:
            continue
        if is_part(text) or holds_field(text) or text[-1] in "。；;：:":
            continue
        reason = "stands among the boilerplate below the text"
        if number < strong[-1]:
            marks[number] = Mark(navigation.RULE.id, reason, 0.75)
        else:
            weak[number] = Evidence(1.5, navigation.LINE, reason)


def _has_field(text: str, shown: Evidence) -> bool:
    return shown.rule.spares_fields and shown.points < SURE and holds_field(text)
