"""What reading raises where it cannot go on."""

from __future__ import annotations


class ReadError(Exception):
    """A file could not be read: one line that names the file, what is wrong with it, and what to do."""


class LimitError(ReadError):
    """A document is beyond a limit: what was found, how much is allowed, and how to allow more."""
