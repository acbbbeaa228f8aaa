"""The stages in the order in which they run; adding one is one module and one line here."""

from __future__ import annotations

from functools import cache

from cleancorpus.records import FindEdits, Level, Rule, Stage
from cleancorpus.settings import Settings
from cleancorpus.stages import characters, convert, mojibake, punctuate, rejoin, strip

STAGES: tuple[Stage, ...] = (mojibake, characters, convert, strip, rejoin, punctuate)
# What runs on a Chinese text before all stages.
FIRST_PASSES: tuple[FindEdits, ...] = characters.FIRST_PASSES
# Passes that run on what they left until they find nothing more.
REPEATED: frozenset[FindEdits] = frozenset(rejoin.REPEATED)
# What runs on a text that is not Chinese, instead of all stages.
FOREIGN_PASSES: tuple[FindEdits, ...] = mojibake.FOREIGN_PASSES
# What runs on a program, a table, a log.
DATA_PASSES: tuple[FindEdits, ...] = mojibake.DATA_PASSES


def stage_name(stage: Stage) -> str:
    return stage.RULES[0].stage


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its id, in the order of the stages."""
    return {rule.id: rule for stage in STAGES for rule in stage.RULES}


def rule_levels(settings: Settings) -> dict[str, Level]:
    """Return the level of every rule under these settings."""
    return {rule.id: settings.level(rule) for rule in all_rules().values()}
