"""Hunks, blocks and the diff, held by laws on random edits."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancorpus.offsets import apply_edits, settle_edits
from cleancorpus.records import Cleaned, Edit, Step
from cleancorpus.reports.diff import render_diff
from cleancorpus.reports.hunks import find_blocks, find_hunks

TEXTS = st.text(alphabet="数字政 \n", max_size=40)


@st.composite
def cleaned_texts(draw: st.DrawFn) -> Cleaned:
    source = text = draw(TEXTS)
    steps = []
    for number in range(draw(st.integers(0, 4))):
        places = st.integers(0, len(text))
        raw = draw(st.lists(st.tuples(places, places, st.text("甲乙\n", max_size=3)), max_size=4))
        edits = settle_edits(
            Edit(min(a, b), max(a, b), new, f"s{number}.rule") for a, b, new in raw
        )
        after, shifts = apply_edits(text, edits)
        steps.append(Step(f"s{number}", text, edits, shifts))
        text = after
    return Cleaned(source, text, tuple(steps))


@given(cleaned_texts())
@settings(derandomize=True, max_examples=400)
def test_between_hunks_both_sides_are_the_same(cleaned: Cleaned) -> None:
    source = output = 0
    for hunk in find_hunks(cleaned):
        assert (
            cleaned.source[source : hunk.source.start] == cleaned.text[output : hunk.output.start]
        )
        source, output = hunk.source.end, hunk.output.end
    assert cleaned.source[source:] == cleaned.text[output:]


@given(cleaned_texts())
@settings(derandomize=True, max_examples=400)
def test_blocks_are_whole_lines(cleaned: Cleaned) -> None:
    source = output = 0
    for block in find_blocks(cleaned, find_hunks(cleaned)):
        same = cleaned.source[source : block.source.start]
        assert same == cleaned.text[output : block.output.start]
        for text, span in ((cleaned.source, block.source), (cleaned.text, block.output)):
            assert span.start == 0 or text[span.start - 1] == "\n"
            assert span.end == len(text) or span.end == span.start or text[span.end - 1] == "\n"
        source, output = block.source.end, block.output.end
    assert cleaned.source[source:] == cleaned.text[output:]


def long_example() -> Cleaned:
    source = "导航\n\n第一条 加快数\n字政府建設。\n第二条\n末行"
    edits = [
        Edit(0, 4, "", "strip.x"), Edit(11, 12, "", "rejoin.x"),
        Edit(16, 17, "设", "convert.x"), Edit(24, 24, "\n", "rejoin.y"),
    ]  # fmt: skip
    after, shifts = apply_edits(source, edits)
    return Cleaned(source, after, (Step("a", source, edits, shifts),))


@pytest.mark.skipif(not shutil.which("patch"), reason="no `patch` program on this machine")
def test_patch_reads_the_diff(tmp_path: Path) -> None:
    cleaned = long_example()
    file = tmp_path / "a.txt"
    file.write_text(cleaned.source, encoding="utf-8", newline="\n")
    diff = click.unstyle(render_diff("a.txt", cleaned))
    subprocess.run(["patch", "-s", "a.txt"], input=diff.encode(), cwd=tmp_path, check=True)
    assert file.read_text(encoding="utf-8") == cleaned.text


def test_diff_cannot_steer_the_terminal() -> None:
    source = "a\x1b[2Jb\x9b c"
    edits = [Edit(7, 8, "", "a.b")]
    after, shifts = apply_edits(source, edits)
    cleaned = Cleaned(source, after, (Step("a", source, edits, shifts),))
    assert "\x1b" not in click.unstyle(render_diff("a.txt", cleaned))
