"""Text: from what a reader decoded to clean paragraphs, with a way back to every raw character."""

from .cleaning import clean
from .text import Edit, Text

__all__ = ["Edit", "Text", "clean"]
