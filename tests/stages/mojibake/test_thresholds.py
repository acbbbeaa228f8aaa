"""Each threshold of the mojibake stage, just below and just above it."""

from __future__ import annotations

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.records import Edit
from cleancorpus.stages.mojibake import mirror_site
from cleancorpus.stages.mojibake.mirror_site.misaligned import find_repairs
from cleancorpus.stages.mojibake.wrong_codec.byte_units import HOLE, HOLE_BYTE, Unit
from cleancorpus.stages.mojibake.wrong_codec.lost_bytes import fill_holes


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("由무역负责", "由무역负责"),  # 11.6 nats for 公开: it may be the Korean word for trade
        ("由笢陑负责", "由笢陑负责"),  # 11.4 nats
        ("在笢陑召开会议", "在中心召开会议"),  # 14.3 nats
        ("本市괩멩的规定", "本市报告的规定"),  # 13.9 nats
    ],
)
def test_a_reading_must_be_clearly_likelier(line: str, found: str) -> None:
    """Twelve nats more than the text as it stands."""
    assert clean_text(line).text == f"{found}\n"


@pytest.mark.parametrize(
    ("before", "lost", "after", "named"),
    [
        ("数据安全，保", "障", "数据", HOLE),  # 4.3 nats before 險
        ("", "公", "民有", "公"),  # 6.2 nats before 全
    ],
)
def test_a_lost_byte_is_named_only_without_a_rival(
    before: str, lost: str, after: str, named: str
) -> None:
    """Six nats ahead of the next character: a name that may be wrong is an invention."""
    raw = bytes((*lost.encode()[:2], HOLE_BYTE))
    units = [Unit(3, one, 5) for one in before]
    units += [Unit(3, HOLE, 14, raw), *(Unit(3, one, 5) for one in after)]
    assert fill_holes(units, "utf-8", b"")[len(before)] == named


@pytest.mark.parametrize(("gain", "edits"), [(9.0, 0), (12.0, 1)])
def test_a_misaligned_run_without_notes_must_gain_ten_nats(gain: float, edits: int) -> None:
    """Of the simulation the smallest right repair gains 12, the largest wrong one 8."""
    text = "“提升智能化治理水平?！碑?dāng)前，不少地方都在探索。"
    (repair,) = find_repairs(text, {})
    found = list(mirror_site._judge(text, repair._replace(gain=gain), evident=False))
    assert sum(isinstance(finding, Edit) for finding in found) == edits
