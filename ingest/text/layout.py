"""What the lines of a bulletin look like, from `layout.yaml`, as patterns.

All of them expect text that `fold` and `punctuate` went over.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

_DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("layout.yaml").read_text("utf-8"))
_BLANKS = r"[ \t\u3000]*"


def _either(entries: list[str]) -> str:
    return "|".join(entry.replace(" ?", _BLANKS) for entry in entries)


def _spaced(entries: list[str]) -> str:
    """Let blanks stand between the characters of a label: 主 持 人."""
    between = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff(])")
    return "|".join(_BLANKS.join(between.split(entry)) for entry in entries)


CHROME_WORDS: tuple[str, ...] = tuple(_DATA["chrome"])
"""A text without any of these holds no chrome."""

_PIECE = f"(?:{_either([*_DATA['chrome'].values()])})"
CHROME = re.compile(rf"(?<![^\s】\]）)]){_PIECE}(?:\s*{_PIECE})*(?![^\s【\[（(])")
"""What belongs to a web page and not to the bulletin, piece upon piece."""

_NUMBER = "[一二三四五六七八九十百零〇]"
_DATE = (
    r"(?:[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
    r"|[二〇零○Ｏ一三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)

LABEL = re.compile(rf"(?:{_spaced(_DATA['labels'])}){_BLANKS}：")
"""A label at the start of a line: 报：, 主 持 人：."""

ITEM = re.compile(
    rf"{_NUMBER}{{1,3}}、(?!{_NUMBER})|（{_NUMBER}{{1,3}}）|[0-9]{{1,2}}[.．、](?![0-9])|（[0-9]{{1,2}}）"
    rf"|第{_NUMBER}{{1,3}}[章节条编][ \t\u3000]|[①-⑳•●◆■★▲※]|#+ |附件[0-9]*："
)
"""The number or the bullet of an item at the start of a line."""

OPENER = re.compile(_either(_DATA["openers"]))
"""The words that begin a paragraph of a report."""

COLOPHON = re.compile(rf"{_DATE}|（?共 ?印? ?[0-9]+ ?份）?|.{{0,40}}{_DATE} ?印发")
"""A whole line that is a date, a number of copies, or says who printed and when."""

MASTHEAD = re.compile(rf"[^，。]{{0,40}}第 ?[0-9]+ ?期[^，。]{{0,20}}|[^，。；：、]{{2,40}}{_DATE}")
"""A whole line that gives the number of an issue, or an office and a date."""

UNITS: str = _DATA["units"]
"""The characters that count or name what a number before them measures."""

FULL_DATE = re.compile(_DATE)
"""A date with its year, in digits or in Chinese numerals."""
