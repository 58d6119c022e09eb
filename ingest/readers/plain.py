"""Plain text, in any of the encodings that Chinese offices have used."""

from __future__ import annotations

import re

from ..errors import ReadError
from ..limits import Limits
from .encoding import decode, newlines
from .raw import Raw

SUFFIXES = (".txt", ".text")
MEDIA_TYPE = "text/plain"


def recognises(data: bytes) -> bool:
    """Tell nothing: there is no sign by which bytes are plain text and nothing else."""
    return False


def read(data: bytes, limits: Limits) -> Raw:
    """Decode text, and take each form feed for the start of a page.

    Raises ReadError where the bytes are no text, or text whose encoding cannot be told.
    """
    if data.startswith(b"{\\rtf"):
        raise ReadError("is Rich Text (RTF), which zhimai does not read; save it as .docx")
    text = newlines(decode(data))
    breaks = [match.end() for match in re.finditer("\f", text)]
    return Raw(text, (0, *breaks) if breaks else ())
