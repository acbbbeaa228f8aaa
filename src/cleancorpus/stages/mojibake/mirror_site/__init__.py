"""Damage of mirror sites: injected readings, and runs of bytes that came out of step by them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from cleancorpus.records import Doubt, Edit, Finding, Gap, Suggestion
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.mojibake.mirror_site import pinyin_notes
from cleancorpus.stages.mojibake.mirror_site.misaligned import START, Repair, find_repairs
from cleancorpus.stages.mojibake.mirror_site.ranking import UNDECIDED
from cleancorpus.stages.mojibake.mirror_site.visible_bytes import LOST, TAG_TAIL

MISALIGNED = "mojibake.misaligned-gbk"
PARTLY_LOST = "mojibake.misaligned-lost"
TAG = "mojibake.tag-tail"
# Nats between the best reading and the text as it stands: for a page that shows no other sign of
# a mirror site (the simulation's smallest right one is 12, its largest wrong one 8), and for a
# broken note in a page full of notes.
MIN_GAIN = 10.0
MIN_GAIN_NOTED = 3.0
# And for a suggestion in a page without notes.
MIN_GAIN_UNDECIDED = 20.0
# Nats a character that no sensible reading costs.
MAX_COST = -13.0
# Of two readings as likely, what they agree on is kept when it is most of them.
MIN_AGREED, MIN_AGREED_SHARE = 4, 0.6
_TAG_AT_END = re.compile(rf"(?<=\?){TAG_TAIL.pattern}\Z")

RULES: tuple[Rule, ...] = (
    Rule(
        pinyin_notes.RULE,
        "Readings in brackets that a mirror site injected after characters.",
        "發(fā)展規(guī)劃要適應(yīng)經(jīng)濟發(fā)展。",
        "發展規劃要適應經濟發展。",
    ),
    Rule(
        MISALIGNED,
        "A run of GBK that a mirror site decoded out of step by one byte.",
        "“提高公共服務水平?！碑?dāng)前，各地都在改進工作。",
        "“提高公共服務水平。”當前，各地都在改進工作。",
    ),
    Rule(
        PARTLY_LOST,
        "A misaligned run that lost bytes which no reading can tell: a gap where they were.",
        "集中供熱未覆蓋的區(qū)域應當(dāng)逐步實(shí)現(xiàn)地?zé)帷⒚焊碾姟⒚焊臍獾惹鍧嵞茉刺娲采w。",
        "集中供熱未覆蓋的區域應當逐步實現地熱、煤改電、煤改氣等清潔能源替代蓋。",
    ),
    Rule(
        TAG,
        "The tail of a tag whose `<` was eaten at the end of a misaligned run.",
        "“要在實踐上下功夫，在運用上見實效?！?/p>",
        "“要在實踐上下功夫，在運用上見實效。”",
    ),
)


def find_edits(text: str, context: Context) -> Iterable[Finding]:  # noqa: ARG001
    """Find what a mirror site did to a document; a clean text costs two scans."""
    notes = pinyin_notes.find_notes(text)
    evidence = pinyin_notes.find_evidence(text, notes) if notes else None
    repairs = []
    if "?" in text and START.search(text):
        repairs = list(find_repairs(text, evidence.readings if evidence else {}))
    if evidence is not None:
        for finding in pinyin_notes.remove_notes(text, notes, evidence):
            if isinstance(finding, Doubt) or not _inside(finding, repairs):
                yield finding
    applied = 0
    for repair in repairs:
        for finding in _judge(text, repair, evident=evidence is not None):
            applied += isinstance(finding, Edit) and finding.rule == MISALIGNED
            yield finding
    if applied and evidence is None:
        yield Doubt(
            MISALIGNED,
            f"mirror-site page: {applied} runs of misaligned GBK; the wording may have been "
            "altered too",
        )


def _keep_agreed(repair: Repair, confidence: float) -> Iterator[Finding]:
    """Yield what the two likeliest readings agree on, and a gap for what they do not.

    In the simulation the agreed part is a part of the truth in 8 of 8 such runs; left as it is,
    the run is no Chinese at all.
    """
    one, other = repair.text, repair.second
    if LOST in one + other:
        return
    head = _shared_head(one, other)
    tail = _shared_head(one[head:][::-1], other[head:][::-1])
    agreed = one[:head] + one[len(one) - tail :]
    if len(agreed) < MIN_AGREED or len(agreed) < MIN_AGREED_SHARE * max(len(one), len(other)):
        return
    middles = [text[head : len(text) - tail] or "nothing" for text in (one, other)]
    lost = f"bytes lost by a mirror site after “{one[:head]}”: {middles[0]} or {middles[1]}"
    reason = "bytes out of step; the likeliest readings agree on this much"
    yield Edit(repair.start, repair.end, agreed, PARTLY_LOST, reason, confidence)
    yield Gap(repair.start, repair.end, PARTLY_LOST, lost)


def _shared_head(one: str, other: str) -> int:
    """Return how many characters two texts share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _inside(finding: Finding, repairs: list[Repair]) -> bool:
    assert isinstance(finding, Edit)
    return any(one.start < finding.end and finding.start < one.end for one in repairs)


def confidence_of(margin: float) -> float:
    """Return the share of readings with such a margin that is right, by the simulation.

    >>> confidence_of(0.5), confidence_of(2.0), confidence_of(5.0)
    (0.3, 0.95, 0.989)
    """
    if margin < UNDECIDED:
        return round(0.25 + 0.1 * margin, 3)
    return round(1 - 0.05 * math.exp((UNDECIDED - margin) / 2), 3)


def _judge(text: str, repair: Repair, *, evident: bool) -> Iterator[Finding]:
    """Yield the repair as an edit, as a suggestion, or as a gap, by how sure it is."""
    noted = evident and repair.by_note
    weak = repair.gain < MIN_GAIN or repair.cost < MAX_COST
    if weak and not (noted and repair.gain >= MIN_GAIN_NOTED):
        if noted:
            reason = "bytes lost by a mirror site; no reading of the rest makes sense"
            yield Gap(repair.start, repair.end, MISALIGNED, reason)
        return
    confidence = confidence_of(repair.margin)
    figures = f"{repair.gain:.0f} nats better than the text as it stands"
    if repair.margin < UNDECIDED:
        if not evident and repair.gain < MIN_GAIN_UNDECIDED:
            return
        reason = f"bytes out of step; {figures}, as likely: {repair.second.replace(LOST, '')}"
        clean = repair.text.replace(LOST, "")
        yield Suggestion(repair.start, repair.end, clean, MISALIGNED, reason, confidence)
        if evident:
            yield from _keep_agreed(repair, confidence)
        return
    tag = _TAG_AT_END.search(text, repair.start, repair.end)
    end = tag.start() if tag else repair.end
    fixed, lost, _ = repair.text.partition(LOST)
    reason = f"bytes out of step; {figures}, {repair.margin:.1f} than the next reading"
    yield Edit(repair.start, end, fixed, MISALIGNED, reason, confidence)
    if tag:
        yield Edit(end, repair.end, "", TAG, "tail of a tag that lost its bracket", confidence)
    if lost:
        reason = "a blank, a digit or a letter was eaten with the byte before it"
        yield Gap(end, end, MISALIGNED, reason)
