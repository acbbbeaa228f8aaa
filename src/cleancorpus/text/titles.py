"""Titles of documents, by the kind of document that they end in."""

from __future__ import annotations

import re

from cleancorpus.text.characters import NUMERALS

# What official documents are called: 党政机关公文处理工作条例 (2012), article 8, laws and plans.
KINDS = (
    "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
    "|条例|办法|规定|细则|规划|纲要|方案"
)
# What ends a title near the top of a document, and many another line elsewhere.
OTHER_KINDS = (
    "法|规则|章程|解释|制度|计划|要点|标准|指南|目录|规程|准则|法典|白皮书|讲话|答复|说明|协定|公约"
    "|预案|清单|案"
)
# What a title says was done with a document.
ACTS = "通过|修订|修正|公布|发布|解释"

_NOTE = f"[（(](?:[{NUMERALS}\\d]{{1,3}}|试行|草案|暂行)[)）]"
_END = re.compile(f"(?:{KINDS}|{ACTS})[)）]?(?:{_NOTE})?\\Z")
# A headline with a note: （附图片1张）.
_NOTED = re.compile(r"[（(](?:附|图|摘|节|试行|草案)[^（）()]{0,12}[)）]\Z")
_LONGEST, _LONGEST_NOTED = 80, 60


def is_title(text: str) -> bool:
    """Tell whether a line ends in the name of a kind of document.

    >>> is_title("关于印发规划的通知"), is_title("收到通知，按照通知")
    (True, False)
    """
    if len(text) < _LONGEST_NOTED and _NOTED.search(text) and "。" not in text:
        return True
    if len(text) >= _LONGEST or "。" in text or ("，" in text and "关于" not in text):
        return False
    return bool(_END.search(text))
