"""For people: a line and the place in its context, or one line for each diagnostic."""

from __future__ import annotations

from collections.abc import Sequence

import click

from cleancorpus.reports.diagnostics import Diagnostic, FileCheck, Kind
from cleancorpus.reports.visible import visible, visible_blanks, visible_name

LONGEST = 80
COLORS: dict[Kind, str] = {
    "edit": "yellow",
    "suggestion": "cyan",
    "gap": "magenta",
    "damage": "red",
    "doubt": "red",
}


def render_text(checks: Sequence[FileCheck]) -> str:
    """Return each diagnostic with its place, rule and reason, and the edit in its context."""
    return "".join(_block(d) for check in checks for d in check.diagnostics)


def render_concise(checks: Sequence[FileCheck]) -> str:
    """Return one line for each diagnostic, as compilers do."""
    return "".join(
        f"{_head(diagnostic)}{_short_edit(diagnostic)}\n"
        for check in checks
        for diagnostic in check.diagnostics
    )


def _head(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    where = f"{visible_name(diagnostic.path)}:{place.line}:{place.column}"
    kind = "" if diagnostic.kind == "edit" else f"{diagnostic.kind}: "
    rule = click.style(diagnostic.rule, fg=COLORS[diagnostic.kind], bold=True)
    return f"{click.style(where, bold=True)}: {rule} {kind}{visible(diagnostic.message)}"


def _short_edit(diagnostic: Diagnostic) -> str:
    if diagnostic.count > 1 or not (diagnostic.before or diagnostic.after):
        return ""
    before = visible_blanks(diagnostic.before, LONGEST // 2)
    return f" [{before} → {visible_blanks(diagnostic.after, LONGEST // 2)}]"


def _block(diagnostic: Diagnostic) -> str:
    head = _head(diagnostic)
    if not (diagnostic.before or diagnostic.after):
        return f"{head}\n"
    if diagnostic.kind != "doubt" and diagnostic.count == 1:
        head += click.style(f" ({diagnostic.confidence:.2f})", dim=True)
    return f"{head}\n    {show_edit(diagnostic)}\n"


def show_edit(diagnostic: Diagnostic) -> str:
    """Return the edit in its context: red and [-…-] what goes, green and {+…+} what comes."""
    before = visible_blanks(diagnostic.before, LONGEST)
    after = visible_blanks(diagnostic.after, LONGEST)
    removed = click.style(f"[-{before}-]", fg="red") if before else ""
    added = click.style(f"{{+{after}+}}", fg="green") if after else ""
    if diagnostic.kind in {"gap", "damage"}:
        removed, added = click.style(f"[?{before}?]", fg=COLORS[diagnostic.kind]), ""
    return f"{visible(diagnostic.left)}{removed}{added}{visible(diagnostic.right)}"
