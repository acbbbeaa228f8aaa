"""Programs, tables, logs and other data with Chinese in them come back as they were."""

from __future__ import annotations

import pytest

from cleancorpus.pipeline import clean_text
from cleancorpus.text.data_lines import is_data
from tests.control import load_control

DATA = {
    "Python": (
        '# 读取配置,并返回结果\nimport os\n\ndef read(path):\n    """读取文件: 返回文本."""\n'
        "    with open(path) as f:\n        return f.read()  # 注意:要关闭\n\n"
        'NAMES = {"名称": "張三", "编号": 1}\nprint("处理完成,共", n, "条")\n'
    ),
    "JavaScript": (
        "// 入口,不要修改\nconst names = ['甲', '乙'];\nfunction show(page) {\n"
        "  alert('页码: ' + page);\n}\nshow(1);\n"
    ),
    "C": '#include <stdio.h>\n/* 主函数,入口 */\nint main(void) {\n  printf("你好,世界\\n");\n}\n',
    "SQL": (
        "-- 用户表\nCREATE TABLE `user` (\n  `id` int(11) NOT NULL COMMENT '编号',\n);\n"
        "INSERT INTO user VALUES (1,'甲','北京市,朝阳区');\n"
        "INSERT INTO user VALUES (2,'乙','上海市');\n"
    ),
    "CSV": '编号,名称,地址\n1,甲,北京市\n2,乙,"上海市,浦东"\n3,丙,广州市\n',
    "CSV of words": "姓名,部门,职务\n甲某,财政局,科长\n乙某,税务局,处长\n丙某,教育局,主任\n",
    "CSV of semicolons": "年份;产值;备注\n2019;12.5;\n2020;13.1;初步数\n",
    "TSV": "年份\t产值\t备注\n2019\t12.5\t无\n2020\t13.1\t初步数,待核\n",
    "log": (
        "2024-01-02 03:04:05 INFO  [main] 启动服务,端口: 8080\n"
        "2024-01-02 03:04:06 WARN  [main] 连接超时,重试: 3\n\tat com.a.B.c(B.java:12)\n"
    ),
    "YAML": "name: 测试\nversion: 1.0\nsteps:\n  - run: 构建,测试\n    when: 总是\n",
    "JSON": '{\n  "标题": "办法的通知",\n  "items": [1, 2, 3],\n  "说明": "见附件,共3页"\n}\n',
    "JSON Lines": '{"标题": "甲,乙", "年": 2020}\n{"标题": "丙,丁", "年": 2021}\n',
    "patch": (
        "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n"
        " 第一条 总则\n-第二条 附则,旧\n+第二条 附则,新\n 第三条 其他\n"
    ),
    "subtitles": (
        "1\n00:00:01,000 --> 00:00:04,000\n你去哪儿?\n\n"
        "2\n00:00:05,000 --> 00:00:08,000\n回家, 马上.\n"
    ),
}
LAW = "第一条 为了规范政务公开，推进依法行政，制定本办法。\n\n"
PROSE = (
    "会议指出,要坚持依法行政,要落实责任\n会议强调,要公开透明,要接受监督\n",
    '他说:"好",大家同意\n他又说:"行",大家鼓掌\n',
    "# 总则\n\n# 附则\n",
    "时间:2020年\n地点:北京\n人员:甲某\n",
    "2020-01-02 10:20:30 来源:某网\n",
    "1,总则\n\n第一条 为了规范政务公开,制定本办法。\n",
)


@pytest.mark.parametrize("text", DATA.values(), ids=DATA)
def test_data_come_back_as_they_were(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.text == text
    assert cleaned.data
    assert cleaned.untouched


# A hunk of a patch, a cue and the lists of YAML look like prose where they stand among it.
@pytest.mark.parametrize("name", sorted(DATA.keys() - {"patch", "subtitles", "YAML"}))
def test_data_inside_a_document_stay_together(name: str) -> None:
    block = DATA[name].strip("\n").split("\n\n")[-1]
    text = f"{LAW * 8}{block}\n\n{LAW * 2}".rstrip("\n") + "\n"
    assert clean_text(text).text == text


@pytest.mark.parametrize("text", PROSE)
def test_prose_with_narrow_marks_is_no_data(text: str) -> None:
    assert not is_data(text)


def test_no_law_or_report_is_data() -> None:
    assert [document.text[:40] for document in load_control(40) if is_data(document.text)] == []


def test_a_wrong_codec_is_repaired_in_a_table_too() -> None:
    table = "编号,名称,地址\n1,政务公开办公室,北京市朝阳区\n2,数字政府建设局,上海市浦东新区\n"
    assert clean_text(table.encode("gbk").decode("latin-1")).text == table


def test_a_page_with_more_script_than_sentences_is_no_data() -> None:
    script = "var a = 1;\nfunction f() {\n document.write('相关');\n}\n" * 4
    law = "第一条 為了加強管理,根據有關法律(以下簡稱法律),制定本辦法.\n"
    text = clean_text(script + law).text
    assert text == "第一条 为了加强管理，根据有关法律（以下简称法律），制定本办法。\n"
