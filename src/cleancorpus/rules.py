"""Rules and stages: what a rule is, what a stage is, and what a stage is told beside the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from cleancorpus.records import Finding

Level = Literal["apply", "suggest", "off"]
LEVELS: tuple[Level, ...] = ("apply", "suggest", "off")


class Rule(NamedTuple):
    """One kind of defect: its id is `stage.defect`; `before` and `after` are a whole example."""

    id: str
    summary: str
    before: str
    after: str
    level: Level = "apply"
    """The level where the settings do not say another; `off`: only on demand, by its own name."""
    listed: bool = True
    """False: edits of the rule are counted in the report, not listed one by one."""

    @property
    def stage(self) -> str:
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Context:
    """What a stage is told beside the text: levels as settled, lines to strip.

    The pipeline leaves out what is off; a stage only asks for a rule that is off by default, so
    that nobody pays for what nobody asked for.
    """

    levels: Mapping[str, Level] = field(default_factory=dict)
    """The level of every rule by its id."""
    strip_lines: tuple[str, ...] = ()
    """Lines that the user wants stripped."""
    strip_patterns: tuple[str, ...] = ()
    """Regular expressions of lines that the user wants stripped."""
    repeated_lines: frozenset[str] = frozenset()
    """Short lines that many files of the run share."""

    def level(self, rule: str) -> Level:
        """Return the level of a rule that is off by default.

        >>> Context(levels={"strip.credit": "suggest"}).level("strip.credit")
        'suggest'
        >>> Context().level("strip.credit")
        'off'
        """
        return self.levels.get(rule, "off")


FindEdits = Callable[[str, Context], Iterable[Finding]]


class Stage(Protocol):
    """A module of `cleancorpus.stages`: its rules, and the passes that look for them in order.

    Each pass is given the text that the pass before it left, and yields findings in any order.
    """

    @property
    def RULES(self) -> tuple[Rule, ...]: ...  # noqa: N802

    @property
    def PASSES(self) -> tuple[FindEdits, ...]: ...  # noqa: N802
