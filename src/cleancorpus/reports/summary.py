"""The summary of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from cleancorpus.run.near_duplicates import Duplicates, Sketch

SCHEMA = {"name": "cleancorpus-summary", "version": 1}
Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What the summary needs to know of one file, or of one document of a file."""

    path: str
    status: str
    encoding: str = ""
    """Empty when nothing had to be decoded."""
    characters: dict[str, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    suggestions: int = 0
    gaps: int = 0
    damage: int = 0
    trust: str = ""
    error: str = ""
    seconds: dict[str, float] = field(default_factory=dict)
    sketch: Sketch = ()
    """What near-duplicates are found by; empty when they are not looked for."""

    def record(self) -> Record:
        if self.status == "failed":
            return {"path": self.path, "status": self.status, "error": self.error}
        return {
            "path": self.path,
            "status": self.status,
            **({"encoding": self.encoding} if self.encoding else {}),
            "characters": self.characters,
            "edits": sum(self.rules.values()),
            "suggestions": self.suggestions,
            "gaps": self.gaps,
            "damage": self.damage,
            "trust": self.trust,
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished run: its files in the order of their names, and their sums."""

    files: tuple[FileOutcome, ...]
    skipped: tuple[str, ...] = ()
    root: str = "."
    near_duplicates: tuple[Duplicates, ...] | None = None
    """Groups of files that say nearly the same; None when they were not looked for."""
    notes: tuple[str, ...] = ()
    """What the user should hear of files that were not read; summary.json does not hold them."""

    def count(self, status: str) -> int:
        """Count the files with a status: changed, unchanged or failed."""
        return sum(file.status == status for file in self.files)

    @property
    def failed(self) -> tuple[FileOutcome, ...]:
        return tuple(file for file in self.files if file.status == "failed")

    @property
    def characters(self) -> dict[str, int]:
        return _add_up([file.characters for file in self.files])

    @property
    def rules(self) -> dict[str, int]:
        """Edits by rule over all files, the most frequent first."""
        counts = _add_up([file.rules for file in self.files])
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @property
    def seconds(self) -> float:
        return sum(sum(file.seconds.values()) for file in self.files)

    def record(self) -> Record:
        """Return what summary.json holds; the same run gives the same record."""
        statuses = ("changed", "unchanged", "failed")
        return {
            "schema": SCHEMA,
            "root": self.root,
            "counts": {"files": len(self.files), **{name: self.count(name) for name in statuses}},
            "characters": self.characters,
            "rules": self.rules,
            "encodings": dict(
                sorted(Counter(f.encoding for f in self.files if f.encoding).items())
            ),
            "trust": dict(sorted(Counter(f.trust for f in self.files if f.trust).items())),
            "near_duplicates": (
                None
                if self.near_duplicates is None
                else [
                    {"files": list(group.names), "likeness": group.likeness}
                    for group in self.near_duplicates
                ]
            ),
            "skipped": list(self.skipped),
            "files": [file.record() for file in self.files],
        }


def _add_up(tables: Sequence[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for table in tables:
        total.update(table)
    return dict(total)


def outcome_of(report: Record, seconds: dict[str, float], sketch: Sketch = ()) -> FileOutcome:
    """Shorten the report of a file to its line in the summary."""
    if report["status"] == "failed":
        return FileOutcome(str(report["path"]), "failed", error=str(report["error"]))
    decoding = cast("Record | None", report["decoding"])
    return FileOutcome(
        path=str(report["path"]),
        status=str(report["status"]),
        encoding=str(decoding["encoding"]) if decoding else "",
        characters=cast("dict[str, int]", report["characters"]),
        rules=cast("dict[str, int]", report["rules"]),
        suggestions=len(cast("list[object]", report["suggestions"])),
        gaps=len(cast("list[object]", report["gaps"])),
        damage=len(cast("list[object]", report["damage"])),
        trust=str(cast("Record", report["trust"])["level"]),
        seconds=seconds,
        sketch=sketch,
    )
