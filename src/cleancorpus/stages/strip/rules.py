"""The rules of the strip stage, each with an example that holds."""

from __future__ import annotations

from cleancorpus.rules import Rule

_ARTICLE = "第一条 为了规范政务数据共享，提高行政效能，制定本办法。"

RULES: tuple[Rule, ...] = (
    Rule(
        "strip.user-line",
        "A line that the settings name in strip-lines or strip-patterns.",
        f"每日一读\n\n{_ARTICLE}\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.spam-line",
        "A line of search-engine spam, or an advert for gambling, loans, forged papers.",
        f"国产日韩欧美_亚洲av一区二区三区_久久精品\n\n{_ARTICLE}\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.related-list",
        "A list of other pages: related, recommended, most read.",
        f"{_ARTICLE}\n\n猜你喜欢\n数字政府的三个问题\n让数据多跑路\n一网通办这五年\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.navigation",
        "A menu of the site, the path to the page, a link to the page before or after.",
        f"当前位置：首页 > 政务公开 > 政策文件\n\n{_ARTICLE}\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.share-bar",
        "Buttons of a web page: share, print, close, size of the letters.",
        f"【字体：大 中 小】 【打印】 【关闭】\n\n{_ARTICLE}\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.counter",
        "How often a page was seen.",
        f"{_ARTICLE}\n\n浏览次数：1024次\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.site-advert",
        "A site's advert for itself: codes to scan, apps, accounts to follow.",
        f"{_ARTICLE}\n\n扫一扫在手机打开当前页\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.copyright-line",
        "The foot of a page: owner, record numbers, technical support, disclaimers.",
        f"{_ARTICLE}\n\n版权所有：某市人民政府 某ICP备12345678号\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.script-line",
        "A line of JavaScript or of a style sheet that the page left in its words.",
        f"{_ARTICLE}\n\n$('#share-1').share();\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.jump-line",
        "A newspaper's note that a text comes from or goes on at another page.",
        "(上接1版)墙上挂着服务指南。\n",
        "墙上挂着服务指南。\n",
    ),
    Rule(
        "strip.page-name",
        "The name of a newspaper's page: 第3版：要闻.",
        f"第3版：要闻\n\n{_ARTICLE}\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.column-label",
        "The label of a newspaper's column above a piece; it may be wanted: only suggested.",
        f"图片新闻\n\n{_ARTICLE}\n",
        f"{_ARTICLE}\n",
        level="suggest",
    ),
    Rule(
        "strip.page-number",
        "A page number on a line of its own.",
        "各级人民政府应当建立健全政务数据共享\n- 3 -\n协调机制，明确责任。\n",
        "各级人民政府应当建立健全政务数据共享\n协调机制，明确责任。\n",
    ),
    Rule(
        "strip.running-head",
        "A title that stands again at the head or foot of every page.",
        "\f".join(
            f"某市规划\n{page}、{'加强数据共享。' * 40}\n- {page} -\n" for page in range(1, 4)
        ),
        "某市规划\n" + "\f".join(f"{page}、{'加强数据共享。' * 40}\n" for page in range(1, 4)),
    ),
    Rule(
        "strip.repeated-paragraph",
        "A paragraph or a block of paragraphs that a crawler gave twice in a row.",
        "县级以上人民政府应当加强对政务数据共享工作的领导，协调解决其中的重大问题，并保障经费。\n\n"
        * 2,
        "县级以上人民政府应当加强对政务数据共享工作的领导，协调解决其中的重大问题，并保障经费。\n\n",
    ),
    Rule(
        "strip.stray-mark",
        "A lone ? or □ on a line, left of a character that could not be shown.",
        f"?\n\n{_ARTICLE}\n",
        f"{_ARTICLE}\n",
    ),
    Rule(
        "strip.credit",
        "A byline, a source, an editor's name; only where drop-credits is set.",
        f"{_ARTICLE}\n\n责任编辑：王某\n",
        f"{_ARTICLE}\n",
        level="off",
    ),
)
