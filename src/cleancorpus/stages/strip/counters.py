"""How often a page was seen, how many stand on its site, how long it takes to read."""

from __future__ import annotations

import re

from cleancorpus.rules import Rule
from cleancorpus.stages.strip.evidence import NEVER, NONE, Evidence, LineRule
from cleancorpus.stages.strip.menus import split_tokens
from cleancorpus.stages.strip.sheet import ARTICLE

RULE = Rule(
    "strip.counter",
    "How often a page was seen.",
    f"{ARTICLE}\n\n浏览次数：1024次\n",
    f"{ARTICLE}\n",
)
# Inside a text a number of visits may be a figure of a report.
LINE = LineRule(RULE.id, inside=NEVER, spares_fields=True)

COUNTER = re.compile(
    r"""
    # 本文已被浏览次数：1.2万次
    (?:本文|本页|页面|文章|信息|已)?被?(?:浏览|点击|阅读|访问|查看|下载)(?:次数|数量|数|量|人数|总量|总数)
     \s*[:：]\s*+[\[【(（]?\s*+\d[\d.,]*\s*[万wW]?\+?\s*[\]】)）]?\s*(?:次|人次|人)?
    # 阅读：1024, 点击：3次; a small number without 次 may be anything
    |(?:浏览|点击|阅读)\s*[:：]\s*(?:\d{3,}|[\d.]+\s*万)\+?\s*次?
    |(?:浏览|点击|阅读)\s*[:：]\s*\d+\s*次
    # 人气指数：88℃
    |(?:人气|热度)(?:指数)?\s*[:：]\s*[\d.]+\s*[万wW]?\+?\s*℃?次?
    # 浏览次数： whose number a script would have written
    |^(?:浏览|点击|阅读|访问)(?:次数|数|量)\s*[:：]\s*次?$
    # 您是本站第 1024 位访客
    |(?:您|你)是(?:本站|本网)?第\s*+[:：]?\s*+\d*\s*+(?:位|个)(?:访客|访问者|浏览者|来访者)
    # 已有 12 人浏览过本文
    |(?:已有|共有|共)\s*\d+\s*(?:人|位网友|次)\s*(?:浏览|阅读|访问|点击|评论)(?:过|了|本文|本页)?
    # 阅读(12) 评论(3), 已阅读 12 次
    |^已?(?:阅读|浏览)\s*[（(]\s*\d+\s*[)）]\s*(?:评论\s*[（(]\s*\d+\s*[)）])?$
    |^已(?:阅读|浏览)\s*\d+\s*次$
    # 播放 1.2万+
    |^(?:阅读|浏览|点击|播放)\s*(?:\d{3,}\s*[万次wW]?\+?|[\d.]+\s*[万wW]\+?|\d+\s*次)$
    |(?:本[文页]|文章|信息)?已?被(?:浏览|阅读|点击|访问|查看)\s*\d+\s*次
    # 共 2000 字，预计阅读时间 5 分钟
    |^[共约]?\s*\d+\s*字\s*+[,，]?\s*+(?:需|预计|大?约)?(?:浏览|阅读)(?:时间)?\s*+[约需]?\s*+\d+\s*分钟$
    # 今日访问量：12, 累计浏览：1024
    |(?:今日|昨日|本月|累计|总)(?:访问(?:量|人数|次数)?|浏览量?|访客)\s*+[:：]?\s*+\d+
    """,
    re.VERBOSE,
)
PATTERNS = (COUNTER,)
_GATE = (
    *("浏览", "点击", "阅读", "访问", "访客", "来访者", "查看", "下载", "播放"),
    *("人气", "热度", "评论"),
)


def gate() -> tuple[str, ...]:
    """Return the openings of all patterns."""
    return _GATE


def weigh(text: str) -> Evidence:
    """Return what a line shows of being a counter: the less else it holds, the more."""
    counter = COUNTER.search(text)
    if not counter:
        return NONE
    rest = "".join(split_tokens(COUNTER.sub("", text)))
    points = 2.5 if len(rest) <= 1 else 1.0
    return Evidence(points, LINE, f"counter of a page: {counter[0]}")
