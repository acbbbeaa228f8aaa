"""Traditional to simplified, line by line, only where the script of the line says so.

OpenCC's t2s is the engine. Around it: lines are judged by characters that only one of the scripts
has, so that simplified text is never touched (乾县, 昇腾, 於姓); a simplified line with a stray
traditional character gets only that character; Japanese, Korean and quoted passages are kept.
"""

from __future__ import annotations

from cleancorpus.rules import FindEdits, Rule
from cleancorpus.stages.convert.lines import find_edits

RULES: tuple[Rule, ...] = (
    Rule(
        "convert.traditional",
        "A traditional character in a traditional line.",
        "數字政府建設",
        "数字政府建设",
        listed=False,
    ),
    Rule(
        "convert.ambiguous",
        "A traditional character whose simplified form depends on the word it stands in.",
        "圍繞著徵求意見的著作",
        "围绕着征求意见的著作",
    ),
    Rule(
        "convert.mixed-script",
        "A traditional character in a simplified line.",
        "这项工作已經完成，有关部门应当总结经验。",
        "这项工作已经完成，有关部门应当总结经验。",
    ),
    Rule(
        "convert.quotation-mark",
        "The quotation marks of Taiwan and Hong Kong in a traditional line.",
        "落實「數字中國」戰略",
        "落实“数字中国”战略",
        listed=False,
    ),
    Rule(
        "convert.regional",
        "A word of Taiwan or Hong Kong; only where regional is set.",
        "軟體與滑鼠",
        "软件与鼠标",
        level="off",
    ),
)

PASSES: tuple[FindEdits, ...] = (find_edits,)
