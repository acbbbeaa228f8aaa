"""Clean damaged Chinese policy documents, with a report of every change."""

from cleancorpus.check import Checked, CheckOptions, check_files
from cleancorpus.corpus import Options, clean_corpus, write_page
from cleancorpus.errors import CleanCorpusError, ReadError, SettingsError, UsageError
from cleancorpus.file import CleanedFile, clean_file
from cleancorpus.offsets import trace, trace_notes
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Cleaned, Damage, Edit, Gap, Kept, Rule, Suggestion
from cleancorpus.reports.summary import Summary
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
__version__ = "0.1.0"
