import re

import pytest

from ingest.grammar.numerals import CHARACTERS, numeral, value

_DIGITS = "零一二三四五六七八九"


def written_out(number: int) -> str:
    """Write a number below ten thousand as it is said: 一千零二十三, 十二."""
    out, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return out.removeprefix("一") if 10 <= number < 20 else out


def test_every_number_written_out_or_digit_by_digit_has_its_value() -> None:
    for number in range(1, 10_000):
        assert value(written_out(number)) == number
        assert value("".join(_DIGITS[int(digit)] for digit in str(number))) == number
        assert value(str(number)) == number


def test_number_below_a_hundred_is_written_out() -> None:
    assert [numeral(number) for number in range(1, 100)] == [written_out(number) for number in range(1, 100)]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("二00八", 2008),
        ("廿", 20),
        ("廿三", 23),
        ("卅", 30),
        ("卅一", 31),
        ("两百", 200),
        ("叁", 3),
        ("拾贰", 12),
    ],
)
def test_other_spellings(numeral: str, number: int) -> None:
    assert value(numeral) == number


@pytest.mark.parametrize("word", ["", "abc", "第三", "多", "十几", "1.5"])
def test_what_is_no_numeral_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=r"digit|literal"):
        value(word)


def test_the_pattern_of_characters_takes_every_numeral_that_has_a_value() -> None:
    pattern = re.compile(f"[{CHARACTERS}]+")
    assert all(pattern.fullmatch(written_out(number)) for number in range(1, 10_000))
