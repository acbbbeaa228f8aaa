"""Lines of both scripts, sentence by sentence: a page flattened into one line holds both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancorpus.language.variants import simplified_class, traditional_class
from cleancorpus.records import Span
from cleancorpus.stages.convert.line_script import Script, blank_kept

_SENTENCE = re.compile("[^。！？]+[。！？”’」』）]*|[。！？]+")
# So many characters of the other script, and none of the line's own, speak for a sentence.
_ENOUGH = 3


def judge_sentences(line: str, script: Script) -> Iterator[tuple[Span, Script]]:
    """Yield the parts of a line with the script of each; a line of one script is one part.

    >>> line = "各级应当学习会议精神。數字經濟發展很快。"
    >>> [(line[a:b], script.name) for (a, b), script in judge_sentences(line, Script.MIXED)]
    [('各级应当学习会议精神。', 'SIMPLIFIED'), ('數字經濟發展很快。', 'TRADITIONAL')]
    """
    divided = script is Script.TRADITIONAL or script is Script.MIXED
    if not divided or not simplified_class().search(line):
        yield Span(0, len(line)), script
        return
    start = end = 0
    current: Script | None = None
    for found in _SENTENCE.finditer(blank_kept(line)):
        judged = _judge(found[0], script)
        if current is not None and judged is not current:
            yield Span(start, end), current
            start = end
        current, end = judged, found.end()
    yield Span(start, len(line)), current or script


def _judge(sentence: str, line: Script) -> Script:
    traditional = len(traditional_class().findall(sentence))
    simplified = len(simplified_class().findall(sentence))
    if not traditional:
        own = line is Script.TRADITIONAL and simplified < _ENOUGH
        return Script.TRADITIONAL if own else Script.SIMPLIFIED
    if not simplified:
        stray = line is Script.MIXED and traditional < _ENOUGH
        return Script.MIXED if stray else Script.TRADITIONAL
    mixed = line is Script.MIXED or traditional <= simplified
    return Script.MIXED if mixed else Script.TRADITIONAL
