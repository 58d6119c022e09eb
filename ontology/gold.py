"""Gold: what a careful reader takes from a document, one JSON file NAME.json for the document NAME.

A family that a file leaves out is not judged; what it has under `optional` is right either way. Names are compared
without spaces, quotes, brackets and punctuation.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from .gold_form import faults

#: One fact as `facts.as_row` gives it, or one gold file.
Row: TypeAlias = Mapping[str, Any]
#: What a gold file wants of a family: a name, a list of names for one thing, or several of these.
Item: TypeAlias = Any

_NOISE = re.compile(r"[\s《》〈〉“”‘’\"'（）()〔〕\[\]、，,。：:·•\-—－]")
#: How much of the gold name a shorter one must be.
_LEAST = 0.6


class Family(StrEnum):
    """What is scored by itself."""

    PEOPLE = "people"
    POSTS = "posts"
    POST_ORGANISATIONS = "post_organisations"
    MEETINGS = "meetings"
    ATTENDANCE = "attendance"
    GROUPS = "groups"
    DOCUMENTS = "documents"
    PUBLICATIONS = "publications"
    PUBLICATION_STATUS = "publication_status"
    CONVEYED = "conveyed"
    DIRECTIVES = "directives"
    BULLETIN = "bulletin"


class GoldError(Exception):
    """A gold file that cannot be read."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file, to be asked by family."""

    said: Row

    def holds(self, family: Family) -> bool:
        """Tell whether a family is to be judged."""
        return key(family) in self.said

    def items(self, family: Family) -> list[Item]:
        """Return the wanted items of a family."""
        said = self.said[key(family)]
        if family is Family.POST_ORGANISATIONS:
            return [post for post in said if post[2]]
        if family is Family.MEETINGS:
            return list(said)
        if family is Family.BULLETIN:
            # every recipient is an item; a list of names for one thing is one item
            lists = ("reported_to", "sent_to")
            return [(k, one) for k, v in sorted(said.items()) for one in ([[w] for w in v] if k in lists else [v])]
        return list(said)

    def optional(self, family: Family) -> list[Item]:
        """Return the items that are right to find and right to leave out."""
        return list(self.said.get("optional", {}).get(family.value, []))

    def is_meeting(self, row: Row, item: Item) -> bool:
        """Tell whether a row names the meeting of a key, or one of a list of names, and no other day."""
        if isinstance(item, list):
            return close(row.get("meeting"), item)
        meeting = self.said.get("meetings", {}).get(item)
        if meeting is None or not close(row.get("meeting"), meeting["names"]):
            return False
        day = row.get("date")
        return not (day and meeting.get("date") and str(day)[:10] != meeting["date"])

    def is_thing(self, value: object, item: Item) -> bool:
        """Tell whether a value names a thing, given by the key of a meeting or by its names."""
        meetings = self.said.get("meetings", {})
        return close(value, meetings[item]["names"] if isinstance(item, str) and item in meetings else item)


def read(folder: Path) -> Iterator[tuple[str, Gold]]:
    """Yield the gold files of a folder in the order of their names, each by its name without the ending.

    Raises GoldError, which names it, where a file is no gold or the folder holds none.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: holds no gold; name a folder with files NAME.json")
    for path in paths:
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise GoldError(f"{path}: cannot be read as JSON ({error})") from error
        if not isinstance(found, dict):
            raise GoldError(f"{path}: holds a {type(found).__name__}; gold is a JSON object with families for keys")
        if fault := next(faults(found), None):
            raise GoldError(f"{path}: {fault}")
        yield path.stem, Gold(found)


def plain(text: object) -> str:
    """Return words without what two ways of writing them may differ in."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", str(text or "")))


def _names(value: Item) -> list[str]:
    return [name for one in (value if isinstance(value, list) else [value]) if (name := plain(one))]


def same(value: object, names: Item) -> bool:
    """Tell whether a value is one of the names that gold allows."""
    return plain(value) in _names(names)


def close(value: object, names: Item) -> bool:
    """Tell whether a value holds one of the names, or is at least 60 % of one."""
    words = plain(value)
    return bool(words) and any(
        name in words or (words in name and len(words) >= _LEAST * len(name)) for name in _names(names)
    )


def key(family: Family) -> str:
    """Return the key under which gold holds a family."""
    return {Family.POST_ORGANISATIONS: "posts", Family.PUBLICATION_STATUS: "publications"}.get(family, family.value)
