"""Links, pipes and devices among the documents: nothing blocks, nothing outside is rewritten."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from cleancorpus import ReadError, Settings, clean_corpus, clean_file
from cleancorpus.check import check_files
from cleancorpus.cli import main
from cleancorpus.readers.files import read_file
from tests.running import TEXT, WRITTEN, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")


@pytest.fixture
def irregular(docs: Path, tmp_path: Path) -> Path:
    """The folder of documents, with links to what is no file."""
    os.mkfifo(tmp_path / "pipe")
    (docs / "pipe.txt").symlink_to("../pipe")
    (docs / "zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket may not be long
        listener.bind("socket")
        os.chdir(here)
    (docs / "socket.txt").symlink_to("../socket")
    return docs


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("verb", ["clean", "check", "fix"])
@pytest.mark.usefixtures("irregular")
def test_links_to_what_is_no_file_fail_alone(tmp_path: Path, verb: str, jobs: str) -> None:
    arguments = ["-o", "out"] if verb == "clean" else []
    done = run(verb, "docs", *arguments, "-q", "-j", jobs, cwd=tmp_path)
    assert done.returncode == 3
    folder = "" if verb == "clean" else "docs/"
    assert [line for line in done.stderr.decode().splitlines() if "fixed" not in line] == [
        f"error: {folder}pipe.txt: cannot be read: a pipe, not a regular file",
        f"error: {folder}socket.txt: cannot be read: a socket, not a regular file",
        f"error: {folder}zero.txt: cannot be read: a device, not a regular file",
    ]
    written = {"clean": "out/1.txt", "check": "docs/1.txt", "fix": "docs/1.txt"}[verb]
    assert (tmp_path / written).read_text("utf-8") == (TEXT if verb == "check" else WRITTEN)


@pytest.mark.parametrize(
    "arguments", [["explain", "p"], ["check", "p"], ["fix", "p"], ["clean", "p", "-o", "out"]]
)
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_pipe_or_a_device_that_is_named_is_not_opened(
    tmp_path: Path, arguments: list[str], kind: str
) -> None:
    if kind == "pipe":
        os.mkfifo(tmp_path / "p")
    else:
        (tmp_path / "p").symlink_to("/dev/zero")
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 3
    assert f"error: p: cannot be read: a {kind}, not a regular file\n".encode() in done.stderr


@pytest.mark.usefixtures("alarm")
def test_a_file_that_turns_into_a_pipe_blocks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the opening, somebody may put a pipe in the place of the file."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    regular = file.stat()
    file.unlink()
    os.mkfifo(file)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: regular)
    with pytest.raises(ReadError, match="a pipe, not a regular file"):
        read_file(file)


def test_links_to_files_are_read(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text(TEXT, encoding="utf-8")
    (docs / "inside.txt").symlink_to("1.txt")
    (docs / "outside.txt").symlink_to("../elsewhere.txt")
    (docs / "1.txt").rename(docs / ".1.txt")  # not read itself
    (docs / "inside.txt").unlink()
    (docs / "inside.txt").symlink_to(".1.txt")
    clean_corpus(docs, tmp_path / "out")
    for name in ("inside.txt", "outside.txt"):
        assert (tmp_path / "out" / name).read_text("utf-8") == WRITTEN
        assert not (tmp_path / "out" / name).is_symlink()
    assert clean_file(docs / "outside.txt").text == WRITTEN


def test_fix_follows_no_link_out_of_the_folder(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside" / "settings"
    outside.parent.mkdir()
    outside.write_text(TEXT, encoding="utf-8")
    good = tmp_path / "outside" / "good"
    good.write_text(WRITTEN, encoding="utf-8")
    (docs / "link.txt").symlink_to("../outside/settings")
    (docs / "good.txt").symlink_to("../outside/good")
    (docs / ".hidden").write_text(TEXT, encoding="utf-8")
    (docs / "within.txt").symlink_to(".hidden")
    assert main(["fix", str(docs), "-q"]) == 3
    error = capsys.readouterr().err.split("\n")[0]
    assert error.endswith("link.txt: a link out of the folder: name the file itself to fix it")
    assert outside.read_text("utf-8") == TEXT
    assert (docs / ".hidden").read_text("utf-8") == WRITTEN
    assert (docs / "within.txt").is_symlink()
    assert (docs / "1.txt").read_text("utf-8") == WRITTEN


@pytest.mark.parametrize("given", [["docs/link.txt"], ["docs", "docs/link.txt"], ["docs", "away"]])
def test_fix_follows_a_link_that_is_named_or_leads_to_what_is(
    docs: Path, tmp_path: Path, given: list[str]
) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "a").write_text(TEXT, encoding="utf-8")
    (docs / "link.txt").symlink_to("../away/a")
    assert main(["fix", "-q", *(str(tmp_path / path) for path in given)]) == 1
    assert (tmp_path / "away" / "a").read_text("utf-8") == WRITTEN
    assert (docs / "link.txt").is_symlink()


def test_fix_judges_a_link_by_the_folder_it_was_found_in(docs: Path, tmp_path: Path) -> None:
    """A folder that is itself reached by a link is the folder that was given."""
    (tmp_path / "way").symlink_to("docs")
    (docs / ".real").write_text(TEXT, encoding="utf-8")
    (docs / "link.txt").symlink_to(".real")
    (tmp_path / "docs2").mkdir()  # a name that only begins alike
    (tmp_path / "docs2" / "x").write_text(TEXT, encoding="utf-8")
    (docs / "other.txt").symlink_to("../docs2/x")
    from cleancorpus.check import CheckOptions  # noqa: PLC0415

    found = list(check_files(tmp_path / "way", Settings(jobs=1), CheckOptions(fix=True)))
    assert (docs / ".real").read_text("utf-8") == WRITTEN
    assert (tmp_path / "docs2" / "x").read_text("utf-8") == TEXT
    assert [Path(item.check.path).name for item in found if item.check.error] == ["other.txt"]
