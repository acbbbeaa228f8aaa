"""Make invisible characters visible."""

from __future__ import annotations

# Invisible characters as a reader can see them.
_SIGNS = {
    "\n": "⏎",
    "\r": "␍",
    "\t": "⇥",
    "\f": "␌",
    "\u3000": "□",
    "\xa0": "⍽",
    "\0": "␀",
}
_INVISIBLE = {
    *range(0x20),
    *range(0x7F, 0xA0),
    0xAD,
    0x61C,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xD800, 0xE000),  # lone surrogates cannot be written at all
    *range(0xFE00, 0xFE10),  # variation selectors
    *range(0xE0100, 0xE01F0),
    0xFEFF,
    0xFFFE,
    0xFFFF,
}
# What steers a terminal or turns the order of what stands on it: line ends, codes, directions.
_STEERING = {
    *range(0x20),
    *range(0x7F, 0xA0),
    0x61C,
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
    0xFEFF,
}
_TABLE = {
    **{code: f"<{code:04X}>" for code in _INVISIBLE},
    **{ord(key): value for key, value in _SIGNS.items()},
}


_NAME_TABLE = {code: _TABLE.get(code, f"<{code:04X}>") for code in _STEERING}


def visible_name(name: str) -> str:
    r"""Show the name of a file on one line; blanks such as U+3000 and emoji stay as they are.

    Whoever wrote the documents chose their names: none may end a line, for a new one could be a
    command to a CI system, or speak to the terminal.

    >>> visible_name("通知\n::error::\x1b[2J　\u202e.txt")
    '通知⏎::error::<001B>[2J　<202E>.txt'
    """
    return name.translate(_NAME_TABLE)


def visible(text: str, limit: int = 0) -> str:
    r"""Show line breaks and invisible characters as signs; cut the middle of a long text.

    >>> visible("治\u200b理\n能力")
    '治<200B>理⏎能力'
    """
    if limit and len(text) > limit:
        half = limit // 2
        text = f"{text[:half]} … {text[-half:]}"
    return text.translate(_TABLE)


def visible_blanks(text: str, limit: int = 0) -> str:
    """Show blanks at both ends too: what an edit takes away is often nothing else.

    >>> visible_blanks(" ")
    '␣'
    """
    inner = text.strip(" ")
    if len(inner) != len(text):
        ends = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
        text = "␣" * ends[0] + inner + ("␣" * ends[1] if inner else "")
    return visible(text, limit)


def inline_edit(before: str, after: str, limit: int = 0) -> str:
    """Show an edit as one piece of text: [-taken away-]{+put in+}.

    >>> inline_edit(" ", "")
    '[-␣-]'
    """
    removed = f"[-{visible_blanks(before, limit)}-]" if before else ""
    added = f"{{+{visible_blanks(after, limit)}+}}" if after else ""
    return removed + added
