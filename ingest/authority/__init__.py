"""The authority: which places and which bodies there are, under all their names, and what a short name means where."""

from .bodies import Body, body, merged, national
from .places import Home, Located, home, is_province, locate, place_level, place_name, province_of

__all__ = [
    "Body",
    "Home",
    "Located",
    "body",
    "home",
    "is_province",
    "locate",
    "merged",
    "national",
    "place_level",
    "place_name",
    "province_of",
]
