"""readings.txt: the hanzi of GBK with the readings that pypinyin (MIT) gives each."""

from __future__ import annotations

HEADER = "# toned reading -> the hanzi of GBK that have it (from pypinyin, MIT licence)\n"


def build() -> dict[str, bytes]:
    """Return the table by its name: one line a reading, sorted."""
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - a dependency of the build only

    having: dict[str, list[str]] = {}
    for character in map(chr, range(0x4E00, 0xA000)):
        if len(character.encode("gbk", "ignore")) == 2:
            for reading in pinyin_dict.get(ord(character), "").split(","):
                having.setdefault(reading, []).append(character)
    having.pop("", None)
    rows = "".join(f"{reading}\t{''.join(having[reading])}\n" for reading in sorted(having))
    return {"readings.txt": (HEADER + rows).encode("utf-8")}
