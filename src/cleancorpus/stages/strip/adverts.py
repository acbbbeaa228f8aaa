"""A site about itself: codes to scan, apps, accounts, more to read, files to download."""

from __future__ import annotations

import re

from cleancorpus.rules import Rule
from cleancorpus.stages.strip.evidence import NEVER, NONE, Evidence, LineRule
from cleancorpus.stages.strip.marked_lines import is_prose
from cleancorpus.stages.strip.sheet import ARTICLE

RULE = Rule(
    "strip.site-advert",
    "A site's advert for itself: codes to scan, apps, accounts to follow.",
    f"{ARTICLE}\n\n扫一扫在手机打开当前页\n",
    f"{ARTICLE}\n",
)
LINE = LineRule(RULE.id, inside=NEVER, prose=True, spares_fields=True)

ADVERT = re.compile(
    r"""
    # A code to scan.
    扫一扫|扫描(?:上方|下方|左侧|右侧|左边|右边|此|该|以下)?二维码
    |扫码(?:关注|下载|阅读|查看|看|打开|分享|进)|长按(?:识别|扫描|上图|图片|二维码|下图)
    |用微信扫|(?:用|使用)(?:手机|支付宝|浏览器)[^，。,]{0,4}扫
    # An account to follow.
    |(?:关注|订阅)(?:我们|本站|本报|本网|官方)?(?:的)?(?:微信|官方微信|官方微博|微博|抖音|公众号|订阅号|视频号)
    |关注[^，。,]{0,16}(?:公众号|官方微信|官方微博|视频号|抖音号)
    # An app to load.
    |^(?:请|立即|点击|欢迎)?(?:下载|打开|安装)[^，。,]{0,10}(?:客户端|APP|App|app)
    |^(?:APP下载|下载APP)$|手机(?:打开|查看|浏览|访问)当前页|(?:阅读|浏览)体验更[佳好]|点此下载
    # A place to click, a text to unfold.
    |点击(?:上方|下方|右上角|左下角|标题|蓝字|图片)[^，。,]{0,10}(?:关注|订阅|分享|查看|阅读|蓝字|字样|名片)
    |点击?(?:展开|查看|阅读)(?:全文|原文|更多)|^[\W_]*(?:展开|查看|阅读)(?:全文|原文|更多)[\W_]*$
    # Something to like and to share.
    |点(?:个|一个)[“”]?(?:在看|赞)|觉得.{0,8}(?:不错|有用|精彩).{0,8}(?:点赞|分享|收藏|转发)
    |分享让更多人看到
    # More of the same.
    |(?:更多|海量)(?:精彩|内容|资讯|范文|文章|资料|新闻|相关)[^。]{0,12}(?:请|敬请|尽在|点击|关注|访问|浏览|下载)
    """,
    re.VERBOSE,
)
# A code to scan or an app to load in order to get something done is content.
PURPOSE = re.compile(
    "报名|填写|问卷|进群|入群|缴费|预约|登记|参加|办理|查询|投票|申报|申请|签到|领取|反馈|咨询|举报|表格|附件"
    "|详情|具体|结果|届时|通过|公布|认证|提交|上传|填报|名单|成绩"
)
# A library of documents about a file that somebody uploaded.
LIBRARY = re.compile(
    r"由会员(?:分享|上传)|更多[^。]{0,40}请在[^，。,]{2,10}上搜索|上传(?:人|时间)\s*[:：]\s*\S"
    r"|(?:下载|VIP)(?:积分|文档到电脑|免费下载)|没有[帐账]号[?？]?\s*立即注册"
    r"|\.(?:docx?|pdf|pptx?|xlsx?|txt)_第\d+页"
)
# A document may have a number of its own, and its title may be what the library counts the pages
# of: 文档编号：2021, 管理办法(12页完整版). A notice too says where to search. Only suggested.
FILE = re.compile(r"文档编号\s*[:：]\s*\d|\(\d+页(?:珍藏|完整)版\)|请在[^，。,]{2,10}上搜索")
PATTERNS = (ADVERT, LIBRARY, FILE)
_GATE = (
    *("扫", "长按", "关注", "订阅", "客户端", "app", "当前页", "体验更", "点击", "点此", "点个"),
    *(
        "点一个",
        "点展开",
        "点查看",
        "点阅读",
        "展开",
        "查看",
        "阅读",
        "觉得",
        "分享",
        "更多",
        "海量",
    ),
    *("会员", "上搜索", "上传", "下载", "vip", "珍藏版", "完整版", "没有[帐账]号", "_第"),
    "文档编号",
)


def gate() -> tuple[str, ...]:
    """Return the openings of all patterns."""
    return _GATE


def weigh(text: str) -> Evidence:
    """Return what a line shows of being a site's word for itself."""
    if library := LIBRARY.search(text):
        return Evidence(3.0, LINE, f"the site's words about its files: {library[0]}")
    if advert := ADVERT.search(text):
        doubt = PURPOSE.search(text) or (is_prose(text) and len(text) > 40)
        points = 1.5 if doubt else 2.2
        return Evidence(points, LINE, f"the site's own advert: {advert[0]}")
    if file := FILE.search(text):
        return Evidence(1.5, LINE, f"a library's words about a file: {file[0]}")
    return NONE
