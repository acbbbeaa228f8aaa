"""Each threshold of the strip stage, just below and just above it."""

from __future__ import annotations

import pytest

from cleancorpus.pipeline import clean_text


@pytest.mark.parametrize(("crimes", "stays"), [("诈骗", False), ("诈骗、赌博", True)])
def test_a_text_about_crime_may_name_what_it_is_against(crimes: str, stays: bool) -> None:
    """Two words of crime elsewhere in the text; one may be chance."""
    rest = "第一条 为了规范管理，制定本办法。\n第二条 各部门应当履行职责。\n第三条 依法公开。\n"
    text = f"关于防范{crimes}的通告\n{rest}九游会平台注册\n{rest}"
    assert ("九游会" in clean_text(text).text) is stays
