"""The page of a finished run: one HTML file that opens without a network or a server."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from cleancorpus._version import __version__
from cleancorpus.errors import UsageError
from cleancorpus.stages import all_rules

PAGE_NAME = "report.html"
FOLDER_NAME = "report-files"
SCRIPTS = ("base.js", "align.js", "overview.js", "files.js", "file.js", "pair.js", "main.js")

# Up to this size the texts of all files stand in the page itself, so that it can be mailed; beyond
# it each file gets a script of its own, loaded when it is opened.
MOST_INLINE = 4_000_000

Record = dict[str, Any]
ReadSource = Callable[[str, str], str | None]


def write_page(out: Path, read_source: ReadSource, write: Callable[[Path, bytes], None]) -> Path:
    """Write the page of the run in `out` and return its path.

    `read_source(path, sha256)` gives the text of a source, or None when it is gone or has changed;
    `write(path, data)` writes a file.

    Raises UsageError when `out` holds no finished run.
    """
    summary = load_summary(out)
    files: list[Record] = []
    islands: list[str] = []
    size = 0
    for number, entry in enumerate(summary["files"]):
        data = _file_data(out, entry, read_source)
        files.append(_index_entry(number, entry, data["report"]))
        text = to_script(data)
        if size <= MOST_INLINE:
            islands.append(text)
            size += len(text)
        if size > MOST_INLINE:
            _write_beside(out, number, islands, text, write)
    index = _index(summary, files)
    page = _fill(index, [] if size > MOST_INLINE else islands)
    write(out / PAGE_NAME, page.encode("utf-8", "backslashreplace"))
    return out / PAGE_NAME


def load_summary(out: Path) -> Record:
    """Read summary.json.

    Raises UsageError when it is missing or is not the summary of a run.
    """
    try:
        summary = json.loads((out / "summary.json").read_bytes())
        if summary["schema"]["name"] == "cleancorpus-summary":
            return dict(summary)
    except OSError as error:
        raise UsageError(
            f"{out}: no summary.json here ({error.strerror}); run `clean` first"
        ) from None
    except (ValueError, KeyError, TypeError):
        pass
    raise UsageError(f"{out / 'summary.json'}: not the summary of a run of cleancorpus")


def _write_beside(
    out: Path, number: int, islands: list[str], text: str, write: Callable[[Path, bytes], None]
) -> None:
    """Write the script of a file; the first time, those that were kept for the page too."""
    first = number - len(islands) + 1 if islands else number
    for k, island in enumerate(islands or [text], start=first):
        script = f"cleancorpusFile({k}, {island});\n"
        path = out / FOLDER_NAME / f"{k:06}.js"
        write(path, script.encode("utf-8", "backslashreplace"))
    islands.clear()


def _file_data(out: Path, entry: Mapping[str, Any], read_source: ReadSource) -> Record:
    path = str(entry["path"])
    if entry["status"] == "failed":
        return {"report": dict(entry), "source": None, "output": ""}
    report = json.loads((out / f"{path}.report.json").read_bytes())
    output = _output_path(out, path).read_bytes().decode("utf-8")
    return {"report": report, "source": read_source(path, report["sha256"]), "output": output}


def _output_path(out: Path, path: str) -> Path:
    return out / (path if path.lower().endswith(".txt") else f"{path}.txt")


def _index_entry(number: int, entry: Mapping[str, Any], report: Mapping[str, Any]) -> Record:
    """Return what the list of files needs to know of one."""
    characters = entry.get("characters", {})
    title = report.get("metadata", {}).get("title", "")
    if isinstance(title, dict):
        title = title.get("value") or title.get("text") or ""
    return {
        "id": number,
        **{k: entry[k] for k in ("path", "status", "error", "encoding", "edits") if k in entry},
        **{k: entry[k] for k in ("suggestions", "gaps", "damage", "trust") if entry.get(k)},
        **{k: characters[k] for k in ("in", "removed") if characters.get(k)},
        **({"rules": report["rules"]} if report.get("rules") else {}),
        **({"title": title} if title else {}),
    }


def _index(summary: Mapping[str, Any], files: list[Record]) -> Record:
    known = all_rules()
    used = [rule for rule in summary["rules"] if rule in known]
    kept = ("counts", "characters", "rules", "encodings", "near_duplicates", "skipped")
    return {
        "version": __version__,
        "folder": FOLDER_NAME,
        "summary": {key: summary.get(key) for key in kept},
        "rules": {
            rule: {"summary": known[rule].summary.rstrip("."), "listed": known[rule].listed}
            for rule in used
        },
        "files": files,
    }


def to_script(record: object) -> str:
    r"""Return JSON that can stand inside a script element: nothing in it ends the element.

    >>> to_script({"text": "</script>\u2028"})
    '{"text":"\\u003c/script>\\u2028"}'
    """
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _fill(index: Record, islands: list[str]) -> str:
    """Put the parts into the template; the policy lets only these very scripts run."""
    script = "(() => {\n'use strict';\n" + "".join(map(_part, SCRIPTS)) + "})();\n"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    parts = {
        "policy": f"default-src 'none'; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}' 'self' file:; base-uri 'none'; form-action 'none'",
        "style": _part("page.css"),
        "index": to_script(index),
        "islands": "\n".join(_islands(islands)),
        "script": script,
    }
    pieces = _part("template.html").split("@@")
    return "".join(parts[piece] if i % 2 else piece for i, piece in enumerate(pieces))


def _islands(islands: list[str]) -> Iterator[str]:
    for number, text in enumerate(islands):
        yield f'<script type="application/json" id="file-{number}">{text}</script>'


def _part(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text("utf-8")
