"""Dates as bulletins write them: where they stand, and the parts that they give.

Of a period the first day counts: 7月21日至25日, 6月18—19日, 1至6月 are one date each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .numerals import value

_CN = "〇零○一二三四五六七八九"
_YEAR4 = rf"(?:(?<![0-9])[12][0-9]{{3}}|(?<![{_CN}十])[一二][{_CN}0]{{3}})"
_YEAR2 = rf"(?:(?<![0-9{_CN}十近第])[0-9]{{2}}|(?<![0-9{_CN}十近第])[{_CN}]{{2}})"
_MONTH = r"(?:(?<![0-9])(?:1[0-2]|0?[1-9])|(?<![一二三四五六七八九十〇零])(?:十[一二]?|[一二三四五六七八九]|元|正))"
_DIGITS = "3[01]|[12][0-9]|0?[1-9]"
_CHARACTERS = "卅一?|(?:二十|廿)[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九]"
_DAY = rf"(?:{_DIGITS}|{_CHARACTERS})"
#: What may stand between the two days of a period.
_TO = r"\s?(?:至|到|—{1,2}|－|–|-|~|～|、|和)\s?"
_THIRD = "上旬|中旬|下旬|月初|月底|月末|月中|初|底|末"
_YEAR_WORDS = "今年|去年|前年|明年|本年度?|上年|当年|同年|次年|翌年"
_MONTH_WORDS = "本月|上个?月|当月|同月|次月|下个?月"
_PLACES = r"(?:报|常|益|前|本|均|子|程|期|后|内|制|间|记|志|韩|方|游|夜|渐|语|军|式|工|用|新|臻|趋|照|历|文|元|比谷|喀则)"

_NUMBERED = (
    # 2024年2月23日, 二〇二四年二月二十三日, 24年2月, 2024年2月下旬
    rf"(?P<year>{_YEAR4}|{_YEAR2})\s?年\s?(?P<month>{_MONTH})\s?月\s?(?:份|(?P<day>{_DAY})(?=\s?[日号]|{_TO}{_DAY}\s?[日号])|{_THIRD})?"
    # 2024-02-23, 2024.2.23, 2024/2/23
    r"|(?<![0-9./-])(?P<year_d>[12][0-9]{3})(?P<mark>[./-])(?P<month_d>1[0-2]|0?[1-9])(?P=mark)(?P<day_d>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
    # 2024年
    rf"|(?P<only>{_YEAR4})年(?![度级代])"
    # 2月23日, 2月23号, 二月下旬, 7月
    rf"|(?<![个几余多])(?P<month_s>{_MONTH})\s?月\s?(?:份|(?P<day_s>{_DAY})(?=\s?[日号]|{_TO}{_DAY}\s?[日号])|{_THIRD}|(?![0-9{_CN}十]|[刊度报薪均光球嫂子饼租供票]))"
    # 1—6月
    rf"|(?<![0-9.第])(?P<month_r>{_MONTH}){_TO}{_MONTH}月(?:份)?(?![0-9{_CN}])"
    # 27日; in 丁一5日 the one numeral does not go on with the other
    rf"|(?<![0-9月第近满期时每逾约共])(?P<day_o>{_DIGITS}|(?<![{_CN}十廿])(?:{_CHARACTERS}))日(?!{_PLACES})"
)
_WORDED = (
    # 今年7月5日, 去年底
    rf"(?P<era>{_YEAR_WORDS})\s?(?:的\s?)?(?P<month_e>{_MONTH})\s?月\s?(?:份|(?P<day_e>{_DAY})(?=\s?[日号]|{_TO}{_DAY}\s?[日号])|{_THIRD})?"
    # 本月27日
    rf"|(?P<moon>{_MONTH_WORDS})\s?(?P<day_m>{_DAY})(?=\s?[日号])"
    # 上周五, 本周三
    r"|(?P<week>上周|上星期|本周|这周|本星期|下周|下星期)(?P<weekday>[一二三四五六日天])?(?![年期报刊])"
    r"|(?P<word>大前天|大后天|今[天日晨早晚]|昨[天日晨晚夜]|前[天日晚]|明[天日早晚]|后天|同[日天]|当[日天晚](?!地)|同一天|次日|翌日|第二天|即日|日前|近日|近期|近来|最近|连日来"
    rf"|{_YEAR_WORDS}|{_MONTH_WORDS})"
)
# One cheap test before all others: what a date can begin with, a number and what makes it one of a date, or a word.
_PATTERN = re.compile(rf"(?=[0-9{_CN}十廿卅元正]{{1,4}}\s?[年月日至到—－–~～、和./-])(?:{_NUMBERED})|(?=[今去前明本上当同次翌下这昨后第即日近最连大][年月个周星前后天日晨早晚夜一二期来近])(?:{_WORDED})")


def _groups(*names: str) -> tuple[int, ...]:
    return tuple(_PATTERN.groupindex[name] - 1 for name in names)


_YEARS = _groups("year", "year_d", "only")
_MONTHS = _groups("month", "month_d", "month_e", "month_s", "month_r")
_DAYS = _groups("day", "day_d", "day_e", "day_m", "day_s", "day_o")
_WORD = _groups("word", "era", "moon")
_WEEK, _WEEKDAY = _groups("week", "weekday")
_DAY_MARK = re.compile(r"\s?[日号]")
#: The other end of a period, behind its first day.
_END = re.compile(
    rf"{_TO}(?:(?:{_YEAR4}年)?{_MONTH}月{_DAY}[日号]|{_DAY}[日号](?!{_PLACES}))(?![0-9])|{_TO}(?:[12][0-9]{{3}}[./-])?[0-9]{{1,2}}[./-][0-9]{{1,2}}(?![0-9])"
)
_MONTH_END = re.compile(rf"{_TO}(?:{_YEAR4}年)?{_MONTH}月(?!{_DAY}[日号])(?:份)?")
_END_PARTS = re.compile(rf"(?:(?P<year>{_YEAR4})\s?年)?(?:(?P<month>{_MONTH})\s?月)?(?:(?P<day>{_DAY})[日号])?")
_LUNAR = re.compile(r"(?:农历|阴历|旧历)\s?$")


class Found(NamedTuple):
    """A date as written: where it stands, and the parts that it gives; `word` for 昨日, 去年, 上周五 and the like."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    word: str = ""


def find(text: str) -> Iterator[Found]:
    """Yield the dates written in a text, in order; a period is one date, its first day."""
    at = 0
    for match in _PATTERN.finditer(text):
        if match.start() < at:
            continue
        if found := _read(text, match):
            yield found
            at = found.end


def last(text: str, first: str) -> str:
    """Return the last day, month or year of a period, of which these are the words and the first one is known in EDTF.

    What the end leaves out is that of the beginning: 2024年3月至5月, 3月5日至7日. Without a period, it is the first.
    """
    parts = list(map(int, first.split("-")))
    for joint in re.finditer(_TO, text):
        rest = text[joint.end() :]
        if not (found := _END_PARTS.match(rest)):
            continue
        told = {key: int(value(part)) for key, part in found.groupdict().items() if part}
        year, month, day = told.get("year", parts[0]), told.get("month", (parts + [0])[1]), told.get("day", 0)
        return "-".join((f"{year:04}", *(f"{part:02}" for part in (month, day) if part)))
    return first


def _read(text: str, match: re.Match[str]) -> Found | None:
    if _LUNAR.search(text, max(match.start() - 3, 0), match.start()):
        return None
    told = match.groups()
    word = _first(told, _WORD) or (told[_WEEK] or "") + (told[_WEEKDAY] or "")
    year, month, day = _year(_first(told, _YEARS)), _number(_first(told, _MONTHS)), _number(_first(told, _DAYS))
    end = match.end()
    if day is not None:
        if mark := _DAY_MARK.match(text, end):
            end = mark.end()
        if period := _END.match(text, end):
            end = period.end()
    elif month is not None and (period := _MONTH_END.match(text, end)):
        end = period.end()
    return Found(match.start(), end, year, month, day, word)


def _year(told: str | None) -> int | None:
    if told is None:
        return None
    year = value(told)
    return year + 2000 if year < 100 else year


def _first(told: Sequence[str | None], groups: Sequence[int]) -> str | None:
    """Return the one of these groups that the pattern found."""
    for group in groups:
        if told[group]:
            return told[group]
    return None


def _number(told: str | None) -> int | None:
    if told is None:
        return None
    return 1 if told in "元正" else value(told)
