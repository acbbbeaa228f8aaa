"""The cases of fixtures/cases: one JSON file a rule, what must not change first.

`settings` (as in a settings file) is only there for rules that need some.

{
  "rule": "strip.page-number",
  "settings": {"drop-credits": true},
  "keep": ["text that the stage must leave alone", {"text": "...", "why": "..."}],
  "fix": [{"before": "...", "after": "...", "why": "..."}],
  "known_failures": [{"before": "...", "after": "...", "why": "why it fails today"}]
}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cleancorpus.settings import Settings
from cleancorpus.settings_file import parse_settings
from tests.paths import ROOT

FIXTURES = ROOT / "fixtures"
CASES = FIXTURES / "cases"


class Case(NamedTuple):
    rule: str
    before: str
    after: str
    settings: Settings
    known_failure: bool = False

    @property
    def label(self) -> str:
        kind = "keep" if self.before == self.after else "fix"
        return f"{self.rule}-{kind}-{self.before[:20]!r}"


def load_cases() -> Iterator[Case]:
    for file in sorted(CASES.rglob("*.json")):
        table = json.loads(file.read_text(encoding="utf-8"))
        rule = table["rule"]
        own = parse_settings(table.get("settings", {}), file.name)
        settings = replace(own, select=(rule.partition(".")[0],))
        for entry in table.get("keep", ()):
            text = entry if isinstance(entry, str) else entry["text"]
            yield Case(rule, text, text, settings)
        for entry in table.get("fix", ()):
            yield Case(rule, entry["before"], entry["after"], settings)
        for entry in table.get("known_failures", ()):
            yield Case(rule, entry["before"], entry["after"], settings, known_failure=True)
