"""GitLab code quality: a JSON list of issues that a merge request shows.

The shape is that of docs.gitlab.com/ci/testing/code_quality, "Code Quality report format".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from cleancorpus.reports.diagnostics import FileCheck, Kind

SEVERITIES: dict[Kind, str] = {
    "edit": "minor",
    "suggestion": "info",
    "gap": "major",
    "damage": "major",
    "doubt": "critical",
}


def render_gitlab(checks: Sequence[FileCheck]) -> str:
    """Return the list of issues."""
    issues = [issue for check in checks for issue in _issues(check)]
    return json.dumps(issues, indent=2) + "\n"


def _issues(check: FileCheck) -> Iterator[dict[str, object]]:
    if check.error:
        yield _issue(check.path, check.error, "read.failed", "blocker", f"failed:{check.path}", 1)
    for d in check.diagnostics:
        severity = SEVERITIES[d.kind]
        yield _issue(check.path, d.message, d.rule, severity, d.fingerprint, d.place.line)


def _issue(  # noqa: PLR0913, PLR0917 - one argument for each key of the format
    path: str, description: str, rule: str, severity: str, fingerprint: str, line: int
) -> dict[str, object]:
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
