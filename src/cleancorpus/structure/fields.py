"""The labelled fields that a government site sets above a document: 发文字号：国发〔2022〕14号."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancorpus.structure.model import Event, Found
from cleancorpus.text.dates import find_dates
from cleancorpus.text.lines import Line

# What a label is called, letter-spaced or not, and the field that it fills.
_LABELS = {
    "标题": "title",
    "名称": "title",
    "文件名称": "title",
    "发文机关": "issuer",
    "发文单位": "issuer",
    "发布机构": "issuer",
    "发布机关": "issuer",
    "制定机关": "issuer",
    "发文字号": "number",
    "文号": "number",
    "成文日期": "signed",
    "发文日期": "signed",
    "印发日期": "signed",
    "发布日期": "posted",
    "公布日期": "posted",
    "生成日期": "posted",
    "施行日期": "in force",
}
_BLANK = "[ \u3000]*"
_FIELD = re.compile(
    rf"(?:^|[ \u3000|])({'|'.join(_BLANK.join(label) for label in _LABELS)}){_BLANK}(?:[：:]|\|)"
)
_HEAD = 24


def read_fields(lines: Sequence[Line]) -> Iterator[tuple[str, Found]]:
    """Yield the labelled fields near the top of a document, as (field, value).

    >>> from cleancorpus.text.lines import split_lines
    >>> [(name, found.text) for name, found in read_fields(split_lines("文号：国发〔2022〕14号"))]
    [('number', '国发〔2022〕14号')]
    """
    for line in lines[:_HEAD]:
        labels = list(_FIELD.finditer(line.text))
        if not labels:
            continue
        ends = [label.start() for label in labels[1:]] + [len(line.text)]
        for label, end in zip(labels, ends, strict=True):
            name = _LABELS[re.sub(_BLANK, "", label[1])]
            value = line.text[label.end() : end].strip(" \u3000|")
            if value:
                yield name, Found(value, line.number, 0.95)


def field_events(fields: dict[str, Found]) -> Iterator[Event]:
    """Yield the dates among the fields."""
    for kind in ("signed", "posted", "in force"):
        if found := fields.get(kind):
            for span in find_dates(found.text):
                yield Event(span.iso, kind, found.line, found.confidence)
