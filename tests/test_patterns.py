"""No pattern of the package may take more than about linear time, whatever the text."""

from __future__ import annotations

import re
from collections import deque
from time import process_time

import pytest

from tests.patterns import Held, Trial, find_patterns, find_trials, module_names

# Small texts first, so that what grows by a high power shows before it takes hours: none may take
# these seconds of CPU. The square of 500 takes a tenth of them, also on a busy machine.
SMALL, MOST = (20, 40, 80, 500), 0.03
# Then four times as much text: about four times the seconds are linear, sixteen are quadratic.
# What takes no time at all is not measured twice.
LARGE, FACTOR, NOTHING = 2_000, 11, 0.0004


def _seconds(held: Held, text: str) -> float:
    start = process_time()
    if held.anchored:
        held.pattern.match(text)
        held.pattern.fullmatch(text)
    else:
        deque(held.pattern.finditer(text), maxlen=0)
    return process_time() - start


def _least(held: Held, text: str, enough: float) -> float:
    """Return the least seconds of some searches; one that takes no more than `enough` will do."""
    least = _seconds(held, text)
    for _ in range(6):
        if least > enough:
            least = min(least, _seconds(held, text))
    return least


def _is_slow(held: Held, trial: Trial) -> bool:
    if any(_least(held, trial.text(size), MOST) > MOST for size in SMALL):
        return True
    seconds = _least(held, trial.text(LARGE), NOTHING)
    bound = seconds * FACTOR
    return seconds > NOTHING and _least(held, trial.text(4 * LARGE), bound) > bound


def find_slow(held: Held) -> str:
    """Return the first text on which a pattern is slow, or ''."""
    for trial in find_trials(held.pattern):
        if _is_slow(held, trial):
            return (
                f"{trial.prefix!r}, then {trial.filler!r} again and again, then {trial.breaker!r}"
            )
    return ""


@pytest.mark.long
@pytest.mark.parametrize("module", module_names())
def test_no_text_makes_a_pattern_slow(module: str) -> None:
    slow = {held.name: text for held in find_patterns(module) if (text := find_slow(held))}
    assert not slow, f"slow patterns: {slow}"


@pytest.mark.long
@pytest.mark.parametrize(
    "pattern",
    [
        r"转\s*第?\s*[A-Z]?\s*\d版",  # two blanks with only optional things between: cubic
        "“[^”]*”",  # from every quote to the end of the text: quadratic
        r"\w+:",  # a search tries every place of a run
        r"a:\s*[^:]+;",  # two classes that take the same, side by side
        r"(?:,.{0,80}){2,20}号",  # more ways to cut a text than anyone can try
    ],
)
def test_slow_patterns_are_found(pattern: str) -> None:
    assert find_slow(Held("", re.compile(pattern), anchored=False))


@pytest.mark.parametrize("pattern", [r"转\s*+第?\s*+\d版", "“[^“”]*”", r"\b\w{1,20}:", "(a|b)+c?"])
def test_linear_patterns_are_not(pattern: str) -> None:
    assert not find_slow(Held("", re.compile(pattern), anchored=False))


def test_the_patterns_of_the_package_are_found() -> None:
    held = [held.name for module in module_names() for held in find_patterns(module)]
    assert len(set(held)) > 300
    assert "cleancorpus.stages.strip.page_names._names" in held
    assert "cleancorpus.text.protected._PATTERNS" in held
