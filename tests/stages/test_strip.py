"""Strip: what must go goes in many forms, what must stay stays in the hardest forms."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import NamedTuple

import pytest
from opencc import OpenCC

from cleancorpus.offsets import apply_edits, settle_edits
from cleancorpus.pipeline import clean_text, context_of
from cleancorpus.records import Edit, Kept, Suggestion
from cleancorpus.settings import Settings
from cleancorpus.stages.strip import find_edits
from tests.cases import FIXTURES
from tests.control import load_control
from tests.paths import ROOT

STRIP = Settings(select=("strip",))
TITLE = "关于加强政务数据共享的若干意见\n"
BODY = (
    "各区人民政府，市政府各部门：\n\n"
    "为了规范政务数据共享，提高行政效能，经市政府同意，现提出以下意见，请认真贯彻执行。\n\n"
    "一、总体要求\n\n坚持统筹规划、分级负责，推动数据依法有序共享，更好服务企业和群众。\n\n"
    "某市人民政府办公室\n2021年3月2日\n"
)
MORE = (
    "三是加强督促检查。各部门应当按照职责分工，做好数据的编目、共享、更新和安全管理工作，"
    "并对其真实性负责。\n"
)


class Line(NamedTuple):
    kind: str
    text: str


def read_list(name: str) -> Iterator[Line]:
    kind = ""
    for line in (FIXTURES / name).read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            kind = line.strip("#[] ")
        elif line:
            yield Line(kind, line)


@cache
def positives() -> tuple[Line, ...]:
    return tuple(read_list("strip-positives.txt"))


@cache
def negatives() -> tuple[Line, ...]:
    return tuple(read_list("strip-negatives.txt"))


def strip(text: str) -> str:
    """Run the stage alone until it settles: the same as the pipeline, a hundred times over."""
    context = context_of(STRIP)
    while edits := settle_edits(
        finding
        for finding in find_edits(text, context)
        if isinstance(finding, Edit) and context.levels[finding.rule] == "apply"
    ):
        text, _ = apply_edits(text, edits)
    return text


def is_removed(line: Line) -> bool:
    """Tell whether a line goes where such lines stand, and nothing else goes."""
    above, below = f"{line.text}\n\n{TITLE}{BODY}", f"{TITLE}{BODY}\n{line.text}\n"
    places = {"path": [above], "next": [below], "advert": [below], "copyright": [below]}
    return all(strip(text) == TITLE + BODY for text in places.get(line.kind, [above, below]))


def is_kept(line: str) -> bool:
    """Tell whether a line stays above, right under the title, inside and below a text."""
    places = (
        f"{line}\n\n{TITLE}{BODY}",
        f"{TITLE}{line}\n{BODY}",
        f"{TITLE}{BODY}{line}\n{MORE}",
        f"{TITLE}{BODY}{line}\n",
    )
    return all(strip(text) == text for text in places)


def test_the_lists_are_as_long_as_promised() -> None:
    assert len(positives()) >= 300
    assert len(negatives()) >= 150


def test_no_hard_negative_is_removed() -> None:
    assert [line.text for line in negatives() if not is_kept(line.text)] == []


def test_nearly_every_positive_is_removed() -> None:
    missed = [line.text for line in positives() if not is_removed(line)]
    assert len(missed) <= 0.05 * len(positives()), missed


def swap_separators(line: str) -> str:
    swaps = {"_": "|", "|": " - ", " ": "｜", "-": "_", "｜": "/"}
    return re.sub("[_| ｜-]", lambda found: swaps[found[0]], line)


def widen(line: str) -> str:
    return re.sub("[!-~]", lambda found: chr(ord(found[0]) + 0xFEE0), line)


def narrow(line: str) -> str:
    return line.translate(str.maketrans("，：；！？（）【】", ",:;!?()[]"))


def change_digits(line: str) -> str:
    return re.sub(r"\d", lambda found: str((int(found[0]) * 7 + 3) % 10), line)


def pad(line: str) -> str:
    return f"　{line} "


@pytest.mark.parametrize("mutate", [swap_separators, widen, narrow, change_digits, pad])
def test_a_changed_spam_line_is_removed_all_the_same(mutate: Callable[[str], str]) -> None:
    lines = [line for line in positives() if line.kind == "spam"]
    missed = [line.text for line in lines if not is_removed(line._replace(text=mutate(line.text)))]
    assert len(missed) <= 0.1 * len(lines), missed


@pytest.mark.parametrize("mutate", [narrow, change_digits, pad])
def test_changed_furniture_is_removed_all_the_same(mutate: Callable[[str], str]) -> None:
    lines = [line for line in positives() if line.kind != "spam"]
    missed = [line.text for line in lines if not is_removed(line._replace(text=mutate(line.text)))]
    assert len(missed) <= 0.1 * len(lines), missed


@pytest.mark.parametrize("kind", ["spam", "menu", "share"])
def test_a_row_strung_with_any_marks_is_removed(kind: str) -> None:
    marks = (
        "_",
        "|",
        " ",
        "-",
        "/",
        "·",
        "★",
        "◆",
        "~",
        "，",
        " | ",
        " - ",
        "—",
        "++",
        "##",
        "】【",
    )
    pick = Random(11).choice
    rows = [
        line._replace(text=re.sub(r"[_|｜ \-/·★,，、]+", lambda _: pick(marks), line.text))
        for line in positives()
        if line.kind == kind
        for _ in range(3)
    ]
    missed = [row.text for row in rows if not is_removed(row)]
    assert len(missed) <= 0.1 * len(rows), missed


def test_traditional_lines_are_removed_behind_the_stage_that_converts_them() -> None:
    plain = "\n".join(line.text for line in positives())
    source = str(OpenCC("s2t").convert(plain))
    converted = clean_text(source, Settings(select=("convert",))).text.split("\n")
    pairs = zip(positives(), converted, strict=True)
    missed = [text for line, text in pairs if not is_removed(line._replace(text=text))]
    assert source != plain
    assert len(missed) <= 0.1 * len(converted), missed


def load_pages(name: str) -> list[dict[str, str]]:
    pages: list[dict[str, str]] = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
    return pages


@pytest.mark.parametrize("page", load_pages("strip-documents.json"), ids=lambda page: page["name"])
def test_a_document_that_looks_like_furniture_is_untouched(page: dict[str, str]) -> None:
    assert clean_text(page["text"], STRIP).text == page["text"]


@pytest.mark.parametrize("page", load_pages("strip-pages.json"), ids=lambda page: page["name"])
def test_a_page_loses_its_furniture_and_nothing_else(page: dict[str, str]) -> None:
    cleaned = clean_text(page["before"], STRIP)
    assert cleaned.text == page["after"]
    assert cleaned.settled
    assert clean_text(cleaned.text, STRIP).text == cleaned.text


def test_clean_documents_are_untouched() -> None:
    for control in load_control(60):
        assert strip(control.text) == control.text, control.name


TITLES = (
    "市政府召开常务会议研究数据工作",
    "让数据多跑路 让群众少跑腿",
    "数字政府的三个问题",
    "一网通办这五年",
    "大数据里的民生账",
)


def dress(text: str, random: Random) -> str:
    """Set a clean document into a page: furniture around it, spam inside."""
    kinds: dict[str, list[str]] = {}
    for line in positives():
        kinds.setdefault(line.kind, []).append(line.text)
    above = [random.choice(kinds[kind]) for kind in random.sample(["path", "menu", "share"], 2)]
    below = [random.choice(kinds[kind]) for kind in ("share", "next", "advert", "copyright")]
    random.shuffle(below)
    related = ["猜你喜欢", *random.sample(TITLES, 4)] if random.random() < 0.5 else []
    paragraphs = text.split("\n\n")
    place = random.randrange(1, len(paragraphs))
    paragraphs.insert(place, random.choice(kinds["spam"]))
    return "\n".join([*above, "", "\n\n".join(paragraphs), "", *related, *below, ""])


def test_a_document_comes_out_of_its_page_as_it_was() -> None:
    random = Random(5)
    controls = [control for control in load_control(80) if "\n\n" in control.text]
    spoiled = 0
    for control in controls:
        text = re.sub("\n\\s*\n", "\n\n", control.text.strip("\n"))
        cleaned = strip(dress(text, random))
        kept = set(cleaned.split("\n"))
        assert [line for line in text.split("\n") if line not in kept] == [], control.name
        spoiled += cleaned != text + "\n"
    assert len(controls) > 30
    assert spoiled <= 0.05 * len(controls)


def test_the_reason_of_a_removed_line_holds_its_score() -> None:
    cleaned = clean_text(f"澳门新葡京官网_注册送彩金_真人荷官\n\n{TITLE}{BODY}", STRIP)
    edit = cleaned.steps[0].edits[0]
    assert re.match(r"spam score \d+\.\d: 澳门新葡京", edit.reason)
    assert 0.75 <= edit.confidence <= 1


@pytest.mark.parametrize("times", [1, 3, 20])
def test_a_text_glued_to_the_spam_above_it_is_not_taken_with_it(times: int) -> None:
    spam = "国产日韩欧美一区二区三区_亚洲少妇熟女av_久久久久亚洲av_波多野结衣_久久国产av不卡"
    text = f"{spam} {TITLE.strip()} {MORE.strip() * times}\n"
    assert strip(text) == text


def test_weak_spam_is_a_suggestion() -> None:
    text = f"{TITLE}{BODY}小额贷款 信用贷款 快速放款\n"
    cleaned = clean_text(text, STRIP)
    notes = [note for step in cleaned.steps for note in step.notes]
    assert cleaned.text == text
    assert [note.rule for note in notes if isinstance(note, Suggestion)] == ["strip.spam-line"]


def test_a_line_that_speaks_of_spam_is_kept_and_said_so() -> None:
    text = f"{TITLE}{BODY}关于取缔澳门新葡京、金沙娱乐等赌博网站的公告\n"
    cleaned = clean_text(text, STRIP)
    notes = [note for step in cleaned.steps for note in step.notes]
    assert cleaned.text == text
    assert [(type(note), note.rule) for note in notes] == [(Kept, "strip.spam-line")]


def test_the_label_of_a_column_is_only_a_suggestion() -> None:
    text = f"图片 新闻\n\n{TITLE}{BODY}"
    cleaned = clean_text(text)
    assert cleaned.text.startswith("图片 新闻\n")
    notes = [note for step in cleaned.steps for note in step.notes]
    assert "strip.column-label" in {note.rule for note in notes}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("分享到：\n\n正文一。\n", "正文一。\n"),
        ("\n\n分享到：\n\n正文一。\n", "正文一。\n"),
        ("正文一。\n\n分享到：", "正文一。"),
        ("正文一。\n\n分享到：\n", "正文一。\n"),
        ("正文一。\n\n分享到：\n\n", "正文一。\n\n"),
        ("正文一。\n分享到：\n\n正文二。\n", "正文一。\n\n正文二。\n"),
        ("正文一。\n\n分享到：\n正文二。\n", "正文一。\n\n正文二。\n"),
        ("正文一。\n分享到：\n正文二。\n", "正文一。\n正文二。\n"),
        ("正文一。\n分享到：\n\f正文二。\n", "正文一。\n\f正文二。\n"),
        ("正文一。\n\f分享到：\n正文二。\n", "正文一。\n\f正文二。\n"),
        ("分享到：\n", ""),
    ],
)
def test_the_gap_around_a_removed_line_stays_sane(before: str, after: str) -> None:
    assert clean_text(before, STRIP).text == after


def test_every_removed_block_stands_whole_in_one_edit() -> None:
    titles = "".join(f"数字政府的第{n}个问题\n" for n in "一二三四")
    cleaned = clean_text(f"{TITLE}{BODY}\n猜你喜欢\n{titles}", STRIP)
    edits = [edit for step in cleaned.steps for edit in step.edits]
    assert [type(edit) for edit in edits] == [Edit]
    assert titles.strip() in cleaned.source[edits[0].start : edits[0].end]


@pytest.mark.parametrize("line", ["每日一讀：政策天地", "每日一读:政策天地", "每日一读：政策天地"])
def test_a_line_of_the_user_is_found_in_either_script_and_width(line: str) -> None:
    settings = Settings(strip_lines=("每日一讀：政策天地",))
    assert clean_text(f"{line}\n\n{TITLE}", settings).text == TITLE


@pytest.mark.parametrize("level", ["suggest", "off"])
def test_a_rule_can_be_turned_down(level: str) -> None:
    text = f"分享到：\n\n{TITLE}{BODY}"
    cleaned = clean_text(text, Settings(levels={"strip.share-bar": level}, select=("strip",)))  # type: ignore[dict-item]
    assert cleaned.text == text
    notes = [note for step in cleaned.steps for note in step.notes]
    assert bool(notes) == (level == "suggest")


def test_no_table_names_a_sentence_of_a_seed() -> None:
    data = ROOT / "src" / "cleancorpus" / "data"
    for table in data.glob("strip-*"):
        words = [w.split("\t")[0] for w in table.read_text("utf-8").split("\n") if w[:1] != "#"]
        assert max(map(len, words)) <= 16, table.name
