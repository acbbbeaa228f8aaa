"""The control sample: clean documents that nothing in the project was counted or tuned on."""

from __future__ import annotations

import json
import lzma
from functools import cache
from typing import NamedTuple

from tests.paths import ROOT

CONTROL = ROOT / "fixtures" / "control.jsonl.xz"


class Control(NamedTuple):
    """A clean document: any edit that changes its wording is a false alarm."""

    name: str
    text: str


@cache
def _all_control() -> tuple[Control, ...]:
    lines = lzma.decompress(CONTROL.read_bytes()).decode("utf-8").split("\n")
    return tuple(Control(**json.loads(line)) for line in lines if line)


def load_control(limit: int | None = None) -> list[Control]:
    """Return the held-out documents, the first `limit` of them: reports first, then laws."""
    return list(_all_control()[:limit])
