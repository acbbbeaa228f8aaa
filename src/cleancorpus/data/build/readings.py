"""Build readings.txt, the readings of characters: `python -m cleancorpus.data.build.readings`.

The hanzi of GBK with the readings that pypinyin (MIT) gives each, one line a reading. Needs the
extra `build`.
"""

from __future__ import annotations

from cleancorpus.data.build.language import DATA

HEADER = "# toned reading -> the hanzi of GBK that have it (from pypinyin, MIT licence)\n"


def build_table() -> str:
    """Return the lines of the table, sorted by reading."""
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - a dependency of the build only

    having: dict[str, list[str]] = {}
    for character in map(chr, range(0x4E00, 0xA000)):
        if len(character.encode("gbk", "ignore")) == 2:
            for reading in pinyin_dict.get(ord(character), "").split(","):
                having.setdefault(reading, []).append(character)
    having.pop("", None)
    return HEADER + "".join(
        f"{reading}\t{''.join(having[reading])}\n" for reading in sorted(having)
    )


def main() -> int:
    path = DATA / "readings.txt"
    path.write_text(build_table(), encoding="utf-8", newline="\n")
    print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
