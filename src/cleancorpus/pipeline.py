"""Fold the stages over one text: the only caller of apply_edits."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

from cleancorpus.offsets import apply_edits, settle_edits
from cleancorpus.records import (
    Cleaned,
    Doubt,
    Edit,
    Finding,
    Gap,
    Kept,
    Level,
    Note,
    Step,
    Suggestion,
)
from cleancorpus.settings import Settings
from cleancorpus.stages import STAGES, rule_levels, stage_name
from cleancorpus.time_limit import begin

# The stages run again on what they left until nothing changes, so that cleaning a cleaned text
# changes nothing. Clean texts need one round, damaged ones two; prose cut into lines of five
# characters, the worst that was met, needs nine. A text that still moves after the last round is
# reported as not settled.
MAX_ROUNDS = 16


def clean_text(text: str, settings: Settings | None = None) -> Cleaned:
    r"""Clean one text and return it with every step that led there.

    >>> clean_text("數字政府").text
    '数字政府\n'

    Raises TypeError for what is not a str (None, bytes, the NaN of an empty cell), and ValueError
    for a str with lone surrogates: no file can hold them, and no output could. They come from
    broken escapes of JSON; `text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")`
    joins the pairs and puts U+FFFD for the lone ones.
    """
    _check_text(text)
    settings = settings or Settings()
    levels = rule_levels(settings)
    steps: list[Step] = []
    seconds: dict[str, float] = {}
    after = text
    settled = False
    for round_number in range(MAX_ROUNDS):
        before = after
        after = _run_round(before, settings, levels, steps, seconds, first=round_number == 0)
        if after == before:
            settled = True
            break
    return Cleaned(text, after, tuple(steps), settled, seconds)


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        advice = ": decode it first" if isinstance(text, bytes | bytearray) else ""
        raise TypeError(f"clean_text expects a str, found {type(text).__name__}{advice}")
    try:
        text.encode("utf-16-le")  # the fastest search: 2 ms for a million characters
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        column = error.start - text.rfind("\n", 0, error.start)
        raise ValueError(
            f"the text is no Unicode: lone surrogate U+{ord(text[error.start]):04X} at line {line},"
            f" column {column}; text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace') "
            "puts U+FFFD in its place"
        ) from None


def _run_round(  # noqa: PLR0913 - the state of one fold
    text: str,
    settings: Settings,
    levels: dict[str, Level],
    steps: list[Step],
    seconds: dict[str, float],
    *,
    first: bool,
) -> str:
    """Run every pass once; notes and doubts of later rounds repeat those of the first."""
    for stage in STAGES:
        name = stage_name(stage)
        if all(levels[rule.id] == "off" for rule in stage.RULES):
            continue
        for find_edits in stage.PASSES:
            begin(f"the stage {name}")
            start = perf_counter()
            edits, notes, doubts = _sort_findings(find_edits(text, settings), levels)
            after, shifts = apply_edits(text, edits)
            spent = perf_counter() - start
            seconds[name] = seconds.get(name, 0.0) + spent
            if not first:
                notes, doubts = [], []
            if edits or notes or doubts:
                steps.append(Step(name, text, edits, shifts, notes, doubts, spent))
            text = after
    return text


def _sort_findings(
    findings: Iterable[Finding], levels: dict[str, Level]
) -> tuple[list[Edit], list[Note], list[Doubt]]:
    edits: list[Edit] = []
    notes: list[Note] = []
    doubts: list[Doubt] = []
    for finding in findings:
        level = levels[finding.rule]
        if level == "off":
            continue
        if level == "apply" and type(finding) is Edit:  # first: there may be a million
            edits.append(finding)
        elif isinstance(finding, Doubt):
            doubts.append(finding)
        elif isinstance(finding, Suggestion | Gap | Kept):
            notes.append(finding)
        elif level == "suggest":
            notes.append(Suggestion(*finding[:6]))
        else:
            edits.append(finding)
    return settle_edits(edits), sorted(notes, key=lambda note: (note.start, note.end)), doubts
