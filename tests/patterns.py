"""Every compiled pattern of the package, and the texts on which one of them may be slow."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import cleancorpus

# The parser of `re` has no public name; hypothesis reads patterns with it too.
_parser: Any = importlib.import_module("re._parser")
_PACKAGE = Path(cleancorpus.__file__).parent
# A pattern that repeats nothing oftener than this reads a bounded stretch from every place.
_MANY = 60
_FILLERS = (" ", "7", "中", "q", "（", "）", "(", "“", "\u3000", "\n", "，")
_BREAKERS = ("", "\x01")


class Held(NamedTuple):
    """A pattern of the package, and whether it is only matched at a place, never searched."""

    name: str
    pattern: re.Pattern[str]
    anchored: bool


def module_names() -> list[str]:
    """Return the modules of the package; what is run by hand over our own texts is none."""
    found = pkgutil.walk_packages([str(_PACKAGE)], "cleancorpus.")
    names = [info.name for info in found]
    return [name for name in names if ".data.build" not in name and not name.endswith("__main__")]


def find_patterns(module_name: str) -> list[Held]:
    """Return the patterns that a module holds, compiled at import, once or as they are used."""
    module = importlib.import_module(module_name)
    source = inspect.getsource(module)
    found = [
        Held(f"{module_name}.{name}", pattern, anchored=_is_anchored(name, source))
        for name, value in vars(module).items()
        if _is_own(module_name, value)
        for pattern in _patterns_in(value)
    ]
    found += [
        Held(f"{module_name} (inline)", pattern, anchored=False) for pattern in _inline(source)
    ]
    return found


def _is_own(module: str, value: object) -> bool:
    """Tell whether a value is not a function that another module lends."""
    return not callable(value) or getattr(value, "__module__", module) == module


def _is_anchored(name: str, source: str) -> bool:
    """Tell whether a module only matches a pattern at a place, and never searches with it."""
    used = set(re.findall(rf"\b{re.escape(name)}\b(?! = |: )(?:\(\))?(\.\w+)?", source))
    return bool(used) and used <= {".match", ".fullmatch"}


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from _patterns_in(tuple(value.values()))
    elif isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _patterns_in(item)
    elif callable(value) and hasattr(value, "cache_info"):
        signature = inspect.signature(value)
        if "Pattern" in str(signature.return_annotation) and not signature.parameters:
            yield from _patterns_in(value())


def _inline(source: str) -> Iterator[re.Pattern[str]]:
    """Yield what is handed to `re.search` and its like as it is used."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        on_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        first = node.args[0] if node.args else None
        if (
            on_re
            and node.func.attr != "compile"
            and isinstance(first, ast.Constant)
            and isinstance(first.value, str)
        ):
            yield re.compile(first.value)


class Trial(NamedTuple):
    """A text that leads up to a repetition, what is repeated, and what ends it."""

    prefix: str
    filler: str
    breaker: str

    def text(self, size: int) -> str:
        return self.prefix + (self.filler * (size // len(self.filler) + 1))[:size] + self.breaker


def find_trials(pattern: re.Pattern[str]) -> list[Trial]:
    """Return the texts on which a pattern may be slow.

    >>> [trial.prefix for trial in find_trials(re.compile("转 *第"))][:1]
    ['转']
    """
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    trials: dict[Trial, None] = {}
    for taken in (False, True):
        for prefix, body, excluded in _Walk(taken=taken).repeats(parsed, ""):
            fillers = [*_FILLERS, body, body + " ", prefix, prefix + "中"]
            for filler in filter(None, dict.fromkeys(fillers)):
                for breaker in (*_BREAKERS, *excluded):
                    trials[Trial(prefix, filler, breaker)] = None
    return list(trials)


class _Walk:
    """Walks a parsed pattern and writes a text that leads to each of its repetitions."""

    def __init__(self, *, taken: bool) -> None:
        self._taken = taken
        self._groups: dict[int, str] = {}

    def repeats(self, sequence: Any, before: str) -> Iterator[tuple[str, str, str]]:
        """Yield the text before each repetition, one turn of what repeats, and what ends it."""
        for op, value in sequence:
            name = str(op)
            if _holds_repeat(op, value):
                if name.endswith("REPEAT"):
                    _, most, body = value
                    if most > _MANY:
                        yield before, self.sample(body), _excluded(body)
                    yield from self.repeats(body, before)
                    if most > 1:
                        yield from self.repeats(body, before + self.sample(body))
                elif name == "SUBPATTERN":
                    yield from self.repeats(value[-1], before)
                elif name == "BRANCH":
                    for branch in value[1]:
                        yield from self.repeats(branch, before)
                elif name in {"ASSERT", "ASSERT_NOT"}:
                    yield from self.repeats(value[1], before)
                elif name == "ATOMIC_GROUP":
                    yield from self.repeats(value, before)
            if name == "ASSERT" and value[0] < 0 and not before:
                before = self.sample(value[1])
            before += self._one(op, value)

    def sample(self, sequence: Any) -> str:
        return "".join(self._one(op, value) for op, value in sequence)

    def _one(self, op: Any, value: Any) -> str:  # noqa: PLR0911 - one line a kind
        name = str(op)
        if name == "LITERAL":
            return chr(value)
        if name in {"ANY", "NOT_LITERAL", "IN"}:
            return _pick(name, value)
        if name.endswith("REPEAT"):
            least, most, body = value
            turns: int = max(least, 1) if self._taken and most else least
            return self.sample(body) * turns
        if name == "SUBPATTERN":
            self._groups[value[0] or 0] = self.sample(value[-1])
            return self._groups[value[0] or 0]
        if name == "BRANCH":
            return self.sample(value[1][-1 if self._taken else 0])
        if name == "ATOMIC_GROUP":
            return self.sample(value)
        if name == "GROUPREF":
            return self._groups.get(value, "")
        return ""


def _excluded(body: Any) -> str:
    """Return a character that a repeated class leaves out by name."""
    for op, value in body:
        if str(op) == "NOT_LITERAL":
            return chr(value)
        if str(op) == "IN" and str(value[0][0]) == "NEGATE" and str(value[1][0]) == "LITERAL":
            return chr(value[1][1])
    return ""


def _holds_repeat(op: Any, value: Any) -> bool:
    return _count_repeats(op, value) > 0


def _count_repeats(op: Any, value: Any) -> int:
    """Count the unbounded repetitions below a node."""
    name = str(op)
    if name.endswith("REPEAT"):
        _, most, body = value
        return int(most > _MANY) + _count_in(body)
    if name == "SUBPATTERN":
        return _count_in(value[-1])
    if name == "BRANCH":
        return sum(map(_count_in, value[1]))
    if name in {"ASSERT", "ASSERT_NOT"}:
        return _count_in(value[1])
    return _count_in(value) if name == "ATOMIC_GROUP" else 0


def _count_in(sequence: Any) -> int:
    return sum(_count_repeats(op, value) for op, value in sequence)


@cache
def _common() -> tuple[str, ...]:
    return tuple(" 中7q，。（）“:：<=-\n") + tuple(map(chr, range(33, 127)))


def _pick(name: str, value: Any) -> str:
    """Return a character that one place of a pattern takes."""
    if name == "ANY":
        return "中"
    if name == "NOT_LITERAL":
        return next(char for char in _common()[1:] if ord(char) != value)
    first = value[0]
    if str(first[0]) == "LITERAL":
        return chr(first[1])
    if str(first[0]) == "RANGE":
        return chr(first[1][0])
    return next((char for char in _common() if _is_in(value, char)), "")


def _is_in(items: Any, char: str) -> bool:
    categories = {
        "CATEGORY_SPACE": r"\s",
        "CATEGORY_NOT_SPACE": r"\S",
        "CATEGORY_WORD": r"\w",
        "CATEGORY_NOT_WORD": r"\W",
        "CATEGORY_DIGIT": r"\d",
        "CATEGORY_NOT_DIGIT": r"\D",
    }
    negated = str(items[0][0]) == "NEGATE"
    for op, value in items:
        name = str(op)
        if (
            (name == "LITERAL" and value == ord(char))
            or (name == "RANGE" and value[0] <= ord(char) <= value[1])
            or (name == "CATEGORY" and re.match(categories[str(value)], char))
        ):
            return not negated
    return negated
