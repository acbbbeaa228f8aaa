"""Build fixtures/control.jsonl.xz: `python -m tests.build_control CORPUS_FOLDER`.

All held-out reports and a selection of held-out laws, small ones first so that many kinds fit.
The same corpus gives the same bytes.
"""

from __future__ import annotations

import json
import lzma
import sys
import zlib
from pathlib import Path

from cleancorpus.data.build.documents import is_held_out, read_documents
from tests.control import CONTROL

# Characters of laws: with the reports about 650 KB packed.
MAX_CHARACTERS = 1_150_000
MAX_DOCUMENT = 20_000


def choose(folder: Path) -> list[tuple[str, str]]:
    """Return the held-out documents: reports in the order of the corpus, then laws."""
    held = [(name, text) for name, text in read_documents(folder) if is_held_out(name)]
    laws = [document for document in held if "/" in document[0]]
    reports = [document for document in held if "/" not in document[0]]
    laws = [document for document in laws if len(document[1]) <= MAX_DOCUMENT]
    laws.sort(key=lambda document: (zlib.crc32(document[0].encode()), document[0]))
    chosen, total = list(reports), 0
    for name, text in laws:
        total += len(text)
        if total > MAX_CHARACTERS:
            break
        chosen.append((name, text))
    return chosen


def main(argv: list[str]) -> int:
    chosen = choose(Path(argv[0]))
    rows = [json.dumps({"name": n, "text": t}, ensure_ascii=False) + "\n" for n, t in chosen]
    packed = lzma.compress("".join(rows).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    CONTROL.parent.mkdir(exist_ok=True)
    CONTROL.write_bytes(packed)
    print(f"{CONTROL.name}: {len(chosen)} documents, {len(packed):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
