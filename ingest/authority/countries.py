"""Which country a foreign body is of: 俄罗斯外交部, 俄外交部."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml

from ..lexicon import Lexicon

_STRAY = re.compile("[与同由向对]|(?<!共)和(?!国)")
_KEPT = 1 << 15
"""For how many names it is kept which country they are of."""


class Countries:
    """The countries that a lexicon lists, and the characters that news shortens them to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = frozenset(word for word in lexicon.column("countries") if not word.startswith("中"))
        lists = yaml.safe_load(files(__package__).joinpath("countries.yaml").read_text("utf-8"))
        self._initials: dict[str, str] = lists["initials"]
        self._bodies: tuple[str, ...] = tuple(lists["bodies"])
        self._found = lru_cache(maxsize=_KEPT)(self._find)

    def country(self, name: str) -> str:
        """Return the country that a body is named after or, where other words ran into the name, ends in."""
        return self._found(name)

    def _find(self, name: str) -> str:
        if "驻" in name:
            return ""
        if (stray := _STRAY.search(name)) and (its := self._find(name[stray.end() :])):
            return its
        for n in range(len(name), 1, -1):
            if name[:n] in self._names:
                return name[:n]
        if name[:1] in self._initials and (len(name) == 1 or name.endswith(self._bodies)):
            return self._initials[name[:1]]
        return next((name[-n:] for n in range(len(name), 1, -1) if name[-n:] in self._names), "")
