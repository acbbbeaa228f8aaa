"""Code, addresses and rows of data come back as they were, whatever stage looks at them."""

from __future__ import annotations

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.text.code import find_code
from cleancorpus.text.protected import find_protected

LAW = "第一条 为了规范政务公开，推进依法行政，制定本办法。\n\n"
# Each would be widened, joined, set apart, stripped or trimmed where it stands in prose.
LINES = "名称,值\n  甲\u200b,乙 \n\n\n丙(丁):戊\n首页 > 政务公开 > 通知公告 > 正文\n- 3 -\n"
WRAPPED = (
    "全国人民代表大会和地方各级人民代表大\n会都由民主选举产生，对人民负责，受人\n"
    "民监督。国家行政机关、监察机关、审判\n机关、检察机关都由人民代表大会产生。\n"
)
SCRIPT = "$(document).ready(function(){\nvar a = 1;\n});\n"

BLOCKS = {
    "three back-ticks": f"```\n{LINES}```\n",
    "a language": f"```python {{a=1}}\n{LINES}```\n",
    "four back-ticks round three": f"````\n{LINES}```\n{LINES}```\n{LINES}````\n",
    "a longer fence at the end": f"```\n{LINES}`````\n",
    "a fence with words closes nothing": f"```\n{LINES}```python\n{LINES}```\n",
    "tildes": f"~~~\n{LINES}~~~\n",
    "five tildes round three": f"~~~~~\n{LINES}~~~\n{LINES}~~~~~\n",
    "tildes round back-ticks": f"~~~\n{LINES}```\n{LINES}~~~\n",
    "indented": f"   ```\n{LINES}   ```\n",
    "deeply indented": f"        ```\n{LINES}        ```\n",
    "indented with wide blanks": f"　　```\n{LINES}　　```\n",
    "in a quotation": "> ```\n> 名称,值\n>\n> 甲,乙\n> ```\n",
    "an item that is a block": "- ```\n  名称,值\n\n\n  甲,乙\n  ```\n",
    "hard wraps": f"```\n{WRAPPED}```\n",
    "hard wraps in four": f"````\n{WRAPPED}```\n{WRAPPED}````\n",
    "a script": f"````\n```\n{SCRIPT}```\n````\n",
    "entities and tags": "````\n&nbsp;甲<br>乙\n```\n&lt;p&gt;丙</p>\n````\n",
    "pre": f"<pre>\n{LINES}</pre>\n",
    "pre with attributes": f'<PRE class="a">\n{LINES}```\n{WRAPPED}</PRE>\n',
    "a script in pre": f"<pre>\n{SCRIPT}</pre>\n",
    "code over several lines": f"<code>\n{LINES}</code>\n",
}

INSIDE_A_LINE = {
    "one back-tick": "`名称,值 数 据(甲):乙`",
    "two back-ticks": "`` 名称,`值` 数 据 ``",
    "many back-ticks": "`````名称,```值`````",
    "an opening that is no fence": "```名称,值```",
    "the element": "<code>名称,值 数 据</code>",
    "zero-width": "`名\u200b称`",
    "a URL": "https://a.cn/a,b;c:d?e=1,2",
    "a URL with Chinese in its path": "https://zh.wikipedia.org/wiki/中国?x=1,2",
    "a path": "C:\\文档\\报告(终稿),二稿",
    "the name of a file": "报告(终稿).docx",
    "a link": "[办法](/docs/办法,终稿(一).html)",
    "a tag": '<video title="通知,公告">',
    "JSON": '{"名称":"甲,乙"}',
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_blocks_of_code_come_back_as_they_were(block: str) -> None:
    text = f"{LAW * 2}{block}\n{LAW}".rstrip("\n") + "\n"
    assert clean_text(text).text == text


@pytest.mark.parametrize("part", INSIDE_A_LINE.values(), ids=INSIDE_A_LINE)
def test_what_is_no_prose_stays_inside_a_line(part: str) -> None:
    text = f"{LAW}使用 {part} 表示名称,然后保存。\n"
    assert clean_text(text).text == f"{LAW}使用 {part} 表示名称，然后保存。\n"


def test_a_fence_that_is_never_closed_goes_to_the_end() -> None:
    text = f"{LAW}```\n{LINES}"
    assert clean_text(text).text == text


def test_a_block_in_an_item_of_a_list_keeps_its_indent() -> None:
    text = f"{LAW}1. 配置如下：\n\n   ```\n   名称,值\n\n\n     甲,乙\n   ```\n"
    assert clean_text(text).text == text


def test_front_matter_comes_back_as_it_was() -> None:
    front = "---\ntitle: 数字政府, 概述\ntags:\n  - 甲,乙\n  - 上一篇\ndate: 2020-01-02\n---\n\n"
    assert clean_text(front + LAW).text == (front + LAW).rstrip("\n") + "\n"


def test_rules_round_prose_are_no_front_matter() -> None:
    text = "---\n\n会议指出,要坚持依法行政。\n\n---\n"
    assert clean_text(text).text == text.replace(",", "，")


def test_what_surrounds_code_is_still_cleaned() -> None:
    text = f"会议指出,要公开.\n\n\n\n```\n{LINES}```\n会议强调,要落实。"
    cleaned = clean_text(text).text
    assert cleaned == f"会议指出，要公开.\n\n```\n{LINES}```\n\n会议强调，要落实。\n"


def test_a_wrong_codec_and_traditional_words_are_repaired_in_code_too() -> None:
    block = "```\n政务公开办公室,数字政府建设局\n```\n"
    damaged = block.encode("gbk").decode("latin-1")
    assert clean_text(LAW + "```\n數字政府,名稱\n```\n").text == LAW + "```\n数字政府,名称\n```\n"
    assert "政务公开办公室,数字政府建设局" in clean_text(LAW + damaged).text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("用 `<pre>` 开始,用 `</pre>` 结束", ["`<pre>`", "`</pre>`"]),
        ("`甲\n乙`", []),
        ("甲`乙``丙", []),
        ("<pre>甲", []),
        ("甲 ```\n乙", []),
        ("~~~~~~~~~~\n甲\n~~~~~~~~~~\n", []),
        ("```甲```\n乙", ["```甲```"]),
        ("<pre>\n```\n</pre>\n乙", ["<pre>\n```\n</pre>"]),
        ("```\n<pre>\n```\n</pre>", ["```\n<pre>\n```"]),
        ("```\n甲\n\n", ["```\n甲"]),
    ],
)
def test_what_opens_first_says_what_is_code(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_code(text)] == found


def test_nothing_is_found_in_plain_prose() -> None:
    assert not find_protected(LAW * 3)


@pytest.mark.parametrize("position", range(6))
def test_every_character_of_code_is_protected(position: int) -> None:
    assert find_protected("见`甲,乙`。").covers(position) == (1 <= position <= 5)


def test_a_forgotten_fence_protects_no_prose() -> None:
    half = "各级人民政府应当建立健全政务数据共享"
    text = f"{LAW}```\n{half}\n- 3 -\n协调机制,明确责任。\n第二条 各部门应当依法公开信息。\n"
    cleaned = clean_text(text).text
    assert "- 3 -" not in cleaned
    assert "协调机制，明确责任。" in cleaned
