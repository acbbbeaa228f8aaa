"""Every case of fixtures/cases, through its own stage alone and through the whole product."""

from __future__ import annotations

import pytest

from cleancorpus.offsets import apply_edits
from cleancorpus.pipeline import clean_text
from cleancorpus.settings import Settings
from tests.cases import Case, load_cases

# Whatever is kept or repaired, its paragraphs are set apart.
SPACING = Settings(select=("rejoin.paragraph-spacing", "rejoin.paragraph-indent"))


def _parameters() -> list[object]:
    return [
        pytest.param(
            case,
            id=case.label,
            marks=[pytest.mark.xfail(reason=case.why)] if case.known_failure else [],
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


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.label) for case in load_cases() if not case.known_failure],
)
def test_case_through_all_stages(case: Case) -> None:
    """What a stage must leave alone is left alone by all of them."""
    cleaned = clean_text(case.before, case.own)
    expected = case.whole or clean_text(case.after, SPACING).text
    # A text that is not Chinese comes back as it is, its last line end too.
    assert cleaned.text.rstrip("\n") == expected.rstrip("\n")
    assert cleaned.settled
