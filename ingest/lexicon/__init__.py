"""The word lists, as data, and the lexicon that is made of them."""

from .additions import LexiconError
from .lexicon import Lexicon, Tag

__all__ = ["Lexicon", "LexiconError", "Tag"]
