"""Which encoding bytes are in: UTF-8, UTF-16, GB18030 or Big5."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from ..errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_LEAST = 0.1
_FEWEST_CONTROLS = 0.001

# The commonest characters of Chinese newspapers, simplified and traditional, with punctuation. They make up
# half of any text, and next to nothing of a text decoded wrongly.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方"
    "后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开"
    "它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此"
    "變這個國們來時會對發動過說產種後經進著電裡現實點從業應開還與關線內數質氣導書記議總縣處長張陳劉黨員辦議開導"
    "党省委市县区办公室处主任书记会议精神工作志编纂年鉴简报传达学习贯彻落实参加出席列席强调指出要求"
    "，。、；：？！（）《》“”—…·"
)
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# GB2312's signs and its first level, the common characters: for texts too short to count.
_COMMON_GB = re.compile(rb"(?:[\t\n\r\x20-\x7e]|[\xa1-\xa9\xb0-\xd7][\xa1-\xfe])+")
_FOREIGN = re.compile(r"[^\x00-\x7f\s]")


def decode(data: bytes, named: str | None = None) -> str:
    """Decode bytes as what fits: by their mark, as UTF-8, as named, or as what reads most like Chinese.

    `named` is what the file says of itself, and is believed where it fits and UTF-8 does not. A guess must
    give back the same bytes and use the common characters of Chinese. Raises ReadError otherwise: no byte is
    ever replaced.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            if text is None:
                raise ReadError(f"begins as {encoding.upper()} but does not go on so; save it anew as UTF-8")
            return text
    for encoding in ("utf-8", *_believed(named)):
        text = _decoded(data, encoding)
        if text is not None and "\0" not in text and _controls(text) <= _FEWEST_CONTROLS:
            return text
    texts = [_decoded(data, encoding) for encoding in _GUESSES]
    likeness, text = max(((_likeness(text), text) for text in texts if text), default=(0.0, ""), key=_first)
    if likeness >= _LEAST:
        return text
    if _COMMON_GB.fullmatch(data):
        return data.decode("gb18030")
    if _CONTROLS.search(data.decode("latin-1")):
        raise ReadError("is not text")
    raise ReadError("is text in an encoding that cannot be told; save it as UTF-8")


def _first(pair: tuple[float, str]) -> float:
    return pair[0]


def _believed(named: str | None) -> Iterator[str]:
    """Yield the encoding that a name stands for: GB2312 and GBK are read as their superset."""
    if named is None:
        return
    try:
        encoding = codecs.lookup(named).name
    except LookupError:
        return
    if encoding in ("gb2312", "gbk", "gb18030", "hz"):
        yield "gb18030"
    elif encoding in ("big5", "big5hkscs", "cp950"):
        yield from ("cp950", "big5hkscs")
    elif encoding.startswith("utf"):
        yield encoding


def _decoded(data: bytes, encoding: str) -> str | None:
    """Return the text if the bytes are all of an encoding and come back the same, or None."""
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _controls(text: str) -> float:
    """Return the share of control characters, or at least that there are too many."""
    enough = int(_FEWEST_CONTROLS * len(text)) + 1
    return sum(1 for _ in islice(_CONTROLS.finditer(text), enough)) / max(len(text), 1)


def _likeness(text: str) -> float:
    """Return the share of what is not ASCII that is common in Chinese."""
    if _controls(text) > _FEWEST_CONTROLS:
        return 0.0
    foreign = _FOREIGN.findall(text)
    return sum(1 for sign in foreign if sign in _COMMON) / len(foreign) if foreign else 0.0


def newlines(text: str) -> str:
    """Return a text with newlines for the line ends of whichever system."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
