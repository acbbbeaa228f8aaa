"""Each threshold of the rejoin stage, just below and just above it."""

from __future__ import annotations

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.records import Edit
from cleancorpus.stages import all_rules
from cleancorpus.stages.rejoin import reading_order
from cleancorpus.stages.rejoin.order_search import best_orders


@pytest.mark.parametrize(("ahead", "moved"), [(1.9, False), (2.1, True)])
def test_columns_move_only_when_no_other_order_is_nearly_as_good(ahead: float, moved: bool) -> None:
    text = all_rules()["rejoin.column-order"].before
    (pieces,) = reading_order._articles(text)
    best, *_ = best_orders(text, pieces)
    orders = [best, best._replace(gain=best.gain - ahead)]
    found = list(reading_order._findings(text, pieces, orders, 1))
    assert found
    assert all(isinstance(finding, Edit) for finding in found) is moved


@pytest.mark.parametrize(
    ("line", "joined"), [("’98世界杯开幕式的文艺表演", False), ("’是他的原话", True)]
)
def test_a_year_without_its_century_may_begin_a_line(line: str, joined: bool) -> None:
    """Any other closing quotation mark belongs to the line above."""
    text = f"会议听取了有关部门的汇报，研究了下一步的工作，并观看了‘数字政府\n\n{line}。\n"
    assert (f"数字政府{line[0]}" in clean_text(text).text) is joined
