from datetime import date, timedelta

import pytest

from ingest.grammar.dates import Found, find

_DIGITS = "〇一二三四五六七八九"
_YEARS = (1958, 1999, 2000, 2024, 2031)


def spoken(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def digits(year: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def days() -> list[date]:
    first = date(2024, 1, 1)
    return [first + timedelta(days=n) for n in range(366)]


def only(text: str) -> Found:
    found = list(find(f"于{text}召开"))
    assert [(item.start, item.end) for item in found] == [(1, 1 + len(text))], text
    return found[0]


def test_every_day_of_a_leap_year_in_every_whole_form() -> None:
    for year in _YEARS:
        for day in days():
            if (day.month, day.day) == (2, 29) and year % 4:
                continue
            for form in (
                f"{year}年{day.month}月{day.day}日",
                f"{year}年{day.month:02}月{day.day:02}日",
                f"{year} 年 {day.month} 月 {day.day} 日",
                f"{year}年{day.month}月{day.day}号",
                f"{digits(year)}年{spoken(day.month)}月{spoken(day.day)}日",
                f"{digits(year).replace('〇', '○')}年{spoken(day.month)}月{spoken(day.day)}日",
                f"{year}-{day.month:02}-{day.day:02}",
                f"{year}/{day.month}/{day.day}",
                f"{year}.{day.month}.{day.day}",
            ):
                assert only(form)[2:5] == (year, day.month, day.day), form


def test_every_day_without_its_year() -> None:
    for day in days():
        for form in (
            f"{day.month}月{day.day}日",
            f"{day.month}月{day.day}号",
            f"{spoken(day.month)}月{spoken(day.day)}日",
        ):
            assert only(form)[2:5] == (None, day.month, day.day), form


def test_every_day_of_the_month_alone() -> None:
    for day in range(1, 32):
        assert only(f"{day}日")[2:5] == (None, None, day)
        assert only(f"{spoken(day)}日")[2:5] == (None, None, day)


def test_every_month_in_every_form() -> None:
    for month in range(1, 13):
        for name in (str(month), spoken(month)):
            assert only(f"2024年{name}月")[2:5] == (2024, month, None)
            assert only(f"{name}月")[2:5] == (None, month, None)
            for third in ("份", "上旬", "中旬", "下旬", "初", "底", "末"):
                assert only(f"{name}月{third}")[2:5] == (None, month, None)


def test_every_period_is_its_first_day() -> None:
    for first in range(1, 28):
        for mark in ("至", "到", "—", "——", "－", "-", "~", "～", "、", "和"):
            assert only(f"3月{first}日{mark}{first + 1}日")[2:5] == (None, 3, first)
            assert only(f"3月{first}{mark}{first + 1}日")[2:5] == (None, 3, first)
            assert only(f"2024年2月{first}日{mark}3月{first}日")[2:5] == (2024, 2, first)
        assert only(f"2024年12月{first}日至2025年1月{first}日")[2:5] == (2024, 12, first)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2024年", (2024, None, None, "")),
        ("二〇三五年", (2035, None, None, "")),
        ("24年2月23日", (2024, 2, 23, "")),
        ("今年7月5日", (None, 7, 5, "今年")),
        ("去年12月", (None, 12, None, "去年")),
        ("明年3月下旬", (None, 3, None, "明年")),
        ("去年5月27日至29日", (None, 5, 27, "去年")),
        ("本月27日", (None, None, 27, "本月")),
        ("上个月3日", (None, None, 3, "上个月")),
        ("元月5日", (None, 1, 5, "")),
        ("1—6月", (None, 1, None, "")),
        ("1至6月份", (None, 1, None, "")),
        ("5月至7月", (None, 5, None, "")),
        ("上周五", (None, None, None, "上周五")),
        ("昨日", (None, None, None, "昨日")),
        ("今晚", (None, None, None, "今晚")),
        ("次日", (None, None, None, "次日")),
        ("日前", (None, None, None, "日前")),
    ],
)
def test_other_forms(text: str, parts: tuple[int | None, int | None, int | None, str]) -> None:
    assert only(text)[2:] == parts


@pytest.mark.parametrize(
    "text",
    [
        "用了3个月", "几个月后", "第3日", "5日内办结", "为期5日", "满30日", "每5日一报", "《江滨日报》", "市报5日报道", "2024年度", "80年代",
        "农历八月十五日", "9.18路", "比例为3.5", "2024.13.1", "版本2024.2.3.4", "生日", "昔日", "13月5日", "32日", "共100日", "月刊", "3月刊",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert list(find(text)) == []


def test_several_dates_in_order() -> None:
    text = "继2024年11月3日、今年1月6日之后，2月7日至9日和20日又各开一次。"
    assert [text[item.start : item.end] for item in find(text)] == [
        "2024年11月3日",
        "今年1月6日",
        "2月7日至9日",
        "20日",
    ]


def test_a_number_of_an_item_is_no_part_of_the_date() -> None:
    text = "1.9月2日，召开例会。"
    assert [(text[item.start : item.end], item.month, item.day) for item in find(text)] == [("9月2日", 9, 2)]


def test_a_numeral_of_the_other_kind_ends_before_a_day() -> None:
    assert [(found.start, found.day) for found in find("丁一5日到会，王十二6日到会，第三5日")] == [(2, 5), (10, 6), (17, 5)]
