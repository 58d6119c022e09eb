"""What day a written date means: from the document's own day, and from what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .dates import Found

_SHIFTS = {
    "大前天": -3,
    "前天": -2, "前日": -2, "前晚": -2,
    "昨天": -1, "昨日": -1, "昨晨": -1, "昨晚": -1, "昨夜": -1,
    "今天": 0, "今日": 0, "今晨": 0, "今早": 0, "今晚": 0,
    "明天": 1, "明日": 1, "明早": 1, "明晚": 1,
    "后天": 2, "大后天": 3,
}  # fmt: skip
_SAME = {
    "同日": 0,
    "同天": 0,
    "当日": 0,
    "当天": 0,
    "当晚": 0,
    "同一天": 0,
    "次日": 1,
    "翌日": 1,
    "第二天": 1,
}
_YEARS = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_YEARS_OF_LAST = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1}
_MONTHS = {"本月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
_MONTHS_OF_LAST = {"当月": 0, "同月": 0, "次月": 1}
_WEEKS = {"上周": -1, "上星期": -1, "本周": 0, "这周": 0, "本星期": 0, "下周": 1, "下星期": 1}
_SENTENCE = re.compile(r"[。！？\n]")


@dataclass(slots=True)
class Calendar:
    """Says what day a written date means; give it the dates of a text in their order.

    `own` is the day of the document, None where nothing tells it. Results are EDTF: 2024-02-23, 2024-02, 2024;
    None where nothing tells, rather than a guess. `text` lets a year that was said stay in force to the end of
    the sentence: 2024年1月启动，3月5日印发.
    """

    own: date | None = None
    text: str = ""
    last: date | None = None
    _said: Found | None = None
    _nearest: Found | None = None

    def resolve(self, found: Found) -> str | None:
        """Return what a written date means."""
        if (told := self._same(found)) is not None:
            return told
        year, month, day = found.year, found.month, found.day
        if found.word and year is None:
            if month is None and day is None:
                return self._word(found.word)
            year, month = self._era(found.word, month)
        elif year is None:
            year, month = self._complete(found)
        if year is None:
            return None
        if found.year is not None or found.word:
            self._said = found._replace(year=year)
        self._nearest = found._replace(year=year, month=month)
        if day is not None and month is not None:
            try:
                self.last = date(year, month, day)
            except ValueError:
                return None
            return self.last.isoformat()
        return f"{year:04}-{month:02}" if month is not None else f"{year:04}"

    def _same(self, found: Found) -> str | None:
        """Understand 同月 and 同年 by a date without a day in the same sentence: 2023年3月当选，同月起任."""
        near = self._nearest
        if not near or near.year is None or near.day is not None or found.day is not None:
            return None
        if not self.text or _SENTENCE.search(self.text, near.end, found.start):
            return None
        if found.word in _YEARS_OF_LAST:
            year = near.year + _YEARS_OF_LAST[found.word]
            return f"{year:04}-{found.month:02}" if found.month else f"{year:04}"
        if found.word in _MONTHS_OF_LAST and near.month:
            year, zero_based = divmod(near.year * 12 + near.month - 1 + _MONTHS_OF_LAST[found.word], 12)
            return f"{year:04}-{zero_based + 1:02}"
        return None

    def _era(self, word: str, month: int | None) -> tuple[int | None, int | None]:
        """Understand 去年 before a month, and 本月 before a day."""
        base = self.own if word in _YEARS or word in _MONTHS else self.last
        if base is None:
            return None, None
        if month is not None:
            return base.year + _YEARS.get(word, _YEARS_OF_LAST.get(word, 0)), month
        shift = _MONTHS.get(word, _MONTHS_OF_LAST.get(word, 0))
        year, zero_based = divmod(base.year * 12 + base.month - 1 + shift, 12)
        return year, zero_based + 1

    def _word(self, word: str) -> str | None:
        if word in _SAME:
            return self._day(self.last, _SAME[word])
        if word in _SHIFTS:
            return self._day(self.own, _SHIFTS[word])
        if word in _YEARS_OF_LAST:
            return f"{self.last.year + _YEARS_OF_LAST[word]:04}" if self.last else None
        if word in _YEARS:
            return f"{self.own.year + _YEARS[word]:04}" if self.own else None
        if word in _MONTHS or word in _MONTHS_OF_LAST:
            year, month = self._era(word, None)
            return f"{year:04}-{month:02}" if year else None
        week, weekday = (word[:-1], word[-1]) if word[:-1] in _WEEKS else ("", "")
        if week and self.own:
            monday = self.own - timedelta(days=self.own.weekday())
            return self._day(monday, 7 * _WEEKS[week] + "一二三四五六日天".index(weekday) - (weekday == "天"))
        return None

    def _day(self, base: date | None, shift: int) -> str | None:
        if base is None:
            return None
        self.last = base + timedelta(days=shift)
        return self.last.isoformat()

    def _complete(self, found: Found) -> tuple[int | None, int | None]:
        """Find the year (and month) of a date that leaves it out: that of the sentence, else the nearest such day."""
        month, day = found.month, found.day
        said = self._said
        if said and said.year and not _SENTENCE.search(self.text, said.end, found.start) and self.text:
            if month is not None and (said.month is None or month >= said.month) and not self._ahead(said, month):
                return said.year, month
            if month is None and said.month is not None:
                return said.year, said.month
        near = self.own or self.last
        if near is None:
            return None, None
        if month is not None:
            return _nearest(near, month), month
        anchor = self.last if self.last and abs((self.last - near).days) < 32 else near
        if day is not None and day > anchor.day + 7 and anchor is near:
            before = anchor.replace(day=1) - timedelta(days=1)
            return before.year, before.month
        return anchor.year, anchor.month


    def _ahead(self, said: Found, month: int) -> bool:
        """Tell whether a year to come was only said of something else: 拟于明年1月召开，11月28日印发通知."""
        own = self.own
        return bool(own and said.year and said.year > own.year and abs((own.month - month + 6) % 12 - 6) <= 2)


def _nearest(near: date, month: int) -> int:
    """Return the year in which a month is nearest to a day: rather past than to come by more than two months."""
    ahead = (month - near.month) % 12
    if ahead <= 2:
        return near.year + (near.month + ahead > 12)
    return near.year - (month > near.month)
