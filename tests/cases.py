"""The cases of fixtures/cases: one JSON file a rule, what must not change first.

{
  "rule": "strip.page-number",
  "keep": ["text that the stage must leave alone", {"text": "...", "why": "..."}],
  "fix": [{"before": "...", "after": "...", "why": "..."}],
  "known_failures": [{"before": "...", "after": "...", "why": "why it fails today"}]
}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parent.parent / "fixtures"
CASES = FIXTURES / "cases"


class Case(NamedTuple):
    rule: str
    before: str
    after: str
    known_failure: bool = False

    @property
    def label(self) -> str:
        kind = "keep" if self.before == self.after else "fix"
        return f"{self.rule}-{kind}-{self.before[:20]!r}"


def load_cases() -> Iterator[Case]:
    for file in sorted(CASES.rglob("*.json")):
        table = json.loads(file.read_text(encoding="utf-8"))
        rule = table["rule"]
        for entry in table.get("keep", ()):
            text = entry if isinstance(entry, str) else entry["text"]
            yield Case(rule, text, text)
        for entry in table.get("fix", ()):
            yield Case(rule, entry["before"], entry["after"])
        for entry in table.get("known_failures", ()):
            yield Case(rule, entry["before"], entry["after"], known_failure=True)
