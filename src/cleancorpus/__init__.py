"""Clean damaged Chinese policy documents, with a report of every change.

The public names are loaded when they are asked for: a program that wants one error class, or the
version, does not wait for stages and their tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from cleancorpus._version import __version__

if TYPE_CHECKING:
    from cleancorpus.check import Checked, CheckOptions, check_files
    from cleancorpus.corpus import Options, clean_corpus, write_page
    from cleancorpus.errors import CleanCorpusError, ReadError, SettingsError, UsageError
    from cleancorpus.file import CleanedFile, clean_file
    from cleancorpus.offsets import trace, trace_notes
    from cleancorpus.pipeline import clean_text
    from cleancorpus.records import Cleaned, Damage, Edit, Gap, Kept, Suggestion
    from cleancorpus.reports.summary import Summary
    from cleancorpus.rules import Rule
    from cleancorpus.settings import Settings
    from cleancorpus.settings_file import load_settings

__all__ = [
    "CheckOptions",
    "Checked",
    "CleanCorpusError",
    "Cleaned",
    "CleanedFile",
    "Damage",
    "Edit",
    "Gap",
    "Kept",
    "Options",
    "ReadError",
    "Rule",
    "Settings",
    "SettingsError",
    "Suggestion",
    "Summary",
    "UsageError",
    "__version__",
    "check_files",
    "clean_corpus",
    "clean_file",
    "clean_text",
    "load_settings",
    "trace",
    "trace_notes",
    "write_page",
]

# Module -> the public names that it holds, as imported above for editors and type checkers.
_HOLDS = {
    "check": ("Checked", "CheckOptions", "check_files"),
    "corpus": ("Options", "clean_corpus", "write_page"),
    "errors": ("CleanCorpusError", "ReadError", "SettingsError", "UsageError"),
    "file": ("CleanedFile", "clean_file"),
    "offsets": ("trace", "trace_notes"),
    "pipeline": ("clean_text",),
    "records": ("Cleaned", "Damage", "Edit", "Gap", "Kept", "Suggestion"),
    "reports.summary": ("Summary",),
    "rules": ("Rule",),
    "settings": ("Settings",),
    "settings_file": ("load_settings",),
}
_MODULES = {name: module for module, names in _HOLDS.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from its module, once."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
