"""Write the parts of README.md that the program itself knows: `python -m tests.readme`.

A part stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->`; a test fails when it is old.
"""

from __future__ import annotations

import re

import click

from cleancorpus.cli import VERBS, cleancorpus
from cleancorpus.file import clean_file
from cleancorpus.offsets import to_output
from cleancorpus.records import Span
from cleancorpus.stages import all_rules, all_stages, stage_name
from tests.paths import ROOT

README = ROOT / "README.md"
SEEDS = README.parent / "seeds"
PART = re.compile(r"(<!-- begin: ([a-z-]+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)


def cell(text: str) -> str:
    """Return text as one cell of a Markdown table, what nobody can see as an escape."""
    text = text.replace("|", "\\|").replace("\n", "⏎").replace("\u3000", "□")
    shown = (c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return "".join(shown)


def code(text: str) -> str:
    shown = cell(text)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def rules_part() -> str:
    rows = []
    for number, stage in enumerate(all_stages(), start=1):
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


# Title -> seed, first and last characters of a passage of it.
PASSAGES = {
    "A mirror site: traditional script, pinyin notes between the characters, and the bytes of GBK "
    "slid by one, some of them lost:": ("003", "社會組織模式、治理方式", "引擎之一"),
    "The same, with the bytes of a whole clause lost:": ("002", "基層治理的目標", "”改革"),
    "A newspaper column whose line breaks became blanks and whose lines changed places; where text "
    "is lost the paragraph ends, and the report marks a gap:": ("000", "本报讯", "会上,十名"),
    "A page number in a sentence that the page break cut in two:": (
        "001",
        "进一步发挥民主党派人士",
        "推荐更多优秀党外干部",
    ),
    "A jump line, and half-width punctuation:": (
        "004",
        "(上接1版)",
        "幸福交口”二维码的挂历特别显眼,",
    ),
}


def pairs_part() -> str:
    """Real passages of the seeds before, and what the tool makes of the whole file, today."""
    out = []
    for title, (seed, first, last) in PASSAGES.items():
        (file,) = SEEDS.glob(f"{seed}_*.txt")
        cleaned = clean_file(file).cleaned
        start = cleaned.source.index(first)
        end = cleaned.source.index(last, start) + len(last)
        (span,) = to_output([Span(start, end)], cleaned.steps)
        before, after = cleaned.source[start:end], cleaned.text[span.start : span.end]
        out.append(f"{title}\n\n```diff\n{prefix('-', before)}\n{prefix('+', after)}\n```\n")
    return "\n".join(out)


def prefix(sign: str, text: str) -> str:
    return "\n".join(f"{sign} {line}" for line in text.split("\n") if line.strip())


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
