"""For programs: one JSON document, or one JSON line for each diagnostic."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cleancorpus.reports.diagnostics import Diagnostic, FileCheck

SCHEMA = {"name": "cleancorpus-check", "version": 1}


def render_json(checks: Sequence[FileCheck]) -> str:
    """Return one JSON document: the files in order, each with its diagnostics."""
    files = [
        {
            "path": check.path,
            "changed": check.changed,
            **({"error": check.error} if check.error else {}),
            "diagnostics": [diagnostic_record(d) for d in check.diagnostics],
        }
        for check in checks
    ]
    record = {"schema": SCHEMA, "files": files}
    return _dump(record, indent=2) + "\n"


def render_jsonl(checks: Sequence[FileCheck]) -> str:
    """Return one JSON line for each diagnostic, and one for each file that could not be read."""
    lines: list[dict[str, object]] = []
    for check in checks:
        if check.error:
            lines.append({"path": check.path, "kind": "error", "message": check.error})
        lines += [{"path": check.path, **diagnostic_record(d)} for d in check.diagnostics]
    return "".join(_dump(line) + "\n" for line in lines)


def diagnostic_record(diagnostic: Diagnostic) -> dict[str, object]:
    """Return a diagnostic as plain data."""
    recorded = {"recorded_line": diagnostic.recorded_line} if diagnostic.recorded_line else {}
    return {
        "kind": diagnostic.kind,
        "rule": diagnostic.rule,
        "message": diagnostic.message,
        **diagnostic.place._asdict(),
        "before": diagnostic.before,
        "after": diagnostic.after,
        "confidence": round(diagnostic.confidence, 3),
        "count": diagnostic.count,
        "fingerprint": diagnostic.fingerprint,
        **recorded,
    }


def _dump(record: object, indent: int | None = None) -> str:
    return json.dumps(record, ensure_ascii=False, indent=indent)
