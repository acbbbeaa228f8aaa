"""What is not read: said when it was not asked for, decided by patterns that never hang."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from cleancorpus import Settings, UsageError, clean_corpus
from cleancorpus.cli import main
from cleancorpus.errors import SettingsError
from cleancorpus.globs import Globs
from cleancorpus.settings import Override

HOSTILE = [
    "*a" * 16 + "*b",
    "*a" * 16 + "*b/",
    "[ab]*" * 12 + "c",
    "*[!c]" * 12 + "c",
    "?*" * 12 + "c",
    r"*\a" * 12 + "c",
    "**/a/" * 16 + "b",
    "a/**/" * 16 + "b",
    "a/**/*a*/" * 12 + "b",
]


@pytest.mark.usefixtures("alarm")
@pytest.mark.parametrize("pattern", HOSTILE)
def test_no_pattern_hangs(pattern: str) -> None:
    """pathspec alone takes years over each of them; a thousandth of a second is enough here."""
    globs = Globs([pattern])
    for name in ("a" * 64, "ad" * 120, "/".join("a" * 400), "/".join(["aaaa"] * 200)):
        assert not globs.match(name)


@pytest.mark.usefixtures("alarm")
@pytest.mark.parametrize("by_file", [True, False])
def test_no_pattern_hangs_a_run(docs: Path, by_file: bool) -> None:
    (docs / ("a" * 64 + ".txt")).write_text("数字政府。\n", encoding="utf-8")
    if by_file:
        (docs / ".cleancorpusignore").write_text(HOSTILE[0] + "\n", encoding="utf-8")
    arguments = [] if by_file else ["--exclude", HOSTILE[0]]
    assert main(["check", str(docs), "-q", "--exit-zero", *arguments]) == 0
    override = Override((HOSTILE[0],), {"rejoin": "off"})
    settings = Settings(overrides=(override,))
    assert settings.for_file("a" * 64) == settings


# Classes without a slash: there pathspec lets `[!a]` match one, which git does not.
PIECES = ["a", "b", "*", "*", "**/", "/**", "?", "/", "[ab]", "[a-c]", ".", "\\*", "!", "(", "+"]
NAMES = st.lists(st.text("ab.(*", min_size=1, max_size=4), min_size=1, max_size=5).map("/".join)


@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), max_size=3),
    NAMES,
)
def test_patterns_mean_what_they_mean_to_pathspec(patterns: list[str], name: str) -> None:
    try:
        expected = GitIgnoreSpec.from_lines(patterns).match_file(name)
    except ValueError:
        with pytest.raises(ValueError, match="pattern"):
            Globs(patterns)
        return
    assert Globs(patterns).match(name) == expected


def test_a_class_matches_no_slash_as_in_git() -> None:
    assert Globs(["a[!b]c"]).match("axc")
    assert not Globs(["/a[!b]c"]).match("a/c")
    assert not Globs(["/a[.-0]c"]).match("a/c")


def test_a_line_that_is_no_pattern_is_named(docs: Path) -> None:
    with pytest.raises(SettingsError, match=r"exclude: '!' is not in the syntax of \.gitignore"):
        Settings(exclude=("!",))
    (docs / ".cleancorpusignore").write_text("*.md\n!\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"\.cleancorpusignore: not in the syntax of \.gitignore"):
        clean_corpus(docs, docs / "out")


def test_what_an_ignore_file_leaves_out_is_said(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ignore = docs / ".cleancorpusignore"
    ignore.write_text("*\n!1.txt\n!picture.png\n", encoding="utf-8")
    (docs / "picture.png").write_bytes(b"")
    (docs / "drawing.png").write_bytes(b"")
    note = "note: 8 files left out by docs/.cleancorpusignore\n"
    for arguments, code in ((["clean", "-o", "out"], 0), (["check"], 1), (["fix"], 1)):
        assert main([*arguments, "docs", "--exclude", "2.txt"]) == code
        assert note in capsys.readouterr().err
        assert main([*arguments, "docs", "-q"]) in {0, code}
        assert "note: " not in capsys.readouterr().err
    ignore.write_text("2.txt\n", encoding="utf-8")
    main(["check", "docs"])
    assert "note: 1 file left out by docs/.cleancorpusignore\n" in capsys.readouterr().err
    # Named itself, a file is read.
    main(["check", "docs/2.txt"])
    assert "note: " not in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["clean", "check", "fix"])
def test_a_run_that_reads_nothing_says_so(
    tmp_path: Path, verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("scans").mkdir()
    for name in ("a.pdf", "b.PDF", "c.docx", "README"):
        (Path("scans") / name).write_bytes(b"x")
    arguments = ["-o", "out"] if verb == "clean" else []
    assert main([verb, "empty", *arguments]) == 0
    assert "note: no file was read: this reads .md .txt\n" in capsys.readouterr().err
    assert main([verb, "scans", *arguments]) == 0
    skips = "skipped 2 .pdf, 1 without a suffix, 1 .docx"
    assert f"note: no file was read: {skips}; this reads .md .txt\n" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_an_ignore_file_that_is_a_pipe_is_none(docs: Path) -> None:
    os.mkfifo(docs / ".cleancorpusignore")
    assert main(["check", str(docs), "-q"]) == 1
