"""Undo breaks inside paragraphs: columns out of order, hard wraps, page breaks, stray blanks."""

from __future__ import annotations

from collections.abc import Iterable

from cleancorpus.records import Finding
from cleancorpus.rules import Context, FindEdits, Rule
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
        "为方便群众办事，各级人民政府应当加强政\n动公开办事指南，及时回应关切，让企业和群\n"
        "务服务平台建设，推进信息共\n享，减少证明材料，有关部门要主\n众少跑路、好办事。\n",
        "为方便群众办事，各级人民政府应当加强政务服务平台建设，推进信息共享，减少证明材料，"
        "有关部门要主动公开办事指南，及时回应关切，让企业和群众少跑路、好办事。\n",
    ),
    Rule(
        "rejoin.lost-text",
        "A place where a line, or the rest of a paragraph, is missing: marked, never filled.",
        "县级以上人民政府应当定期对其设定的行政许可进行评价，并对有关情况作了\n\n"
        "会后，有关部门对评价结果进行了讨论。\n",
        "县级以上人民政府应当定期对其设定的行政许可进行评价，并对有关情况作了\n\n"
        "会后，有关部门对评价结果进行了讨论。\n",
    ),
    Rule(
        "rejoin.wrap-blank",
        "A blank where a line break was lost, or inside a word.",
        "实施行政许可，应当遵循公开、公平、公 正的原则。\n",
        "实施行政许可，应当遵循公开、公平、公正的原则。\n",
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
        "公民、法人或者其他组织对行政机关实施行政许可，享有陈述权、申辩权；有权依法申请行\n\n"
        "政复议或者提起行政诉讼。行政机关应当依法受理。\n",
        "公民、法人或者其他组织对行政机关实施行政许可，享有陈述权、申辩权；有权依法申请行"
        "政复议或者提起行政诉讼。行政机关应当依法受理。\n",
    ),
    Rule(
        "rejoin.page-number",
        "A page number that stands in the middle of a sentence.",
        "全国人民代表大会和地方各级人民代\n1表大会都由民主选举产生，对人民负责，受人民监督。\n",
        "全国人民代表大会和地方各级人民代表大会都由民主选举产生，对人民负责，受人民监督。\n",
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


def _find_spacing_at_last(text: str, context: Context) -> Iterable[Finding]:
    """Find the spacing; what the passes before it remembered of their text may not outlive it."""
    read_rows.cache_clear()
    read_cuts.cache_clear()
    return find_spacing(text, context)


PASSES: tuple[FindEdits, ...] = (
    outside_code(find_column_order),
    outside_code(find_gaps),
    outside_code(find_wrap_blanks),
    outside_code(find_vertical_text),
    outside_code(find_breaks),
    outside_code(find_letter_spacing),
    _find_spacing_at_last,
)
