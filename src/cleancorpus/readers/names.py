"""Where the documents of a file stand: paths that are safe and unlike, whatever their names say."""

from __future__ import annotations

import re

# What the name of a file may not hold on one system or another.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\ud800-\udfff]')
_FOLDERS = {"", ".", ".."}


class DocumentPaths:
    """The paths of the documents of one file, below it as if it were a folder.

    >>> paths = DocumentPaths("a.zip")
    >>> paths.path_of("../b/1.txt"), paths.path_of("b/1.TXT"), paths.path_of("")
    ('a.zip/b/1.txt', 'a.zip/b/1.TXT~2', 'a.zip')
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def path_of(self, name: str) -> str:
        """Return the path of the next document: the file's own for one without a name."""
        parts = _UNSAFE.sub("_", name).replace("\\", "/").split("/")
        safe = [part.rstrip(". ") or "_" for part in parts if part.strip() not in _FOLDERS]
        path = "/".join((self._file, *safe))
        first = path if safe else f"{path}/"
        number = self._numbers.get(first, 1)
        # `a` and `a.txt` have one output, and many systems do not tell `A` from `a`.
        while (key := path.casefold().removesuffix(".txt")) in self._taken:
            number += 1
            path = f"{first}~{number}"
        self._numbers[first] = number
        self._taken.add(key)
        return path
