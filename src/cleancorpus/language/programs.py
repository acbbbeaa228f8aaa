"""Which lines are of a program or of its data: Chinese stands in their strings and comments only.

What is left of such a line without its strings is plain ASCII with the signs of a program:
`print!("{} 是负数", n);`, `"name": "中文",`, `msgstr "中文"`, `.SH "名称"`. A sentence keeps hanzi
outside of straight quotes, however damaged it is, and a quotation alone leaves nothing.
"""

from __future__ import annotations

import re

# A prefix belongs to the string: u'', f"".
_STRING = re.compile(r"(?:\b[a-zA-Z])?(?:\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+')")
_LEADING_COMMENT = re.compile(r"[ \t]*+(?://|/\*|<!--)")
_COMMENT = re.compile(r"(?<=\s)(?:#|//|--|/\*)(?=\s)|//(?=[^/])")
# What is left where a string was taken out.
_HOLE = "\x01"
_SIGNS = re.compile(
    r"[A-Za-z_]\d?!?\("  # a call
    r"|[A-Za-z0-9_\])]\s?[-+*/|:]?=[=>]?\s?[\x01A-Za-z0-9_\[({&-]"  # an assignment
    r"|->|=>|[{}]|::|\b[a-z]{2,10} \x01;$"
    r"|\x01\s?:\s?[\x01\d{\[tfn-]"  # a pair of JSON
    r"|^\x01,$|^[a-z_][\w-]{0,30}+:? ?\x01$|^`\w{1,64}+` [a-z]"  # an item, a field, a column
    r"|[\[(]\s?\x01\s?,|,\s?\x01\s?[\])]|\[\x01\]"  # a list of strings
)
# Lines that their first word tells: catalogues of gettext, requests of roff, commands of TeX,
# fields of BibTeX, entries of a log.
_FIRST_WORD = re.compile(
    r"msg(?:id|id_plural|str|ctxt)(?:\[\d\])? \"|\.(?:[A-Z]{2}|\\\")(?: |$)"
    r"|[a-z_]{2,20} ?= ?\{[^{}\n]{0,2000}\},?$"
    r"|\[?\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}\S{0,10} {0,3}\[?"
    r"(?:ERROR|INFO|WARN|DEBUG|TRACE|FATAL)"
    r"|\\(?:begin|end|usepackage|documentclass|newcommand|includegraphics|label)\b"
)
# An element of XML on a line of its own; those of HTML hold the prose of a page.
_ELEMENT = re.compile(
    r"<(?!(?:p|a|b|i|u|s|em|li|h[1-6]|t[dhr]|div|span|font|strong|center|title|small)\b)"
    r"([A-Za-z][\w:.-]{0,60}+)(?:\s[^<>\n]{0,500}+)?>[^<>\n]{0,2000}+</\1>$"
)
_COMMENT_SIGNS = ("# ", "* ", "-- ", "; ", "% ")
_LONGEST = 4_000


def is_program_line(line: str) -> bool:
    """Tell whether a line with hanzi is of a program or of its data, not of a text.

    >>> is_program_line('    print!("{} 是负数", n);'), is_program_line("def f(a):  # 说明文字")
    (True, True)
    >>> is_program_line('"一带一路"'), is_program_line('推进"互联网+"(简称"互联");')
    (False, False)
    """
    if len(line) > _LONGEST:
        return False
    line = line.strip(" \t")
    if '"""' in line or _FIRST_WORD.match(line) or _LEADING_COMMENT.match(line):
        return True
    if line.startswith("<") and _ELEMENT.match(line):
        return True
    rest = _STRING.sub(_HOLE, line) if '"' in line or "'" in line else line
    comment = _COMMENT.search(rest)
    if comment and rest[: comment.start()].strip(" \t*-"):
        rest = rest[: comment.start()].rstrip()
    return rest.isascii() and _SIGNS.search(rest) is not None


def may_be_of_program(line: str) -> bool:
    """Tell whether a line beside a program belongs to it: a comment, or the last item of a list.

    >>> may_be_of_program("# 读取文件"), may_be_of_program('    "李四"'), may_be_of_program("李四")
    (True, True, False)
    """
    line = line.strip(" \t")
    return line.startswith(_COMMENT_SIGNS) or (
        len(line) <= _LONGEST and _STRING.fullmatch(line) is not None
    )
