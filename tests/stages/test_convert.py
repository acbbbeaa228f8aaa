"""The convert stage: nothing on simplified text, everything on traditional text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cleancorpus.data import read_lines, read_pairs
from cleancorpus.language.variants import traditional_class
from cleancorpus.pipeline import clean_text
from cleancorpus.records import Edit, Kept, Suggestion
from cleancorpus.rules import Context
from cleancorpus.settings import Settings
from cleancorpus.stages.convert.line_script import Script, classify_line
from cleancorpus.stages.convert.lines import find_edits
from cleancorpus.stages.convert.t2s import converter, simplify
from tests.cases import FIXTURES
from tests.control import load_control

ONLY = Settings(select=("convert",))
SEEDS = FIXTURES.parent / "seeds"


def convert(text: str) -> str:
    return clean_text(text, ONLY).text


def read_rows(name: str) -> list[list[str]]:
    lines = (FIXTURES / name).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


BATTERY = read_rows("convert-battery.tsv")
KEPT = [row[0] for row in BATTERY if row[0] == row[1] and len(row) == 2]
CONVERTED = [(row[0], row[1]) for row in BATTERY if row[0] != row[1] or len(row) == 3]


def test_the_battery_is_large() -> None:
    assert len(KEPT) >= 500
    assert len(CONVERTED) >= 500


def test_convert_leaves_simplified_words_alone() -> None:
    sentences = [f"这项规定说到{word}的时候。" for word in KEPT]
    changed = [text for text in (*KEPT, *sentences) if convert(text) != text]
    assert changed == []


def test_convert_writes_every_traditional_word_as_the_mainland_does() -> None:
    wrong = []
    for before, after in CONVERTED:
        found = convert(f"這說到{before}的時候")
        if found != f"这说到{after}的时候":
            wrong.append((before, after, found))
    assert wrong == []


def test_convert_is_idempotent_on_the_battery() -> None:
    once = [convert(f"這說到{before}的時候") for before, _ in CONVERTED]
    assert [text for text in once if convert(text) != text] == []


@pytest.mark.parametrize("row", read_rows("opencc-t2s.tsv"), ids=lambda row: row[0])
def test_the_published_cases_of_opencc_pass_but_for_what_we_mean_to_differ_in(
    row: list[str],
) -> None:
    _, before, after, *why = row
    assert (convert(before) != after) == bool(why)


def test_the_configuration_is_never_looked_up_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("t2s.json", "tw2sp.json", "TSPhrases.ocd2", "TSCharacters.ocd2"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    converter.cache_clear()
    assert simplify("數字政府") == "数字政府"
    assert converter("tw2sp")("軟體") == "软件"


def test_held_out_documents_stay_as_they_are() -> None:
    changed: Counter[str] = Counter()
    traditional = 0
    for name, text in load_control():
        if len(traditional_class().findall(text)) > 100:
            traditional += 1  # the reports of the fifties were printed so
            continue
        changed[name] += sum(isinstance(finding, Edit) for finding in find_edits(text, Context()))
    assert traditional <= 3
    assert changed.total() <= 5


@pytest.mark.parametrize("config", ["s2t", "s2tw", "s2hk"])
def test_a_round_trip_brings_held_out_documents_back(config: str) -> None:
    total = wrong = 0
    for _, text in load_control(12):
        clean = convert(text)
        back = convert(converter(config)(clean))
        assert len(back) == len(clean)
        total += len(clean)
        wrong += sum(a != b for a, b in zip(clean, back, strict=True))
        assert convert(back) == back
    assert wrong / total < 2 / 10_000


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("00[23]_*.txt")), ids=lambda path: path.stem)
def test_no_traditional_character_is_left_in_the_mirror_pages(seed: Path) -> None:
    text = clean_text(seed.read_text(encoding="utf-8")).text
    assert traditional_class().findall(text) == []


def test_each_character_is_an_edit_of_its_own() -> None:
    edits = find_edits("數字與數據", Context())
    assert [edit[:4] for edit in edits if isinstance(edit, Edit)] == [
        (0, 1, "数", "convert.traditional"),
        (2, 3, "与", "convert.traditional"),
        (3, 4, "数", "convert.traditional"),
        (4, 5, "据", "convert.traditional"),
    ]


def test_quotations_and_japanese_are_kept_and_noted() -> None:
    text = "故宫收藏的《蘭亭詩序》是摹本。\n経済産業省の発表によると、気候変動対策を強化する。"
    findings = find_edits(text, Context())
    assert [(type(f), f.start, f.end) for f in findings if isinstance(f, Kept)] == [
        (Kept, 5, 11),
        (Kept, 16, len(text)),
    ]
    assert len(findings) == 2


def test_a_doubtful_character_in_a_simplified_line_is_only_suggested() -> None:
    findings = find_edits("这里的鍾氏家族和王峯同志来自陕西农业厅。", Context())
    assert [f.text for f in findings if isinstance(f, Suggestion)] == ["钟", "峰"]
    assert not [f for f in findings if isinstance(f, Edit)]


def test_a_quotation_alone_on_its_line_follows_the_document() -> None:
    assert convert("《數字中國建設》") == "《数字中国建设》"
    assert (
        convert("馆藏书目录\n《蘭亭詩序》\n书画册页目录")
        == "馆藏书目录\n《蘭亭詩序》\n书画册页目录"
    )
    assert convert("館藏書目錄\n《蘭亭詩序》\n書畫冊頁") == "馆藏书目录\n《兰亭诗序》\n书画册页"


def test_a_line_without_evidence_follows_the_document() -> None:
    assert convert("著重\n\n推動發展\n\n經濟建設") == "着重\n\n推动发展\n\n经济建设"
    assert convert("著重\n\n推动发展\n\n经济建设") == "著重\n\n推动发展\n\n经济建设"


def test_nothing_outside_the_basic_multilingual_plane_is_written() -> None:
    after = convert("二噁英與白鱀豚、鮡類的調查")
    assert after == "二噁英与白鱀豚、鮡类的调查"


def test_words_of_taiwan_and_hong_kong_change_only_on_request() -> None:
    text = "透過網際網路下載軟體，並支援智慧城市"
    assert convert(text) == "透过网际网路下载软体，并支援智慧城市"
    regional = clean_text(text, Settings(select=("convert",), regional=True)).text
    assert regional.startswith("透过互联网下载软件")
    suggested = clean_text(text, Settings(levels={"convert.regional": "suggest"}))
    assert suggested.text == clean_text(text).text
    notes = [note for step in suggested.steps for note in step.notes]
    words = [note.text for note in notes if isinstance(note, Suggestion)]
    assert words == ["互联网", "软件", "支持", "智能"]


def test_a_script_is_judged_by_its_own_characters_only() -> None:
    assert classify_line("於姓、乾县、昇腾、徵、著") is Script.SIMPLIFIED
    assert classify_line("皇后、干涉、著作") is Script.NONE
    assert classify_line("數字政府与云") is Script.TRADITIONAL
    assert classify_line("这项工作已經完成了") is Script.MIXED
    assert classify_line("馆藏《蘭亭詩序》") is Script.QUOTED
    assert classify_line("経済産業省の発表") is Script.FOREIGN


def test_a_flattened_page_is_judged_sentence_by_sentence() -> None:
    simplified = "乾县各级政府应当认真学习会议精神，著作权部门抓好落实。"
    traditional = "圍繞著數字經濟發展，加強監督。"
    assert convert(simplified + traditional) == f"{simplified}围绕着数字经济发展，加强监督。"
    assert (
        convert(traditional * 3 + simplified)
        == f"{'围绕着数字经济发展，加强监督。' * 3}{simplified}"
    )


def test_every_table_keeps_the_length_and_gives_standard_characters() -> None:
    standard = set("".join(read_lines("standard-characters.txt")))
    assert len(standard) == 8105
    for before, after in read_pairs("convert-phrases.tsv").items():
        assert len(before) == len(after)
    variants = read_pairs("variant-characters.tsv")
    assert set(variants.values()) <= standard
    assert not set(variants) & standard
    traditional = read_pairs("traditional-characters.tsv")
    assert not set(traditional) & standard
    assert all(char <= "\uffff" for pair in traditional.items() for char in "".join(pair))
