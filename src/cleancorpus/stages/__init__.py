"""The stages in the order in which they run; adding one is one module and one line here."""

from __future__ import annotations

from functools import cache

from cleancorpus.rules import Rule, Stage


@cache
def all_stages() -> tuple[Stage, ...]:
    """Return the stages in their order; they are loaded at the first call, for 0.3 s."""
    from cleancorpus.stages import (  # noqa: PLC0415 - a help text needs none of them
        characters,
        convert,
        mojibake,
        punctuate,
        rejoin,
        strip,
    )

    return (mojibake, characters, convert, strip, rejoin, punctuate)


def stage_name(stage: Stage) -> str:
    return stage.RULES[0].stage


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its id, in the order of the stages."""
    return {rule.id: rule for stage in all_stages() for rule in stage.RULES}
