"""SARIF 2.1.0, for GitHub code scanning and every other reader of the standard.

Columns are code points (`columnKind`), as everywhere in cleancorpus: the default of the standard,
UTF-16 units, would shift every column behind a character such as 𠀀.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from cleancorpus._version import __version__
from cleancorpus.reports.diagnostics import DECODE_RULES, Diagnostic, FileCheck, Kind
from cleancorpus.reports.visible import inline_edit, visible
from cleancorpus.stages import all_rules

SCHEMA_URI = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: dict[Kind, str] = {
    "edit": "warning",
    "suggestion": "note",
    "gap": "error",
    "damage": "error",
    "doubt": "error",
}
LONGEST = 80

# GitHub refuses a run with more than 25,000 results and shows the first 5,000: beyond that there
# is one result for each rule of each file, with the number of times it was found there.
MOST_RESULTS = 5_000


def render_sarif(checks: Sequence[FileCheck]) -> str:
    """Return one SARIF log with one run."""
    diagnostics = _shorten([d for check in checks for d in check.diagnostics])
    rules = sorted({diagnostic.rule for diagnostic in diagnostics})
    errors = [check for check in checks if check.error]
    run = {
        "tool": {"driver": {"name": "cleancorpus", "version": __version__, "rules": _rules(rules)}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The working folder."}}},
        "invocations": [
            {
                "executionSuccessful": not errors,
                "toolExecutionNotifications": [_notification(check) for check in errors],
            }
        ],
        "results": [
            _result(diagnostic, rules.index(diagnostic.rule)) for diagnostic in diagnostics
        ],
    }
    return json.dumps({"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _shorten(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    if len(diagnostics) <= MOST_RESULTS:
        return diagnostics
    groups: dict[tuple[str, Kind, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        key = (diagnostic.path, diagnostic.kind, diagnostic.rule)
        groups.setdefault(key, []).append(diagnostic)
    return [
        replace(group[0], count=sum(d.count for d in group), exact=group[0].exact and not group[1:])
        for group in groups.values()
    ]


def _rules(names: Iterable[str]) -> list[dict[str, Any]]:
    known = all_rules()
    out = []
    for name in names:
        summary = known[name].summary if name in known else DECODE_RULES.get(name, name)
        rule: dict[str, Any] = {"id": name, "shortDescription": {"text": summary or name}}
        if name in known and known[name].before:
            example = f"{visible(known[name].before)}\n→\n{visible(known[name].after)}"
            rule["help"] = {"text": f"{summary}\n\nExample:\n{example}"}
        out.append(rule)
    return out


def _notification(check: FileCheck) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": check.error},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(check.path)}}],
    }


def _result(diagnostic: Diagnostic, rule_index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[diagnostic.kind],
        "message": {"text": _message(diagnostic)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(diagnostic.path),
                    "region": _region(diagnostic),
                }
            }
        ],
        "partialFingerprints": {"cleancorpus/v1": diagnostic.fingerprint},
        "properties": {"kind": diagnostic.kind, "confidence": round(diagnostic.confidence, 3)},
    }
    if diagnostic.count > 1:
        result["occurrenceCount"] = diagnostic.count
    if diagnostic.exact:
        result["fixes"] = [_fix(diagnostic)]
    return result


def _message(diagnostic: Diagnostic) -> str:
    if diagnostic.kind in {"gap", "damage", "doubt"} or diagnostic.before == diagnostic.after:
        return diagnostic.message
    edit = inline_edit(diagnostic.before, diagnostic.after, LONGEST)
    return f"{diagnostic.message}: {visible(diagnostic.left)}{edit}{visible(diagnostic.right)}"


def _region(diagnostic: Diagnostic) -> dict[str, int]:
    place = diagnostic.place
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(diagnostic: Diagnostic) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(diagnostic),
        "insertedContent": {"text": diagnostic.after},
    }
    change = {"artifactLocation": _artifact(diagnostic.path), "replacements": [replacement]}
    return {"description": {"text": diagnostic.message}, "artifactChanges": [change]}


def _artifact(path: str) -> dict[str, str]:
    """Return a location: below the working folder, or whole when the file lies elsewhere."""
    if PureWindowsPath(path).is_absolute() or PurePosixPath(path).is_absolute():
        return {"uri": "file:///" + quote(path.replace("\\", "/").lstrip("/"), safe="/:")}
    return {"uri": quote(path.replace("\\", "/")), "uriBaseId": "SRCROOT"}
