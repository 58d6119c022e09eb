"""Word documents (.docx)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import ReadError
from ..limits import Limits
from .raw import Raw
from .rows import row

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".docx", ".docm")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SLACK = 10_000_000
"""So many bytes may come out of a document whatever its size."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Deleted text, fields' instructions, and the second copy of a drawing for older programs.
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}rPr", f"{_W}pPr", _FALLBACK}


def recognises(data: bytes) -> bool:
    """Tell whether bytes are a zip file with a Word document in it, or one of the old OLE files."""
    if data.startswith(_OLE):
        return True
    return data.startswith(_ZIP) and b"word/document.xml" in data


def read(data: bytes, limits: Limits) -> Raw:
    """Return the paragraphs and the rows of tables in their order, without headers, footers and notes.

    Raises ReadError for old or locked Word files and for broken ones.
    """
    from docx import Document  # takes a tenth of a second, and most bulletins are no Word documents

    if data.startswith(_OLE):
        if _LOCKED in data:
            raise ReadError("is locked with a password; unlock it and save it anew")
        raise ReadError("is an old Word file (.doc); open it in Word or WPS and save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        limits.hold("bytes", size)
        if size > _SLACK:
            limits.hold("ratio", size // len(data))
        body = Document(io.BytesIO(data)).element.body
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # whatever a damaged package makes zipfile, lxml or python-docx stumble over
        raise ReadError("is no Word document, or a damaged one; open it in Word and save it anew") from error
    return Raw("\n".join(_blocks(body)))


def _blocks(parent: _Element) -> Iterator[str]:
    """Yield the text of each paragraph and of each row, also inside the frames of forms and trackers."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _blocks(child)


def _paragraph(paragraph: _Element) -> Iterator[str]:
    """Yield the text of a paragraph, and before it that of the text boxes that hang on it."""
    boxes: list[_Element] = []
    words = "".join(_words(paragraph, boxes))
    for box in boxes:
        yield from _blocks(box)
    yield from words.split("\n")


def _words(element: _Element, boxes: list[_Element]) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in _SKIPPED:
            yield from _words(child, boxes)


def _rows(table: _Element) -> Iterator[str]:
    for line in table.iter(f"{_W}tr"):
        if next(line.iterancestors(f"{_W}tbl")) is not table:
            continue  # a row of a table inside a cell comes with the cell
        inside = (cell for cell in line.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is line)
        cells = [list(_blocks(cell)) for cell in inside]
        filled = [cell for cell in cells if any(line.strip() for line in cell)]
        if len(filled) == 1:
            yield from filled[0]
        else:
            yield row(["\n".join(line for line in cell if line.strip()) for cell in cells])
