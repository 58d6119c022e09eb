"""A bulletin as a file: its raw text as decoded, and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One bulletin as read.

    `raw` is the text as decoded, with line ends as newlines; every evidence offset counts its characters.
    `sha256` is the hexadecimal hash of the bytes. `pages` holds the raw offset at which each page starts,
    where the format has pages, `headings` that of each line that the format calls a heading. `date_hints` are ISO dates found outside the text (file name, metadata,
    address of the page), surest first. `address` is where it was published, empty where it does not say.
    """

    name: str
    media_type: str
    sha256: str
    raw: str
    pages: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    date_hints: tuple[str, ...] = ()
    address: str = ""

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page that holds a raw offset, from 1, or None where there are no pages."""
        return max(bisect_right(self.pages, offset), 1) if self.pages else None

    @property
    def title(self) -> str:
        """The first heading, blanks reduced; empty where the format has none."""
        return " ".join(self.raw[self.headings[0] :].partition("\n")[0].split()) if self.headings else ""

    @property
    def date(self) -> str:
        """The surest day found outside the text, empty where there is none."""
        return next((hint for hint in self.date_hints if len(hint) == 10), "")
