"""Plain text in UTF-8, with the report beside it."""

from __future__ import annotations

import json

from cleancorpus.run.atomic import to_json, write_together
from cleancorpus.run.outputs import Target
from cleancorpus.writers.base import Output


class TextWriter:
    """NAME.txt and NAME.report.json; NAME.edits.jsonl when the edits are asked for."""

    suffix = ".txt"

    def write(self, output: Output, target: Target, mode: int) -> None:
        files = [(target.report, to_json(output.report))]
        if output.edits is not None:
            lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in output.edits]
            files.append((target.edits, "".join(lines).encode("utf-8")))
        files.append((target.text, output.text))
        write_together(files, mode)
