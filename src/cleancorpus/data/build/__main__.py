"""The command that rebuilds tables: the same input gives the same bytes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cleancorpus.data.build import convert, language, rarity, readings
from cleancorpus.data.build.checksums import DATA, write_checksums

TABLES = ("language", "rarity", "convert", "readings", "all")


def build_tables(which: str, corpus: Path | None, unihan: Path | None) -> dict[str, bytes]:
    """Return the tables of one kind, or all, by their names.

    Raises SystemExit when a folder that they are built from was not named.
    """
    tables: dict[str, bytes] = {}
    if which in {"language", "rarity", "all"}:
        folder = _given(corpus, "--corpus", "clean Chinese: .jsonl(.xz, .gz) of name and text")
        tables |= language.build(folder) if which != "rarity" else {}
        tables |= rarity.build(folder) if which != "language" else {}
    if which in {"convert", "all"}:
        folder = _given(unihan, "--unihan", "Unihan_OtherMappings.txt of Unicode 14.0")
        tables |= convert.build(convert.read_standard(folder))
    if which in {"readings", "all"}:
        tables |= readings.build()
    return tables


def _given(folder: Path | None, option: str, what: str) -> Path:
    if folder is None:
        raise SystemExit(f"{option} FOLDER is needed: {what} (see data/SOURCES.md)")
    return folder


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m cleancorpus.data.build", description=__doc__)
    parser.add_argument("tables", choices=TABLES)
    parser.add_argument("--corpus", type=Path, help="clean Chinese: .jsonl(.xz, .gz) or .txt")
    parser.add_argument("--unihan", type=Path, help="holds Unihan_OtherMappings.txt")
    parser.add_argument("--out", type=Path, default=DATA, help="where to write [the package]")
    arguments = parser.parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, content in build_tables(arguments.tables, arguments.corpus, arguments.unihan).items():
        (arguments.out / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    if arguments.out == DATA:
        write_checksums()
    return 0


if __name__ == "__main__":
    sys.exit(main())
