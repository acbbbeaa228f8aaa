"""Annotations of GitHub Actions: `::warning file=…,line=…::message` lines on standard output.

The escapes are those of actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleancorpus.reports.diagnostics import Diagnostic, FileCheck, Kind
from cleancorpus.reports.visible import inline_edit, visible_name

LEVELS: dict[Kind, str] = {
    "edit": "warning",
    "suggestion": "notice",
    "gap": "error",
    "damage": "error",
    "doubt": "error",
}
LONGEST = 60
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render_github(checks: Sequence[FileCheck]) -> str:
    """Return one annotation for each rule of each file: GitHub shows only ten of a level."""
    return "".join(line + "\n" for check in checks for line in _annotations(check))


def _annotations(check: FileCheck) -> Iterator[str]:
    if check.error:
        name = _escape_property(visible_name(check.path))
        yield f"::error file={name}::{check.error.translate(_DATA)}"
    groups: dict[tuple[Kind, str], list[Diagnostic]] = {}
    for diagnostic in check.diagnostics:
        groups.setdefault((diagnostic.kind, diagnostic.rule), []).append(diagnostic)
    for group in groups.values():
        yield _annotation(group)


def _annotation(group: Sequence[Diagnostic]) -> str:
    first = group[0]
    place = first.place
    properties = {
        "file": visible_name(first.path),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": f"{first.rule} ({first.kind})",
    }
    if place.end_line == place.line:  # GitHub takes columns only within one line
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    return f"::{LEVELS[first.kind]} {listed}::{_message(group).translate(_DATA)}"


def _message(group: Sequence[Diagnostic]) -> str:
    first = group[0]
    message = first.message
    if len(group) > 1:
        message += f" ({len(group):,} times in this file, first here)"
    if first.kind in {"edit", "suggestion"} and first.before != first.after:
        shown = inline_edit(first.before, first.after, LONGEST)
        message += f"\n{first.left}{shown}{first.right}"
    return message


def _escape_property(value: str) -> str:
    return value.translate(_PROPERTY)
