"""A bulletin as a file: its raw text as decoded, and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One bulletin as read.

    `raw` is the text as decoded, with line ends as newlines; every evidence offset counts its characters.
    `sha256` is the hexadecimal hash of the bytes. `pages` holds the raw offset at which each page starts,
    where the format has pages. `date_hints` are ISO dates found outside the text (file name, metadata,
    address of the page), surest first. `address` is where it was published, empty where it does not say.
    """

    name: str
    media_type: str
    sha256: str
    raw: str
    pages: tuple[int, ...] = ()
    date_hints: tuple[str, ...] = ()
    address: str = ""

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page that holds a raw offset, from 1, or None where there are no pages."""
        return max(bisect_right(self.pages, offset), 1) if self.pages else None
