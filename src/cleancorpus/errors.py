"""Errors for people: what was wrong, in which file, what to do."""

from __future__ import annotations


class CleanCorpusError(Exception):
    """The base of all errors that cleancorpus raises on purpose."""


class SettingsError(CleanCorpusError, ValueError):
    """A setting is unknown or has a wrong value."""


class UsageError(CleanCorpusError):
    """A request that makes no sense: a missing path, an output inside its own input."""


class ReadError(CleanCorpusError):
    """A file could not be read; the message says why and what to do."""


class TimeLimitError(ReadError):
    """Work on a file took longer than it may; the message says which work."""


class MissingExtraError(ReadError):
    """A format needs a package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"needs {package}: pip install 'cleancorpus[{extra}]'")
