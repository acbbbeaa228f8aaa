"""Breadcrumbs, links to the page before and after, a site's greeting and its tags."""

from __future__ import annotations

import re

from cleancorpus.rules import Rule
from cleancorpus.stages.strip.evidence import NONE, Evidence, LineRule
from cleancorpus.stages.strip.sheet import ARTICLE
from cleancorpus.text.characters import BASIC_HAN

RULE = Rule(
    "strip.navigation",
    "A menu of the site, the path to the page, a link to the page before or after.",
    f"当前位置：首页 > 政务公开 > 政策文件\n\n{ARTICLE}\n",
    f"{ARTICLE}\n",
)
# Above a text 首页 > 政务公开 is the breadcrumb of the page; below it may tell where to click.
LINE = LineRule(RULE.id, below=2.3)
BREADCRUMB_POINTS = 2.2

# A labelled breadcrumb: 当前位置：首页 > 政务公开.
LABELLED = re.compile(
    rf"^[^{BASIC_HAN}]{{0,3}}您?(?:当前|现在|所在|目前)?(?:所在)?的?(?:位置|页面)(?:是|为|在)?\s*[:：>＞»]"
    r"(?=\s*$|.*(?:[>＞»›→〉/／\\]|首\s*页|主\s*页|正文|列表))"
)
BREADCRUMB = re.compile(
    r"""
    ^(>>|[＞»›])\s*[^>＞»›，。]{0,30}\1\s*\S            # >> 政务公开 >> 政策文件
    |^>\s*[^>，。]{1,20}(?:>\s*[^>，。]{1,20}){2,6}$    # > 首页 > 公开 > 文件; one > is a quotation
    |(?:^|[\s:：])(?:首\s*页|主\s*页|网站首页)\s*       # 首页 > 政务公开, 首页 | 新闻 | 公告
     (?:[>＞»›→〉]+|->|&gt;|[-—/／|]{1,2}\s*\S+\s*[-—/／>|]{1,2}\s*\S)
    """,
    re.VERBOSE,
)
# The same without 首页: 新华网 > 时政 > 正文. Arrows lead through a procedure: 申请→受理→审查.
STEPS = re.compile(
    rf"^[{BASIC_HAN}\w]{{2,12}}(?:\s*[>＞»]+\s*[^>＞»→\s，。：:]{{2,20}}){{2,5}}\s*[>＞»]*$"
)
# A greeting of the site, its tags.
SITE_LINE = re.compile(
    r"^(?:[您你]好)?[~～，,\s]*欢迎(?:访问|光临|来到|进入).{2,30}(?:网|网站|官网|门户|平台|随笔|频道)[!！~。]*$"
    r"|^(?:热门标签|热搜词?|tags?|相关标签)\s*[:：]\s*\S",
    re.IGNORECASE,
)
# What others looked for. A report of what people ask may head a list with it: inside a text such a
# line is only suggested.
SEARCHES = re.compile(r"^(?:热门搜索|相关热词)\s*[:：]\s*\S")
# Links to the page before and after.
PREVIOUS_NEXT = re.compile(
    r"""
    ^[<《【\[◀←«]*\s*[上下][一1]\s*[篇条则]\s*+              # 上一篇文章：..., 【下一条】>
     (?:文章|新闻|信息)?[】\]》>]*\s*+[:：>＞»→▶]
    |^[前后]一[篇条]\s*[:：]                                  # 前一篇：...
    |^[【\[]\s*[上下][一1][篇条页]\s*[】\]]                    # [上一页]
    |^友情链接\s*[:：]
    |^[<《«]+\s*[上下][一1][篇页条]|[上下][一1][篇页条]\s*[>»]+$  # << 上一页, 下一页 >>
    """,
    re.VERBOSE,
)
PATTERNS = (LABELLED, BREADCRUMB, STEPS, SITE_LINE, SEARCHES, PREVIOUS_NEXT)
_GATE = (
    *("位置", "页面", r"首\s*页", r"主\s*页", ">", "＞", "»", "›"),
    *("欢迎", "热门标签", "热门搜索", "热搜", "tag", "相关标签", "相关热词"),
    *(r"上[一1]\s*[篇条则页]", r"下[一1]\s*[篇条则页]", "前一[篇条]", "后一[篇条]"),
    "友情链接",
)


def gate() -> tuple[str, ...]:
    """Return the openings of all patterns."""
    return _GATE


def weigh(text: str) -> Evidence:
    """Return what a line shows of being a way through the site."""
    if len(text) <= 120 and LABELLED.search(text):
        return Evidence(2.5, LINE, "breadcrumb of the page")
    if len(text) <= 120 and (BREADCRUMB.search(text) or STEPS.search(text)):
        return Evidence(BREADCRUMB_POINTS, LINE, "breadcrumb of the page")
    if len(text) <= 200 and SITE_LINE.search(text):
        return Evidence(2.5, LINE, "a site's greeting or its tags")
    if len(text) <= 200 and SEARCHES.search(text):
        return Evidence(2.3, LINE, "what others looked for on the site")
    if len(text) <= 90 and PREVIOUS_NEXT.search(text):
        return Evidence(2.5, LINE, "link to the page before or after")
    return NONE
