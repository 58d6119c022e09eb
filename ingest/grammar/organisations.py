"""The names of organisations: their place, their head, and when one name is another one shortened.

A full name is a place and a body: 澜川省|地方志工作办公室, 中共泊州市|委党史和地方志研究室. A short one keeps the level of the
place (省, 市), a choice of the body's characters in their order, and the head (办 for 办公室): 省地方志办, 省志办.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .places import LEVELS, mark

_PARTY = re.compile(
    "中共|中国共产党|中国人民政治协商会议|共青团|政协|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟"
)
_LEVEL = "|".join(LEVELS)
#: A place at the beginning of a name; 泊州市 is one place though 州 is a level too.
_PLACE = re.compile(
    rf"(?![省市县区州旗盟镇乡全我本各该])(?:[^\W\d_A-Za-z和与及的]{{1,9}}?(?:{_LEVEL})(?![省市县区旗镇]|级|直|场|长|民|情|域|志(?!办|编)|内|外|里|界|辖|社(?!会科|会主|科)|中心))+"
)
#: Heads and the ways of shortening them.
_HEADS = (
    ("办公室", ("办公室", "办")),
    ("办公厅", ("办公厅", "办")),
    ("委员会", ("委员会", "委", "委会")),
    ("研究室", ("研究室", "室")),
    ("研究院", ("研究院", "院")),
    ("科学院", ("科学院", "科院")),
    ("人民政府", ("人民政府", "政府")),
    ("联合会", ("联合会", "联")),
    ("协会", ("协会", "协")),
    ("有限公司", ("有限公司", "公司", "集团")),
    ("有限责任公司", ("有限责任公司", "公司", "集团")),
    ("领导小组", ("领导小组", "小组")),
)
#: Bodies whose short name is one of its own: nothing else is ever shortened to it.
_CORE = re.compile(
    r"(?:省|市|县|区|州|旗|盟|镇|乡|校|自治区)(?:委|党委|纪委|政府|人大|政协|人大常委会|纪委监委|监委|法院|检察院|委员会|办公室|办公厅|办)$"
)
_SAME = {"党委": "委", "人民政府": "政府"}


class Name(NamedTuple):
    """An organisation's name in its parts: 中共, 泊州市, 委党史和地方志研究室."""

    party: str
    place: str
    body: str


@lru_cache(maxsize=8192)
def split(name: str) -> Name:
    """Cut a name into party, place and body; without a place, the place is empty."""
    party = _PARTY.match(name)
    at = party.end() if party else 0
    place = _PLACE.match(name, at)
    end = place.end() if place else at
    return Name(name[:at], name[at:end], name[end:])


def abbreviates(short: str, full: str) -> bool:
    """Tell whether a name is the other one shortened: 省志办 of 澜川省地方志工作办公室; not 省委 of 省方志委员会."""
    if short == full:
        return True
    one, other = split(short), split(full)
    if one.place:
        if not (other.place.endswith(one.place) or other.place[: len(one.place)] == one.place):
            return False
        rest = one.body
    else:
        word = mark(other.place)
        if not word or not short.startswith(word):
            return False
        rest = short[len(word) :]
    if _CORE.fullmatch(short):
        return _plain(rest) == _plain(other.body)
    return _shortens(rest, other.body)


def _plain(body: str) -> str:
    body = body.replace("人民代表大会常务委员会", "人大常委会").replace("人民代表大会", "人大")
    return _SAME.get(body, body)


def _shortens(short: str, full: str) -> bool:
    """Tell whether a body is the other one with characters left out, with the same first word and the same head."""
    full = full.replace("人民代表大会常务委员会", "人大常委会")
    for head, forms in _HEADS:
        if full.endswith(head):
            stem = full[: -len(head)]
            return any(
                short.endswith(form) and len(short) > len(form) and _selects(short[: -len(form)], stem)
                for form in forms
            )
    return len(short) >= 3 and short[-1:] == full[-1:] and _selects(short[:-1], full[:-1])


def _selects(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)
