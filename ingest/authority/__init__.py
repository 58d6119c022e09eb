"""The authority: which places and which bodies there are, under all their names, and what a short name means where."""

from .authority import Authority, ours
from .bodies import Bodies, Body
from .places import Home, Located, Places, is_province, province_of

__all__ = [
    "Authority",
    "Bodies",
    "Body",
    "Home",
    "Located",
    "Places",
    "is_province",
    "ours",
    "province_of",
]
