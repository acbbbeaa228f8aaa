"""Lines of programs, tables, logs and other data: Chinese may stand in them, prose they are not.

A comma there parts two fields, a quote ends a string, and each line stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from cleancorpus.text.characters import HAN

ItemT = TypeVar("ItemT")

_EMPTY = " \t\x01\"'`,"
# Without any of these a line is prose: looked for first, in every line.
_GATE = re.compile(
    r"[,;:{}()=\t\"'#*]|--|//|<-|^\s*\.[A-Z]{2}\b"
    r"|^\s*(?:import|from|package|using|return|raise|throw|const|let|var|public|private|static)\s"
)
_HAN = re.compile(f"[{HAN}]")
_STRING = re.compile(
    r'"""[^\n]{0,500}?"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`[^`\n]*`|/\*[^\n]{0,300}?\*/'
)
_COMMENT = re.compile(r"(?:^|(?<=[\s;{})\d]))(?:#|//|--(?= )|/\*)[^\n]*$|^\s*\*[ /][^\n]*$")
# A line without its comments; a string leaves a mark of its own: `"名称": "甲",` is S: S,.
_S = "\x01"
_PROGRAM = re.compile(
    rf"""^\s*(?:
      (?:[\[\]]++,|[\[\]]*+[{{}}();][{{}}()\[\];]*+,?)\s*$  # brackets alone
    | [\w.$\[\]@*&<>-]{{0,80}}\s?(?:[-+*/|&^%]?=|:=|=>|<-)(?:\s|[\w$(\[{{;,]|$)  # an assignment
    | (?:[\w*]{{1,40}}\s){{0,4}}[\w.$:>-]{{1,80}}!?\(                          # a call
    | (?:\{{|\[(?=[^\n]*[,:=({_S}]))[^\n]*[}}\]],?\s*$                    # an object, a list
    | [a-z_][\w-]{{0,30}}(?:\[\d\])?\ {_S}$                                 # a field of gettext
    | \.[A-Z]{{2}}\b                                                      # a request of roff
    | {_S}\s[A-Za-z]{{2,20}}\b                                             # a column of SQL
    | [\w${_S}-]{{1,60}}\s?:[\w.$\[{{({_S},\s-]{{0,200}}+[\])}}]{{0,9}}\s*+[,;]?\s*+$  # name: value
    | (?:if|elif|else|for|while|with|try|except|def|class|function|switch|case)\b[^\n]*[:{{]\s*$
    | (?:import|from|package|using|return|raise|throw|const|let|var|public|private|static)\s\S
    | (?i:select|insert|update|delete|create|alter|drop|values|set)\s[^\n]*[(;,]\s*
    )""",
    re.VERBOSE,
)
# Its words are hanzi: a field of BibTeX, a comment of roff, an element of XML; HTML holds prose.
_FIELD_OF_DATA = re.compile(
    r"^\s*[a-z_]{2,20} ?= ?\{[^\n]*\},?$|^\.\\\""
    r"|^\s*<(?!(?:p|a|b|i|u|s|em|li|h[1-6]|t[dhr]|div|span|font|strong|center|title|small)\b)"
    r"([A-Za-z][\w:.-]{0,60}+)(?:\s[^<>\n]{0,500}+)?>[^<>\n]{0,2000}+</\1>$"
)
_BOX = re.compile(r"^\s*\+[-=+]{3,}\s*$")
_LOG = re.compile(r"^\W?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]{1,3}\d{1,2}:\d{2}(?::\d{2})?\W")
_CELL_OF_DATA = re.compile(r"^[\"']?[!-~ ]{0,60}\d[!-~ ]{0,60}[\"']?$")
_MARKUP = re.compile(r"<[A-Za-z/!]|&\w{2,8};")
# Below the row of their names, with or without a blank line after each.
_NUMBERED_ROWS = re.compile(
    r"(?:^[^\n,，。]{1,20}(?:,[^\n,，。]{1,20}){2,20}\n\n?)?"
    r"(?:^\"?\d{1,6}\"?,[^\s,\d][^\n,]{0,80}(?:,[^\n,]{0,80}){2,200}(?:\n\n?|\Z)){2}"
    r"(?:^\"?\d{1,6}\"?,[^\n]{0,500}(?:\n\n?|\Z))*",
    re.MULTILINE,
)
_QUOTED_CELL = re.compile(r'"[^"\n]*"')
# Cells as short as these are no clauses, in so many rows of so many cells.
_SHORT, _ROWS, _CELLS = 8, 3, 3
# A sentence beside what a page left of its script; its own stop may be half-width.
_SENTENCE_ENDS = ("。", "；", ".", ";")
_SENTENCE = 10
_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@", re.MULTILINE)
_CUE = re.compile(r"^\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:", re.MULTILINE)
_FIELD = re.compile(r"^\s*(?:- )?([^\s:：，。]{1,40}):(?: [^\n]*)?$|^\s*- \S[^\n]*$|^---$")
# So much of a line to either side of a place shows what it is; a line may be a whole book.
_NEAR = 400
_TAG_OR_ENTITY = re.compile(r"<[^<>]*>|&#?\w+;")
# Beside tags one sign of a program is enough, where no Chinese stands: HTML has prose round them.
_PROGRAM_SIGN = re.compile(r"""\w\(|["'][,)\]};:]|[=({\[,]\s?["']|[;{}]\s*$|==|^\s*//""")
_CHINESE = re.compile("[\u2e80-\u9fff]")
# So many lines, from the head on, show what a text is.
_SAMPLE = 400


def may_be_data(line: str) -> bool:
    """Tell whether a line has a sign that parts fields, opens a comment or gives an order.

    >>> may_be_data("编号,名称"), may_be_data("第一条 总则"), may_be_data("| 编号 |")
    (True, False, True)
    """
    return "|" in line or _GATE.search(line) is not None


def is_program_line(line: str) -> bool:
    """Tell a line of a program or of JSON by what is left of it without strings and comments.

    >>> [is_program_line(line) for line in ('x = 1  # 注意:', '"标题": "办法",', '他说:"好"')]
    [True, True, False]
    """
    if _FIELD_OF_DATA.match(line):
        return True
    if not _GATE.search(line):
        return False
    rest = _COMMENT.sub("", _STRING.sub(_S, line))
    return bool(rest.strip(_EMPTY)) and not _HAN.search(rest) and bool(_PROGRAM.match(rest))


def is_program_at(text: str, start: int) -> bool:
    """Tell whether a tag or an entity stands in a line of a program, rather than round prose.

    >>> is_program_at("y.append('</span>')", 10), is_program_at("<p>一网通办(试行)</p>", 0)
    (True, False)
    """
    low = max(text.rfind("\n", max(0, start - _NEAR), start) + 1, start - _NEAR, 0)
    high = text.find("\n", start, start + _NEAR)
    line = _TAG_OR_ENTITY.sub("", text[low : high if high >= 0 else start + _NEAR])
    return _PROGRAM_SIGN.search(line) is not None and _CHINESE.search(line) is None


def is_comment(line: str) -> bool:
    """Tell a line that is a comment or a string of a program as a whole, if it stands in one.

    >>> is_comment("# 读取配置,并返回结果"), is_comment("第一条 总则")
    (True, False)
    """
    if not _GATE.search(line):
        return False
    return not _COMMENT.sub("", _STRING.sub(_S, line)).strip(_EMPTY)


def is_log_line(line: str) -> bool:
    """Tell a line that opens with a date and a time of day.

    >>> is_log_line("2024-01-02 03:04:05 INFO 启动服务,端口: 8080")
    True
    """
    return bool(_LOG.match(line))


def is_row(line: str, others: Sequence[str]) -> bool:
    r"""Tell a row of a table whose cells are parted by commas, semicolons or tabs.

    The rows around it have as many cells, and one column holds numbers or codes, or all cells are
    short.

    >>> is_row("2,李四,上海市", ["编号,名称,地址", "1,张三,北京市"])
    True
    >>> is_row("会议指出,要坚持依法行政,要落实责任", ["会议强调,要公开透明,要接受监督"])
    False
    """
    if line.lstrip().startswith("|") or _BOX.match(line):
        return any(map(_BOX.match, [line, *others]))
    for mark in ",\t;":
        if mark not in line or _MARKUP.search(line):
            continue
        cells = _cells(line, mark)
        alike = [row for row in (_cells(other, mark) for other in others) if len(row) == len(cells)]
        if len(cells) > 1 and alike and _is_table([cells, *alike], mark):
            return True
    return False


def _cells(line: str, mark: str) -> list[str]:
    if '"' in line:
        line = _QUOTED_CELL.sub(lambda cell: cell[0].replace(mark, " "), line)
    return line.split(mark)


def _is_table(rows: list[list[str]], mark: str) -> bool:
    if any("。" in cell for row in rows for cell in row):
        return False
    if mark == "\t":
        return True
    columns = list(zip(*rows, strict=True))
    # The names of the columns may stand above the numbers.
    numbers = any(
        sum(bool(_CELL_OF_DATA.match(cell)) for cell in column) >= max(2, len(rows) - 1)
        for column in columns
    )
    short = all(len(cell.strip()) <= _SHORT for row in rows for cell in row)
    return numbers or (short and len(rows) >= _ROWS and len(columns) >= _CELLS)


def find_rows(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the spans of rows that begin with their number and are parted by commas.

    They need no lines beside them: a page may set a blank line after each row.

    >>> list(find_rows("编号,名称,地址\n\n1,甲,北京市,东\n\n2,乙,上海市,西\n"))
    [(0, 31)]
    """
    if "," in text:
        for match in _NUMBERED_ROWS.finditer(text):
            yield match.span()


def is_data(text: str) -> bool:
    r"""Tell a text that is a program, a table, a log, a patch or other data as a whole.

    >>> is_data("编号,名称\n1,张三\n2,李四\n3,王五\n"), is_data("第一条 总则\n第二条 附则\n")
    (True, False)
    """
    if not _GATE.search(text) and "@@" not in text:
        return False
    lines = [line for line in text[: _SAMPLE * 200].split("\n") if line.strip()][:_SAMPLE]
    if len(lines) < 2:
        return False
    if _HUNK.search(text) or len(_CUE.findall(text)) * 8 >= len(lines):
        return True
    if any(map(_is_plain_sentence, lines)):  # nearly every text of prose ends here
        return False
    if _is_fields(lines):
        return True
    marks = _marks(lines)
    prose = any(_is_sentence(line) for line, mark in zip(lines, marks, strict=True) if not mark)
    return not prose and 5 * sum(marks) >= 3 * len(lines)


def _is_plain_sentence(line: str) -> bool:
    """Tell a sentence that stands in no program, log or comment, and in no cell of a table."""
    if not line.endswith("。") or not _is_sentence(line):
        return False
    return not (is_program_line(line) or is_log_line(line) or is_comment(line))


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith(_SENTENCE_ENDS) and len(_HAN.findall(line)) >= _SENTENCE


def _marks(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it is one of data; comments go with the lines beside them."""
    marks = [
        is_program_line(line)
        or is_row(line, [*lines[max(0, n - 2) : n], *lines[n + 1 : n + 3]])
        or (is_log_line(line) and any(is_log_line(other) for other in _beside(lines, n)))
        for n, line in enumerate(lines)
    ]
    return [
        mark or (is_comment(line) and any(_beside(marks, n)))
        for n, (line, mark) in enumerate(zip(lines, marks, strict=True))
    ]


def _beside(items: Sequence[ItemT], n: int) -> list[ItemT]:
    return [*items[max(0, n - 1) : n], *items[n + 1 : n + 2]]


def _is_fields(lines: Sequence[str]) -> bool:
    """Tell YAML: names with their values, indented, most of the names in Latin letters."""
    found = [_FIELD.match(line) for line in lines]
    if not all(found) or not any(line.startswith((" ", "-")) for line in lines):
        return False
    names = [match[1] for match in found if match and match[1]]
    return len(names) >= 3 and 2 * sum(name.isascii() for name in names) >= len(names)
