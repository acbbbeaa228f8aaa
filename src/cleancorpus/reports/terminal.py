"""The table that ends a run."""

from __future__ import annotations

from cleancorpus.reports.summary import FileOutcome, Summary
from cleancorpus.reports.visible import visible_name

MOST_FREQUENT = 8


def render_summary(summary: Summary, *, verbose: bool = False) -> str:
    """Return the table that ends a run."""
    rows = [
        ("files", f"{len(summary.files):,}"),
        ("changed", f"{summary.count('changed'):,}"),
        ("unchanged", f"{summary.count('unchanged'):,}"),
        ("failed", f"{summary.count('failed'):,}"),
    ]
    if summary.skipped:
        rows.append(("skipped", f"{len(summary.skipped):,}  (no reader for their format)"))
    characters = summary.characters
    rows += [
        ("characters in", f"{characters.get('in', 0):,}"),
        ("characters removed", f"{characters.get('removed', 0):,}"),
    ]
    untrusted = sum(file.trust == "untrusted" for file in summary.files)
    gaps = sum(file.gaps for file in summary.files)
    damage = sum(file.damage for file in summary.files)
    foreign = sum(file.trust == "not-chinese" for file in summary.files)
    if foreign:
        rows.append(("not Chinese", f"{foreign:,}  (left as they are)"))
    if untrusted:
        rows.append(("untrusted", f"{untrusted:,}  (the wording may be altered: see the reports)"))
    if damage:
        rows.append(("damage", f"{damage:,}  (places that look damaged and were not repaired)"))
    if gaps:
        rows.append(("gaps", f"{gaps:,}  (places where text is lost)"))
    lines = [f"{name:<20}{value}" for name, value in rows]
    frequent = list(summary.rules.items())[:MOST_FREQUENT]
    if frequent:
        lines.append("most frequent rules")
        lines += [f"  {count:>9,}  {rule}" for rule, count in frequent]
    if verbose:
        lines = [*map(_file_line, summary.files), "", *lines]
    return "".join(line + "\n" for line in lines)


def _file_line(file: FileOutcome) -> str:
    name = visible_name(file.path)
    if file.status == "failed":
        return f"failed     {name}: {visible_name(file.error)}"
    edits = sum(file.rules.values())
    encoding = f"{file.encoding}, " if file.encoding else ""
    return f"{file.status:<9}  {name}  {encoding}{edits:,} edits, {file.gaps} gaps"
