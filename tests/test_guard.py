"""No rule for Chinese text acts on a line of another language."""

from __future__ import annotations

import pytest

from cleancorpus.guard import keep_foreign_lines
from cleancorpus.language.survey import survey
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Edit, Finding, Gap
from cleancorpus.settings import Settings

TEXT = "第一条 总则\nArticle 1: General\nrules, and more\n\n12\n\n第二条 附则\n"
LAW = "第一条 为了规范政务公开，推进依法行政，制定本办法。\n\n"
PAGE = "天皇は、日本国の象徴であり日本国民統合の象徴であつて、この地位は。"


def kept(text: str, *findings: Finding, stage: str = "rejoin") -> list[Finding]:
    return list(keep_foreign_lines(text, findings, stage, survey(text)))


def edit(text: str, old: str, new: str, move: int = 0) -> Edit:
    start = text.index(old)
    return Edit(start, start + len(old), new, "rejoin.hard-wrap", move=move)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":", "："),  # inside a foreign line
        ("General\nrules", "Generalrules"),  # two of them
        ("总则\nArticle", "总则Article"),  # one and a Chinese one
        ("\n\n12\n\n", ""),  # across a number
    ],
)
def test_what_touches_a_foreign_line_is_left_out(old: str, new: str) -> None:
    assert kept(TEXT, edit(TEXT, old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"), [("总则", "通则"), ("第二条 附则\n", "第二条 附则"), ("第一条 ", "第一条")]
)
def test_what_touches_chinese_lines_only_is_kept(old: str, new: str) -> None:
    one = edit(TEXT, old, new)
    assert kept(TEXT, one) == [one]


def test_a_blank_line_may_come_between_a_chinese_and_a_foreign_line() -> None:
    start = TEXT.index("\nArticle")
    one = Edit(start, start + 1, "\n\n", "rejoin.paragraph-spacing")
    assert kept(TEXT, one) == [one]


def test_a_move_goes_with_either_half() -> None:
    there = TEXT.index("more")
    put = Edit(there, there, "总则", "rejoin.hard-wrap", move=1)
    assert kept(TEXT, edit(TEXT, "总则", "", 1), put) == []


def test_gaps_too_but_not_what_a_user_asked_for() -> None:
    start = TEXT.index("Article")
    own = Edit(start, start + 5, "", "strip.user-line")
    assert kept(TEXT, Gap(start, start, "rejoin.lost-text")) == []
    assert kept(TEXT, own, stage="strip") == [own]


def test_a_brace_between_foreign_lines_is_one_of_them() -> None:
    text = "代码如下：\n{\nint main, argc;\n}\n以上为全部内容。\n"
    assert kept(text, edit(text, "{\nint", "{\n\nint")) == []
    assert kept(text, edit(text, ";\n}", ";\n\n}")) == []


def test_conversion_heeds_japanese_and_korean_only() -> None:
    chinese = "數字政府建設發展\n" * 4
    foreign = "World Trade Organization, World Bank: 協定\n國民의 主權을\n"
    cleaned = clean_text(chinese + foreign, Settings(select=("convert",)))
    assert cleaned.text == "数字政府建设发展\n" * 4 + foreign.replace("協", "协")


def test_headings_between_japanese_lines_are_japanese() -> None:
    page = f"第一章 天皇\n\n{PAGE}\n\n第二章 戰爭\n"
    assert clean_text(page).text == page
    between = f"{LAW * 9}{PAGE}\n\n第二章 戰爭\n\n{PAGE}\n"
    assert clean_text(between).text == between
    after = f"{LAW * 9}{PAGE}\n\n第二章 戰爭\n"
    assert clean_text(after).text == after.replace("戰爭", "战争")


def test_in_a_chinese_page_english_boilerplate_goes_and_an_english_article_stays() -> None:
    article = "Article 1 These measures regulate, inter alia, the openness of public affairs.\n"
    cleaned = clean_text(f"{LAW * 3}{article}\nCopyright © 2020 All Rights Reserved\n")
    assert cleaned.text == LAW * 3 + article


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a list of Latin names, set with Chinese marks, goes on through three lines
        (
            "运行平稳的指标有GDP、R&D、CPI、PPI、\nPMI、GDP、CPI、PPI、M2、FDI、ODI、USD、\nJPY等。\n",
            "运行平稳的指标有GDP、R&D、CPI、PPI、PMI、GDP、CPI、PPI、M2、FDI、ODI、USD、JPY等。\n",
        ),
        # English in brackets that a Chinese line opens
        (
            "我国参与经济合作与发展组织（\nOrganisation for Economic Co-operation and\n"
            "Development，OECD）的有关工作，取得了积极成效。\n",
            "我国参与经济合作与发展组织（Organisation for Economic Co-operation and "
            "Development，OECD）的有关工作，取得了积极成效。\n",
        ),
        ("根据有关规定〔\nCPC 1\n〕，章程是公开的。\n", "根据有关规定〔CPC 1〕，章程是公开的。\n"),
        # a line that begins with a comma goes on from a bracket
        ("根据[\nCPC 1\n]\n，章程是公开的。\n", "根据[\n\nCPC 1\n\n]，章程是公开的。\n"),
        ("GDP\n\nＷＴＯ\n\nISO\n", "GDP\n\nWTO\n\nISO\n"),
        ("Tel：０１０－１２３４５６７８\n", "Tel：010-12345678\n"),
    ],
)
def test_latin_letters_in_chinese_typesetting_are_chinese(before: str, after: str) -> None:
    assert clean_text(LAW * 3 + before).text == LAW * 3 + after


@pytest.mark.parametrize(
    "lines",
    [
        "The quick brown fox jumps over the lazy dog and\nruns away.\n",
        "他说“好\n\nThe quick brown fox jumps over the lazy dog and\nruns away.\n\n”\n",
        "说明（见下\nThe quick brown fox jumps over the lazy dog and\nruns away.\n",
    ],
    ids=["alone", "behind a blank line", "in brackets that nothing closes"],
)
def test_english_outside_of_chinese_brackets_keeps_its_lines(lines: str) -> None:
    assert "dog and\nruns" in clean_text(LAW * 3 + lines).text
