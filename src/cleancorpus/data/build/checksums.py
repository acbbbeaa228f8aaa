"""The checksums of the tables in SOURCES.md: which bytes what is said there is true of."""

from __future__ import annotations

import hashlib
from pathlib import Path

DATA = Path(__file__).parent.parent
SOURCES = DATA / "SOURCES.md"
_BEGIN, _END = "<!-- begin: checksums -->\n", "<!-- end: checksums -->\n"


def table_names() -> list[str]:
    """Return the names of all tables of the package."""
    kinds = {".txt", ".tsv", ".bin"}
    return sorted(file.name for file in DATA.iterdir() if file.suffix in kinds)


def checksums() -> str:
    """Return the block of SOURCES.md, in the format of sha256sum."""
    rows = (
        f"{hashlib.sha256((DATA / name).read_bytes()).hexdigest()}  {name}\n"
        for name in table_names()
    )
    return "```\n" + "".join(rows) + "```\n"


def committed_checksums() -> str:
    """Return the block that stands in SOURCES.md."""
    return SOURCES.read_text("utf-8").partition(_BEGIN)[2].partition(_END)[0]


def write_checksums() -> None:
    """Bring the block of SOURCES.md up to date."""
    text = SOURCES.read_text("utf-8")
    head, _, rest = text.partition(_BEGIN)
    tail = rest.partition(_END)[2]
    SOURCES.write_text(f"{head}{_BEGIN}{checksums()}{_END}{tail}", "utf-8", newline="\n")


if __name__ == "__main__":
    write_checksums()
