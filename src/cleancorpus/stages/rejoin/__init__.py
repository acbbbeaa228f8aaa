"""Undo breaks inside paragraphs: columns out of order, hard wraps, page breaks, stray blanks."""

from __future__ import annotations

from collections.abc import Iterable

from cleancorpus.records import FindEdits, Finding, Rule
from cleancorpus.settings import Settings
from cleancorpus.stages.rejoin.breaks import find_breaks, read_cuts
from cleancorpus.stages.rejoin.code import outside_code
from cleancorpus.stages.rejoin.letter_spacing import find_letter_spacing, find_vertical_text
from cleancorpus.stages.rejoin.missing_lines import find_gaps
from cleancorpus.stages.rejoin.paragraph_spacing import find_spacing
from cleancorpus.stages.rejoin.reading_order import find_column_order
from cleancorpus.stages.rejoin.wrap_blanks import find_wrap_blanks
from cleancorpus.stages.rejoin.wrapped_rows import read_rows

RULES: tuple[Rule, ...] = (
    Rule(
        "rejoin.column-order",
        "Fragments of columns that were read in the wrong order.",
        "本报讯为加强队伍建设，深入贯彻新时代\n分发挥优势，抓住机遇，在前进道路上昂首阔\n"
        "党的组织路线，加快推进干部队\n伍建设，厂党委强调，年轻干部要充\n步前进，走得正、走得稳。\n",
        "本报讯为加强队伍建设，深入贯彻新时代党的组织路线，加快推进干部队伍建设，"
        "厂党委强调，年轻干部要充分发挥优势，抓住机遇，在前进道路上昂首阔步前进，走得正、走得稳。\n",
    ),
    Rule(
        "rejoin.lost-text",
        "A place where a line, or the rest of a paragraph, is missing: marked, never filled.",
        "近日，该厂党委组织见习副主管进行了半年任期工作，并对有关情况作了\n\n"
        "会后，该厂党委相关领导进行了点评。\n",
        "近日，该厂党委组织见习副主管进行了半年任期工作，并对有关情况作了\n\n"
        "会后，该厂党委相关领导进行了点评。\n",
    ),
    Rule(
        "rejoin.wrap-blank",
        "A blank where a line break was lost, or inside a word.",
        "要加强数字社会、数 字政府建设，提升公共服务水平。\n",
        "要加强数字社会、数字政府建设，提升公共服务水平。\n",
    ),
    Rule(
        "rejoin.vertical-text",
        "Words set vertically, one character a line.",
        "政\n府\n工\n作\n报\n告\n",
        "政府工作报告\n",
    ),
    Rule(
        "rejoin.hard-wrap",
        "A line break at the edge of a column, inside a paragraph.",
        "全国人民代表大会和地方各级人民代表大\n会都由民主选举产生，对人民负责，受人\n"
        "民监督。国家行政机关、监察机关、审判\n机关、检察机关都由人民代表大会产生，\n"
        "对它负责，受它监督。\n",
        "全国人民代表大会和地方各级人民代表大会都由民主选举产生，对人民负责，受人"
        "民监督。国家行政机关、监察机关、审判机关、检察机关都由人民代表大会产生，"
        "对它负责，受它监督。\n",
    ),
    Rule(
        "rejoin.page-break",
        "A paragraph broken in mid-sentence where a page or a column ends.",
        "不同类型的停车场不仅带来了丰富的资源，更带来了相互补充、协调配合的可能\n\n"
        "性。改变的是方式方法，不变的是初心。\n",
        "不同类型的停车场不仅带来了丰富的资源，更带来了相互补充、协调配合的可能"
        "性。改变的是方式方法，不变的是初心。\n",
    ),
    Rule(
        "rejoin.page-number",
        "A page number that stands in the middle of a sentence.",
        "选拔优秀党外干部，进一步发挥民主党派人士在人民代\n1表大会、人民政协中的作用。\n",
        "选拔优秀党外干部，进一步发挥民主党派人士在人民代表大会、人民政协中的作用。\n",
    ),
    Rule(
        "rejoin.letter-spacing",
        "A heading set letter by letter with blanks between.",
        "总　　则\n\n为了规范行政许可的设定和实施，制定本法。\n",
        "总则\n\n为了规范行政许可的设定和实施，制定本法。\n",
    ),
    Rule(
        "rejoin.paragraph-indent",
        "Blanks that indent a paragraph.",
        "　　为了规范行政许可的设定和实施，制定本法。\n",
        "为了规范行政许可的设定和实施，制定本法。\n",
        listed=False,
    ),
    Rule(
        "rejoin.paragraph-spacing",
        "Paragraphs that are not set apart by exactly one blank line.",
        "为了规范行政许可，制定本法。\n\n\n行政许可的设定，适用本法。",
        "为了规范行政许可，制定本法。\n\n行政许可的设定，适用本法。\n",
        listed=False,
    ),
)


def _find_spacing_at_last(text: str, settings: Settings) -> Iterable[Finding]:
    """Find the spacing; what the passes before it remembered of their text may not outlive it."""
    read_rows.cache_clear()
    read_cuts.cache_clear()
    return find_spacing(text, settings)


_find_wrap_blanks = outside_code(find_wrap_blanks)
_find_breaks = outside_code(find_breaks)

PASSES: tuple[FindEdits, ...] = (
    outside_code(find_column_order),
    outside_code(find_gaps),
    _find_wrap_blanks,
    outside_code(find_vertical_text),
    _find_breaks,
    outside_code(find_letter_spacing),
    _find_spacing_at_last,
)
# A line grows by what is joined to it, and longer lines tell more.
REPEATED: tuple[FindEdits, ...] = (_find_wrap_blanks, _find_breaks)
