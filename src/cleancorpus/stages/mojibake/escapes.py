r"""Characters written as escapes: %E4%B8%AD, \u4e2d, =E4=B8=AD, ~{VP~}, +Ti0-."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from cleancorpus.records import Edit, Finding
from cleancorpus.rules import Context, Rule
from cleancorpus.stages.mojibake.wrong_codec.plausible import reads_like_chinese
from cleancorpus.text.addresses import is_address
from cleancorpus.text.code import find_code
from cleancorpus.text.spans import Spans

PERCENT = Rule(
    "mojibake.percent-escape",
    "Characters written as the percent escapes of addresses, outside addresses.",
    "关于%E6%95%B0%E5%AD%97政府的%u901A%u77E5",
    "关于数字政府的通知",
)
BACKSLASH = Rule(
    "mojibake.backslash-escape",
    "Characters written as the escapes of programs, outside programs.",
    r"关于\u6570\u5b57政府的通知",
    "关于数字政府的通知",
)
QUOTED_PRINTABLE = Rule(
    "mojibake.quoted-printable",
    "Characters written as the =E6=95=B0 of mail.",
    "=E6=95=B0=E5=AD=97=E6=94=BF=E5=BA=9C",
    "数字政府",
)
HZ = Rule(
    "mojibake.hz",
    "GB 2312 in the seven bits of HZ, between ~{ and ~} (RFC 1843).",
    "关于~{J}WVU~8.~}的通知",
    "关于数字政府的通知",
)
UTF7 = Rule(
    "mojibake.utf7",
    "Characters written as the base64 of UTF-7, between + and - (RFC 2152).",
    "关于+ZXBbV2U/Xpxe+ou+-",
    "关于数字政府建设",
)
RULES: tuple[Rule, ...] = (PERCENT, BACKSLASH, QUOTED_PRINTABLE, HZ, UTF7)

_ONE = "%(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})"
_PERCENT = re.compile(f"{_ONE}(?:{_ONE}|[\\w.,-]{{1,20}}(?={_ONE}))*", re.ASCII)
_PERCENT_U = re.compile(r"%u([0-9A-Fa-f]{4})")
_BACKSLASH_U = re.compile(r"(?:\\u[0-9A-Fa-f]{4}){2,}")
_BACKSLASH_X = re.compile(r"(?:\\x[0-9A-Fa-f]{2}){6,}")
_TWO = "(?:=[0-9A-F]{2}(?:=\\n)?){2,}"
_QUOTED = re.compile(f"=[0-9A-F]{{2}}{_TWO}(?:[\\w ,.-]{{0,20}}{_TWO})*", re.ASCII)
_QUOTED_BYTE = re.compile(r"=([0-9A-F]{2})|=\n")
_HZ = re.compile(r"~\{((?:[!-w][!-~])+)(?:~\}|$)", re.MULTILINE)
# With the = of base64 at its end it is none: taken along, so that no + inside is looked at again.
_UTF7 = re.compile(r"\+([A-Za-z0-9+/]{5,}+)(?:-|(=))?")
_HIGH = bytes(byte | 0x80 for byte in range(256))


def find_escapes(text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the escapes that stand for Chinese text."""
    kinds = [kind for kind in _KINDS if kind[0] in text]
    code = find_code(text) if kinds else Spans()
    for _, pattern, read, rule in kinds:
        for match in pattern.finditer(text):
            start, end = match.span()
            found = read(match)
            if found is None or not reads_like_chinese(found, valid=True) or code.covers(start):
                continue
            if rule is not HZ and (is_address(text, start, end) or _is_quoted(text, start, end)):
                continue
            yield Edit(start, end, found, rule.id, "escapes that read as Chinese", 0.98)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a span is a whole string of a program or of JSON."""
    return start > 0 and text[start - 1] in "\"'" and text[end : end + 1] == text[start - 1]


def _decode(raw: bytes) -> str | None:
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if encoding == "utf-8" or reads_like_chinese(text, valid=False) else None
    return None


def _read_percent(match: re.Match[str]) -> str | None:
    """Decode %u4E2D and %E4%B8%AD, which may stand side by side."""
    plain = _PERCENT_U.sub(lambda one: chr(int(one.group(1), 16)), match.group())
    whole = plain.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return _decode(unquote_to_bytes(whole))


def _read_backslash(match: re.Match[str]) -> str | None:
    raw = bytes.fromhex(match.group().replace("\\u", ""))
    try:
        return raw.decode("utf-16-be")
    except UnicodeDecodeError:
        return None


def _read_bytes(match: re.Match[str]) -> str | None:
    return _decode(bytes.fromhex(match.group().replace("\\x", "")))


def _read_quoted(match: re.Match[str]) -> str | None:
    text = _QUOTED_BYTE.sub(lambda one: chr(int(one.group(1) or "0", 16)), match.group())
    return _decode(text.replace("\x00", "").encode("latin-1"))


def _read_hz(match: re.Match[str]) -> str | None:
    text = match.group(1).encode("ascii").translate(_HIGH).decode("gb2312", "replace")
    return text if "\ufffd" not in text and reads_like_chinese(text, valid=False) else None


def _read_utf7(match: re.Match[str]) -> str | None:
    if match.group(2):
        return None
    try:
        return f"+{match.group(1)}-".encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return None


_KINDS = (
    ("%", _PERCENT, _read_percent, PERCENT),
    ("\\u", _BACKSLASH_U, _read_backslash, BACKSLASH),
    ("\\x", _BACKSLASH_X, _read_bytes, BACKSLASH),
    ("=", _QUOTED, _read_quoted, QUOTED_PRINTABLE),
    ("~{", _HZ, _read_hz, HZ),
    ("+", _UTF7, _read_utf7, UTF7),
)
