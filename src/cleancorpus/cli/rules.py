"""`cleancorpus rules [ID]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from cleancorpus.cli.options import settings_of, settings_options
from cleancorpus.cli.streams import examples
from cleancorpus.errors import UsageError
from cleancorpus.reports.diagnostics import DECODE_RULES
from cleancorpus.reports.visible import visible_blanks
from cleancorpus.rules import Rule
from cleancorpus.settings import SHORT_FORMS, Settings
from cleancorpus.settings_checks import did_you_mean
from cleancorpus.stages import all_rules

LONGEST = 40
COLORS = {"apply": "green", "suggest": "yellow", "off": "red"}


@click.command(
    "rules",
    epilog=examples(
        "cleancorpus rules", "cleancorpus rules strip", "cleancorpus rules strip.page-number"
    ),
)
@click.argument("rule_id", metavar="[ID]", required=False)
@settings_options
def command(rule_id: str | None, **shared: Any) -> None:
    """List every rule with its level and an example, or show one rule or stage whole.

    The levels are those of your settings: apply makes the edit, suggest only reports it, off does
    not look. They are set with --level, or in the settings file; a rule that is off by itself is
    turned on by its own name, not by that of its stage.
    """
    settings = settings_of(**shared)
    known = all_rules()
    if rule_id is None:
        click.echo("".join([*_list_rules(settings), *_list_decoding("")]), nl=False)
        return
    if decoding := list(_list_decoding(rule_id)):
        click.echo("".join(decoding), nl=False)
        return
    rules = [rule for rule in known.values() if rule_id in (rule.id, rule.stage)]
    if not rules:
        names = [*known, *DECODE_RULES, *(rule.stage for rule in known.values())]
        raise UsageError(f"no rule {rule_id!r}{did_you_mean(rule_id, names)}")
    click.echo("\n".join("".join(_show(rule, settings)) for rule in rules), nl=False)


def _list_rules(settings: Settings) -> Iterator[str]:
    rules = all_rules().values()
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        level = settings.level(rule)
        name = click.style(f"{rule.id:<{width}}", bold=True)
        yield f"{name}  {click.style(f'{level:<7}', fg=COLORS[level])}  {rule.summary}\n"
        before, after = visible_blanks(rule.before, LONGEST), visible_blanks(rule.after, LONGEST)
        example = "(only reported)" if rule.before == rule.after else after or "∅"
        yield click.style(f"{'':<{width + 11}}{before} → {example}\n", dim=True)


def _list_decoding(prefix: str) -> Iterator[str]:
    """Yield what every output changes in the bytes of a file; there is no level to set."""
    for name, summary in DECODE_RULES.items():
        if name.startswith(prefix):
            always = click.style("always ", fg="green")
            yield f"{click.style(name, bold=True)}  {always}  {summary} UTF-8 with LF is written.\n"


def _show(rule: Rule, settings: Settings) -> Iterator[str]:
    """Yield a rule whole: what it finds, its level, where that comes from, its example."""
    level = settings.level(rule)
    yield f"{click.style(rule.id, bold=True)}\n  {rule.summary}\n"
    changed = "" if level == rule.level else f" (by your settings; by itself {rule.level})"
    yield f"  level:  {click.style(level, fg=COLORS[level])}{changed}\n"
    if not rule.listed:
        yield "  report: its edits are counted, not listed one by one\n"
    yield f"  before: {visible_blanks(rule.before)}\n"
    if rule.before == rule.after:
        yield "  after:  the same; the report tells of it\n"
    else:
        yield f"  after:  {visible_blanks(rule.after) or '∅ (taken out)'}\n"
    yield f"  {_switch(rule)} in the settings file\n"


def _switch(rule: Rule) -> str:
    """Return how to turn a rule off, or on when it is off by itself."""
    if rule.level == "off":
        setting = SHORT_FORMS.get(rule.id, "").replace("_", "-")
        short = f"{setting} = true" if setting else f'levels = {{ "{rule.id}" = "apply" }}'
        return f"on:     --level {rule.id}=apply, or {short}"
    return f'off:    --ignore {rule.id}, or ignore = ["{rule.id}"]'
