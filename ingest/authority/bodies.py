"""Which body a name means, whatever it is called: 省地方志办 and 省地方志编纂委员会办公室 are one, in one province."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..lexicon import Lexicon

_KEPT = 1 << 15
"""For how many names it is kept which body they mean."""


class Body(NamedTuple):
    """A body without its place: the full name with {} for the place, and the part of it that is meant, if one is."""

    name: str
    part: str = ""


class Bodies:
    """The bodies that a lexicon lists: local ones, of which each place has one, and national ones, under all their names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._local: dict[str, str] = {}
        self._one_with: dict[str, str] = {}
        for row in lexicon.rows("bodies"):
            names = (row["name"], *row.get("short", "").split(";"), *row.get("former", "").split(";"))
            self._local |= dict.fromkeys(filter(None, names), row["name"])
            if merged := row.get("merged"):
                full, *others = merged.split(";")
                self._local |= dict.fromkeys((full, *others), full)
                self._one_with[full] = row["name"]
        names_of = {row["word"]: row["name"] for row in lexicon.rows("organisations")}
        renamed = {row["former"]: row["name"] for row in lexicon.rows("renamed")}
        self._national = {
            name: renamed.get(full, full)
            for name, full in (names_of | {full: full for full in names_of.values()} | renamed).items()
        }
        self._found = lru_cache(maxsize=_KEPT)(self._find)

    def body(self, form: str) -> Body:
        """Return the body that a name with {} for its place means: 处 and 党组 of a body are parts of it."""
        return self._found(form)

    def merged(self, name: str) -> str:
        """Return the body that one of this full name is one with, in places where both are not named side by side."""
        return self._one_with.get(name, "")

    def national(self, name: str) -> str:
        """Return the full name of a national body by any of its names, also as 中国国务院; empty where it is none."""
        return self._national.get(name) or self._national.get(name.removeprefix("中国"), "")

    def _find(self, form: str) -> Body:
        for spelt in (form, form.removeprefix("中共")):
            for end in range(len(spelt), len("{}"), -1):
                if name := self._local.get(spelt[:end]):
                    return Body(name, spelt[end:])
        return Body(form)
