"""Which meeting a shorter name means on a day: 全省修志工作动员会 is the 全省第三轮修志工作动员部署会议 of that day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .scope import is_another_meeting

_TAIL = re.compile("(?:会议|会)$")
_PLACE = "{}"
_LEAST = 6
"""How many characters of a name a shorter one must keep: 人大常委会 means another meeting than 人大常委会党组会议."""


class Named(NamedTuple):
    """A meeting as a document names it, without its place, of a day."""

    name: str
    day: str
    scope: str
    document: str


def in_full(meetings: Iterable[Named]) -> dict[tuple[str, str, str], str]:
    """Return the full name of each that is a shorter one, by name, day and scope.

    会 is short for 会议. Other words are left out where of one place and day there is one meeting only that the
    shorter name can mean, and no document has both.
    """
    held: defaultdict[tuple[str, str], defaultdict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for meeting in meetings:
        held[meeting.day, meeting.scope][_TAIL.sub("", meeting.name)].append(meeting)
    full: dict[tuple[str, str, str], str] = {}
    for by_core in held.values():
        for core, named in by_core.items():
            meant = by_core[_only_full(core, by_core) or core]
            name = min((its.name for its in meant), key=lambda name: (-len(name), name))
            full |= {(its.name, its.day, its.scope): name for its in named}
    return full


def _only_full(core: str, by_core: Mapping[str, Sequence[Named]]) -> str:
    documents = {its.document for its in by_core[core]}
    full = [
        other
        for other, named in by_core.items()
        if _shortens(core, other) and documents.isdisjoint(its.document for its in named)
    ]
    return full[0] if len(full) == 1 else ""


def _shortens(short: str, full: str) -> bool:
    """Tell whether a name is the other with words left out that do not make it another meeting."""
    if not _LEAST + len(_PLACE) <= len(short) < len(full):
        return False
    left: list[str] = []
    rest = iter(short)
    wanted = next(rest, "")
    for character in full:
        if character == wanted:
            wanted = next(rest, "")
        else:
            left.append(character)
    return not wanted and not is_another_meeting("".join(left))
