"""Buttons and counters that stand in one line with a date or a source: only they go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleancorpus.records import Edit
from cleancorpus.stages.strip import counters, share_bars
from cleancorpus.stages.strip.marked_lines import is_prose
from cleancorpus.text.lines import Line

_SIZES = r"(?:(?:特大|超大|大|中|小|默认)[\s/|、]*)"
_INLINE = re.compile(
    rf"""
    # [字体：大 中 小], 字号：大 中 小, 字号：[大][中][小], 字体： with its sizes lost
    [【\[（(]\s*(?:字\s*[体号](?:大小)?|文字大小)\s*+[:：]?\s*+{_SIZES}+[\]】)）]
    |(?:文章)?(?:字\s*[体号](?:大小)?|文字大小)\s*[:：]\s*+[【\[（(〖]?\s*+{_SIZES}{{2,}}[\]】)）〗]?
    |(?:字\s*[体号](?:大小)?|文字大小)\s*[:：]\s*+(?:[【\[（(〖]\s*[\]】)）〗])?\s*+(?=字\s*[体号]|文字大小|$)
    |(?:字\s*[体号](?:大小)?|文字大小)\s*[:：]\s*(?:[【\[]\s*[大中小]\s*[\]】]\s*){{2,}}
    |[【\[]\s*字[体号]\s*+[:：]?\s*+$
    # [打印], [关闭窗口]
    |[【\[]\s*(?:我要纠错|纠错|打印本页|打印|关闭窗口|关闭本页|关闭|收藏本页|收藏|加入收藏|分享
     |复制链接|返回|返回顶部|评论|我要评论|点赞)\s*[\]】]
    # 浏览次数：12次, 浏览次数： before the next field
    |(?:浏览|点击|阅读|访问)(?:次数|人数|数|量)\s*[:：]\s*+[\[【(（]?\s*+\d+\s*[\]】)）]?\s*(?:次|人次|人)?
    |(?:浏览|点击|阅读|访问)(?:次数|人数|数|量)\s*[:：]\s*(?:次)?(?=\s+\S|$)
    # 打印本页, 分享到：微信 QQ空间, without brackets
    |(?:打印本页|关闭窗口|打印页面|收藏本页|复制链接
     |分享到\s*[:：]?(?:\s*(?:新浪微博|腾讯微博|微信朋友圈|微信好友|朋友圈|微信|微博|QQ空间|QQ好友|QQ))*
     )(?=[\s|】\]]|分享到|$)
    """,
    re.VERBOSE,
)
_COUNTS = re.compile("次数|人数|数|量")
_BLANKS = " \t\u3000|｜"


def find_buttons(text: str, lines: list[Line], numbers: Iterable[int]) -> Iterator[Edit]:
    """Yield the deletions of buttons inside the lines of these numbers.

    来源：新华社 发布时间：2021-03-02 【字体：大 中 小】 keeps its source and its date.
    """
    for number in numbers:
        line = lines[number]
        if not _INLINE.search(line.text) or is_prose(line.text):
            continue
        for found in _INLINE.finditer(text, line.start, line.end):
            start, end = found.span()
            while start > line.start and text[start - 1] in _BLANKS:
                start -= 1
            while start == line.start and end < line.end and text[end] in _BLANKS:
                end += 1
            rule = counters.RULE if _COUNTS.search(found[0]) else share_bars.RULE
            yield Edit(
                start, end, "", rule.id, f"button among the fields of a page: {found[0]}", 0.9
            )
