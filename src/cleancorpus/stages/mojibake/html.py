"""What HTML leaves behind: entities, once or twice escaped, and tags."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.text.addresses import is_address
from cleancorpus.text.code import find_code
from cleancorpus.text.data_lines import is_program_at
from cleancorpus.text.spans import Spans

ENTITY = Rule(
    "mojibake.html-entity",
    "An entity of HTML that was not read as one, escaped once or more often.",
    "数字政府&amp;ldquo;一网通办&amp;rdquo;&#x3002;",
    "数字政府“一网通办”。",
)
TAG = Rule(
    "mojibake.html-tag",
    "A tag of HTML left in the text.",
    "<p>数字<strong>政府</strong><br/>一网通办</p>",
    "数字政府\n一网通办\n",
)
RULES: tuple[Rule, ...] = (ENTITY, TAG)

# Names that HTML reads without a semicolon too; more than these would hit words of addresses.
_BARE = "nbsp|ldquo|rdquo|lsquo|rsquo|middot|mdash|ndash|hellip|quot|times|bull"
# Escaped again and again, as a page that went through several systems is: &amp;amp;#38;ldquo;
_AGAIN = r"(?:amp|AMP|\#0{0,5}38|\#[xX]0{0,4}26);"
_ENTITY = re.compile(
    rf"""&(?:{_AGAIN})*
    (?P<last>
      \#\d{{1,7}};? | \#[xX][0-9A-Fa-f]{{1,6}};?  # by number
    | [A-Za-z][A-Za-z0-9]{{1,30}};                 # by name
    | (?:{_BARE})(?![A-Za-z0-9=;])
    )""",
    re.VERBOSE,
)
# What follows an ampersand in an address: &amp;page=2.
_PARAMETER = re.compile(r"[\w-]+=", re.ASCII)
_BLANKS = str.maketrans("\xa0\u2002\u2003\u2009", "    ")
_BLOCK = "p|div|br|h[1-6]|li|ul|ol|center|hr|blockquote|section|article"
_INLINE = "span|font|strong|em|small|big|img|o:p|st1:\\w+|sup|sub|label|wbr|nobr|del|ins"
_SHORT = "a|b|i|u|s"
_TAG = re.compile(
    rf"""<(?P<close>/?)
    (?P<name>{_BLOCK}|{_INLINE}|{_SHORT})
    (?P<rest>\s[^<>\n]{{0,500}}+)?\s*/?>
    | <!--(?:Start|End)Fragment-->  # the clipboard of Windows
    """,
    re.IGNORECASE | re.VERBOSE,
)
_Enclosure = tuple[re.Pattern[str], re.Pattern[str]]


def _element(name: str) -> _Enclosure:
    """Return what opens and what closes an element of HTML."""
    opening = re.compile(rf"<{name}\b[^<>]{{0,500}}>", re.IGNORECASE)
    return opening, re.compile(f"</{name}>", re.IGNORECASE)


# What holds no text: programs, and the comments of Word; those of Markdown are its author's.
_DEAD = (
    _element("script"),
    _element("style"),
    (re.compile(r"<!--\[if\b", re.IGNORECASE), re.compile(r"<!\[endif\]-->", re.IGNORECASE)),
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_DIGITS = re.compile(r"<sup>([0-9]{1,2})</sup>", re.IGNORECASE)
# Tags that have no end, or whose end may be left out.
_ALONE = re.compile(r"(?:br|hr|img|wbr|li|h[1-6]|o:p|st1:\w+)$", re.IGNORECASE)
_BLOCKS = re.compile(rf"(?:{_BLOCK})$", re.IGNORECASE)


def find_entities(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the entities, outside code and addresses; a name that HTML does not have stays."""
    if "&" not in text:
        return
    code = find_code(text)
    for match in _ENTITY.finditer(text):
        start, end = match.span()
        found = html.unescape(f"&{match['last'].removesuffix(';')};")
        if not _is_shown(found) or code.covers(start):
            continue
        if is_address(text, start, end, entity=True) or _PARAMETER.match(text, end):
            continue
        if is_program_at(text, start):
            continue
        yield Edit(start, end, found.translate(_BLANKS), ENTITY.id, "an entity of HTML", 0.98)


def _is_shown(found: str) -> bool:
    """Tell whether an entity gave a character, and none that no text holds."""
    known = found == "&" or not found.startswith("&")
    return known and "\ufffd" not in found and found >= " "


def find_tags(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the tags of HTML, outside code; those that end a block become line ends."""
    if "<" not in text:
        return
    code = find_code(text)
    dead = [
        span for span in _find_enclosed(text, _DEAD) if not _is_shown_as_is(text, span[0], code)
    ]
    for start, end in dead:
        yield Edit(start, end, "", TAG.id, "a tag of HTML", 0.95)
    raised = {match.start(): match for match in _RAISED_DIGITS.finditer(text)}
    lowered = text.lower()
    holds = cache(lambda tag: tag in lowered)
    end = 0
    for match in _TAG.finditer(text):
        if match.start() < end or not _is_tag(text, match, holds):
            continue
        if _is_shown_as_is(text, match.start(), code):
            continue
        start, end = match.span()
        found = _block_break(text, match)
        if digits := raised.get(start):
            end, found = digits.end(), digits.group(1).translate(_RAISED)
        yield Edit(start, end, found, TAG.id, "a tag of HTML", 0.95)


def _is_shown_as_is(text: str, start: int, code: Spans) -> bool:
    return code.covers(start) or is_program_at(text, start)


def _find_enclosed(text: str, pairs: Iterable[_Enclosure]) -> Iterator[tuple[int, int]]:
    """Yield the spans from what opens to the next that closes.

    A pattern with `.*?` would read to the end of the text from every one that is never closed.

    >>> list(_find_enclosed("<pre>a</pre><pre>b", [_element("pre")]))
    [(0, 12)]
    """
    for opening, closing in pairs:
        end = 0
        for opened in opening.finditer(text):
            if opened.start() < end:
                continue
            closed = closing.search(text, opened.end())
            if not closed:
                break
            end = closed.end()
            yield opened.start(), end


def _is_tag(text: str, match: re.Match[str], holds: Callable[[str], bool]) -> bool:
    """Tell a tag from a comparison or a placeholder: a<b>c has no </b>, and no attributes."""
    name = match.group("name")
    if not name or _ALONE.match(name):
        return True
    before = text[match.start() - 1 : match.start()]
    if name.lower() == "p" and not (before.isascii() and before.isalnum()):
        return True
    if match.group("rest"):
        return "=" in match.group("rest")
    return holds(f"<{name}".lower() if match.group("close") else f"</{name}>".lower())


def _block_break(text: str, match: re.Match[str]) -> str:
    """Return the line end that a block's tag stands for, a blank inside a row of a table."""
    name = (match.group("name") or "").lower()
    if not _BLOCKS.match(name):
        return ""
    start, end = match.span()
    ends = match.group("close") or name in {"br", "hr"}
    if text.startswith("\n", end) if ends else start == 0 or text[start - 1] in "\n>":
        return ""
    in_row = text.startswith("|", text.rfind("\n", 0, start) + 1)
    return " " if in_row else "\n"
