"""The patterns by which a line shows that it is furniture of a page, and what a sign is."""

from __future__ import annotations

import re
from typing import NamedTuple

NAVIGATION, SHARE = "strip.navigation", "strip.share-bar"
COUNTER, ADVERT, COPYRIGHT = "strip.counter", "strip.site-advert", "strip.copyright-line"


class Sign(NamedTuple):
    """What a line shows of being furniture: 2 points are enough where nothing speaks against."""

    points: float
    rule: str
    reason: str


NONE = Sign(0.0, "", "")

# Where a page stands in its site: 当前位置：首页 > 政务公开. A line behind one > is a quotation.
PATH_LABEL = re.compile(
    r"^[^\u4e00-\u9fff]{0,3}您?(?:当前|现在|所在|目前)?(?:所在)?的?(?:位置|页面)(?:是|为|在)?\s*[:：>＞»]"
    r"(?=\s*$|.*(?:[>＞»›→〉/／\\]|首\s*页|主\s*页|正文|列表))"
)
PATH = re.compile(
    r"^(>>|[＞»›])\s*[^>＞»›，。]{0,30}\1\s*\S|^>\s*[^>，。]{1,20}(?:>\s*[^>，。]{1,20}){2,6}$"
    r"|(?:^|[\s:：])(?:首\s*页|主\s*页|网站首页)\s*"
    r"(?:[>＞»›→〉]+|->|&gt;|[-—/／|]{1,2}\s*\S+\s*[-—/／>|]{1,2}\s*\S)"
)
# The same without 首页: 新华网 > 时政 > 正文. Arrows lead through a procedure: 申请→受理→审查.
STEPS = re.compile(
    r"^[\u4e00-\u9fff\w]{2,12}(?:\s*[>＞»]+\s*[^>＞»→\s，。：:]{2,20}){2,5}\s*[>＞»]*$"
)
# A greeting of the site, its tags.
SITE_LINE = re.compile(
    r"^(?:[您你]好)?[~～，,\s]*欢迎(?:访问|光临|来到|进入).{2,30}(?:网|网站|官网|门户|平台|随笔|频道)[!！~。]*$"
    r"|^(?:热门标签|热门搜索|热搜词?|tags?|相关标签|相关热词)\s*[:：]\s*\S",
    re.IGNORECASE,
)
# Links to the page before and after.
PREVIOUS_NEXT = re.compile(
    r"^[<《【\[◀←«]*\s*[上下][一1]\s*[篇条则]\s*+(?:文章|新闻|信息)?[】\]》>]*\s*+[:：>＞»→▶]"
    r"|^[前后]一[篇条]\s*[:：]|^[【\[]\s*[上下][一1][篇条页]\s*[】\]]|^友情链接\s*[:：]"
    r"|^[<《«]+\s*[上下][一1][篇页条]|[上下][一1][篇页条]\s*[>»]+$"
)
# Numbers that a site must show at its foot, and the copyright mark.
STRONG_COPYRIGHT = re.compile(
    r"ICP\s*[备证]\s*+(?:案?\s*+号?)?\s*+[:：]?\s*+[A-Z]?\d{3,}"
    r"|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕甘陇青宁新]\s*ICP\s*[备证]"
    r"|公网安备\s*\d{6,}|公安?备案?号?\s*+[:：]?\s*+\d{8,}"
    r"|(?:网站)?标识码\s*+[:：]?\s*+[a-z]{0,2}\d{6,}"
    r"|copyright\s*(?:©|&copy;|\(c\)|@|\d{4}|by\b)|(?:©|&copy;|\(c\))\s*(?:copyright|版权|\d{4}|\S{2,20}(?:网|报|社|集团|公司|政府))|all\s+rights?\s+reserved"
    r"|^版权所有\s*[:：©]|^[^、，。]{2,24}版权所有(?:$|[，,]\s*未经)|^powered\s+by\s|^本(?:网站|网|站)由.{2,24}(?:主办|承办|维护|建设|运维)"
    r"|(?:新闻信息服务|视听节目|增值电信业务经营|广播电视节目制作经营|网络文化经营)许可证\S{0,8}?[:：]?\s*\S{0,6}\d{4,}",
    re.IGNORECASE,
)
# What a foot in Latin letters shows; a licence shows some of it, so two are needed.
LATIN_COPYRIGHT = tuple(
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
# A button by the make of its label.
BUTTON = re.compile(
    "(?:打印|关闭|收藏|分享|转发|返回|复制|保存|推荐|下载)[本此该]?(?:页|文|页面|文章|正文|窗口|网页|新闻|信息|内容"
    "|网址|链接|列表|顶部|首页|目录|上页|上级)"
)
# Bars of buttons that begin with their label.
SHARE_LABEL = re.compile(
    r"^[【\[（(]?\s*(?:分享(?:到|至|本[页文])?|字\s*[体号](?:大小)?|文字大小|视力保护色|保护视力色|背景色?)\s*[:：]"
    r"|[【\[（(]\s*(?:字\s*[体号](?:大小)?)\s*+[:：]?\s*+[大小默]"
    r"|分享(?:到|至)\s*[:：]\s*$"
    r"|^[【\[]\s*(?:TOP|top|返回顶部|打印(?:本页|页面)?|关闭(?:窗口|本页|页面)?|加入收藏|收藏本页)\s*[】\]]$"
)
# A site about itself: codes to scan, apps, accounts, more to read.
ADVERT_WORDS = re.compile(
    r"扫一扫|扫描(?:上方|下方|左侧|右侧|左边|右边|此|该|以下)?二维码|扫码(?:关注|下载|阅读|查看|看|打开|分享|进)|长按(?:识别|扫描|上图|图片|二维码|下图)"
    r"|(?:关注|订阅)(?:我们|本站|本报|本网|官方)?(?:的)?(?:微信|官方微信|官方微博|微博|抖音|公众号|订阅号|视频号)"
    r"|^(?:请|立即|点击|欢迎)?(?:下载|打开|安装)[^，。,]{0,10}(?:客户端|APP|App|app)|手机(?:打开|查看|浏览|访问)当前页"
    r"|点击(?:上方|下方|右上角|左下角|标题|蓝字|图片)[^，。,]{0,10}(?:关注|订阅|分享|查看|阅读|蓝字|字样|名片)"
    r"|关注[^，。,]{0,16}(?:公众号|官方微信|官方微博|视频号|抖音号)|(?:阅读|浏览)体验更[佳好]|点(?:个|一个)[“”]?(?:在看|赞)"
    r"|觉得.{0,8}(?:不错|有用|精彩).{0,8}(?:点赞|分享|收藏|转发)|点此下载"
    r"|点击?(?:展开|查看|阅读)(?:全文|原文|更多)|(?:更多|海量)(?:精彩|内容|资讯|范文|文章|资料|新闻|相关)[^。]{0,12}(?:请|敬请|尽在|点击|关注|访问|浏览|下载)"
    r"|^(?:APP下载|下载APP)$|^[\W_]*(?:展开|查看|阅读)(?:全文|原文|更多)[\W_]*$|分享让更多人看到|用微信扫|(?:用|使用)(?:手机|支付宝|浏览器)[^，。,]{0,4}扫"
)
# A code to scan or an app to load in order to get something done is content.
PURPOSE = re.compile(
    "报名|填写|问卷|进群|入群|缴费|预约|登记|参加|办理|查询|投票|申报|申请|签到|领取|反馈|咨询|举报|表格|附件"
    "|详情|具体|结果|届时|通过|公布|认证|提交|上传|填报|名单|成绩"
)
# A library of documents about a file that somebody uploaded.
LIBRARY = re.compile(
    r"由会员(?:分享|上传)|请在[^，。,]{2,10}上搜索|文档编号\s*[:：]\s*\d|上传(?:人|时间)\s*[:：]\s*\S"
    r"|(?:下载|VIP)(?:积分|文档到电脑|免费下载)|\(\d+页(?:珍藏|完整)版\)|没有[帐账]号[?？]?\s*立即注册"
    r"|\.(?:docx?|pdf|pptx?|xlsx?|txt)_第\d+页"
)
# What only a site says of what it shows.
DISCLAIMER = re.compile(
    r"侵犯(?:了)?(?:您|你)的(?:合法)?权|联系(?:我们|本站|站长|小编|管理员|本网|客服)[^，。,]{0,6}(?:删除|处理)"
    r"|版权归(?:原作|原网站|本站|本网|[^。，,]{0,8}[网社]所有)|仅提供信息存储(?:空间)?服务"
    r"|(?:不|并不|不一定)(?:意味着|代表)[^。]{0,6}(?:本站|本网|本网站|平台)|与本(?:网|站|网站)(?:立场)?无关"
    r"|(?:本站|本网|本网站|本文)[^。]{0,16}(?:来源于|来自|源于|转自|收集自|摘自|整理自)[^。，,]{0,6}(?:网络|互联网)"
    r"|凡本(?:网|站)(?:注明|转载)|本(?:网|站)(?:合法)?拥有版权|版权属于?本(?:网|站)"
    r"|未经(?:本网|本站|本报|我网)[^。]{0,12}(?:转载|复制|镜像|摘编|使用)"
)
# What a site says, and a notice or a rule may say too: two of them are needed.
WEAK_DISCLAIMER = re.compile(
    r"如有侵权|如若?涉及?(?:侵权|版权)|版权归|仅代表作者|(?:联系|告知|通知)[^，。,]{0,8}(?:删除|处理)"
    r"|转载(?:请|须|时请|务必|必须)(?:注明|标明)|未经[^，。,]{0,10}(?:授权|许可|同意|允许)[^。]{0,10}(?:转载|复制|建立镜像|镜像|摘编)"
    r"|来源于网络|来自网络|来自互联网|(?:转载|摘)自?网络|网络转载|仅供(?:学习|参考|交流)|(?:赞同|证实)其(?:观点|内容)|文责自负|(?:网站|本站|本网)"
)
# How often a page was seen.
COUNTER_WORDS = re.compile(
    r"(?:本文|本页|页面|文章|信息|已)?被?(?:浏览|点击|阅读|访问|查看|下载)(?:次数|数量|数|量|人数|总量|总数)"
    r"\s*[:：]\s*+[\[【(（]?\s*+\d[\d.,]*\s*[万wW]?\+?\s*[\]】)）]?\s*(?:次|人次|人)?"
    r"|(?:浏览|点击|阅读)\s*[:：]\s*(?:\d{3,}|[\d.]+\s*万)\+?\s*次?|(?:浏览|点击|阅读)\s*[:：]\s*\d+\s*次"
    r"|(?:人气|热度)(?:指数)?\s*[:：]\s*[\d.]+\s*[万wW]?\+?\s*℃?次?"
    r"|^(?:浏览|点击|阅读|访问)(?:次数|数|量)\s*[:：]\s*次?$"
    r"|(?:您|你)是(?:本站|本网)?第\s*+[:：]?\s*+\d*\s*+(?:位|个)(?:访客|访问者|浏览者|来访者)"
    r"|(?:已有|共有|共)\s*\d+\s*(?:人|位网友|次)\s*(?:浏览|阅读|访问|点击|评论)(?:过|了|本文|本页)?"
    r"|^已?(?:阅读|浏览)\s*[（(]\s*\d+\s*[)）]\s*(?:评论\s*[（(]\s*\d+\s*[)）])?$|^已(?:阅读|浏览)\s*\d+\s*次$"
    r"|^(?:阅读|浏览|点击|播放)\s*(?:\d{3,}\s*[万次wW]?\+?|[\d.]+\s*[万wW]\+?|\d+\s*次)$"
    r"|(?:本[文页]|文章|信息)?已?被(?:浏览|阅读|点击|访问|查看)\s*\d+\s*次"
    r"|^[共约]?\s*\d+\s*字\s*+[,，]?\s*+(?:需|预计|大?约)?(?:浏览|阅读)(?:时间)?\s*+[约需]?\s*+\d+\s*分钟$"
    r"|(?:今日|昨日|本月|累计|总)(?:访问(?:量|人数|次数)?|浏览量?|访客)\s*+[:：]?\s*+\d+"
)
# A line without any of these shows none of the signs above. Each branch begins with a letter of its
# own: that lets `re` skip to the next possible place.
GATE = re.compile(
    r"位置|页面|[首主]\s*页|[上下][一1]\s*[篇条页则章节]|[前后]一[篇条]|[iI][cC][pP]|网安备|标识码"
    r"|[cC][oO][pP][yY][rR]|©|&copy|\([cC]\)|[rR][eE][sS][eE][rR]|许可证|备案|分享|字\s*[体号]|文字大小|视力|背景"
    r"|扫|二维码|长按|关注|订阅|客户端|[aA][pP][pP]|当前页|点击|展开|阅读|查看|更多|海量|尽在|侵权|版权|转载|引用|赞同|立场"
    r"|[仅不]代表|不意味|来自|来源于|源于|转自|存储|浏览|访问|访客|人气|热度|下载|在线人数|会员|上传|_第|没有[帐账]号"
    r"|标签|[tT][aA][gG]|欢迎|网站|本[站网]|主办|技术[支维]|维护单位|运维|运行维|地图|联系我们|友情|违法|不良"
    r"|[iI][pP][vV]6|[tT][oO][pP]|返回|打印|关闭|收藏|[>＞»]|热搜|文责|分辨率|浏览器|体验更|点此|点个|点一个|觉得|->|→|[pP][oO][wW][eE][rR]|报警服务|举报中心"
)
