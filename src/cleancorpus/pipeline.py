"""Fold the stages over one text: the only caller of apply_edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from cleancorpus.guard import keep_code, keep_foreign_lines
from cleancorpus.language.survey import NOT_CHINESE, Survey, survey, survey_repaired
from cleancorpus.offsets import apply_edits, map_spans, settle_edits, single_edits
from cleancorpus.protection import mask_spans, merge_spans, without_touching
from cleancorpus.records import (
    Cleaned,
    Damage,
    Doubt,
    Edit,
    Finding,
    Gap,
    Kept,
    Note,
    Span,
    Step,
    Suggestion,
)
from cleancorpus.rounds import without_repeats
from cleancorpus.rules import Context, FindEdits, Level, Stage
from cleancorpus.settings import Settings
from cleancorpus.stages import all_rules, all_stages, stage_name
from cleancorpus.stages.characters import FIRST_PASSES
from cleancorpus.stages.mojibake import DATA_PASSES, FOREIGN_PASSES
from cleancorpus.stages.rejoin import REPEATED
from cleancorpus.text.data_lines import is_data
from cleancorpus.time_limit import begin

# Loaded here and not at the first text: worker processes that are forked share them.
STAGES = all_stages()
# Every stage leaves what it would leave again, so the second round is a check. Random mixtures of
# damage have needed four rounds; a text that still moves after the last is reported as not settled.
MAX_ROUNDS = 6
# Prose cut into lines of five characters, the worst that was met, needs nine looks of one pass.
MAX_LOOKS = 16


def clean_text(text: str, settings: Settings | None = None) -> Cleaned:
    r"""Clean one text and return it with every step that led there.

    A text that is not Chinese comes back as it is, but for Latin letters read with a wrong codec.

    >>> clean_text("數字政府").text
    '数字政府\n'
    >>> clean_text("a licence,\nin English").text
    'a licence,\nin English'

    Raises TypeError for what is not a str (None, bytes, the NaN of an empty cell), and ValueError
    for a str with lone surrogates: no file can hold them, and no output could. They come from
    broken escapes of JSON; `text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")`
    joins the pairs and puts U+FFFD for the lone ones.
    """
    _check_text(text)
    if settings is None:
        settings = Settings()
    elif not isinstance(settings, Settings):
        raise TypeError(f"clean_text expects Settings, found {type(settings).__name__}")
    fold = _Fold(context_of(settings))
    first, *later = STAGES
    # Mojibake has no language: what a text is shows after its repair.
    after = fold.run_stage(fold.run_first(text), first)
    fold.seen = fold.survey(text, after)
    if not fold.seen.chinese:
        after = fold.run_instead(text, FOREIGN_PASSES)
        return Cleaned(text, after, tuple(fold.steps), seconds=fold.seconds, chinese=False)
    if is_data(after):
        after = fold.run_instead(text, DATA_PASSES)
        return Cleaned(text, after, tuple(fold.steps), seconds=fold.seconds, data=True)
    after = fold.run_stages(after, later)
    settled, steps = after == text, len(fold.steps)
    for _ in range(MAX_ROUNDS - 1):
        if settled:
            break
        before, after = after, fold.run_stages(fold.run_first(after), STAGES)
        settled = after == before
    return Cleaned(text, after, without_repeats(fold.steps, steps), settled, fold.seconds)


def context_of(settings: Settings) -> Context:
    """Return what the stages are told under these settings: here each rule gets its level."""
    return Context(
        levels={rule.id: settings.level(rule) for rule in all_rules().values()},
        strip_lines=settings.strip_lines,
        strip_patterns=settings.strip_patterns,
        repeated_lines=settings.repeated_lines,
    )


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


@dataclass(slots=True)
class _Fold:
    """The stages folded over one text: the steps that were made, and what the text is."""

    context: Context
    seen: Survey = NOT_CHINESE
    steps: list[Step] = field(default_factory=list)
    damaged: list[Span] = field(default_factory=list)
    """What looks damaged and was not repaired, in the text as it is now: no pass may touch it."""
    seconds: dict[str, float] = field(default_factory=dict)

    def survey(self, text: str, repaired: str) -> Survey:
        """Say what a text is by what is not damaged, and by all of it where that is not Chinese."""
        if self.damaged:
            seen = survey_repaired(text, mask_spans(repaired, self.damaged))
            if seen.chinese:
                return seen
        return survey_repaired(text, repaired)

    def run_first(self, text: str) -> str:
        """Take out what hides the words of a Chinese text from all stages."""
        if not any(True for find in FIRST_PASSES for _ in find(text, self.context)):
            return text
        if not self.seen.chinese:  # in the first round
            self.seen = survey(text)
        return self.run_passes(text, "characters", FIRST_PASSES) if self.seen.chinese else text

    def run_instead(self, text: str, passes: Sequence[FindEdits]) -> str:
        """Run these passes on a text that the rules are not made for, and forget the others."""
        self.steps.clear()
        self.damaged.clear()
        return self.run_passes(text, stage_name(STAGES[0]), passes)

    def run_stages(self, text: str, stages: Sequence[Stage]) -> str:
        for stage in stages:
            text = self.run_stage(text, stage)
        return text

    def run_stage(self, text: str, stage: Stage) -> str:
        if all(self.context.levels[rule.id] == "off" for rule in stage.RULES):
            return text
        return self.run_passes(text, stage_name(stage), stage.PASSES)

    def run_passes(self, text: str, name: str, passes: Sequence[FindEdits]) -> str:
        """Run passes of one stage, those of REPEATED until they find nothing more."""
        for find_edits in passes:
            looks = MAX_LOOKS if find_edits in REPEATED else 1
            for look in range(looks):
                if look:  # what still holds of its notes is found again
                    self.steps[-1] = replace(self.steps[-1], notes=())
                before, text = text, self._run_pass(text, name, find_edits)
                if text == before:
                    break
        return text

    def _run_pass(self, text: str, name: str, find_edits: FindEdits) -> str:
        """Run one pass, and keep a step of it when it found something."""
        begin(f"the stage {name}")
        start = perf_counter()
        # Letters and hanzi that are damage tell neither the language nor the script of a line.
        told = mask_spans(text, self.damaged) if self.damaged else text
        found = find_edits(told if name == "convert" else text, self.context)
        found = keep_code(text, found, name)
        found = keep_foreign_lines(told, found, name, self.seen)
        if self.damaged:
            found = without_touching(_by_character(text, found), self.damaged)
        edits, notes, doubts = _sort_findings(text, found, self.context.levels)
        if damage := [Span(one.start, one.end) for one in notes if isinstance(one, Damage)]:
            self.damaged = merge_spans([*self.damaged, *damage])
            edits = list(without_touching(edits, self.damaged))
        after, shifts = apply_edits(text, edits)
        if self.damaged and shifts:
            self.damaged = map_spans(self.damaged, shifts)
        spent = perf_counter() - start
        self.seconds[name] = self.seconds.get(name, 0.0) + spent
        if edits or notes or doubts:
            self.steps.append(Step(name, text, edits, shifts, notes, doubts, spent))
        return after


def _by_character(text: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the edits of runs character by character: one that is kept may stand among them."""
    for finding in findings:
        yield from single_edits(text, finding) if isinstance(finding, Edit) else (finding,)


def _sort_findings(
    text: str, findings: Iterable[Finding], levels: Mapping[str, Level]
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
        elif isinstance(finding, Suggestion | Gap | Damage | Kept):
            notes.append(finding)
        elif level == "suggest":
            notes += (Suggestion(*one[:6]) for one in single_edits(text, finding))
        else:
            edits.append(finding)
    return settle_edits(edits), sorted(notes, key=lambda note: (note.start, note.end)), doubts
