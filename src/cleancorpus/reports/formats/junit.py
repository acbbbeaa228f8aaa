"""JUnit XML: a test case for each file, which fails when the file would change."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from cleancorpus.reports.diagnostics import FileCheck
from cleancorpus.reports.visible import inline_edit, visible

LONGEST = 80


def render_junit(checks: Sequence[FileCheck]) -> str:
    """Return one suite: a file that would change has failed, one that cannot be read is an error.

    What XML 1.0 cannot hold (control characters) is shown as a sign.
    """
    counts = {
        "tests": str(len(checks)),
        "failures": str(sum(_fails(check) for check in checks)),
        "errors": str(sum(bool(check.error) for check in checks)),
        "time": "0",
    }
    suites = ET.Element("testsuites", {"name": "cleancorpus", **counts})
    suite = ET.SubElement(suites, "testsuite", {"name": "cleancorpus", "skipped": "0", **counts})
    for check in checks:
        _add_case(suite, check)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, "unicode") + "\n"


def _fails(check: FileCheck) -> bool:
    return bool(check.diagnostics) and not check.error


def _add_case(suite: ET.Element, check: FileCheck) -> None:
    name = visible(check.path)
    case = {"name": name, "classname": "cleancorpus", "file": name, "time": "0"}
    element = ET.SubElement(suite, "testcase", case)
    if check.error:
        ET.SubElement(element, "error", {"type": "read.failed", "message": visible(check.error)})
    elif check.diagnostics:
        count = len(check.diagnostics)
        message = f"{count} finding{'s' if count > 1 else ''}, first {check.diagnostics[0].rule}"
        failure = ET.SubElement(
            element, "failure", {"type": check.diagnostics[0].rule, "message": message}
        )
        failure.text = "\n".join(
            f"{d.place.line}:{d.place.column} {d.rule} {visible(d.message)}"
            f" {inline_edit(d.before, d.after, LONGEST)}".rstrip()
            for d in check.diagnostics
        )
