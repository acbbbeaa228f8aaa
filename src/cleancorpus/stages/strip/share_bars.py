"""Buttons of a page: share, print, close, the size of the letters."""

from __future__ import annotations

import re

from cleancorpus.rules import Rule
from cleancorpus.stages.strip.evidence import LineRule
from cleancorpus.stages.strip.sheet import ARTICLE

RULE = Rule(
    "strip.share-bar",
    "Buttons of a web page: share, print, close, size of the letters.",
    f"【字体：大 中 小】 【打印】 【关闭】\n\n{ARTICLE}\n",
    f"{ARTICLE}\n",
)
LINE = LineRule(RULE.id, spares_fields=True)

# A button by the make of its label.
BUTTON = re.compile(
    "(?:打印|关闭|收藏|分享|转发|返回|复制|保存|推荐|下载)[本此该]?(?:页|文|页面|文章|正文|窗口|网页|新闻|信息|内容"
    "|网址|链接|列表|顶部|首页|目录|上页|上级)"
)
# Bars of buttons that begin with their label.
LABELLED = re.compile(
    r"""
    # 分享到：微信, 字体：大 中 小
    ^[【\[（(]?\s*(?:分享(?:到|至|本[页文])?|字\s*[体号](?:大小)?|文字大小|视力保护色|保护视力色|背景色?)\s*[:：]
    |[【\[（(]\s*(?:字\s*[体号](?:大小)?)\s*+[:：]?\s*+[大小默]
    |分享(?:到|至)\s*[:：]\s*$
    |^[【\[]\s*(?:TOP|top|返回顶部|打印(?:本页|页面)?|关闭(?:窗口|本页|页面)?|加入收藏|收藏本页)\s*[】\]]$
    """,
    re.VERBOSE,
)
