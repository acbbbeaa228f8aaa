"""How many snippets are decoded right, by encoding and length, and how fast; on held-out text.

python -m tests.benchmarks.bench_decoding CORPUS_FOLDER [SNIPPETS]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import opencc
from charset_normalizer import from_bytes

from cleancorpus.data.build.documents import is_held_out, read_documents
from cleancorpus.errors import ReadError
from cleancorpus.readers.decoding import decode_bytes

LENGTHS = (4, 6, 8, 12, 16, 50, 200)
# Label, script, encoding.
ENCODINGS = (
    ("UTF-8", "simplified", "utf-8"),
    ("GB18030", "simplified", "gb18030"),
    ("GBK traditional", "traditional", "gbk"),
    ("Big5", "traditional", "cp950"),
    ("Big5-HKSCS", "traditional", "big5hkscs"),
    ("UTF-16LE, no mark", "simplified", "utf-16-le"),
    ("UTF-16BE, no mark", "simplified", "utf-16-be"),
    ("HZ", "simplified", "hz"),
)


def snippets(text: str, length: int, count: int, encoding: str) -> list[tuple[str, bytes]]:
    rng = random.Random(length)
    out: list[tuple[str, bytes]] = []
    while len(out) < count:
        start = rng.randrange(len(text) - length)
        snippet = text[start : start + length]
        if snippet.isascii() or "\n" in snippet or "~" in snippet:
            continue
        try:
            out.append((snippet, snippet.encode(encoding)))
        except UnicodeEncodeError:
            continue
    return out


def own(data: bytes) -> str:
    try:
        return decode_bytes(data)[0]
    except ReadError:
        return ""


def normalizer(data: bytes) -> str:
    best = from_bytes(data).best()
    return str(best) if best else ""


def accuracy(decode: Callable[[bytes], str], pairs: list[tuple[str, bytes]]) -> str:
    return f"{sum(decode(data) == text for text, data in pairs) / len(pairs):7.1%}"


def speed(text: str, encoding: str) -> str:
    data = text.encode(encoding, "ignore")
    start = process_time()
    decode_bytes(data)
    return f"{len(text.encode()) / 1e6 / (process_time() - start):7.0f}"


def main() -> None:
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    held_out = (text for name, text in read_documents(folder) if is_held_out(name))
    texts = "\n".join(held_out)[:1_000_000]
    scripts = {"simplified": texts, "traditional": opencc.OpenCC("s2t").convert(texts)}
    head = "".join(f"{length:>8}" for length in LENGTHS)
    print(f"{'characters':<20}{'':<20}{head}    MB/s of UTF-8")
    for label, script, encoding in ENCODINGS:
        rows = [snippets(scripts[script], length, count, encoding) for length in LENGTHS]
        cells = " ".join(accuracy(own, pairs) for pairs in rows)
        print(f"{label:<20}{'cleancorpus':<20} {cells}{speed(scripts[script], encoding)}")
        few = [pairs[: max(50, count // 10)] for pairs in rows]
        cells = " ".join(accuracy(normalizer, pairs) for pairs in few)
        print(f"{'':<20}{'charset-normalizer':<20} {cells}")


if __name__ == "__main__":
    main()
