"""Labels, and who made a text: 来源：, 抄送：, 责任编辑, 本报记者, 新华社北京电."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleancorpus.text.characters import HAN
from cleancorpus.text.sentences import finishes

# What a page says of its text: where it is from, when it came out, who made it.
SOURCES = ("来源", "稿源", "信息来源", "文字来源", "图片来源")
TIMES = ("发布时间", "发布日期", "时间", "日期")
MAKERS = (
    "作者",
    "编辑",
    "责任编辑",
    "责编",
    "记者",
    "通讯员",
    "审核",
    "校对",
    "供稿",
    "摄影",
    "撰稿",
)
# What a site says of a document above its text.
DOCUMENT_FIELDS = (
    "文号",
    "发文",
    "发文字号",
    "索引号",
    "主题分类",
    "标题",
    "名称",
    "类别",
    "联系人",
    "联系电话",
    "咨询电话",
)
# What an official document names below its text: whom it goes to, who printed it.
DISTRIBUTION = ("抄送", "抄报", "主送", "印发")


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern of words, letter-spaced or not.

    >>> re.fullmatch(any_of(["来源", "作者"]), "来\u3000源") is not None
    True
    """
    return "|".join(r"\s*".join(word) for word in words)


# Parts of patterns: what begins an appendix, and what begins a labelled line.
ATTACHMENT = r"附\s*[件表录]|附[:：]"
LABELLED = "|".join(
    (
        "注[:：]",
        rf"(?:{any_of(DISTRIBUTION)}|摘\s*要)[:：\s]",
        "关键词|作者简介|工作单位|责任编辑|发布时间|发布日期",
        "(?:来源|编辑)[:：]",
    )
)

_LABEL = re.compile(rf"[{HAN}]{{2,8}}[:：]\S")
_CREDIT = re.compile("记者|通讯员|摄|撰文|供稿|编辑|作者|责编|校对")
_AGENCY = re.compile(
    rf"(?:本报|据?新华社|据?中新社|本刊|本网)(?:讯|记者|[{HAN}]{{1,8}}\d{{1,2}}月\d{{1,2}}日[电讯])"
)
_DATELINE = re.compile("[电讯][（(]")
_LONGEST_LABEL, _LONGEST_CREDIT = 60, 40


def is_label(text: str) -> bool:
    """Tell whether a line is a short label and its value: `住所：汾阳市`."""
    return len(text) < _LONGEST_LABEL and bool(_LABEL.match(text)) and not finishes(text)


def starts_with_agency(text: str) -> bool:
    """Tell whether a line begins a report: `新华社北京8月17日电`."""
    return bool(_AGENCY.match(text))


def is_credit(text: str) -> bool:
    """Tell whether a line is a byline or a credit.

    >>> is_credit("本报记者 某某"), is_credit("记者从会上获悉，改革已经启动。")
    (True, False)
    """
    if len(text) >= _LONGEST_CREDIT or not _CREDIT.search(text):
        return False
    return not (finishes(text) or "，" in text or "。" in text or _DATELINE.search(text))
