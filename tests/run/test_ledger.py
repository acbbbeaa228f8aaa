"""The ledger as a file: read, merged, bounded, written by many at once, kept from strangers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cleancorpus.errors import ReadError, UsageError
from cleancorpus.run.evidence import (
    LISTS,
    LONGEST_TEXT,
    MOST,
    MOST_FINDINGS,
    TRUST,
    Evidence,
    bounded,
    trust_record,
)
from cleancorpus.run.ledger import (
    Entry,
    add_entry,
    merge_entries,
    read_ledger,
    settings_record,
    settle_ledger,
)
from cleancorpus.run.ledger_places import find_ledger_places
from cleancorpus.settings import Settings
from tests.running import ENVIRONMENT

OPEN = 0o666


def gap(name: str, line: int = 1, *, accepted: bool = False) -> Evidence:
    found = Evidence("gap", name, "rejoin.lost-text", line, "lost")
    return found._replace(output_line=line, output_column=2, accepted=accepted)


def entry(path: str, hashes: str, *evidence: Evidence) -> Entry:
    return Entry(path, hashes[0], hashes[1], "0.1.0", {}, evidence)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / ".cleancorpus" / "ledger.jsonl"


@pytest.mark.parametrize("kind", LISTS.values())
def test_evidence_of_every_kind_comes_back(ledger: Path, kind: str) -> None:
    whole = Evidence(
        kind, "1f", "a.b", 7, "原因", "失\u2028\n", "左", "右", 9, 4, 0.5, 6, 3, accepted=True
    )
    written = Entry("文 件\udcff.txt", "a", "b", "0.1.0", {"regional": True}, (whole, gap("2", 9)))
    add_entry(ledger, written, OPEN)
    settle_ledger(ledger)
    (found,) = read_ledger(ledger).values()
    assert sorted(found.evidence) == sorted(written.evidence)
    assert (found.path, found.settings) == (written.path, written.settings)
    assert ledger.read_bytes().count(b"\n") == 1
    level = json.loads(ledger.read_bytes())["trust"]["level"]
    assert level == (TRUST[kind][0] if kind in TRUST else "incomplete")


def test_lines_are_sorted_one_a_file_and_empty_ones_go(ledger: Path) -> None:
    for name in "cab":
        add_entry(ledger, entry(f"{name}.txt", "12", gap(name)), OPEN)
    add_entry(ledger, entry("b.txt", "23", gap("new")), OPEN)
    add_entry(ledger, entry("d.txt", "12", gap("d")), OPEN)
    add_entry(ledger, entry("d.txt", "13"), OPEN)
    before = dict(read_ledger(ledger))
    settle_ledger(ledger)
    lines = [json.loads(line) for line in ledger.read_bytes().splitlines()]
    assert [line["path"] for line in lines] == ["a.txt", "b.txt", "c.txt"]
    assert lines[1]["sha256"] == {"before": "1", "after": "3"}
    assert dict(read_ledger(ledger)) == {k: v for k, v in before.items() if k != "d.txt"}
    inode = ledger.stat().st_ino
    settle_ledger(ledger)
    assert ledger.stat().st_ino == inode  # nothing to write
    assert [path.name for path in ledger.parent.iterdir()] == ["ledger.jsonl"]


def test_a_second_fix_keeps_the_evidence_of_the_first() -> None:
    first = entry("a", "12", gap("x"), gap("y", accepted=True))
    nothing_new = merge_entries(first, entry("a", "23"))
    assert (nothing_new.before, nothing_new.after) == ("1", "3")
    old = gap("x").without_place(), gap("y", accepted=True).without_place()
    assert nothing_new.evidence == old
    edited_between = merge_entries(first, entry("a", "45", gap("z", 3)))
    assert [f.id for f in edited_between.evidence] == ["x", "y", "z"]
    assert edited_between.evidence[2] == gap("z", 3)
    assert edited_between.before == "4"


def test_a_file_fixed_again_from_its_first_content_replaces_its_evidence() -> None:
    first = entry("a", "12", gap("x"), gap("y", accepted=True), gap("kept", accepted=True))
    again = merge_entries(first, entry("a", "13", gap("y"), gap("z")))
    assert {f.id: f.accepted for f in again.evidence} == {"y": True, "z": False, "kept": True}


def test_what_is_accepted_stays_in_its_place() -> None:
    accepted = merge_entries(entry("a", "12", gap("x")), entry("a", "22", gap("x", accepted=True)))
    assert accepted == entry("a", "12", gap("x", accepted=True))


def test_what_is_accepted_of_a_whole_file_is_not_accepted_of_another_text() -> None:
    doubt = Evidence("doubt", "1", "mojibake.injected-pinyin")
    old = entry("a", "bc", doubt._replace(accepted=True))
    for hashes, accepted in (("bc", True), ("cd", True), ("xy", False)):
        (found,) = merge_entries(old, entry("a", hashes, doubt)).evidence
        assert (hashes, found.accepted) == (hashes, accepted)
    (kept,) = merge_entries(old, entry("a", "xy")).evidence  # of the text of then
    assert kept.accepted


def test_long_lists_end_in_a_count(ledger: Path) -> None:
    gaps = [gap(f"g{n}", n) for n in range(1, MOST_FINDINGS + 31)]
    removed = [Evidence("removed", f"r{n}", "strip.menu", n, text="首页") for n in range(1, 26)]
    kept = bounded([*gaps, *removed])
    assert [f.times for f in kept if f.kind == "gap"] == [1] * MOST_FINDINGS + [30]
    assert sum(len(f.text) + f.cut for f in kept if f.kind == "removed") == 50
    assert sum(f.kind == "removed" for f in kept) == MOST["removed"] + 1
    assert trust_record(kept)["reasons"] == ["text is lost at 130 places"]
    assert len(bounded(f._replace(accepted=True) for f in gaps)) == len(gaps)
    for n in range(50):  # a file that is edited and fixed for ever
        more = [f._replace(id=f"{f.id}-{n}", text="菜" * LONGEST_TEXT) for f in removed]
        add_entry(ledger, entry("a", f"{n % 9}x", *more), OPEN)
    settle_ledger(ledger)
    assert ledger.stat().st_size < 16_000


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not a line of the ledger"),
        (b"[1]", "not a line of the ledger"),
        (b"{}", "not a line of the ledger (no 'schema')"),
        (b'{"schema": 2}', "schema 2 of another version of cleancorpus"),
        (b"\xff", "not a line of the ledger"),
        (b"[" * 100_000, "not a line of the ledger"),
        (b"<<<<<<< HEAD", "a merge conflict: keep the lines of both sides"),
        (b">>>>>>> branch", "a merge conflict"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_lost(
    ledger: Path, line: bytes, message: str
) -> None:
    add_entry(ledger, entry("a", "12", gap("x")), OPEN)
    ledger.write_bytes(ledger.read_bytes() + line + b"\n")
    before = ledger.read_bytes()
    for use in (read_ledger, settle_ledger):
        with pytest.raises(UsageError) as caught:
            use(ledger)
        assert f"{ledger}:2: " in str(caught.value)
        assert message in str(caught.value)
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("key", ["path", "sha256", "version", "settings", "gaps"])
@pytest.mark.parametrize("value", [None, 1, [{}], [{"id": 1, "rule": "a", "line": 1}]])
def test_a_line_of_wrong_types_is_broken(ledger: Path, key: str, value: object) -> None:
    add_entry(ledger, entry("a", "12", gap("x")), OPEN)
    record = json.loads(ledger.read_bytes())
    ledger.write_text(json.dumps({**record, key: value}) + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"ledger\.jsonl:1: not a line of the ledger"):
        dict(read_ledger(ledger))


def test_a_line_that_a_kill_has_torn_takes_no_other_with_it(ledger: Path) -> None:
    add_entry(ledger, entry("a", "12", gap("x")), OPEN)
    ledger.write_bytes(ledger.read_bytes()[:-1])
    add_entry(ledger, entry("b", "12", gap("x")), OPEN)
    assert set(read_ledger(ledger)) == {"a", "b"}
    ledger.write_bytes(ledger.read_bytes() + b'{"schema": 1, "pa')
    add_entry(ledger, entry("c", "12", gap("x")), OPEN)
    with pytest.raises(UsageError, match=r"ledger\.jsonl:3: "):
        read_ledger(ledger)
    assert ledger.read_bytes().count(b"\n") == 4


WRITER = """
import sys
from pathlib import Path
from cleancorpus.run.evidence import Evidence
from cleancorpus.run.ledger import Entry, add_entry, settle_ledger
ledger, who = Path(sys.argv[1]), sys.argv[2]
for n in range(15):
    found = Evidence("gap", f"{who}-{n}", "a.b", n + 1, "lost", "text" * 20)
    add_entry(ledger, Entry(f"{who}/{n:02}", "1", "2", "0", {}, (found,)), 0o666)
    if n % 5 == 4:
        settle_ledger(ledger)
"""


def test_many_processes_write_at_once(ledger: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(ledger)]
    running = [subprocess.Popen([*command, f"{n}"], env=ENVIRONMENT) for n in range(3)]
    assert [process.wait(timeout=120) for process in running] == [0] * 3
    found = read_ledger(ledger)
    assert sorted(found) == [f"{who}/{n:02}" for who in range(3) for n in range(15)]
    assert [path.name for path in ledger.parent.iterdir()] == ["ledger.jsonl"]


def test_a_lock_whose_holder_was_killed_holds_nobody_up(ledger: Path) -> None:
    ledger.parent.mkdir()
    ledger.with_name("ledger.jsonl.lock").touch()
    add_entry(ledger, entry("a", "12", gap("x")), OPEN)
    assert [path.name for path in ledger.parent.iterdir()] == ["ledger.jsonl"]


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_who_may_not_read_a_file_may_not_read_the_ledger(ledger: Path) -> None:
    modes = []
    for mode in (0o644, 0o640, 0o666):
        add_entry(ledger, entry("a", "12", gap("x")), mode)
        settle_ledger(ledger)
        modes.append(ledger.stat().st_mode & 0o777 & ~0o022)
    assert modes == [0o644, 0o640, 0o640]


def test_a_ledger_that_cannot_be_written_says_so(ledger: Path) -> None:
    ledger.parent.write_bytes(b"a file")
    with pytest.raises(ReadError, match="left as it is: its evidence cannot be kept in"):
        add_entry(ledger, entry("a", "12", gap("x")), OPEN)


def test_long_settings_leave_their_digest() -> None:
    lines = tuple(f"第{n}次阅读" for n in range(100))
    record = settings_record(Settings(strip_lines=lines, levels={"strip": "off"}))
    assert set(record) == {"sha256"}
    assert record != settings_record(Settings(strip_lines=lines))
    assert settings_record(Settings(repeated_lines=frozenset({"首页"}), exclude=("a",))) == {}


def test_where_the_ledger_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "project" / "docs"
    (docs / "deep").mkdir(parents=True)
    file = docs / "deep" / "a.txt"
    monkeypatch.chdir(tmp_path.parent)

    def folder(given: Path = docs, settings: Path | None = None) -> str:
        (place,) = find_ledger_places([file], [given], settings)
        base = place.ledger.parent.parent
        assert base / place.name == file
        return base.relative_to(tmp_path).as_posix()

    monkeypatch.chdir(tmp_path / "project")
    assert folder() == "project"  # the working folder
    monkeypatch.chdir("/")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert folder() == "project/docs"  # the folder that was given
    assert folder(file) == "project/docs/deep"  # beside the file
    (tmp_path / "project" / ".git").touch()
    assert folder() == "project"
    assert folder(settings=docs / "cleancorpus.toml") == "project/docs"
    assert folder(settings=tmp_path / "elsewhere" / "cleancorpus.toml") == "project"
    above = tmp_path / ".cleancorpus" / "ledger.jsonl"
    add_entry(above, entry("x", "12", gap("x")), OPEN)
    assert folder() == "project"  # nothing above the repository is looked at
    there = docs / ".cleancorpus" / "ledger.jsonl"
    add_entry(there, entry("x", "12", gap("x")), OPEN)
    assert folder() == "project/docs"  # one is there, wherever the command is started from
    assert folder(settings=tmp_path / "project" / "cleancorpus.toml") == "project/docs"
