"""What `check` prints, file by file where the format allows it, and what it counts meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cleancorpus.cli.streams import counted, print_text
from cleancorpus.reports.diagnostics import Diagnostic, FileCheck
from cleancorpus.reports.formats import STREAMED, render
from cleancorpus.run.evidence import TRUST


@dataclass(slots=True)
class Tally:
    """What the end of a run needs to know of its files."""

    files: int = 0
    changing: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def add(self, check: FileCheck) -> None:
        self.files += 1
        self.changing += any(d.kind == "edit" for d in check.diagnostics)
        self.kinds.update(d.kind for d in check.diagnostics)
        self.kinds["untrusted"] += worst_trust(check.diagnostics) == "untrusted"
        if check.error:
            self.failed.append((check.path, check.error))


def worst_trust(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the level of trust that the findings leave that count."""
    kinds = {diagnostic.kind for diagnostic in diagnostics}
    levels = [level for kind, (level, _) in TRUST.items() if kind in kinds]
    return levels[-1] if levels else "good"


class Printer:
    """Print findings as they come; what must be printed whole is held until the end."""

    def __init__(self, name: str, file: Path | None) -> None:
        self._name = name
        self._file = file
        self._texts: list[str] = []
        self._checks: list[FileCheck] = []
        self._counts: Counter[tuple[str, str]] = Counter()
        self._files: Counter[tuple[str, str]] = Counter()

    def add(self, check: FileCheck, diff: str) -> None:
        if self._name == "statistics":
            for diagnostic in check.diagnostics:
                self._counts[diagnostic.rule, diagnostic.kind] += diagnostic.count
            self._files.update({(d.rule, d.kind) for d in check.diagnostics})
        elif self._name == "diff":
            self._emit(diff)
        elif self._name in STREAMED:
            self._emit(render([check], self._name))
        else:
            self._checks.append(check)

    def _emit(self, text: str) -> None:
        if self._file is not None:
            self._texts.append(text)
        elif text:
            print_text(text, commands=self._name == "github")

    def finish(self) -> None:
        """Print what had to wait for the last file."""
        if self._name == "statistics":
            self._emit(self._statistics())
        elif self._name not in {*STREAMED, "diff"}:
            self._emit(render(self._checks, self._name))
        if self._file is not None:
            print_text("".join(self._texts), self._file)

    def _statistics(self) -> str:
        """Return the number of findings and of files for each rule, the most frequent first."""
        rows = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return "".join(
            f"{count:>9,}  {rule:<32}  {kind:<10}  in {counted(self._files[rule, kind], 'file')}\n"
            for (rule, kind), count in rows
        )
