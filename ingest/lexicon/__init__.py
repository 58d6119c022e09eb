"""The word lists, as data, and the lexicon that is made of them."""

from .lexicon import Lexicon, Tag

__all__ = ["Lexicon", "Tag"]
