"""Writers: what a run writes of each document; adding a format is one module and one line here."""

from __future__ import annotations

from pkgutil import resolve_name
from typing import cast

from cleancorpus.errors import UsageError
from cleancorpus.writers.base import Writer

# Format -> module:class, imported when it is asked for.
WRITERS = {
    "text": "cleancorpus.writers.text:TextWriter",
}


def make_writer(name: str) -> Writer:
    """Return the writer of a format.

    Raises UsageError when there is none.
    """
    place = WRITERS.get(name)
    if place is None:
        raise UsageError(f"no output format {name!r} (known: {', '.join(sorted(WRITERS))})")
    return cast("Writer", resolve_name(place)())
