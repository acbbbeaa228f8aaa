"""`cleancorpus rules [ID]`."""

from __future__ import annotations

import click

from cleancorpus.cli.options import settings_of
from cleancorpus.errors import UsageError
from cleancorpus.records import Rule
from cleancorpus.reports.visible import visible
from cleancorpus.settings import Settings, did_you_mean
from cleancorpus.stages import all_rules


@click.command("rules", epilog="Example: cleancorpus rules strip.page-number")
@click.argument("rule_id", metavar="[ID]", required=False)
def command(rule_id: str | None) -> None:
    """List every rule with its level, or show one whole: what it mends, before and after."""
    settings = settings_of()
    if rule_id is None:
        click.echo(_list_rules(settings), nl=False)
        return
    rules = [rule for rule in all_rules().values() if rule_id in (rule.id, rule.stage)]
    if not rules:
        raise UsageError(f"no rule {rule_id!r}{did_you_mean(rule_id, all_rules())}")
    click.echo("\n".join(_show(rule, settings) for rule in rules), nl=False)


def _list_rules(settings: Settings) -> str:
    rules = all_rules().values()
    width = max(len(rule.id) for rule in rules)
    return "".join(
        f"{rule.id:<{width}}  {settings.level(rule):<7}  {rule.summary}\n" for rule in rules
    )


def _show(rule: Rule, settings: Settings) -> str:
    return (
        f"{click.style(rule.id, bold=True)} ({settings.level(rule)})\n"
        f"  {rule.summary}\n"
        f"  before: {visible(rule.before)}\n"
        f"  after:  {visible(rule.after)}\n"
    )
