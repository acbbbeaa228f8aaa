"""Mirror-site damage: the seeds' runs, a simulation on held-out text, and what must stay."""

from __future__ import annotations

import re

import pytest

from cleancorpus.records import Doubt, Edit, Suggestion
from cleancorpus.rules import Context
from cleancorpus.stages.mojibake import mirror_site
from cleancorpus.stages.mojibake.mirror_site import pinyin_notes
from tests.control import load_control
from tests.damage.mirror import damage, fold_width, table
from tests.damage.mirror_simulation import Tally, count_runs, make_pages
from tests.paths import ROOT

SEEDS = ROOT / "seeds"

# Every misaligned run of the seeds: what was written, what the page shows (SCIENCE, section 1).
RUNS = {
    "002": [
        ("水平。”当前", "水平?！碑?dāng)前"),
        ("一关。”去年在浙江杭州城市大脑运", "一關(guān)?！比ツ暝谡憬贾莩鞘写竽X運"),
        ("以前当地各部门开", "以前當(dāng)?shù)馗鞑块T開"),
        ("。当地工作人员这样", "。當(dāng)?shù)毓ぷ魅藛T這樣"),
        ("生活需要。基层政府部门的", "生活需要?；鶎诱块T的"),
        ("办好。现在", "辦好?，F(xiàn)在"),
        ("人心。”厦门大", "人心?！睆B門大"),
        ("见实效。”</p>", "見實效?！?/p>"),
        (
            "忠诚担当的高水平干部队伍？一些地方对此进行",
            "忠誠擔(dān)當(dāng)?shù)母咚礁刹筷犖椋恳恍┑胤綄Υ诉M行",
        ),
        ("数据。当地通过请", "數(shù)據(jù)。當(dāng)?shù)赝ㄟ^請"),
        ("难点。”据天津", "難點?！睋?jù)天津"),
        ("是否安全。“归根", "是否安全?！皻w根"),
        ("人民服务。”</p>", "人民服務(wù)?！?/p>"),
    ],
    "003": [
        ("随之改变。“加快数字化", "隨之改變?！凹涌鞌?shù)字化"),
        ("转变为高质量", "轉(zhuǎn)變?yōu)楦哔|(zhì)量"),
        ("极大地扩展", "極大地?cái)U(kuò)展"),
        ("隐藏数据", "隱藏?cái)?shù)據(jù)"),
    ],
}
# The bytes of 府 are lost on both sides: two readings are as likely.
UNDECIDED = "?;鶎诱块T"


def _seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def _find(text: str) -> tuple[list[Edit], list[Suggestion], list[Doubt]]:
    found = list(mirror_site.find_edits(text, Context()))
    return (
        sorted(one for one in found if isinstance(one, Edit)),
        [one for one in found if isinstance(one, Suggestion)],
        [one for one in found if isinstance(one, Doubt)],
    )


def _rows(number: str) -> list[tuple[str, str]]:
    text = _seed(number)
    evidence = pinyin_notes.find_evidence(text, pinyin_notes.find_notes(text))
    assert evidence
    hidden = "擴財"  # seen only inside runs
    return [row for row in table() if row[0] in evidence.readings or row[0] in hidden]


@pytest.mark.parametrize("number", RUNS)
def test_the_model_of_the_damage_makes_the_runs_of_the_seeds(number: str) -> None:
    seed = _seed(number)
    for written, shown in RUNS[number]:
        damaged = damage(written, _rows(number)).text
        assert damaged == fold_width(shown)
        assert damaged in seed


@pytest.mark.parametrize("number", RUNS)
def test_the_runs_of_the_seeds_read_as_they_were_written(number: str) -> None:
    seed = _seed(number)
    edits, suggestions, doubts = _find(seed)
    repaired = {
        seed[one.start : one.end]: one.text for one in edits if one.rule == mirror_site.MISALIGNED
    }
    runs = [damage(written, _rows(number)).runs[0] for written, _ in RUNS[number]]
    shown = [damage(written, _rows(number)).text for written, _ in RUNS[number]]
    for run, text in zip(runs, shown, strict=True):
        observed = text[run.start : run.end]
        if observed == UNDECIDED:
            assert observed in {seed[one.start : one.end] for one in suggestions}
        else:
            assert fold_width(repaired[observed]) == run.truth
    assert len(repaired) >= len(set(shown)) - 3
    assert len(doubts) == 1
    assert "mirror-site page" in doubts[0].reason


@pytest.mark.parametrize("number", RUNS)
def test_the_seeds_lose_every_injected_reading(number: str) -> None:
    seed = _seed(number)
    edits, _, _ = _find(seed)
    pieces, at = [], 0
    for edit in edits:
        pieces += [seed[at : edit.start], edit.text]
        at = edit.end
    clean = "".join([*pieces, seed[at:]])
    assert not re.search(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}\)", clean)
    assert _find(clean)[0] == []


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_clean_seeds_are_left_alone(number: str) -> None:
    assert list(mirror_site.find_edits(_seed(number), Context())) == []


@pytest.mark.long
def test_held_out_pages_come_back_right() -> None:
    documents = [one.text for one in load_control()[:40]]
    total = Tally()
    for page in make_pages(documents, seed=3, paragraphs=40):
        edits, suggestions, _ = _find(page.text)
        total.add(count_runs(page, edits, suggestions, mirror_site.MISALIGNED))
    assert total.runs >= 50
    assert total.exact >= 0.85 * total.runs
    assert total.right >= 0.97 * total.applied
    assert total.outside == 0


@pytest.mark.parametrize("fold", [False, True])
def test_clean_documents_are_left_alone(fold: bool) -> None:
    for document in load_control():
        text = fold_width(document.text) if fold else document.text
        assert list(mirror_site.find_edits(text, Context())) == [], document.name
