"""Which body a name means, whatever it is called: 省地方志办 and 省地方志编纂委员会办公室 are one, in one province."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..lexicon import Lexicon


class Body(NamedTuple):
    """A body without its place: the full name with {} for the place, and the part of it that is meant, if one is."""

    name: str
    part: str = ""


def body(form: str) -> Body:
    """Return the body that a name with {} for its place means: 处 and 党组 of a body are parts of it."""
    for spelt in (form, form.removeprefix("中共")):
        for end in range(len(spelt), len("{}"), -1):
            if name := _bodies().get(spelt[:end]):
                return Body(name, spelt[end:])
    return Body(form)


def merged(name: str) -> str:
    """Return the body that one of this full name is one with, in places where both are not named side by side."""
    return _merged().get(name, "")


def national(name: str) -> str:
    """Return the full name of a national body by any of its names, also as 中国国务院; empty where it is none."""
    return _national().get(name) or _national().get(name.removeprefix("中国"), "")


@cache
def _bodies() -> dict[str, str]:
    """Return the full names of local bodies by every name, each with {} for the place."""
    bodies: dict[str, str] = {}
    for row in Lexicon().rows("bodies"):
        names = (row["name"], *row["short"].split(";"), *row["former"].split(";"))
        bodies |= dict.fromkeys(filter(None, names), row["name"])
        if row["merged"]:
            full, *others = row["merged"].split(";")
            bodies |= dict.fromkeys((full, *others), full)
    return bodies


@cache
def _merged() -> dict[str, str]:
    rows = [(row["name"], row["merged"].split(";")) for row in Lexicon().rows("bodies") if row["merged"]]
    return {names[0]: name for name, names in rows}


@cache
def _national() -> dict[str, str]:
    lexicon = Lexicon()
    names = {row["word"]: row["name"] for row in lexicon.rows("organisations")}
    renamed = {row["former"]: row["name"] for row in lexicon.rows("renamed")}
    return {
        name: renamed.get(full, full)
        for name, full in (names | {full: full for full in names.values()} | renamed).items()
    }
