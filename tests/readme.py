"""Write the parts of README.md that the program itself knows: `python -m tests.readme`.

A part stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->`; a test fails when it is old.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from cleancorpus.cli import VERBS, cleancorpus
from cleancorpus.pipeline import clean_text
from cleancorpus.stages import STAGES, all_rules, stage_name

README = Path(__file__).parent.parent / "README.md"
PART = re.compile(r"(<!-- begin: ([a-z-]+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)


def cell(text: str) -> str:
    """Return text as one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", "⏎").replace("\u3000", "□")


def code(text: str) -> str:
    shown = cell(text)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def rules_part() -> str:
    rows = []
    for number, stage in enumerate(STAGES, start=1):
        rows.append(f"\n**{number}. {stage_name(stage)}**\n")
        rows.append("| rule | level | what it finds | before | after |")
        rows.append("|---|---|---|---|---|")
        for rule in all_rules().values():
            if rule.stage == stage_name(stage):
                after = code(rule.after) if rule.after else "(removed)"
                rows.append(
                    f"| `{rule.id}` | {rule.level} | {cell(rule.summary)} "
                    f"| {code(rule.before)} | {after} |"
                )
    return "\n".join(rows).lstrip("\n") + "\n"


def verbs_part() -> str:
    rows = ["| verb | what it does |", "|---|---|"]
    rows += [f"| `cleancorpus {verb}` | {cell(text)} |" for verb, text in VERBS.items()]
    return "\n".join(rows) + "\n"


def options_part() -> str:
    """Every option of every verb; those that all of a verb's kin share are said once."""
    context = click.Context(cleancorpus)
    table: dict[tuple[str, str], list[str]] = {}
    for verb in VERBS:
        command = cleancorpus.get_command(context, verb)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                names = ", ".join(
                    f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts)
                )
                table.setdefault((names, parameter.help or ""), []).append(verb)
    rows = ["| option | verbs | what it does |", "|---|---|---|"]
    rows += [
        f"| {names} | {', '.join(verbs)} | {cell(text)} |" for (names, text), verbs in table.items()
    ]
    return "\n".join(rows) + "\n"


def pairs_part() -> str:
    """Real passages of the seeds before, and what the tool makes of them, today."""
    out = []
    for title, before in PAIRS.items():
        after = clean_text(before).text.rstrip("\n")
        out.append(f"{title}\n\n```diff\n{prefix('-', before)}\n{prefix('+', after)}\n```\n")
    return "\n".join(out)


def prefix(sign: str, text: str) -> str:
    return "\n".join(f"{sign} {line}" for line in text.rstrip("\n").split("\n") if line)


PAIRS: dict[str, str] = {}

PARTS = {
    "rules": rules_part,
    "verbs": verbs_part,
    "options": options_part,
    "pairs": pairs_part,
}


def rewrite(text: str) -> str:
    """Return the README with every part written anew."""
    return PART.sub(lambda m: f"{m[1]}{PARTS[m[2]]()}{m[3]}", text)


if __name__ == "__main__":
    README.write_text(rewrite(README.read_text("utf-8")), encoding="utf-8", newline="\n")
