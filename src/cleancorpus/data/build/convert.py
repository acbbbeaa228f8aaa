"""The tables of the convert stage: standard, traditional and simplified characters.

The standard characters come from Unihan_OtherMappings.txt of the Unicode Character Database, the
pairs from the dictionaries inside the installed opencc package, read with the `opencc_dict`
program that it brings.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from cleancorpus.data import read_lines, read_pairs

ROW = 80


def read_standard(unihan: Path) -> list[str]:
    """Return the 8,105 characters of the table of 2013 in its own order (property kTGH)."""
    numbered: dict[int, str] = {}
    lines = (unihan / "Unihan_OtherMappings.txt").read_text(encoding="utf-8").split("\n")
    for line in lines:
        fields = line.split("\t")
        if len(fields) == 3 and fields[1] == "kTGH":
            numbered[int(fields[2].removeprefix("2013:"))] = chr(
                int(fields[0].removeprefix("U+"), base=16)
            )
    return [numbered[number] for number in sorted(numbered)]


def read_dictionary(name: str) -> dict[str, list[str]]:
    """Return a dictionary of the installed opencc: key -> candidates, best first."""
    clib = Path(str(files("opencc"))) / "clib"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "dictionary.txt"
        source = clib / "share" / "opencc" / f"{name}.ocd2"
        program = clib / "bin" / "opencc_dict"
        options = ["-i", str(source), "-o", str(out), "-f", "ocd2", "-t", "text"]
        subprocess.run([str(program), *options], check=True)
        lines = out.read_text(encoding="utf-8").split("\n")
    return {line.split("\t")[0]: line.split("\t")[1].split(" ") for line in lines if line}


def is_in(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def traditional_pairs(standard: frozenset[str]) -> dict[str, str]:
    """Return the characters that only traditional text has, with what each becomes.

    Left out are standard characters, those of GB 2312 (but for 後, which only slipped in there),
    噁 (二噁英 is written so where fonts lack U+2BAC7), those outside the Basic Multilingual Plane
    and those that some phrase of OpenCC keeps. Two standard candidates are written side by side.
    """
    kept = set("".join(row[0] for row in read_dictionary("TSPhrases").values()))
    kept -= {"計"}  # only in 不可貲計, a slip
    pairs: dict[str, str] = {}
    for char, candidates in read_dictionary("TSCharacters").items():
        usual = is_in(char, "gb2312") and char != "後"
        usual = usual or char == "噁"
        if candidates[0] == char or candidates[0] > "\uffff" or char > "\uffff":
            continue
        if char in standard or usual or char in kept:
            continue
        good = [target for target in candidates if target in standard and target < "\U00010000"]
        pairs[char] = "".join(good) if good else candidates[0]
    pairs |= read_pairs("variant-characters.tsv")
    japanese = set("".join(read_lines("japanese-characters.txt")))
    return {a: b for a, b in pairs.items() if b < "\U00010000" and a not in japanese}


def simplified_characters() -> list[str]:
    """Return the characters of GB 2312 that only simplified text has.

    Left out is what Big5 holds or Hong Kong or Taiwan write too (税, 脱).
    """
    regional = {
        form
        for name in ("HKVariants", "TWVariants")
        for forms in read_dictionary(name).values()
        for form in forms
    }
    return [
        char
        for char, candidates in read_dictionary("STCharacters").items()
        if char not in candidates
        and is_in(char, "gb2312")
        and not is_in(char, "big5")
        and char not in regional
    ]


def build(standard: list[str]) -> dict[str, bytes]:
    """Return the three tables by their names, from the characters of the table of 2013."""
    pairs = traditional_pairs(frozenset(standard))
    head = "# character that only traditional text has -> simplified (two: which, the context says)"
    title = "通用规范汉字表 (2013): the standard characters in the order of the table"
    simplified = sorted(simplified_characters())
    return {
        "standard-characters.txt": _rows(title, standard),
        "traditional-characters.tsv": _lines([head, *(f"{a}\t{pairs[a]}" for a in sorted(pairs))]),
        "simplified-characters.txt": _rows("characters that only simplified text has", simplified),
    }


def _rows(comment: str, chars: Iterable[str]) -> bytes:
    text = "".join(chars)
    return _lines([f"# {comment}", *(text[i : i + ROW] for i in range(0, len(text), ROW))])


def _lines(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8")
