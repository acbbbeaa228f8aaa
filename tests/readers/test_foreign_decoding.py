"""Bytes of other languages in their own encodings: read rightly, or doubted, never rewritten."""

from __future__ import annotations

from pathlib import Path

import opencc
import pytest

from cleancorpus.cli import main
from cleancorpus.errors import ReadError
from cleancorpus.readers.decoding import decode_bytes
from tests.cases import FIXTURES

FOLDER = FIXTURES / "foreign"
# Text -> encodings that must be told from Chinese and from one another.
READ: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("languages/french.txt", ("latin-1", "cp1252", "iso8859-15", "mac_roman")),
    ("languages/german.txt", ("latin-1", "cp850")),
    ("languages/spanish.txt", ("latin-1", "cp1252")),
    ("languages/portuguese.txt", ("latin-1", "cp1252")),
    ("languages/swedish.txt", ("latin-1",)),
    ("languages/polish.txt", ("cp1250", "iso8859-2")),
    ("languages/czech.txt", ("cp1250", "iso8859-2")),
    ("languages/turkish.txt", ("cp1254",)),
    ("languages/russian.txt", ("cp1251", "koi8-r", "cp866", "iso8859-5")),
    ("languages/ukrainian.txt", ("cp1251",)),
    ("languages/greek.txt", ("cp1253", "iso8859-7")),
    ("languages/hebrew.txt", ("cp1255",)),
    ("languages/arabic.txt", ("cp1256",)),
    ("languages/thai.txt", ("tis-620",)),
    ("languages/korean.txt", ("cp949", "euc_kr", "iso2022_kr")),
    ("korean/law.txt", ("cp949", "utf-16-le")),
    ("japanese/udhr.txt", ("cp932", "euc_jp", "iso2022_jp")),
    ("japanese/notice.txt", ("cp932", "euc_jp")),
    ("japanese/udhr-wrapped.txt", ("utf-16-be",)),
)
# Here a wrong text is allowed, if the decoder says that it is not Chinese.
DOUBTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("japanese/kanji-only.txt", ("cp932", "euc_jp")),
    ("japanese/prefectures.txt", ("cp932", "euc_jp")),
    ("japanese/half-width-kana.txt", ("cp932",)),
    ("korean/newspaper-hanja.txt", ("cp949",)),
    ("korean/law.txt", ("johab",)),
    ("tables/csv-semicolon.txt", ("cp437",)),
)
VISCII = b"Nh\xe2n d\xe2n c\xe1c qu\xafc gia th\xe0nh vi\xean \xf0\xe3 t\xdf do, c\xf4ng l\xfd"


def encodings_of(table: tuple[tuple[str, tuple[str, ...]], ...]) -> list[tuple[str, str]]:
    return [(name, encoding) for name, encodings in table for encoding in encodings]


def encode(name: str, encoding: str) -> bytes:
    """Encode what the encoding has of a text; ' for ’, as its users wrote."""
    text = (FOLDER / name).read_bytes().decode("utf-8").replace("\u2019", "'")
    return text.encode(encoding, "ignore")


@pytest.mark.parametrize(("name", "encoding"), encodings_of(READ))
def test_other_encodings_are_read(name: str, encoding: str) -> None:
    data = encode(name, encoding)
    text, decoding = decode_bytes(data)
    assert text == data.decode(encoding)
    assert not decoding.chinese


@pytest.mark.parametrize(("name", "encoding"), encodings_of(DOUBTED))
def test_what_nobody_reads_is_doubted(name: str, encoding: str) -> None:
    assert not decode_bytes(encode(name, encoding))[1].chinese


@pytest.mark.parametrize("text", ["déjà vu", "Prüfung der Größe", "garçon", "à bientôt, où ?"])
def test_short_western_lines_are_not_chinese(text: str) -> None:
    assert not decode_bytes(text.encode("cp1252"))[1].chinese


def test_fix_rewrites_none_of_them(tmp_path: Path) -> None:
    files = {
        tmp_path / f"{encoding}-{name.replace('/', '-')}": encode(name, encoding)
        for name, encoding in encodings_of(READ + DOUBTED)
    }
    files[tmp_path / "viscii.txt"] = VISCII
    for file, data in files.items():
        file.write_bytes(data)
    before = {file: file.stat().st_mtime_ns for file in files}
    assert main(["fix", str(tmp_path), "-q"]) in {0, 3}
    assert {file: file.read_bytes() for file in files} == files
    assert {file: file.stat().st_mtime_ns for file in files} == before
    assert main(["check", str(tmp_path), "-q"]) in {0, 3}


@pytest.mark.parametrize("encoding", ["gb18030", "cp950", "utf-16", "utf-16-le", "utf-16-be"])
def test_chinese_is_never_doubted(encoding: str) -> None:
    """Names, plants, tables, verse: what is least like the prose that the model has read."""
    convert = opencc.OpenCC("s2t").convert if encoding == "cp950" else str
    for path in sorted((FIXTURES / "genres").glob("*.txt")):
        source = convert(path.read_text(encoding="utf-8"))
        try:
            text, decoding = decode_bytes(source.encode(encoding, "ignore"))
        except ReadError:
            continue
        han = sum("\u4e00" <= character <= "\u9fff" for character in text)
        assert decoding.chinese or han < 10, path.name


def test_no_rule_is_made_for_a_text_that_is_not_chinese(tmp_path: Path) -> None:
    file = tmp_path / "russian.txt"
    file.write_bytes("Принимая во внимание , что признание\nдостоинства\n".encode("cp1251"))
    assert main(["clean", str(file), "-o", str(tmp_path / "out"), "-q"]) == 0
    after = (tmp_path / "out" / "russian.txt").read_text(encoding="utf-8")
    assert after == "Принимая во внимание , что признание\nдостоинства\n"


def test_english_in_utf_16_is_not_utf_32() -> None:
    text = "the law, “data” means any record"
    assert len(text.encode("utf-16-le")) % 4 == 0
    assert decode_bytes(text.encode("utf-16-le"))[0] == text
