"""The output formats of `check`: each is a function from checked files to text.

Adding one is one function and one line here; a module is loaded when its format is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from cleancorpus.reports.diagnostics import FileCheck

Render = Callable[[Sequence[FileCheck]], str]

# Format -> (module, function).
FORMATS = {
    "text": ("text", "render_text"),
    "concise": ("text", "render_concise"),
    "json": ("data", "render_json"),
    "jsonl": ("data", "render_jsonl"),
    "github": ("github", "render_github"),
    "gitlab": ("gitlab", "render_gitlab"),
    "junit": ("junit", "render_junit"),
    "sarif": ("sarif", "render_sarif"),
}

# Formats that say one thing after the other: rendered file by file they are the same.
STREAMED = frozenset({"text", "concise", "jsonl", "github"})


def render(checks: Sequence[FileCheck], name: str) -> str:
    """Return what was checked in one of the FORMATS, always text that UTF-8 can hold."""
    module, function = FORMATS[name]
    loaded = import_module(f"{__name__}.{module}")
    text = cast("Render", getattr(loaded, function))(checks)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
