"""The authority: which places and which bodies there are, under all their names, and what a short name means where."""

from .bodies import Body, body, national, parent
from .places import Home, Located, home, locate, place_name

__all__ = ["Body", "Home", "Located", "body", "home", "locate", "national", "parent", "place_name"]
