"""The footer of a page: owner, record numbers, technical support, and the site's disclaimers."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cleancorpus.data import read_lines
from cleancorpus.rules import Rule
from cleancorpus.stages.strip.evidence import NEVER, NONE, Evidence, LineRule
from cleancorpus.stages.strip.marked_lines import count_han, is_prose
from cleancorpus.stages.strip.menus import split_tokens
from cleancorpus.stages.strip.sheet import ARTICLE
from cleancorpus.text.markers import HAN_NUMBER

RULE = Rule(
    "strip.copyright-line",
    "The footer of a page: owner, record numbers, technical support, disclaimers.",
    f"{ARTICLE}\n\n版权所有：某市人民政府 某ICP备12345678号\n",
    f"{ARTICLE}\n",
)
# A record number above a text may be its subject.
LINE = LineRule(RULE.id, above=3.5, inside=3.5, suggested_inside=NEVER, prose=True)

# Numbers that a site must show in its footer, and the copyright mark.
STRONG = re.compile(
    r"""
    ICP\s*[备证]\s*+(?:案?\s*+号?)?\s*+[:：]?\s*+[A-Z]?\d{3,}
    |[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕甘陇青宁新]\s*ICP\s*[备证]
    |公网安备\s*\d{6,}|公安?备案?号?\s*+[:：]?\s*+\d{8,}
    |(?:网站)?标识码\s*+[:：]?\s*+[a-z]{0,2}\d{6,}
    |(?:新闻信息服务|视听节目|增值电信业务经营|广播电视节目制作经营|网络文化经营)许可证
     \S{0,8}?[:：]?\s*\S{0,6}\d{4,}
    # Copyright © 2020, © 某某网, All Rights Reserved, Powered by
    |copyright\s*(?:©|&copy;|\(c\)|@|\d{4}|by\b)
    |(?:©|&copy;|\(c\))\s*(?:copyright|版权|\d{4}|\S{2,20}(?:网|报|社|集团|公司|政府))
    |all\s+rights?\s+reserved|^powered\s+by\s
    # 版权所有：某市, 某某网版权所有，未经, 本网站由某局主办
    |^版权所有\s*[:：©]|^[^、，。]{2,24}版权所有(?:$|[，,]\s*未经)
    |^本(?:网站|网|站)由.{2,24}(?:主办|承办|维护|建设|运维)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What a footer in Latin letters shows; a licence shows some of it, so two are needed.
_LATIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"copyright",
        r"©|&copy;|\(c\)",
        r"\b(?:19|20)\d\d\b",
        r"rights?\s+reserved",
        r"powered\s+by",
        r"ICP|https?:|www\.",
    )
)
# What only a site says of what it shows.
DISCLAIMER = re.compile(
    r"""
    # 联系我们删除. An office may have infringed somebody's rights, a picture is a site's.
    (?:内容|图片|文章|作品|稿件|转载)[^。]{0,12}侵犯了?[您你]的(?:合法)?权
    |联系(?:我们|本站|本网)[^，。,]{0,6}(?:删除|处理)|联系(?:站长|小编|管理员|客服)[^，。,]{0,6}删除
    |版权归(?:原作|原网站|本站|本网|[^。，,]{0,8}[网社]所有)|仅提供信息存储(?:空间)?服务
    |(?:不|并不|不一定)(?:意味着|代表)[^。]{0,6}(?:本站|本网|本网站|平台)|与本(?:网|站|网站)(?:立场)?无关
    |(?:本站|本网|本网站|本文)[^。]{0,16}(?:来源于|来自|源于|转自|收集自|摘自|整理自)[^。，,]{0,6}(?:网络|互联网)
    |凡本(?:网|站)(?:注明|转载)|本(?:网|站)(?:合法)?拥有版权|版权属于?本(?:网|站)
    |未经(?:本网|本站|本报|我网)[^。]{0,12}(?:转载|复制|镜像|摘编|使用)
    """,
    re.VERBOSE,
)
# What a site says, and a notice or a rule may say too: two of them are needed.
WEAK_DISCLAIMER = re.compile(
    r"""
    如有侵权|如若?涉及?(?:侵权|版权)|版权归|侵犯了?[您你]的(?:合法)?权
    |转载(?:请|须|时请|务必|必须)(?:注明|标明)
    |未经[^，。,]{0,10}(?:授权|许可|同意|允许)[^。]{0,10}(?:转载|复制|建立镜像|镜像|摘编)
    |来源于网络|来自网络|来自互联网|(?:转载|摘)自?网络|网络转载
    |仅代表作者|仅供(?:学习|参考|交流)|(?:赞同|证实)其(?:观点|内容)|文责自负
    |网站|本站|本网
    """,
    re.VERBOSE,
)
# What any notice says: it counts only beside one of those.
_REQUEST = re.compile("(?:联系|告知|通知)[^，。,]{0,8}(?:删除|处理)")
PATTERNS = (STRONG, DISCLAIMER, WEAK_DISCLAIMER)
_GATE = (
    *("icp", "公网安备", "公备", "公安备", "标识码", "许可证"),
    *("copyr", "©", "&copy", r"(c\)", r"all\s+right", "powered", "版权", "本网", "本站"),
    *(
        "侵权",
        "侵犯",
        "删除",
        "联系我们",
        "仅提供",
        "不意味",
        "不代表",
        "一定意味",
        "一定代表",
        "本文",
    ),
    *(
        "未经本报",
        "未经我网",
        "转载",
        "复制",
        "镜像",
        "摘编",
        "仅代表",
        "仅供",
        "来源于网络",
        "来自网络",
    ),
    *("来自互联网", "摘网络", "摘自网络", "赞同其", "证实其", "文责", "网站"),
)

# An item of a list, such as one of sites that hold no record.
_NUMBERED = re.compile(rf"[（(]?(?:\d+|{HAN_NUMBER})[)）、.．]")
_CLAUSE = re.compile("[，。；、]")
# A footer is strung of labels and items; a rule about websites says what they must have.
_PARTS = re.compile(r"[:：|｜]|\S\s+\S")
_LABEL = re.compile("[:：©0-9A-Za-z]|主办|承办")
_OF_A_RULE = re.compile("应当|应|须|不得|包括|栏目|等")


class _Words(NamedTuple):
    """The words of footers; those of contacts and the shared ones stand in notices too."""

    pattern: re.Pattern[str]
    own: frozenset[str]
    contacts: frozenset[str]


@cache
def _footers() -> _Words:
    words = read_lines("strip-footers.txt")
    plain = [word.rstrip("*+") for word in words]
    longest_first = sorted(plain, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    own = frozenset(word.rstrip("+") for word in words if not word.endswith("*"))
    return _Words(pattern, own, frozenset(word[:-1] for word in words if word.endswith("+")))


def gate() -> tuple[str, ...]:
    """Return the openings of all patterns, and the words that need no other beside them."""
    words = _footers()
    return (*_GATE, *map(re.escape, sorted(words.own - words.contacts)))


def has_footer_word(text: str) -> bool:
    """Tell whether a line holds a word of a footer, also one that notices use."""
    return bool(_footers().pattern.search(text))


def weigh(text: str) -> Evidence:
    """Return what a line shows of being a footer or a disclaimer."""
    return max(_weigh_footer(text), _weigh_disclaimer(text), key=lambda found: found.points)


def _weigh_footer(text: str) -> Evidence:
    words = _footers()
    found = set(words.pattern.findall(text))
    own = len(found & words.own) if found & words.own - words.contacts else 0
    if strong := STRONG.search(text):
        if not count_han(text) and not _is_latin_footer(text):
            return NONE
        # The sign © behind a clause is one of the things that a sentence names.
        behind = strong[0][0] in "©&(" and _CLAUSE.search(text, 0, strong.start())
        against = 1.5 if _NUMBERED.match(text) or behind else 0.0
        points = 2.0 + 0.5 * len(found) - against
        return Evidence(points, LINE, f"footer of a page: {strong[0]}")
    if is_prose(text) and (own < 2 or text[-1] in "。；;"):
        return NONE
    reason = f"footer of a page: {' '.join(sorted(found))}"
    if own < 2 and not (own and len(found) >= 3):
        return Evidence(0.9 if own else 0.0, LINE, reason)
    if not _LABEL.search(text) and sum(map(len, found)) < 0.7 * len("".join(split_tokens(text))):
        return Evidence(0.9, LINE, reason)
    # A sentence about websites strings their parts with 、, a footer does not.
    against = 0.0 if _PARTS.search(text) else 1.5
    if "、" in text:
        against += 3.0 if text.count("、") > 1 or _OF_A_RULE.search(text) else 1.2
    return Evidence(0.8 * own + 0.4 * len(found) - against, LINE, reason)


def _is_latin_footer(text: str) -> bool:
    """Tell a footer in Latin letters from a line of a licence or a list: (c) Jim."""
    return sum(bool(sign.search(text)) for sign in _LATIN) >= 2


def _weigh_disclaimer(text: str) -> Evidence:
    if disclaimer := DISCLAIMER.search(text):
        return Evidence(2.2, LINE, f"the site's disclaimer: {disclaimer[0]}")
    weak = sorted(set(WEAK_DISCLAIMER.findall(text)))
    if weak:
        weak += sorted(set(_REQUEST.findall(text)))
        return Evidence(0.6 + 0.7 * len(weak), LINE, f"the site's disclaimer: {' '.join(weak)}")
    return NONE
