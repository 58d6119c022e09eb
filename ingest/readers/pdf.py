"""PDF files with a text layer."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ..errors import ReadError
from ..limits import Limits
from ..text.layout import ITEM, LABEL
from .raw import Raw
from .rows import row

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTPage, LTTextLine

SUFFIXES = (".pdf",)
MEDIA_TYPE = "application/pdf"

_MARGIN = 0.1
"""The part of a page, above and below, where running heads and page numbers stand."""

_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[,，/共]*\s*[0-9]{1,4}\s*页?)?[-—–·•\s]*"
)
_DIGITS = re.compile(r"[0-9]+")
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_MOST_UNKNOWN = 0.2

# pdfminer puts a space where characters stand further apart than this part of their width: the quarter that
# typesetters leave between Chinese and digits is none.
_WORD_GAP = 0.35

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it reports on files that we report on ourselves


class Line(NamedTuple):
    """A line as printed: its words, where they stand and how large, in points, and its page from 0.

    `parted` tells that the words stand apart from each other, as in a table.
    """

    words: str
    left: float
    right: float
    bottom: float
    size: float
    page: int
    parted: bool = False


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin as a PDF does; some writers put a few bytes before the mark."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, limits: Limits) -> Raw:
    """Return the text of all pages in order, one paragraph a line, without running heads and page numbers.

    Raises ReadError for a scan, for a locked and for a damaged file.
    """
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    layout = LAParams(word_margin=_WORD_GAP, all_texts=True)
    pages: list[LTPage] = []
    try:
        for page in extract_pages(io.BytesIO(data), laparams=layout):
            limits.hold("pages", len(pages) + 1, at_least=True)
            pages.append(page)
    except (ReadError, MemoryError):
        raise
    except PDFPasswordIncorrect as error:
        raise ReadError("is locked with a password; unlock it and save it anew") from error
    except Exception as error:  # whatever a damaged file makes pdfminer stumble over
        raise ReadError("is no PDF, or a damaged one") from error
    printed = [line for number, page in enumerate(pages) for line in _lines(page, number)]
    words = "".join(line.words for line in printed)
    if not words.strip():
        raise ReadError(
            "is a scan without a text layer, and zhimai does no character recognition; OCR it first"
        )
    unknown = sum(len(match[0]) for match in _UNKNOWN.finditer(words))
    if unknown > _MOST_UNKNOWN * len(words):
        raise ReadError("has fonts that do not tell their characters; print it anew or OCR it")
    return _text(_unfurnished(printed, [page.height for page in pages]), len(pages))


def _lines(page: LTPage, number: int) -> Iterator[Line]:
    """Yield the lines of a page from top to bottom; what stands side by side in one column makes one line."""
    from pdfminer.layout import LTTextContainer, LTTextLine

    boxes = (box for box in page if isinstance(box, LTTextContainer))
    found = [_line(part, number) for box in boxes for part in box if isinstance(part, LTTextLine)]
    segments = [line for line in found if line]
    bands = list(_bands(segments))
    if _columned(bands, page.width):
        yield from segments
        return
    for band in bands:
        words = [part.words for part in band]
        line = row(words) if len(band) > 2 else "\u3000\u3000".join(words)
        yield band[0]._replace(words=line, right=band[-1].right, parted=len(band) > 1)


def _line(part: LTTextLine, number: int) -> Line | None:
    from pdfminer.layout import LTChar

    seen: list[LTChar] = [char for char in part if isinstance(char, LTChar) and char.get_text().strip()]
    if not seen or not seen[0].upright:
        return None
    size = median(char.size for char in seen)
    return Line(part.get_text().strip(), seen[0].x0, seen[-1].x1, part.y0, size, number)


def _bands(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand at one height, from the left, and the heights from the top."""
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if band and band[0].bottom - line.bottom > min(band[0].size, line.size) / 2:
            yield sorted(band, key=lambda part: part.left)
            band = []
        band.append(line)
    if band:
        yield sorted(band, key=lambda part: part.left)


def _columned(bands: Sequence[Sequence[Line]], width: float) -> bool:
    """Tell whether most of a page is set in columns."""
    side_by_side = [b for b in bands if len(b) > 1 and all(line.right - line.left > width / 4 for line in b)]
    return len(side_by_side) > 4 and len(side_by_side) * 2 > len(bands)


def _unfurnished(lines: Sequence[Line], heights: Sequence[float]) -> list[Line]:
    """Leave out page numbers in the margins, and what stands there at one height on two pages or more."""

    def place(line: Line) -> tuple[str, int]:
        return _DIGITS.sub("0", "".join(line.words.split())), round(line.bottom / 3)

    def marginal(line: Line) -> bool:
        height = heights[line.page]
        return line.bottom < height * _MARGIN or line.bottom > height * (1 - _MARGIN)

    times = Counter(place(line) for line in lines if marginal(line))
    return [
        line
        for line in lines
        if not (marginal(line) and (times[place(line)] > 1 or _PAGE_NUMBER.fullmatch(line.words)))
    ]


def _text(lines: Sequence[Line], count: int) -> Raw:
    """Join the lines into paragraphs, and note where each page starts."""
    edge = _edge(line.left for line in lines), _edge(line.right for line in lines)
    leads = [above.bottom - below.bottom for above, below in pairwise(lines) if above.page == below.page]
    lead = median(leads) if leads else 0.0
    parts: list[str] = []
    pages: list[int] = []
    length = 0
    for before, line in zip([None, *lines], lines, strict=False):
        if before:
            glue = _glue(before, line) if _continues(before, line, edge, lead) else "\n"
            parts.append(glue)
            length += len(glue)
        while len(pages) <= line.page:
            pages.append(length)
        parts.append(line.words)
        length += len(line.words)
    pages += [length] * (count - len(pages))
    return Raw("".join(parts), tuple(pages))


def _edge(places: Iterable[float]) -> float:
    """Return where most lines begin, or end: the edge of the type area."""
    (place, _), *_ = Counter(round(place / 4) for place in places).most_common(1)
    return place * 4.0


def _continues(before: Line, line: Line, edge: tuple[float, float], lead: float) -> bool:
    """Tell whether a line goes on with a paragraph: the one before is full, and this one not indented."""
    if before.parted or line.parted or LABEL.match(line.words) or ITEM.match(line.words):
        return False
    left, right = edge
    full = before.right > right - 1.9 * before.size
    near = before.page != line.page or before.bottom - line.bottom < 1.5 * lead
    alike = abs(before.size - line.size) < 0.1 * line.size
    return full and near and alike and abs(line.left - left) < 0.9 * line.size


def _glue(before: Line, line: Line) -> str:
    left, right = before.words[-1], line.words[0]
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
