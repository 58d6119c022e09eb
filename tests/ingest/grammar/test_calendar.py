from datetime import date, timedelta

import pytest

from ingest.grammar.calendar import Calendar
from ingest.grammar.dates import find


def resolved(text: str, own: date | None) -> list[str | None]:
    calendar = Calendar(own, text)
    return [calendar.resolve(item) for item in find(text)]


@pytest.mark.parametrize(
    ("own", "text", "day"),
    [
        # a day without its year is the nearest one
        (date(2031, 3, 6), "3月5日", "2031-03-05"),
        (date(2031, 3, 6), "1月30日", "2031-01-30"),
        (date(2031, 3, 6), "11月30日", "2030-11-30"),
        (date(2031, 3, 6), "4月10日", "2031-04-10"),
        (date(2031, 1, 5), "12月30日", "2030-12-30"),
        (date(2031, 1, 5), "1月4日", "2031-01-04"),
        (date(2031, 1, 5), "2月20日", "2031-02-20"),
        (date(2030, 12, 30), "12月29日", "2030-12-29"),
        (date(2030, 12, 30), "1月8日", "2031-01-08"),
        (date(2030, 12, 30), "2月8日", "2031-02-08"),
        (date(2030, 12, 30), "3月8日", "2030-03-08"),
        (date(2030, 11, 20), "1月8日", "2031-01-08"),
        # a day without its month
        (date(2031, 3, 6), "5日", "2031-03-05"),
        (date(2031, 3, 6), "10日", "2031-03-10"),
        (date(2031, 3, 6), "27日", "2031-02-27"),
        (date(2031, 1, 3), "29日", "2030-12-29"),
        # words
        (date(2031, 3, 1), "昨日", "2031-02-28"),
        (date(2031, 3, 1), "前天", "2031-02-27"),
        (date(2031, 3, 1), "今晚", "2031-03-01"),
        (date(2031, 3, 1), "明天", "2031-03-02"),
        (date(2030, 12, 31), "后天", "2031-01-02"),
        (date(2031, 3, 6), "今年", "2031"),
        (date(2031, 3, 6), "去年", "2030"),
        (date(2031, 3, 6), "去年12月", "2030-12"),
        (date(2031, 3, 6), "今年7月5日", "2031-07-05"),
        (date(2031, 3, 6), "明年1月", "2032-01"),
        (date(2031, 1, 6), "上月27日", "2030-12-27"),
        (date(2031, 3, 6), "本月2日", "2031-03-02"),
        (date(2031, 1, 6), "上月", "2030-12"),
        (date(2031, 3, 6), "上周五", "2031-02-28"),
        (date(2031, 3, 6), "本周三", "2031-03-05"),
        (date(2031, 3, 6), "上周日", "2031-03-02"),
        (date(2031, 3, 6), "下周一", "2031-03-10"),
        # nothing tells
        (date(2031, 3, 6), "日前", None),
        (date(2031, 3, 6), "当日", None),
        (date(2031, 3, 6), "上周", None),
        (date(2031, 3, 6), "2031年2月30日", None),
        (None, "3月5日", None),
        (None, "27日", None),
        (None, "昨日", None),
        (None, "去年", None),
        (None, "2031年3月5日", "2031-03-05"),
    ],
)
def test_one_date(own: date | None, text: str, day: str | None) -> None:
    assert resolved(text, own) == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3月1日开会，当日下午座谈，次日考察。", ["2031-03-01", "2031-03-01", "2031-03-02"]),
        ("2月26日至28日培训，27日下午分组讨论。", ["2031-02-26", "2031-02-27"]),
        ("2030年4月启动，9月3日完成初稿。", ["2030-04", "2030-09-03"]),
        ("2030年4月启动。2月3日完成初稿。", ["2030-04", "2031-02-03"]),
        ("2029年11月2日开幕，5日闭幕。", ["2029-11-02", "2029-11-05"]),
        ("去年5月27日开班，同年6月结业。", ["2030-05-27", "2030-06"]),
        ("2023年3月当选，同月起任书记，次年换届。", ["2023-03", "2023-03", "2024"]),
        ("2028年10月8日首发，次年再版。", ["2028-10-08", "2029"]),
    ],
)
def test_what_was_said_before_counts(text: str, days: list[str | None]) -> None:
    assert resolved(text, date(2031, 3, 6)) == days


def test_no_day_is_ever_taken_for_one_more_than_ten_months_away() -> None:
    own = date(2031, 1, 1)
    for n in range(366):
        here = own + timedelta(days=n)
        for month in range(1, 13):
            told = resolved(f"{month}月15日", here)[0]
            assert told is not None
            away = (date.fromisoformat(told) - here).days
            assert -330 < away < 92, (here, told)


def test_year_to_come_is_said_of_its_own_day_only() -> None:
    own = date(2030, 11, 29)
    assert resolved("拟于明年1月中旬召开，11月28日印发通知", own) == ["2031-01", "2030-11-28"]
