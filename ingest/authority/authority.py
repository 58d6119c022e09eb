"""The authority: what there is to be known of places, bodies and countries before a document is read."""

from __future__ import annotations

from functools import cache

from ..lexicon import Lexicon
from .bodies import Bodies
from .countries import Countries
from .places import Places


class Authority:
    """What a lexicon tells of places, bodies, countries and family names; ours where none is given."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or Lexicon()
        self.places = Places(self.lexicon)
        self.bodies = Bodies(self.lexicon)
        self.countries = Countries(self.lexicon)
        self.surnames = {row["surname"]: row["tier"] for row in self.lexicon.rows("surnames")}


@cache
def ours() -> Authority:
    """Return the authority that comes with zhimai."""
    return Authority()
