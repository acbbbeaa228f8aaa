"""The cases of fixtures/cases: one JSON file a rule, what must not change first.

`settings` (as in a settings file) is only there for rules that need some. `whole` says what all
stages together make of a text where that is more than its own stage does, beside paragraphs set
apart: a traditional text that mojibake must leave alone is converted by another stage.

{
  "rule": "strip.page-number",
  "settings": {"drop-credits": true},
  "keep": ["text that must be left alone", {"text": "...", "why": "...", "whole": "..."}],
  "fix": [{"before": "...", "after": "...", "why": "...", "whole": "..."}],
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
    own: Settings
    """The settings of its file."""
    whole: str = ""
    known_failure: bool = False
    why: str = ""

    @property
    def settings(self) -> Settings:
        """The settings under which its own stage alone runs."""
        return replace(self.own, select=(self.rule.partition(".")[0],))

    @property
    def label(self) -> str:
        kind = "keep" if self.before == self.after else "fix"
        return f"{self.rule}-{kind}-{self.before[:20]!r}"


def load_cases() -> Iterator[Case]:
    for file in sorted(CASES.rglob("*.json")):
        table = json.loads(file.read_text(encoding="utf-8"))
        rule = table["rule"]
        own = parse_settings(table.get("settings", {}), file.name)
        for entry in table.get("keep", ()):
            row = {"text": entry} if isinstance(entry, str) else entry
            yield Case(rule, row["text"], row["text"], own, row.get("whole", ""))
        for entry in table.get("fix", ()):
            yield Case(rule, entry["before"], entry["after"], own, entry.get("whole", ""))
        for entry in table.get("known_failures", ()):
            yield Case(
                rule, entry["before"], entry["after"], own, known_failure=True, why=entry["why"]
            )
