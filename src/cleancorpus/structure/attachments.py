"""The attachments that a document names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancorpus.structure.model import PROSE, Found
from cleancorpus.text.characters import NUMERALS
from cleancorpus.text.lines import Line
from cleancorpus.text.markers import ITEM

_NOTE = re.compile(r"附件?[：:] ?(.*)")
_HEAD = re.compile(rf"#* ?附件 ?([0-9{NUMERALS}]{{0,3}})[：:.．]? ?(.*)")
_ITEM = re.compile(rf"{ITEM} ?(.+)")
_INLINE = re.compile(rf"(?<![0-9]){ITEM}")


def read_attachments(lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the attachments that the note under the text lists, else the pages headed 附件.

    GB/T 9704-2012, 7.3.4.
    """
    noted = [found for index in range(len(lines)) for found in _read_note(lines, index)]
    yield from noted or _read_heads(lines)


def _read_note(lines: Sequence[Line], index: int) -> Iterator[Found]:
    line = lines[index]
    if line.text[0] != "附" or not (note := _NOTE.match(line.text)):
        return
    if not note[1] or _ITEM.match(note[1]):
        for name in _INLINE.split(note[1]):
            if name.strip():
                yield Found(name.strip(" ；;。"), line.number, 0.9)
        for following in lines[index + 1 : index + 31]:
            item = _ITEM.match(following.text)
            if not item or len(following.text) > PROSE:
                return
            yield Found(item[1].strip(" ；;。"), following.number, 0.85)
    elif len(note[1]) <= PROSE:
        yield Found(note[1].strip(" ；;。"), line.number, 0.9)


def _read_heads(lines: Sequence[Line]) -> Iterator[Found]:
    for index, line in enumerate(lines):
        if line.text[0] not in "附#" or len(line.text) > PROSE:
            continue
        head = _HEAD.fullmatch(line.text)
        if head is None or (not head[1] and head[2]):
            continue
        following = lines[index + 1].text.lstrip("# ") if index + 1 < len(lines) else ""
        name = head[2] or (following if len(following) <= PROSE else "")
        name = "" if name.endswith(("：", "。")) else name
        yield Found(name or line.text.lstrip("# "), line.number, 0.7 if name else 0.5)
