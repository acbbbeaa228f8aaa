"""The time that a text takes grows with its length, whatever the text."""

from __future__ import annotations

import pytest

from tests.growth import GROWTH, measure

# Well below the quadratic; what is linear is measured at 1.2 at the most.
LIMIT = 1.6


@pytest.mark.long
@pytest.mark.parametrize("name", GROWTH)
def test_no_text_takes_quadratic_time(name: str) -> None:
    exponent = measure(GROWTH[name])
    if exponent >= LIMIT:  # another process may have disturbed it
        exponent = measure(GROWTH[name])
    assert exponent < LIMIT, f"{name} grows with the power {exponent:.1f} of its length"
