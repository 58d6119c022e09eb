"""Chinese numerals as the genre writes them: digits, 二〇二四, 二十三, 廿三, 二00八."""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
#: Numerals of documents of value.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_COUNTED = "零一二三四五六七八九"
#: Tens that have a character of their own.
_TENS = {"廿": "二十", "卅": "三十"}

#: The characters that a numeral can be written with.
CHARACTERS = "0-9零〇○一二三四五六七八九十百千两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"


def value(numeral: str) -> int:
    """Return the value of a numeral in digits or characters, written out (二十三) or digit by digit (二〇二四).

    Raises ValueError for what is no numeral.
    """
    if numeral.isascii():
        return int(numeral)
    numeral = numeral.translate(_FORMAL)
    for short, whole in _TENS.items():
        numeral = numeral.replace(short, whole)
    if not any(unit in numeral for unit in UNITS):
        return int("".join(str(_digit(c)) for c in numeral))
    total, digit = 0, 0
    for c in numeral:
        if c in UNITS:
            total += (digit or 1) * UNITS[c]
            digit = 0
        else:
            digit = _digit(c)
    return total + digit


def numeral(number: int) -> str:
    """Return a number below a hundred in characters, as sessions are counted: 12 is 十二."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _COUNTED[tens]) + "十" if tens else ""
    return ten + _COUNTED[ones] if ones or not tens else ten


def _digit(character: str) -> int:
    if character.isascii() and character.isdigit():
        return int(character)
    if character not in DIGITS:
        raise ValueError(f"{character!r} is no Chinese digit; digits are {''.join(DIGITS)}")
    return DIGITS[character]
