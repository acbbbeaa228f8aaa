"""The five real documents, read as an editor would."""

from __future__ import annotations

import re

import pytest

from cleancorpus.file import CleanedFile
from cleancorpus.offsets import apply_edits, trace, trace_notes
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Gap, Suggestion

Seeds = dict[str, CleanedFile]
NAMES = ("000", "001", "002", "003", "004")
HAN = "[\u3400-\u9fff]"


def paragraphs(file: CleanedFile) -> list[str]:
    return file.text.split("\n\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_one_paragraph_a_line(cleaned_seeds: Seeds, name: str) -> None:
    text = cleaned_seeds[name].text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"\n{3}|[ \t\u3000]\n|\n[ \t\u3000]|\r|\f|\ufffd", text)
    assert not re.search(r"[^\n]\n[^\n]", text)


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_a_cleaned_seed_changes_nothing(cleaned_seeds: Seeds, name: str) -> None:
    cleaned = cleaned_seeds[name].cleaned
    assert cleaned.settled
    again = clean_text(cleaned.text)
    assert again.text == cleaned.text
    assert [edit for step in again.steps for edit in step.edits] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_edits_replay_the_source_and_trace_to_it(cleaned_seeds: Seeds, name: str) -> None:
    cleaned = cleaned_seeds[name].cleaned
    text = cleaned.source
    for step in cleaned.steps:
        assert step.before == text
        text, _ = apply_edits(text, step.edits)
    assert text == cleaned.text
    first = cleaned.steps[0]
    for traced in trace(cleaned):
        assert 0 <= traced.source.start <= traced.source.end <= len(cleaned.source)
        here = cleaned.source[traced.source.start : traced.source.end]
        if traced.edit in first.edits:
            assert here == traced.before
        elif traced.before.strip() and not traced.edit.move:
            # Some character that the edit replaced stands in the source at the traced place,
            # unless an earlier stage had made it.
            made = {c for step in cleaned.steps for edit in step.edits for c in edit.text}
            assert set(traced.before) <= set(here) | made


def test_000_has_no_blank_inside_a_sentence(cleaned_seeds: Seeds) -> None:
    blanks = re.findall(f"{HAN}+ {HAN}+", cleaned_seeds["000"].text)
    real = {"通讯员 邢志琼", "张彩锋 摄", "图片 新闻"}
    assert {blank for blank in blanks if blank not in real} == set()
    assert "通讯员 邢志琼" in blanks
    assert "张彩锋 摄" in blanks


def test_000_has_paired_quotes(cleaned_seeds: Seeds) -> None:
    text = cleaned_seeds["000"].text
    assert '"' not in text
    assert text.count("“") == text.count("”") > 20
    assert "“互联网+政务服务”" in text
    assert "“中央人民政府成立了！”“中国人民从此站起来了！”" in text


def test_000_columns_are_in_order(cleaned_seeds: Seeds) -> None:
    text = cleaned_seeds["000"].text
    assert "为深入贯彻新时代党的组织路线和干部工作方针政策" in text
    assert "要充分发挥有利优势，抓住机遇，做出成绩，在成长成才的道路上走得正" in text


def test_000_lost_text_is_a_gap_and_not_glued(cleaned_seeds: Seeds) -> None:
    file = cleaned_seeds["000"]
    for end in ("模式创新和均等", "取得了很好的效", "职能转变和效能提", "半年任期工作述职"):
        assert any(paragraph.endswith(end) for paragraph in paragraphs(file)), end
    gaps = [note for note in trace_notes(file.cleaned) if isinstance(note.note, Gap)]
    assert len(gaps) >= 4


def test_001_sentences_are_joined(cleaned_seeds: Seeds) -> None:
    text = cleaned_seeds["001"].text
    for joined in (
        "文化活动提供保障和创造条件",
        "在人民代表大会、人民政协",
        "大张旗鼓地进行宣传表彰，发挥",
        "提升政府治理能力的关键",
        "与“放管服”改革结合起来",
        "要全面审视要素、结构",
    ):
        assert joined in text, joined
    for kept in ("***亿元", "等*个方面", "G2G、G2C、G2B、G2E", "2019 年 7 月", "24 小时", "PPP 等"):
        assert kept in text, kept


def test_001_headings_and_labels_stand_alone(cleaned_seeds: Seeds) -> None:
    lines = paragraphs(cleaned_seeds["001"])
    for heading in (
        "第一篇：以政府能力建设推动和谐社会建设",
        "第二篇：加强统战工作推动和谐社会建设",
        "加强统战工作推动和谐社会建设",
        "一 技术进步推动政府治理创新",
        "（一）技术进步是社会发展的重要驱动力",
        "作者简介：常秀红",
        "工作单位：中共山东省济宁市任城区委党校 邮编：272100 联系电话：***",
    ):
        assert heading in lines, heading


def test_002_has_lost_its_hot_list_and_nothing_else(cleaned_seeds: Seeds) -> None:
    file = cleaned_seeds["002"]
    assert file.text.startswith("数字政府让治理更精准\n")
    assert "清风荐读" not in file.text
    assert file.text.endswith("消除数字鸿沟。”（李自强）\n")
    removed = [t.before for t in trace(file.cleaned) if t.stage == "strip"]
    assert len("".join(removed).strip("\n").split("\n")) == 10


@pytest.mark.parametrize(
    ("name", "joined", "removed"), [("001", 6, 0), ("002", 0, 10), ("003", 0, 14)]
)
def test_no_other_break_is_touched(
    cleaned_seeds: Seeds, name: str, joined: int, removed: int
) -> None:
    file = cleaned_seeds[name]
    source = [line for line in file.cleaned.source.split("\n") if line.strip()]
    assert len(paragraphs(file)) == len(source) - joined - removed


@pytest.mark.parametrize(
    "truth",
    [
        "智能化水平。”当前，不少地方",
        "长期执政这一关。”去年在浙江杭州城市大脑运营指挥中心",
        "以前当地各部门开发",
        "当地工作人员这样总结",
        "才能办好。现在，只要",
        "深入人心。”厦门大学管理学院",
        "‘用’上见实效。”",
        "忠诚担当的高水平干部队伍？一些地方对此进行了探索",
        "当地通过请社会组织",
        "痛点、难点。”据天津市委",
        "是否安全。“归根结底，是为人民服务。”",
    ],
)
def test_002_misaligned_runs_are_repaired(cleaned_seeds: Seeds, truth: str) -> None:
    assert truth in cleaned_seeds["002"].text


def test_002_the_one_undecided_run_is_a_gap_with_its_reading_suggested(
    cleaned_seeds: Seeds,
) -> None:
    """基層政(府)部門: the bytes of 府 are lost, and both readings are as likely."""
    file = cleaned_seeds["002"]
    notes = [noted.note for noted in trace_notes(file.cleaned)]
    assert "。基層政府部門" in {note.text for note in notes if isinstance(note, Suggestion)}
    assert any(note.rule == "mojibake.misaligned-lost" for note in notes if isinstance(note, Gap))
    assert "美好生活需要。基层政部门的“最多跑一次”" in file.text


def test_003_begins_with_its_title(cleaned_seeds: Seeds) -> None:
    lines = paragraphs(cleaned_seeds["003"])
    assert lines[0] == "加快数字化创新发展 全面推进社会治理现代化"
    assert lines[1] == "2022-01-01 19:49宝鸡市陈仓区委党校贾婷"
    assert lines[2] == "区域治理 2021年34期"
    assert lines[3] == "关键词：政务数字化数字"
    assert lines[4] == "宝鸡市陈仓区委党校 贾婷"
    assert lines[-1].rstrip().endswith("打造社会治理共建共治共享新格局。")
    assert "猜你喜欢" not in cleaned_seeds["003"].text


@pytest.mark.parametrize(
    "truth",
    ["随之改变。“加快数字化发展”", "高速发展转变为高质量发展", "极大地扩展了", "隐藏数据"],
)
def test_003_misaligned_runs_are_repaired(cleaned_seeds: Seeds, truth: str) -> None:
    assert truth in cleaned_seeds["003"].text


@pytest.mark.parametrize("name", ["002", "003"])
def test_mirror_pages_are_clean_and_not_trusted(cleaned_seeds: Seeds, name: str) -> None:
    text = cleaned_seeds[name].text
    assert not re.search("[(（][a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", text)
    assert not re.search("[數導關設經進會實際點為發體國]", text)
    assert not re.search("[?!？！][/碑比涸皻睋凹鶎][\u4e00-\u9fffA-Z<p]", text)
    assert cleaned_seeds[name].cleaned.doubts


def test_004_sentences_are_joined(cleaned_seeds: Seeds) -> None:
    text = cleaned_seeds["004"].text
    for joined in (
        "协调配合的可能性。",
        "如今的“武林大妈”，已经成为",
        "信息互通、资源共享",
        "及时上线了“产业就业调查”",
        "蓬勃发展的大数据产业",
        "“一委三院”人才支撑",
        "‘挖数据’转变，",
    ):
        assert joined in text, joined


def test_004_columns_are_in_order(cleaned_seeds: Seeds) -> None:
    text = cleaned_seeds["004"].text
    assert "加快推进数字产业化、产业数字化" in text
    assert "推动吕梁实现高质量转型发展，要加快新基建布局" in text
    order = [text.index(part) for part in ("建好数据基础设施", "强化融合应用", "风落梧桐")]
    assert order == sorted(order)


def test_004_furniture_is_gone_and_fields_stand(cleaned_seeds: Seeds) -> None:
    text = cleaned_seeds["004"].text
    assert "上接" not in text
    lines = paragraphs(cleaned_seeds["004"])
    for line in (
        "●总书记推动的改革身边事·行政体制改革篇●",
        "# 念好“变与不变”的治理经",
        "□ 新华社记者 刘奕湛 吴帅帅 陈国洲",
        "## 敬佑生命 情暖医师节",
        "2020第52号",
        "机构编码：B0018S314110012",
        "批准设立日期：2008年07月11日",
        "（三）",
        "□ 本报记者 刘小宇",
    ):
        assert line in lines, line
