"""Every case of fixtures/cases, through its own stage alone, with its edits replayed."""

from __future__ import annotations

import pytest

from cleancorpus.offsets import apply_edits
from cleancorpus.pipeline import clean_text
from tests.cases import Case, load_cases


def _parameters() -> list[object]:
    return [
        pytest.param(
            case,
            id=case.label,
            marks=[pytest.mark.xfail(reason="known failure")] if case.known_failure else [],
        )
        for case in load_cases()
    ]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    cleaned = clean_text(case.before, case.settings)
    assert cleaned.text == case.after
    assert cleaned.settled
    text = case.before
    for step in cleaned.steps:
        text, _ = apply_edits(text, step.edits)
    assert text == cleaned.text
    assert clean_text(case.after, case.settings).text == case.after
    if case.before != case.after and not case.known_failure:
        assert case.rule in {edit.rule for step in cleaned.steps for edit in step.edits}
