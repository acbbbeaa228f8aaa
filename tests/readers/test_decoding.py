"""Bytes to str: encodings, short input, broken bytes, mixed lines, binary files."""

from __future__ import annotations

import codecs
import random

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancorpus.errors import ReadError
from cleancorpus.readers import SUFFIXES, read_documents
from cleancorpus.readers.decoding import decode_bytes
from tests.control import load_control

SIMPLIFIED = (
    "为了规范口岸开放，提高口岸通关效率，保障口岸安全畅通，促进对外开放和经济社会发展，"
    "根据国家有关法律、行政法规的规定，结合本市实际，制定本条例。加强数字政府建设，"
    "推进政务服务事项跨省通办，让企业和群众少跑腿、好办事。"
)
TRADITIONAL = (
    "為了規範口岸開放，提高口岸通關效率，保障口岸安全暢通，促進對外開放和經濟社會發展，"
    "根據國家有關法律、行政法規的規定，結合本市實際，制定本條例。加強數字政府建設，"
    "推進政務服務事項跨省通辦，讓企業和群眾少跑腿、好辦事。"
)


def windows(text: str, length: int) -> list[str]:
    return [text[i : i + length] for i in range(len(text) - length)]


@pytest.mark.parametrize("length", [4, 6, 8, 16, 60])
@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "cp950", "big5hkscs"),
        (TRADITIONAL, "big5hkscs", "big5hkscs"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "hz", "hz"),
    ],
)
def test_short_input(text: str, encoding: str, name: str, length: int) -> None:
    pairs = [(window, decode_bytes(window.encode(encoding))) for window in windows(text, length)]
    right = [found == (window, name) for window, (t, d) in pairs for found in [(t, d.encoding)]]
    assert sum(right) >= 0.98 * len(right)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        ("\ufeff".encode("gb18030"), "gb18030"),
    ],
)
def test_byte_order_mark(mark: bytes, encoding: str) -> None:
    text, decoding = decode_bytes(mark + SIMPLIFIED.encode(encoding))
    assert (text, decoding.encoding, decoding.byte_order_mark) == (SIMPLIFIED, encoding, True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["第209条第2款", "# 第一章 总则", "2017年9月1日起施行", "a b\n"])
def test_wide_units_without_a_mark(encoding: str, text: str) -> None:
    assert decode_bytes(text.encode(encoding))[0] == text


def test_the_evidence_names_what_was_rejected() -> None:
    _, decoding = decode_bytes(TRADITIONAL.encode("big5"))
    assert "common characters" in decoding.evidence[0]
    assert "gb18030" in {candidate.encoding for candidate in decoding.rejected}


def test_line_ends_are_counted() -> None:
    text, decoding = decode_bytes("一\r\n二\r三\n".encode())
    assert (text, decoding.crlf, decoding.cr) == ("一\n二\n三\n", 1, 1)


def test_empty_file() -> None:
    assert decode_bytes(b"")[0] == ""
    assert decode_bytes(codecs.BOM_UTF8)[0] == ""


@pytest.mark.parametrize(
    ("text", "encoding", "share"),
    [
        (SIMPLIFIED, "utf-8", 1),
        (SIMPLIFIED, "gb18030", 0.95),
        (TRADITIONAL, "gb18030", 0.85),
        # A character that ends in an ASCII byte leaves a letter behind, which may be meant.
        (TRADITIONAL, "big5", 0.35),
    ],
)
def test_a_lost_byte_costs_one_character(text: str, encoding: str, share: float) -> None:
    lines = [text, text[:60], text[60:]]
    source, expected = "\r\n".join(lines), "\n".join(lines)
    data = source.encode(encoding)
    right = 0
    for place in range(60):
        at = len(text) + 2 + place
        lost = len(source[:at].encode(encoding))
        found, decoding = decode_bytes(data[:lost] + data[lost + 1 :])
        assert decoding.encoding.startswith(encoding[:4])
        assert found.startswith(text + "\n" + text[: max(0, place - 2)])
        assert found.endswith("\n" + text[60:])
        if found == expected[: at - 1] + "\ufffd" + expected[at:]:
            assert [(bad.position, bad.offset) for bad in decoding.replaced] == [(at - 1, lost)]
            right += 1
    assert right >= 60 * share


def test_a_broken_byte_between_characters() -> None:
    data = SIMPLIFIED.encode("gb18030")
    text, decoding = decode_bytes(data[:20] + b"\xff" + data[20:])
    assert text == SIMPLIFIED[:10] + "\ufffd" + SIMPLIFIED[10:]
    assert [(bad.offset, bad.hex, bad.position) for bad in decoding.replaced] == [(20, "ff", 10)]


@pytest.mark.parametrize("size", [2, 4])
def test_a_cut_end(size: int) -> None:
    name = {2: "utf-16", 4: "utf-32"}[size]
    data = SIMPLIFIED.encode(name)
    text, decoding = decode_bytes(data[:-1])
    assert text == SIMPLIFIED[:-1] + "\ufffd"
    assert decoding.replaced[0].offset == len(data) - size


def test_lines_in_several_encodings() -> None:
    lines = [SIMPLIFIED, SIMPLIFIED[::-1], "Title: plain", TRADITIONAL, SIMPLIFIED[3:30]]
    names = ["gb18030", "gb18030", "ascii", "big5", "utf-8"]
    data = b"\n".join(line.encode(name) for line, name in zip(lines, names, strict=True))
    text, decoding = decode_bytes(data)
    assert text == "\n".join(lines)
    assert decoding.encoding == "gb18030"
    assert "1 lines are big5hkscs" in decoding.evidence
    assert "1 lines are utf-8" in decoding.evidence


def test_gbk_line_in_a_utf8_file() -> None:
    data = f"{SIMPLIFIED}\n".encode() * 3 + SIMPLIFIED.encode("gbk")
    text, decoding = decode_bytes(data)
    assert text == f"{SIMPLIFIED}\n" * 3 + SIMPLIFIED
    assert decoding.encoding == "utf-8"
    assert not decoding.replaced


@pytest.mark.parametrize(
    "text",
    [
        "Le président a été réélu à l'unanimité, naïvement.",
        "Prüfung der Maßnahmen für Größe",
        "Příliš žluťoučký kůň",
        "数字政府",
        "日本語のテキスト",
        "한국어 문장",
        "Правительство",
        "a ~ b, {x} ~{ not hz ~}",
        "+Ti1lhw- stays for the stage",
    ],
)
def test_valid_utf8_is_utf8(text: str) -> None:
    assert decode_bytes(text.encode())[0] == text


def test_western_file() -> None:
    text = "Le président a été réélu à l'unanimité en 2024, après un vote très serré."
    assert decode_bytes(text.encode("cp1252"))[0] == text


def test_big5_pairs_of_windows() -> None:
    text = "阿布杜勒‧卡里姆～數字政府￥五百"
    assert decode_bytes(text.encode("cp950"))[0] == text


@pytest.mark.parametrize("encoding", ["gb18030", "cp950"])
def test_a_table_drawn_with_lines(encoding: str) -> None:
    rule = "─" * 60
    text = f"┌{rule}┐\n│　　│\n└{rule}┘\n{TRADITIONAL[:12]}\n┌{rule}┐\n│數字│\n└{rule}┘\n"
    assert decode_bytes(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    "text", ["持A股的股東；B超檢查、甲級A類項目", "见图A、表B，第I类、第Ⅱ类X光"]
)
def test_letters_that_are_meant(text: str) -> None:
    assert decode_bytes(text.encode("gb18030"))[0] == text


def test_a_stray_nul_is_kept_for_the_stage() -> None:
    text = SIMPLIFIED[:20] + "\x00" + SIMPLIFIED[20:]
    assert decode_bytes(text.encode())[0] == text
    assert decode_bytes(text.encode("gb18030"))[0] == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "Office"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"\x7fELF....", "program"),
        (b"\x00" * 500, "NUL"),
        (random.Random(1).randbytes(5000), "control characters"),
    ],
)
def test_binary_files_are_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        decode_bytes(data)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    try:
        text, decoding = decode_bytes(data)
    except ReadError:
        return
    text.encode("utf-8")
    for bad in decoding.replaced:
        assert text[bad.position] == "\ufffd"
        assert data[bad.offset : bad.offset + len(bad.hex) // 2].hex() == bad.hex


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16", "utf-32"]),
    st.lists(st.tuples(st.integers(0, 199), st.binary(max_size=2)), max_size=4),
)
def test_broken_places_are_placed(encoding: str, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray((TRADITIONAL[:40] + "\r\n" + TRADITIONAL[40:]).encode(encoding))
    for place, raw in damage:
        data[place : place + 1] = raw
    try:
        text, decoding = decode_bytes(bytes(data))
    except ReadError:
        return
    text.encode("utf-8")
    for bad in decoding.replaced:
        assert text[bad.position] == "\ufffd"
        assert data[bad.offset : bad.offset + len(bad.hex) // 2].hex() == bad.hex


def test_suffixes() -> None:
    assert {".txt", ".md"} <= SUFFIXES
    assert next(read_documents("数字".encode("gbk"), ".TXT")).text == "数字"
    with pytest.raises(ReadError, match="no reader"):
        next(read_documents(b"", ".xyz"))


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "cp950"])
def test_a_thousand_snippets_of_eight_characters(encoding: str) -> None:
    text = "".join(document.text.replace("\n", "") for document in load_control(40))
    if encoding != "gb18030":
        text = opencc.OpenCC("s2t").convert(text)
    rng = random.Random(8)
    right = tried = 0
    while tried < 1000:
        start = rng.randrange(len(text) - 8)
        snippet = text[start : start + 8]
        data = snippet.encode(encoding, "ignore")
        if snippet.isascii() or data.decode(encoding) != snippet:
            continue
        tried += 1
        right += decode_bytes(data)[0] == snippet
    assert right >= 990
