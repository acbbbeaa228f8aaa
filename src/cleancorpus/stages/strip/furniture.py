"""Lines of page furniture that show it by themselves: menus, buttons, adverts, page feet."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cleancorpus.data import read_lines
from cleancorpus.stages.strip.lines import is_prose

NAVIGATION, SHARE = "strip.navigation", "strip.share-bar"
COUNTER, ADVERT, COPYRIGHT = "strip.counter", "strip.site-advert", "strip.copyright-line"
# Furniture is short; the longest are page feet with addresses.
LONGEST = 300
# 首页 > 政务公开 above a text is the path to it; below or inside, it may tell where to click.
PATH_POINTS = 2.2

_SPLIT = re.compile(r"[\s|｜丨>＞»›→/／·•・【】\[\]［］()（）《》<>:：,，、;；_\-—–+＋◆■●▪★☆※▶▷►]+")
_LETTER_SPACED = re.compile(
    "(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)


# An item of a list, such as one of sites that hold no record.
_NUMBERED = re.compile(r"[（(]?(?:\d+|[一二三四五六七八九十]+)[)）、.．]")
# A page's foot is strung of labels and items.
_PARTS = re.compile(r"[:：|｜]|\S\s+\S")


class Sign(NamedTuple):
    """What a line shows of being furniture: 2 points are enough where nothing speaks against."""

    points: float
    rule: str
    reason: str


NONE = Sign(0.0, "", "")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.rstrip("*") for word in read_lines(name))


@cache
def menu_anchors() -> frozenset[str]:
    """Return the menu items that stand nowhere but in a menu."""
    return frozenset(word[:-1] for word in read_lines("strip-menu.txt") if word.endswith("*"))


@cache
def _footers() -> tuple[re.Pattern[str], frozenset[str]]:
    words = read_lines("strip-footers.txt")
    plain = [word.rstrip("*") for word in words]
    longest_first = sorted(plain, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return pattern, frozenset(word[:-1] for word in words if word.endswith("*"))


def split_tokens(text: str) -> list[str]:
    """Return the items of a menu or button row.

    >>> split_tokens("首 页 | 政务公开 | 【打印】")
    ['首页', '政务公开', '打印']
    """
    return [token for token in _SPLIT.split(_LETTER_SPACED.sub(r"\1\2", text)) if token]


_PATH_LABEL = re.compile(
    r"^[^\u4e00-\u9fff]{0,3}您?(?:当前|现在|所在|目前)?(?:所在)?的?(?:位置|页面)(?:是|为|在)?\s*[:：>＞»]"
)
_PATH = re.compile(
    r"(?:^|[\s:：])(?:首\s*页|主\s*页|网站首页)\s*"
    r"(?:[>＞»›→〉]+|&gt;|[-—/／|]{1,2}\s*\S+\s*[-—/／>|]{1,2}\s*\S)"
)
_PREVIOUS_NEXT = re.compile(
    r"^[<《【\[◀←«]*\s*[上下][一1]\s*[篇条页则章节]\s*(?:文章|新闻|信息)?[】\]》>]*\s*(?:[:：>＞»→▶]|$)"
    r"|^[前后]一[篇条]\s*[:：]|^[【\[]\s*[上下][一1][篇条页]\s*[】\]]|^友情链接\s*[:：]"
)
_STRONG_COPYRIGHT = re.compile(
    r"ICP\s*[备证]\s*(?:案?\s*号?)?\s*[:：]?\s*[A-Z]?\d{3,}"
    r"|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕甘陇青宁新]\s*ICP\s*[备证]"
    r"|公网安备\s*\d{6,}|公安?备案?号?\s*[:：]?\s*\d{8,}"
    r"|(?:网站)?标识码\s*[:：]?\s*[a-z]{0,2}\d{6,}"
    r"|copyright\s*(?:©|&copy;|\(c\)|@|\d{4}|by\b)|©|&copy;|\(c\)\s*\d{4}|all\s+rights?\s+reserved"
    r"|^版权所有\s*[:：©]|^本(?:网站|网|站)由.{2,24}(?:主办|承办|维护|建设|运维)"
    r"|(?:新闻信息服务|视听节目|增值电信业务经营|广播电视节目制作经营|网络文化经营)许可证\S{0,8}?[:：]?\s*\S{0,6}\d{4,}",
    re.IGNORECASE,
)
_SHARE_LABEL = re.compile(
    r"^[【\[（(]?\s*(?:分享(?:到|至|本[页文])?|字\s*[体号](?:大小)?|文字大小|视力保护色|保护视力色|背景色?)\s*[:：]"
    r"|[【\[（(]\s*(?:字\s*[体号](?:大小)?)\s*[:：]?\s*[大小默]"
    r"|分享(?:到|至)\s*[:：]\s*$"
)
_ADVERT = re.compile(
    r"扫一扫|扫描(?:上方|下方|左侧|右侧|左边|右边|此|该|以下)?二维码|扫码(?:关注|下载|阅读|查看|打开|分享|进)|长按(?:识别|扫描|上图|图片|二维码|下图)"
    r"|(?:关注|订阅)(?:我们|本站|本报|本网|官方)?(?:的)?(?:微信|官方微信|官方微博|微博|抖音|公众号|订阅号|视频号)"
    r"|^(?:请|立即|点击|欢迎)?(?:下载|打开|安装)[^，。,]{0,10}(?:客户端|APP|App|app)|手机(?:打开|查看|浏览|访问)当前页"
    r"|点击(?:上方|下方|右上角|左下角|标题|蓝字|图片)[^，。,]{0,10}(?:关注|订阅|分享|查看|阅读|蓝字|字样|名片)"
    r"|点击?(?:展开|查看|阅读)(?:全文|原文|更多)|(?:更多|海量)(?:精彩|内容|资讯|范文|文章|资料|新闻|相关)[^，。,]{0,12}(?:请|敬请|尽在|点击|关注|访问|浏览)"
    r"|^[\W_]*(?:展开|查看|阅读)(?:全文|原文|更多)[\W_]*$|分享让更多人看到|用微信扫|(?:用|使用)(?:手机|支付宝|浏览器)[^，。,]{0,4}扫"
)
_DISCLAIMER = re.compile(
    r"如有侵权|如若?涉及?(?:侵权|版权)|侵犯(?:了)?(?:您|你)的(?:合法)?权|联系(?:我们|本站|站长|小编|管理员|本网)[^，。,]{0,6}(?:删除|处理)"
    r"|版权归(?:原)?(?:作者|原作|原网站|本站|本网|[^。，,]{0,8}所有)|仅提供信息存储(?:空间)?服务"
    r"|(?:不|并不|不一定)(?:意味着|代表)[^。]{0,6}(?:本站|本网|本网站|平台)|仅代表作者(?:本人|个人)?(?:观点|立场)?"
    r"|(?:本站|本网|本网站|本文)[^。]{0,16}(?:来源于|来自|源于|转自|收集自|摘自|整理自)[^。，,]{0,6}(?:网络|互联网)"
    r"|未经(?:本网|本站|本报|我网)[^。]{0,12}(?:转载|复制|镜像|摘编|使用)"
)
_WEAK_DISCLAIMER = re.compile(
    r"转载(?:请|须|时请|务必|必须)(?:注明|标明)|未经[^，。,]{0,10}(?:授权|许可|同意|允许)[^。]{0,10}(?:转载|复制|建立镜像|镜像|摘编)"
    r"|来源于网络|来自网络|来自互联网|网络转载|仅供(?:学习|参考|交流)|(?:赞同|证实)其(?:观点|内容)|文责自负"
)
_COUNTER = re.compile(
    r"(?:本文|本页|页面|文章|信息|已)?被?(?:浏览|点击|阅读|访问|查看|下载)(?:次数|数量|数|量|率|人数|总量|总数)?"
    r"\s*[:：]\s*[\[【(（]?\s*\d[\d.,]*\s*[万wW]?\+?\s*[\]】)）]?\s*(?:次|人次|人)?"
    r"|(?:人气|热度|点击率|浏览量?|阅读量?)\s*[:：]\s*[\d.]+\s*[万wW]?\+?\s*℃?次?"
    r"|^(?:浏览|点击|阅读|访问)(?:次数|数|量)\s*[:：]\s*次?$"
    r"|(?:您|你)是(?:本站|本网)?第\s*[:：]?\s*\d*\s*(?:位|个)(?:访客|访问者|浏览者|来访者)"
    r"|(?:已有|共有|共)\s*\d+\s*(?:人|位网友|次)\s*(?:浏览|阅读|访问|点击|评论|参与)(?:过|了|本文|本页)?"
    r"|^(?:阅读|浏览|点击|播放)\s*[\d.]+\s*[万次wW]?\+?$|(?:本[文页]|文章|信息)?已?被(?:浏览|阅读|点击|访问|查看)\s*\d+\s*次"
    r"|(?:今日|昨日|本月|累计|总|在线)(?:访问(?:量|人数|次数)?|浏览量?|人数|访客)\s*[:：]?\s*\d+"
)
_GATE = re.compile(
    "位置|首\\s*页|主\\s*页|[上下][一1]\\s*[篇条页则章节]|[前后]一[篇条]|ICP|网安备|标识码|copyright|©|&copy;|\\(c\\)"
    "|reserved|许可证|备案|分享|字\\s*[体号]|视力|背景|扫|二维码|长按|关注|订阅|客户端|APP|当前页|点击|展开|阅读|查看"
    "|更多|海量|尽在|侵权|版权|转载|引用|赞同|立场|代表|网络|互联网|存储|浏览|访问|访客|人气|热度|下载|在线"
    "|网站|本站|本网|主办|技术|维护|地图|联系我们|友情|违法|不良|IPv6",
    re.IGNORECASE,
)


def has_foot_sign(text: str) -> bool:
    """Tell whether a line holds a word of a page's foot, also one that notices use."""
    return bool(_footers()[0].search(text))


def is_gated(text: str) -> bool:
    """Tell, cheaply, whether a line may be furniture by its own words."""
    return bool(_GATE.search(text))


def sign_of(text: str) -> Sign:
    """Return what a line shows of being furniture by its own words.

    >>> sign_of("当前位置：首页 > 政务公开 > 政策文件").rule
    'strip.navigation'
    >>> sign_of("第一章 总则").points
    0.0
    """
    if len(text) > LONGEST:
        return NONE
    signs = [_menu_sign(text)]
    if _GATE.search(text):
        signs += [_crumb_sign(text), _copyright_sign(text), _advert_sign(text), _counter_sign(text)]
    best = max(signs, key=lambda sign: sign.points)
    if best.points and best.rule not in {COPYRIGHT, ADVERT} and is_prose(text):
        return NONE
    return best


def _menu_sign(text: str) -> Sign:
    """Score a row of menu items or buttons by the share of its items that are known."""
    if text[-1] in "。！？；;" or len(text) > 200:
        return NONE
    tokens = [token for token in split_tokens(text) if not token.isdigit()]
    letters = [token for token in _SPLIT.split(text) if token]
    if len(letters) > 5 and sum(map(len, letters)) < 1.5 * len(letters):
        tokens = _words_in("".join(letters))
    count = len(tokens)
    buttons = sum(token in _words("strip-buttons.txt") for token in tokens)
    items = sum(token in _words("strip-menu.txt") for token in tokens)
    anchors = sum(token in menu_anchors() for token in tokens)
    points, rule = 0.0, NAVIGATION if items >= buttons else SHARE
    most = 0.6 * count if count > 3 else 0.75 * count
    if (buttons >= 2 and buttons >= most) or (_SHARE_LABEL.search(text) and count <= 12):
        points, rule = 2.5, SHARE
    elif items >= most and anchors and (items >= 4 or anchors == count >= 2):
        points, rule = 2.5, NAVIGATION
    elif items >= 2 and items >= most:
        points, rule = 1.5 if anchors else 1.0, NAVIGATION
    elif count == 1 and (items or buttons):
        points = 1.5 if anchors else 1.0
    known = buttons if rule == SHARE else items
    return Sign(points, rule, f"{known} of {count} items are labels of a web page")


def _words_in(squeezed: str) -> list[str]:
    """Cut a menu that was pulled apart letter by letter (首 页 政 务 公 开) into its items."""
    known = _words("strip-menu.txt") | _words("strip-buttons.txt")
    found: list[str] = []
    place = 0
    while place < len(squeezed):
        ends = range(min(len(squeezed), place + 8), place + 1, -1)
        end = next((end for end in ends if squeezed[place:end] in known), place + 1)
        found.append(squeezed[place:end])
        place = end
    return found


def _crumb_sign(text: str) -> Sign:
    if len(text) <= 120 and _PATH_LABEL.search(text):
        return Sign(2.5, NAVIGATION, "path to the page")
    if len(text) <= 120 and _PATH.search(text):
        return Sign(PATH_POINTS, NAVIGATION, "path to the page")
    if len(text) <= 90 and _PREVIOUS_NEXT.search(text):
        return Sign(2.5, NAVIGATION, "link to the page before or after")
    return NONE


def _copyright_sign(text: str) -> Sign:
    pattern, shared = _footers()
    found = set(pattern.findall(text))
    own = len(found - shared)
    strong = _STRONG_COPYRIGHT.search(text)
    if strong:
        points = 2.0 + 0.5 * len(found) - (1.5 if _NUMBERED.match(text) else 0.0)
        return Sign(points, COPYRIGHT, f"foot of a page: {strong[0]}")
    if is_prose(text) and (own < 2 or text[-1] in "。；;"):
        return NONE
    if own >= 2 or (own and len(found) >= 3):
        words = " ".join(sorted(found))
        # A sentence about websites strings their parts with 、, a page's foot does not.
        against = 3.0 if "、" in text else 0.0 if _PARTS.search(text) else 1.5
        points = 0.8 * own + 0.4 * len(found) - against
        return Sign(points, COPYRIGHT, f"foot of a page: {words}")
    return Sign(0.9 if own else 0.0, COPYRIGHT, f"foot of a page: {' '.join(sorted(found))}")


def _advert_sign(text: str) -> Sign:
    if advert := _ADVERT.search(text):
        points = 1.5 if is_prose(text) and len(text) > 40 else 2.2
        return Sign(points, ADVERT, f"the site's own advert: {advert[0]}")
    if disclaimer := _DISCLAIMER.search(text):
        return Sign(2.2, COPYRIGHT, f"the site's disclaimer: {disclaimer[0]}")
    weak = sorted(set(_WEAK_DISCLAIMER.findall(text)))
    if weak:
        return Sign(0.6 + 0.7 * len(weak), COPYRIGHT, f"the site's disclaimer: {' '.join(weak)}")
    return NONE


def _counter_sign(text: str) -> Sign:
    counter = _COUNTER.search(text)
    if not counter:
        return NONE
    rest = "".join(split_tokens(_COUNTER.sub("", text)))
    points = 2.5 if len(rest) <= 1 else 1.0
    return Sign(points, COUNTER, f"counter of a page: {counter[0]}")
