"""The command line, called as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancorpus.cli import VERBS, main


def test_clean_is_the_default_verb(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder), "-o", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr()
    assert "changed             2" in printed.out
    assert printed.err == ""
    assert (tmp_path / "out" / "summary.json").is_file()


def test_an_unreadable_file_gives_exit_code_3(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.txt").write_bytes(b"PK\x03\x04" + bytes(400))
    assert main(["clean", str(folder), "-o", str(tmp_path / "out"), "--quiet"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "error: broken.txt: " in printed.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["clean", "missing", "-o", "out"], "missing: no such file or folder"),
        (["claen", "seeds", "-o", "out"], "did you mean 'clean'?"),
        (["clean", "."], "Missing option '-o'"),
        (["clean", ".", "-o", "out", "--ignore", "stirp"], "did you mean 'strip'?"),
        (["clean", ".", "-o", "out", "--level", "strip=maybe"], "expected RULE=apply"),
        (["rules", "strip.spamline"], "no rule 'strip.spamline' (did you mean 'strip.spam-line'?)"),
    ],
)
def test_wrong_usage_gives_exit_code_2(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_settings_come_from_the_nearest_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cleancorpus.toml").write_text('ignore = ["convert"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["clean", str(folder), "-o", "out", "-q"]) == 0
    assert (tmp_path / "out" / "traditional.txt").read_text("utf-8").startswith("數字政府")
    assert main(["clean", str(folder), "-o", "out", "-q", "--isolated"]) == 0
    assert (tmp_path / "out" / "traditional.txt").read_text("utf-8").startswith("数字政府")


def test_explain_names_rule_place_and_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("第一章 总则\n\n\ufeff治理能力现代化是国家治理的要求。\n", encoding="utf-8")
    assert main(["explain", str(file)]) == 0
    assert "3:1  characters." in capsys.readouterr().out
    assert main(["explain", str(tmp_path / "none.txt")]) == 3


def test_every_verb_has_a_help_text_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in VERBS:
        assert main([verb, "--help"]) == 0
        assert f"cleancorpus {verb}" in capsys.readouterr().out.replace("Usage: ", "", 1)
