"""Tables used at run time; SOURCES.md says where each came from and how it is rebuilt."""

from __future__ import annotations

from importlib.resources import files


def read_bytes(name: str) -> bytes:
    return (files("cleancorpus.data") / name).read_bytes()


def read_lines(name: str) -> list[str]:
    """Return the lines of a table, without comments (`#` at the start) and empty lines."""
    lines = read_bytes(name).decode("utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def read_pairs(name: str) -> dict[str, str]:
    """Return a table of two columns, separated by a tab."""
    pairs = (line.split("\t") for line in read_lines(name))
    return {row[0]: row[1] for row in pairs}
