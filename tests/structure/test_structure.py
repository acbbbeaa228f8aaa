"""What a policy document says of itself: title, numbers, organs, dates, outline, articles."""

from __future__ import annotations

import json
import re
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancorpus.structure import Structure, Unread, read_structure, structure_record
from tests.control import load_control

PROSE = (
    "数字政府建设是一项长期任务，要坚持以人民为中心，统筹推进各项工作，不断提高治理能力和水平，让群众满意，"
    * 2
)

NOTICE = f"""国务院办公厅文件

国办发〔2022〕14号

国务院办公厅关于加强数字政府建设的通知

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：

根据《国务院关于在线政务服务的若干规定》（国令第716号）和《关于加快推进工作的意见》（国发〔2018〕27号），现通知如下。

一、总体要求

（一）指导思想。{PROSE}

（二）基本原则。{PROSE}

二、重点任务

{PROSE}。

附件：1.重点任务分工表

2.进度安排

国务院办公厅

2022年6月6日

（此件公开发布）
"""

LAW = """# 上海市口岸服务条例

2020年4月10日 上海市第十五届人民代表大会常务委员会第二十次会议通过

2021年5月21日 上海市第十五届人民代表大会常务委员会第三十一次会议修正

## 第一章 总则

第一条 为了规范服务，制定本条例。

第二条 本市遵守本条例：

（一）规划；

（二）建设。

## 第二章 服务

第四条 市政府依照第三条的规定办理。

第五条 本条例自2021年7月1日起施行。
"""

# The opening lines of the seeds as an editor would leave them, shortened.
NEWSPAPER = f"""## 学习贯彻党的十九届五中全会精神

## 31. 为什么要加强数字社会、数字政府建设？

{PROSE}。

## 太钢热连轧厂召开见习副主管工作述职会

{PROSE}。
"""
COLUMN_PAGE = f"""●总书记推动的改革身边事·行政体制改革篇●

# 念好“变与不变”的治理经

□ 新华社记者 刘奕湛 吴帅帅 陈国洲

{PROSE}。新华社北京8月17日电

## 从“云端”到身边

{PROSE}。

### 中国银行保险监督管理委员会吕梁监管分局

#### 关于辖内金融机构有关事项的公告

2020第52号

批准设立日期：2008年07月11日
"""
COLLECTION = f"""第一篇：以政府能力建设推动和谐社会建设

{PROSE}。

第二篇：加强统战工作推动和谐社会建设

加强统战工作推动和谐社会建设

{PROSE}。

一、发挥争取人心、凝聚力量的根本职能

{PROSE}。

第四篇：以数字政府建设提升政府治理能力

{PROSE}。

一 技术进步推动政府治理创新

{PROSE}。

（一）技术进步是社会发展的重要驱动力

{PROSE}。
"""
WEB_PAGE = f"""数字政府让治理更精准

2020年12月，北京海淀城市大脑“时空一张图”上线。（图片来源：人民视觉）

{PROSE}。

加强总体规划，统筹各部门大数据，整建制推进改革

以数字化助力高效能基层治理过程中，大数据应该如何统、如何管？

{PROSE}。
"""
JOURNAL = f"""加快数字化创新发展 全面推进社会治理现代化

2022-01-01 19:49宝鸡市陈仓区委党校贾婷

区域治理 2021年34期

关键词：政务数字化数字

宝鸡市陈仓区委党校 贾婷

{PROSE}。

一、推动数字化创新发展的意义

（一）推动数字化创新发展，是提升国家竞争力的战略选择

{PROSE}。
"""


def test_a_notice_in_the_form_of_the_standard() -> None:
    structure = read_structure(NOTICE)
    assert structure.title
    assert structure.title.text == "国务院办公厅关于加强数字政府建设的通知"
    assert structure.title.confidence >= 0.9
    assert [(n.text, n.own) for n in structure.numbers] == [
        ("国办发〔2022〕14号", True),
        ("国令第716号", False),
        ("国发〔2018〕27号", False),
    ]
    assert structure.issuer
    assert structure.issuer.text == "国务院办公厅"
    assert structure.addressee
    assert structure.addressee.text.startswith("各省、自治区")
    assert structure.date
    assert (structure.date.date, structure.date.kind) == ("2022-06-06", "signed")
    assert [a.text for a in structure.attachments] == ["重点任务分工表", "进度安排"]
    assert [(h.level, h.label, h.text) for h in structure.outline] == [
        (1, "一、", "总体要求"),
        (2, "（一）", "指导思想"),
        (2, "（二）", "基本原则"),
        (1, "二、", "重点任务"),
    ]


# The same documents as sites set them: fields above, wrapped titles, one line for organ and date.
TITLE = "国务院办公厅关于推广改革举措的通知"
ORGAN, BODY = "国务院办公厅", f"{PROSE}。"
FORMS = {
    "wrapped-title": (
        ("国务院办公厅关于推广", "改革举措的通知", "国办发〔2022〕35号", "各省：", BODY, ORGAN),
        ("2022年9月28日",),
    ),
    "fields": (
        ("索 引 号：000014349", f"发文机关：{ORGAN}", "成文日期：2022年09月28日"),
        (f"标　　题：{TITLE}", "发文字号：国办发〔2022〕35号", "发布日期：2022年10月31日"),
        ("各省：", BODY),
    ),
    "fields-on-one-line": (
        (f"索引号：1 发文机关：{ORGAN} 发文字号：国办发〔2022〕35号 成文日期：2022年9月28日",),
        (TITLE, "各省：", BODY),
    ),
    "organ-and-date": (
        (ORGAN, "国办发[2022]35号", TITLE, "各省：", BODY, f"{ORGAN}　　2022年9月28日"),
    ),
    "footer": (
        (f"{ORGAN}文件", "国办发【2022】35号", TITLE, "各省：", BODY, ORGAN),
        ("二〇二二年九月二十八日", "抄送：各省高级人民法院。"),
        (f"{ORGAN}秘书局 2022年9月29日印发",),
    ),
}


@pytest.mark.parametrize("parts", FORMS.values(), ids=FORMS)
def test_one_notice_in_many_forms(parts: tuple[tuple[str, ...], ...]) -> None:
    structure = read_structure("\n\n".join(chain.from_iterable(parts)))
    assert structure.title
    assert structure.title.text == TITLE
    own = [number for number in structure.numbers if number.own]
    assert [(number.text, number.confidence) for number in own] == [("国办发〔2022〕35号", 0.95)]
    assert structure.issuer
    assert structure.issuer.text == "国务院办公厅"
    assert structure.addressee
    assert structure.addressee.text == "各省"
    assert structure.date
    assert (structure.date.date, structure.date.kind) == ("2022-09-28", "signed")


def test_an_order_that_issues_a_law() -> None:
    structure = read_structure(
        "中华人民共和国国务院令\n\n第745号\n\n《设施安全保护条例》已经2021年4月27日国务院第133次常务会议通过，"
        "现予公布，自2021年9月1日起施行。\n\n总理　李强\n\n2021年7月30日\n\n设施安全保护条例\n\n"
        "第一条　为了保障安全，制定本条例。\n"
    )
    assert structure.title
    assert structure.title.text == "设施安全保护条例"
    assert [number.text for number in structure.numbers] == ["中华人民共和国国务院令第745号"]
    assert structure.issuer
    assert structure.issuer.text == "国务院"
    assert structure.date
    assert structure.date.date == "2021-07-30"
    assert ("2021-09-01", "in force") in [(e.date, e.kind) for e in structure.events]


def test_a_law_with_a_lost_article() -> None:
    structure = read_structure(LAW)
    assert structure.title
    assert structure.title.text == "上海市口岸服务条例"
    assert [(e.date, e.kind) for e in structure.events] == [
        ("2020-04-10", "passed"),
        ("2021-05-21", "amended"),
        ("2021-07-01", "in force"),
    ]
    assert structure.date
    assert structure.date.date == "2021-05-21"
    assert structure.issuer
    assert structure.issuer.text == "上海市人民代表大会常务委员会"
    assert structure.articles == 4
    assert [(j.before, j.found, j.line) for j in structure.jumps] == [("第二条", "第四条", 19)]
    assert structure.jumps[0].reason == "the articles between are missing"
    assert [h.label for h in structure.outline] == ["第一章", "第二章"]


def test_lost_chapters_and_items() -> None:
    text = (
        "第一章 总则\n\n应当遵守：\n\n（一）规划；\n\n（三）建设。\n\n第三章 附则\n\n（一）其他。\n"
    )
    jumps = read_structure(text).jumps
    assert [(j.before, j.found, j.reason) for j in jumps] == [
        ("（一）", "（三）", "the items between are missing"),
        ("第一章", "第三章", "the chapters between are missing"),
    ]


def test_an_article_inside_the_paragraph_before() -> None:
    text = "第一条 为了规范服务。第二条 本市遵守本条例。\n\n第三条 规划。\n\n第四条 建设。\n"
    jumps = read_structure(text).jumps
    assert [j.reason for j in jumps] == ["the article between stands inside a paragraph"]


@pytest.mark.parametrize(
    ("text", "title", "sure"),
    [
        (NEWSPAPER, "学习贯彻党的十九届五中全会精神", False),
        (COLUMN_PAGE, "念好“变与不变”的治理经", True),
        (COLLECTION, "以政府能力建设推动和谐社会建设", False),
        (WEB_PAGE, "数字政府让治理更精准", False),
        (JOURNAL, "加快数字化创新发展 全面推进社会治理现代化", False),
    ],
    ids=["newspaper", "column-page", "collection", "web-page", "journal"],
)
def test_titles_of_the_seeds(text: str, title: str, *, sure: bool) -> None:
    found = read_structure(text).title
    assert found
    assert found.text == title
    assert (found.confidence > 0.7) is sure


def test_outlines_of_the_seeds() -> None:
    outline = read_structure(COLLECTION).outline
    assert [(h.level, h.label, h.text) for h in outline] == [
        (1, "第一篇", "以政府能力建设推动和谐社会建设"),
        (1, "第二篇", "加强统战工作推动和谐社会建设"),
        (2, "一、", "发挥争取人心、凝聚力量的根本职能"),
        (1, "第四篇", "以数字政府建设提升政府治理能力"),
        (2, "一", "技术进步推动政府治理创新"),
        (3, "（一）", "技术进步是社会发展的重要驱动力"),
    ]
    unmarked = read_structure(WEB_PAGE).outline
    assert [h.text for h in unmarked] == ["加强总体规划，统筹各部门大数据，整建制推进改革"]
    assert unmarked[0].confidence <= 0.5
    assert [h.label for h in read_structure(JOURNAL).outline] == ["一、", "（一）"]
    assert [h.text for h in read_structure(NEWSPAPER).outline] == [
        "为什么要加强数字社会、数字政府建设？",
        "太钢热连轧厂召开见习副主管工作述职会",
    ]


def test_dates_and_numbers_of_the_seeds() -> None:
    posted = read_structure(JOURNAL).date
    assert posted
    assert (posted.date, posted.kind) == ("2022-01-01", "posted")
    assert read_structure(COLUMN_PAGE).date is None
    assert read_structure(WEB_PAGE).date is None
    assert [n.text for n in read_structure(COLUMN_PAGE).numbers] == ["2020年第52号"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("国发[2020]5号", "国发〔2020〕5号"),
        ("晋政办发【2020】 76 号", "晋政办发〔2020〕76号"),
        ("京政发（2021）第3号", "京政发〔2021〕3号"),
        ("浙江省人民政府令第388号", "浙江省人民政府令第388号"),
        ("中华人民共和国主席令第八十四号", "中华人民共和国主席令第八十四号"),
        ("国经贸资源〔2000〕1015号", "国经贸资源〔2000〕1015号"),
    ],
)
def test_own_numbers_are_normalised(line: str, number: str) -> None:
    structure = read_structure(f"# 关于有关事项的通知\n\n{line}\n\n{PROSE}。\n")
    assert [(n.text, n.own) for n in structure.numbers] == [(number, True)]


def test_codes_are_cut_out_of_running_text() -> None:
    text = f"{PROSE}最高人民法院以法发〔2009〕51号通知印发，见我院法〔1998〕86号文件。\n"
    assert [n.text for n in read_structure(text).numbers] == ["法发〔2009〕51号", "法〔1998〕86号"]


@pytest.mark.parametrize("day", ["2021年2月30日", "二〇二一年十三月一日"])
def test_dates_outside_the_calendar_are_refused(day: str) -> None:
    assert read_structure(f"# 公告\n\n{PROSE}。\n\n市财政局\n\n{day}\n").date is None


def test_a_signature_in_chinese_numerals() -> None:
    structure = read_structure(f"# 公告\n\n{PROSE}。\n\n市财政局\n\n二〇二〇年八月七日\n")
    assert structure.date
    assert structure.date.date == "2020-08-07"
    assert structure.issuer
    assert structure.issuer.text == "市财政局"


def test_an_organ_above_its_subject_makes_one_title() -> None:
    found = read_structure(f"国家发展和改革委员会\n\n关于印发规划的通知\n\n{PROSE}。\n").title
    assert found
    assert found.text == "国家发展和改革委员会关于印发规划的通知"


def test_running_text_has_no_title() -> None:
    assert read_structure(f"各位代表：\n\n{PROSE}。\n").title is None
    assert read_structure("") == Structure()


def test_a_table_of_contents_is_not_the_outline() -> None:
    contents = "# 办法\n\n第一章 总则\n\n第二章 附则\n\n"
    text = f"{contents}第一章 总则\n\n{PROSE}。\n\n第二章 附则\n\n{PROSE}。\n"
    assert [h.line for h in read_structure(text).outline] == [7, 11]


def test_the_record_is_plain_json() -> None:
    record = structure_record(read_structure(NOTICE))
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record


def _bare(title: str) -> str:
    return re.sub(r"中华人民共和国|[《》〈〉 \u3000()（）]", "", title)


def test_the_control_sample_says_what_its_file_names_say() -> None:
    laws = [control for control in load_control() if control.name.endswith(".md")]
    titles = jumps = 0
    for control in laws:
        structure = read_structure(control.text)
        name = re.sub(r"(\(\d{4}-\d\d-\d\d\))?\.md$", "", control.name.rpartition("/")[2])
        titles += structure.title is not None and _bare(structure.title.text) == _bare(name)
        jumps += any(jump.confidence > 0.8 for jump in structure.jumps)
    assert titles >= 0.95 * len(laws)
    assert jumps <= 0.02 * len(laws)


# What headings, dates, numbers and signatures are made of, and what cuts them short.
PIECES = (
    *(
        "一、",
        "（一）",
        "(1)",
        "1.",
        "1、",
        "第一章",
        "第1条",
        "第三节 ",
        "第一编：",
        "# ",
        "###### ",
    ),
    *(
        "\n",
        "\n\n",
        "。",
        "；",
        "，",
        "：",
        ":",
        "》",
        "《",
        "（",
        "）",
        "“",
        "”",
        "——",
        "*",
        "** ",
        "|",
    ),
    *(
        "国发〔2020〕5号",
        "〔2020〕5号",
        "国务院令第5号",
        "公告",
        "号",
        "附件：1.",
        "附件",
        "发文字号：",
        "标题|",
    ),
    *(
        "二〇二〇年八月七日",
        "2020年1月1日",
        "2020-01-01",
        "自2020年1月1日起施行",
        "（2020年1月1日通过）",
    ),
    *("国务院", "办公厅", "关于", "的通知", "各省：", "各位代表：", "目录", "数字政府建设", PROSE),
    *(" ", "\u3000", "\x0c", "\x00", "\u2028", "²", "①", "１．", "〇" * 9, "99999", "a", "?"),
)


@pytest.mark.long
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
@settings(max_examples=2000, deadline=None)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert read_structure(text).unread == ()


@pytest.mark.parametrize("text", ["一、。", "（一）。", "1.。", "*\n\n——二"])
def test_a_mark_or_a_label_alone_is_no_heading_and_no_title(text: str) -> None:
    structure = read_structure(text)
    assert (structure.unread, structure.outline, structure.title) == ((), (), None)


def test_a_part_that_cannot_be_read_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise IndexError("string index out of range")

    whole = read_structure(NOTICE)
    monkeypatch.setattr("cleancorpus.structure.read_attachments", fail)
    structure = read_structure(NOTICE)
    assert whole.attachments
    assert structure.attachments == ()
    reason = "IndexError: string index out of range; please report it"
    assert structure.unread == (Unread("attachments", reason),)
    assert (structure.title, structure.date) == (whole.title, whole.date)
    record = structure_record(structure)
    assert record["unread"] == [{"part": "attachments", "reason": reason}]
