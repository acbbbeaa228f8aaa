"""Marks at the ends of a line that show how it is joined to its neighbours."""

from __future__ import annotations

import re
from functools import cache

from cleancorpus.data import read_lines

NUMERALS = "一二三四五六七八九十百千零〇○"
STOPS = "。！？!?…"
CLOSERS = "”’」』）)】〕》〉\"'"
OPENERS = "“‘「『（(【〔《〈"
# A line of print never begins with these (kinsoku, GB/T 15834-2011, 5.1).
NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉”’％,;:?!)%")
FUNCTION_WORDS = "的和与及或在对为把将向从以并由于被使让比更最未所"
# Unless they end a word: 取向, 祥和, 行为.
FUNCTION_END = rf"(?<![取方导走倾温祥媾缓平饱总变转服行占对])[{FUNCTION_WORDS}]\Z"
PREFIXES = "自非不无未可各该此其每某再第副总"
_SUFFIX = re.compile(
    "性(?![格别质])|化(?![学工肥验])|者|们|的(?!确)|了(?!解)|着(?![力眼手重])|率(?!先)"
)
PAIRS = (("《", "》"), ("（", "）"), ("(", ")"), ("【", "】"), ("〔", "〕"), ("“", "”"))

# No line ends in more than twenty marks; without an end a long row of them is slow to search.
_FOOTNOTE_MARK = re.compile(r"(?:\[\d{1,3}\]|［\d{1,3}］|〔\d{1,2}〕|[①-⑳]){1,20}\Z")
# A note in brackets after the full stop, or a whole line in brackets.
_NOTE = re.compile(r"(?:\A|[。！？][”’」』]?)[（(][^（）()]*[)）]\Z")
_HAN = re.compile(r"[\u3400-\u9fff]")

_MARKER = re.compile(
    r"""(?:
      \#{1,6}\s | [-*+]\s | \| | > | ``` | ~~~ | !\[
    | [●■◆□▲△★☆※◎▪•►◇]
    | ——
    | 第[N\d]{1,6}[章节编篇讲](?![的之])
    | 第[N\d]{1,6}部分
    | 第[N\d]{1,6}条(?:之[N]{1,3})?(?:\s|\Z|(?=[^第款项规的之至、，,和及或中所至]))
    | [（(][N]{1,3}[)）](?!\s*[项目款、，,和及或至])
    | [（(]\d{1,2}[)）](?!\s*[项目款、，,和及或至])
    | [N]{1,3}[、．.](?![N]{1,2}(?:[、，,和级产季期]|是))
    | [一二三四五六七八九十][ \u3000]+(?=[\u3400-\u9fff])
    | \d{1,2}[、．.](?!\d)
    | \d{1,2}[)）]
    | [①-⑳]
    | 附\s*[件表录](?!的) | 附[:：] | 注[:：]
    | (?:抄送|抄报|主送|印发|摘\s*要)[:：\s] | 关键词 | 目\s*录\Z | 参考文献
    | 作者简介 | 工作单位 | 来源[:：] | 责任编辑 | 编辑[:：] | 发布时间 | 发布日期
    | [图表]\s*\d | 【
    )""".replace("N", NUMERALS),
    re.VERBOSE,
)
_CHAPTER = re.compile(r"#|\||第[N\d]{1,6}[章节编篇条]|附".replace("N", NUMERALS))
_ARTICLE = re.compile(r"第[N\d]{1,6}条(?:之[N]{1,3})?\s*\S".replace("N", NUMERALS))
_LABEL = re.compile(r"[\u3400-\u9fff]{2,8}[:：]\S")
_FULL_DATE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|[一二][九〇○零Ｏ][NＯ]{2}年".replace("N", NUMERALS)
)
# A day of ISO 8601; a number and two more fields, parted by commas without blanks.
_RECORD = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ T,，]|\Z)"
    r"|[\"“]?\d{1,6}[\"”]?[,，][^\d\s,，。][^,，。]{0,80}[,，][^\s,，。][^,，。]{0,80}(?:[,，]|\Z)"
)
_LINE_NUMBER = re.compile(r"[0-9]{1,4}(?=[ \t:：|])")
_DATE_END = re.compile(r"(?:(?:\A|\D)\d{4}年\d{1,2}月\d{1,2}日|年[ \u3000]+月[ \u3000]+日)\Z")
_ORDINAL_HEAD = re.compile(r"(?:第[N]|其[N])[，,、]".replace("N", NUMERALS))
ENUMERATION = re.compile(
    r"(?:[N]是|[N]要|其[N]|第[N][，,]|首先|其次|再次|最后|各位代表|同志们)".replace("N", NUMERALS)
)
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|通报|函|批复|报告|公告|通告|请示|纪要|命令|条例|办法|规定|细则|规划|纲要|方案|公报"
    r"|通过|修订|修正|公布|发布|解释)"
    r"[)）]?(?:[（(](?:[N\d]{1,3}|试行|草案|暂行)[)）])?\Z".replace("N", NUMERALS)
)
# A headline with a note: （附图片1张）.
_NOTED = re.compile(r"[（(](?:附|图|摘|节|试行|草案)[^（）()]{0,12}[)）]\Z")
_AGENCY = re.compile(
    r"(?:本报|据?新华社|据?中新社|本刊|本网)(?:讯|记者|[\u4e00-\u9fff]{1,8}\d{1,2}月\d{1,2}日[电讯])"
)
_DATELINE = re.compile("[电讯][（(]")
_CREDIT = re.compile(r"(?:记者|通讯员|摄|撰文|供稿|编辑|作者|责编|校对)")


@cache
def _openers() -> re.Pattern[str]:
    words = "|".join(sorted(read_lines("sentence-openers.txt"), key=len, reverse=True))
    return re.compile(f"(?:{words})[，,！!：:]")


def opens_sentence(text: str) -> bool:
    """Tell whether a line begins with a word that only opens sentences: `会上，`."""
    return bool(_openers().match(text))


def finishes(text: str) -> bool:
    """Tell whether a line ends like a sentence: with a full stop, closers peeled off.

    >>> finishes("依法追究刑事责任。”"), finishes("依法追究《刑法》")
    (True, False)
    """
    peeled = text.rstrip(CLOSERS)
    if peeled and peeled[-1] in STOPS:
        return True
    return text[-1:] in ("）", ")") and bool(_NOTE.search(text[-80:]))


def starts_with_suffix(text: str) -> bool:
    """Tell whether a line begins with a syllable that only ends words.

    >>> starts_with_suffix("化水平明显提高"), starts_with_suffix("化学工业")
    (True, False)
    """
    return bool(_SUFFIX.match(text))


def strip_footnote(text: str) -> str:
    """Return a line without the footnote mark at its end: the text before it decides.

    >>> strip_footnote("提升治理能力[12]")
    '提升治理能力'
    """
    return _FOOTNOTE_MARK.sub("", text)


def tail_word(text: str) -> str:
    """Return the last character when it is Han, else nothing."""
    return text[-1] if text and _HAN.match(text[-1]) else ""


def is_marker(text: str) -> bool:
    """Tell whether a line begins like a heading, an item of a list or a row of a table."""
    return bool(_MARKER.match(text))


def is_chapter(text: str) -> bool:
    """Tell whether a line begins a chapter, a section or an article."""
    return bool(_CHAPTER.match(text))


def is_article(text: str) -> bool:
    """Tell whether a line begins an article of law and goes on with its text."""
    return bool(_ARTICLE.match(text))


def is_label(text: str) -> bool:
    """Tell whether a line is a short label and its value: `住所：汾阳市`."""
    return len(text) < 60 and bool(_LABEL.match(text)) and not finishes(text)


def starts_with_agency(text: str) -> bool:
    """Tell whether a line begins a report: `新华社北京8月17日电`."""
    return bool(_AGENCY.match(text))


def starts_with_date(text: str) -> bool:
    return bool(_FULL_DATE.match(text))


def counts_on(before: str, after: str) -> bool:
    """Tell whether two lines begin with their numbers, as in a listing with numbered lines.

    >>> counts_on("1 第一条 为了规范管理，", "2 保障建设，制定本条例。")
    True
    """
    first, second = _LINE_NUMBER.match(before), _LINE_NUMBER.match(after)
    return bool(first and second and int(first[0]) + 1 == int(second[0]))


def is_record(text: str) -> bool:
    """Tell whether a line is a record of a log or a table: it begins with a date or a number.

    >>> is_record("2018-11-08 09:15:02 服务启动"), is_record("3,赵刚,市教育局,主任科员")
    (True, True)
    """
    return bool(_RECORD.match(text))


def ends_with_date(text: str) -> bool:
    """Tell whether a short line ends with a date, as a signature does."""
    return len(text) < 40 and bool(_DATE_END.search(text))


def is_ordinal_heading(text: str) -> bool:
    """Tell whether a short line without a full stop is a heading: `第一，进一步加强农业`."""
    return len(text) < 40 and bool(_ORDINAL_HEAD.match(text)) and "。" not in text


def is_title(text: str) -> bool:
    """Tell whether a line ends in the name of a kind of document."""
    if len(text) < 60 and _NOTED.search(text) and "。" not in text:
        return True
    if len(text) >= 80 or "。" in text or ("，" in text and "关于" not in text):
        return False
    return bool(_TITLE_END.search(text))


def is_verse_line(text: str) -> bool:
    """Tell whether a line may be one of a verse: short, with a mark at its end."""
    return len(text) <= 16 and text[-1] in "，。；！？、,;!?"


def is_verse(text: str, following: str) -> bool:
    """Tell whether two lines may be verse: both short, of one length, each ends in a mark.

    >>> is_verse("白日依山尽，", "黄河入海流。")
    True
    """
    return len(text) == len(following) and is_verse_line(text) and is_verse_line(following)


def is_credit(text: str) -> bool:
    """Tell whether a line is a byline or a credit: `本报记者 某某`."""
    if len(text) >= 40 or not _CREDIT.search(text):
        return False
    return not (finishes(text) or "，" in text or "。" in text or _DATELINE.search(text))


def closes_bracket(left: str, right: str) -> bool:
    """Tell whether a bracket that is open at the end of a text is closed in the next.

    >>> closes_bracket("根据《中华人民共和国", "立法法》的规定")
    True
    """
    tail = left[-400:]
    for opener, closer in PAIRS:
        if tail.rfind(opener) > tail.rfind(closer) and tail.count(opener) > tail.count(closer):
            before, found, _ = right.partition(closer)
            return bool(found) and opener not in before
    return False
