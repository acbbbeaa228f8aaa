"""The same character in its canonical form: shapes, widths, blanks, and what nobody can see."""

from __future__ import annotations

from cleancorpus.rules import FindEdits, Rule
from cleancorpus.stages.characters.forms import find_forms
from cleancorpus.stages.characters.invisible import find_invisible
from cleancorpus.stages.characters.look_alikes import find_signs

RULES: tuple[Rule, ...] = (
    Rule(
        "characters.control",
        "A control character that no text needs.",
        "第一条\x00 为了\x93规范\x94管理",
        "第一条 为了“规范”管理",
    ),
    Rule(
        "characters.invisible",
        "A zero-width character, soft hyphen or byte order mark inside the text.",
        "数字\u200b政府\ufeff建设",
        "数字政府建设",
    ),
    Rule(
        "characters.variation-selector",
        "A variation selector after a Chinese character.",
        "葛\U000e0100城区",
        "葛城区",
    ),
    Rule(
        "characters.space",
        "A blank that is not a plain space.",
        "联系人：\u00a0办公室\u3000电话",
        "联系人： 办公室 电话",
        listed=False,
    ),
    Rule(
        "characters.private-use",
        "A private-use character of GBK or of a symbol font.",
        "\uf06c 加强组织领导",
        "● 加强组织领导",
    ),
    Rule(
        "characters.radical",
        "A radical in place of the character of the same shape.",
        "⼈⺠政府⼯作报告",
        "人民政府工作报告",
    ),
    Rule(
        "characters.compatibility-ideograph",
        "A compatibility ideograph in place of the unified one.",
        "民生\ufa1b利",
        "民生福利",
    ),
    Rule(
        "characters.decomposed",
        "A letter and its accent as two characters.",
        "中国（zho\u0304ngguo\u0301）",
        "中国（zhōngguó）",
    ),
    Rule(
        "characters.presentation-form",
        "A vertical or small form of a mark, or a Latin ligature.",
        "附件︰ﬁle﹙一﹚",
        "附件：file（一）",
    ),
    Rule(
        "characters.full-width",
        "A letter, digit or percent sign in full width.",
        "增长１２．５％，Ｇ２０峰会",
        "增长12.5%，G20峰会",
        listed=False,
    ),
    Rule(
        "characters.half-width-kana",
        "Kana or Japanese marks in half width.",
        "该国政府印发的“ｶﾞｲﾄﾞﾗｲﾝ”说明",
        "该国政府印发的“ガイドライン”说明",
    ),
    Rule(
        "characters.zero",
        "A circle or letter O in place of 〇 in a number.",
        "二○二O年八月",
        "二〇二〇年八月",
    ),
    Rule(
        "characters.middle-dot",
        "Another dot in place of the middle dot of a foreign name.",
        "威廉・陆斯佛",
        "威廉·陆斯佛",
    ),
)

PASSES: tuple[FindEdits, ...] = (find_invisible, find_forms, find_signs)
