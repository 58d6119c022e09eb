"""Hostile documents, made here: what they are, and what must become of them."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

WORDS = "1月5日，青河县档案馆召开会议，馆长周明远主持会议。"
SECRET = "root:"
"""What stands in /etc/passwd, and must never stand in a text."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile file: its name, how it is made, and what the line that refuses it says; nothing where it is harmless."""

    name: str
    made: Callable[[], bytes]
    refused: str = ""


def _docx(document: bytes | str, more: Mapping[str, bytes] = {}, types: str = "") -> bytes:
    """Pack a Word document with this document.xml."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        f'.wordprocessingml.document.main+xml"/>{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
    } | dict(more)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _word(inside: str, before: str = "") -> str:
    paragraph = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {_W}><w:body>{paragraph}{inside}</w:body></w:document>'


def _said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_LAUGHING = f'<!DOCTYPE x [<!ENTITY l0 "{SECRET}">{_LAUGHS}]>'
_OUT = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
_ALL = '<!DOCTYPE x [<!ENTITY % all SYSTEM "file:///etc/passwd"> %all;]>'


def abroad(server: str) -> dict[str, bytes]:
    """Return documents that ask a server for something, by name."""
    outside = f'<!DOCTYPE x SYSTEM "{server}/a.dtd" [<!ENTITY % all SYSTEM "{server}/b.dtd"> %all; <!ENTITY out SYSTEM "{server}/c">]>'
    asking = f'<link rel="stylesheet" href="{server}/d.css"><img src="{server}/e.png"><iframe src="{server}/f"></iframe>'
    return {
        "abroad.docx": _docx(_word(_said("&out;"), outside)),
        "abroad.html": f"<html><head><base href='{server}'></head><body>{asking}<p>{WORDS}</p></body></html>".encode(),
        "abroad.xhtml": f"<?xml version='1.0'?>{outside}<html><body><p>{WORDS}&out;</p></body></html>".encode(),
    }


def _image(width: int, height: int) -> bytes:
    """Return a PNG of so many pixels, all black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compress(bytes(height * (1 + width // 8)), 1)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _pictured() -> bytes:
    links = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/></Relationships>'
    )
    return _docx(_word(""), {"word/_rels/document.xml.rels": links, "word/media/a.png": _image(32_768, 16_384)})


def _linked(to: str) -> bytes:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type='
        f'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{to}"/></Relationships>'
    )
    return _docx(_word(""), {"word/_rels/document.xml.rels": links.encode()})


def _pdf(*objects: bytes | str, root: int = 1, trailer: str = "") -> bytes:
    """Write a PDF of these objects, numbered from 1."""
    out, places = io.BytesIO(), list[int]()
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    out.write(f"trailer\n<</Size {len(objects) + 1}/Root {root} 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue().replace(b"STARTXREF", str(start).encode())


_SHOWS = "BT /F1 16 Tf 80 700 Td (Qinghe) Tj ET"
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_ROOT = "<</Type/Catalog/Pages 2 0 R>>"


def _stream(data: bytes, more: str = "") -> bytes:
    return f"<</Length {len(data)}{more}>>\nstream\n".encode() + data + b"\nendstream"


def _page(more: str = "") -> str:
    return f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{more}>>>>"


def _packed(rounds: int, size: int) -> bytes:
    data = b" " * size + _SHOWS.encode()
    for round in range(rounds):
        data = zlib.compress(data, 9 if round else 1)  # fast at first: little is left after the last
    return _stream(data, f"/Filter[{'/FlateDecode' * rounds}]")


def _paged(content: bytes, *more: bytes | str, resources: str = "") -> bytes:
    return _pdf(_ROOT, "<</Type/Pages/Kids[3 0 R]/Count 1>>", _page(resources), content, _FONT, *more)


def _pages(count: int) -> bytes:
    kids = " ".join(f"{n} 0 R" for n in range(6, 6 + count))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    show = _stream(_SHOWS.encode())
    return _pdf(_ROOT, f"<</Type/Pages/Kids[{kids}]/Count {count}>>", "null", show, _FONT, *[page] * count)


def _zip(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _nameless() -> bytes:
    entry = zipfile.ZipInfo("a.txt")
    entry.filename = ""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, WORDS)
    return stream.getvalue()


def _overlapping() -> bytes:
    """Return an archive whose thousand entries are all the same packed bytes: each unpacks to a megabyte."""
    one = _zip({"a.txt": b"a" * 1_000_000})
    at = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entry = one[at:end]
    size = len(entry) * 1000
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1000, 1000, size, at, 0)
    return one[:at] + entry * 1000 + tail


def _tar(*entries: tuple[tarfile.TarInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for entry, data in entries:
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def _link(name: str, to: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, to
    return made


_MB = 1_000_000
_DAMAGED_WORD = "is no Word document, or a damaged one"
_DAMAGED_PDF = "is no PDF, or a damaged one"
_DEEP = "is too much for one web page (Excessive depth in document: 256)"

CASES = (
    # Word
    Case("docx-bomb.docx", lambda: _docx(_word(_said(" " * 90 * _MB))), "times its size, and the limit is 200"),
    Case("docx-large.docx", lambda: _docx(_word(""), {"word/a.bin": bytes(101 * _MB)}), "bytes large, and the limit is"),
    Case("docx-xxe.docx", lambda: _docx(_word(_said("&out;"), _OUT))),
    Case("docx-xxe-all.docx", lambda: _docx(_word("", _ALL))),
    Case("docx-laughs.docx", lambda: _docx(_word(_said("&l9;"), _LAUGHING)), _DAMAGED_WORD),
    Case("docx-laughs-attribute.docx", lambda: _docx(_word('<w:p w:rsidR="&l9;"/>', _LAUGHING)), _DAMAGED_WORD),
    Case("docx-deep.docx", lambda: _docx(_word("<w:p>" * 100_000 + "</w:p>" * 100_000)), _DAMAGED_WORD),
    Case("docx-deep-tables.docx", lambda: _docx(_word("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80))),
    Case("docx-many-cells.docx", lambda: _docx(_word(f"<w:tbl>{'<w:tr><w:tc/></w:tr>' * 100_000}</w:tbl>"))),
    Case("docx-gigapixel.docx", _pictured),
    Case("docx-link-out.docx", lambda: _linked("../../../etc/passwd"), _DAMAGED_WORD),
    Case("docx-utf16.docx", lambda: _docx(_word(_said("&out;"), _OUT).replace("UTF-8", "UTF-16").encode("utf-16"))),
    Case("docx-cut.docx", lambda: _docx(_word(""))[:-30], _DAMAGED_WORD),
    # web pages
    Case("html-xxe.html", lambda: f"<!DOCTYPE html [<!ENTITY out SYSTEM 'file:///etc/passwd'>]><html><p>{WORDS}&out;</p>".encode()),
    Case("html-laughs.xhtml", lambda: f"<?xml version='1.0'?>{_LAUGHING}<html><body><p>{WORDS}&l9;</p></body></html>".encode()),
    Case("html-include.html", lambda: f"<html><iframe src='file:///etc/passwd'></iframe><object data='/etc/passwd'></object><p>{WORDS}".encode()),
    Case("html-deep.html", lambda: f"<html><body>{'<div>' * 100_000}{WORDS}".encode(), _DEEP),
    Case("html-unclosed.html", lambda: f"<html><body><p>{WORDS}</p>{'<p>会' * 30_000}".encode()),
    Case("html-one-word.html", lambda: f"<html><body><p>{'会' * 11 * _MB}".encode(), "is too much for one web page"),
    Case("html-attributes.html", lambda: f"<html><body {' '.join(f'a{n}=b' for n in range(20_000))}><p>{WORDS}".encode()),
    Case("html-dashes.html", lambda: f"<html><title>{'- ' * 200_000}</title><body><p>{WORDS}</p>".encode()),
    Case("html-credits.html", lambda: f"<html><body>{'<div>来源：' * 200}{'a' * 1000}{'</div>' * 200}<p>{WORDS}</p>".encode()),
    Case("html-empty.html", lambda: b"<html></html>", "is a web page without text"),
    # PDF
    Case("pdf-bomb.pdf", lambda: _paged(_packed(2, 500 * _MB)), "bytes of memory to read"),
    Case("pdf-loop-kids.pdf", lambda: _pdf(_ROOT, "<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3>>", _page(), _stream(_SHOWS.encode()), _FONT)),
    Case("pdf-loop-xref.pdf", lambda: _pdf(_ROOT, "<</Type/Pages/Kids[3 0 R]/Count 1>>", _page(), _stream(_SHOWS.encode()), _FONT, trailer="/Prev STARTXREF"), _DAMAGED_PDF),
    Case("pdf-loop-form.pdf", lambda: _paged(_stream(b"/X Do"), _stream(b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"), resources="/XObject<</X 6 0 R>>"), "is a scan"),
    Case("pdf-loop-length.pdf", lambda: _paged(b"<</Length 4 0 R>>\nstream\n" + _SHOWS.encode() + b"\nendstream"), _DAMAGED_PDF),
    Case("pdf-deep.pdf", lambda: _paged(_stream(b"[" * 200_000)), "is a scan"),
    Case("pdf-gigapixel.pdf", lambda: _paged(_stream(_SHOWS.encode() + b" /I Do"), _stream(zlib.compress(bytes(50 * _MB)), "/Type/XObject/Subtype/Image/Width 40000/Height 40000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode"), resources="/XObject<</I 6 0 R>>")),
    Case("pdf-pages.pdf", lambda: _pages(3_001), "has more than 3,000 pages"),
    Case("pdf-count.pdf", lambda: _pdf(_ROOT, "<</Type/Pages/Kids[3 0 R]/Count 999999999999>>", _page(), _stream(_SHOWS.encode()), _FONT)),
    Case("pdf-cut.pdf", lambda: _pages(3)[:200], _DAMAGED_PDF),
    # plain text
    Case("txt-large.txt", lambda: b"a" * 101 * _MB, "is 101,000,000 bytes large"),
    Case("txt-long.txt", lambda: b"a" * 11 * _MB, "has 11,000,000 characters of text"),
    Case("txt-nul.txt", lambda: WORDS.encode() + bytes(_MB), "is not text"),
    Case("txt-brackets.txt", lambda: (WORDS + "（" * 100_000).encode()),
    Case("txt-titles.txt", lambda: (WORDS + "《" * 100_000).encode()),
    Case("txt-one-sentence.txt", lambda: (WORDS + "副主任林远舟、" * 10_000).encode()),
    Case("txt-dates.txt", lambda: (WORDS + "2031年" * 100_000).encode()),
    Case("txt-blanks.txt", lambda: (WORDS + " \u3000\t" * 300_000).encode()),
    Case("txt-lines.txt", lambda: (WORDS + "\n" * _MB).encode()),
    Case("txt-combining.txt", lambda: (WORDS + "e" + "\u0301" * 200_000).encode()),
    Case("txt-beyond.txt", lambda: (WORDS + "\U0010fffd\u202e\ufeff" * 100_000).encode()),
    # JSON
    Case("json-deep.jsonl", lambda: b'{"text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "is no JSON object on one line"),
    Case("json-number.jsonl", lambda: b'{"text": "a", "n": ' + b"9" * 100_000 + b"}", "is no JSON object on one line"),
    # archives
    Case("zip-bomb.zip", lambda: _zip({f"{n}.txt": bytes(20 * _MB) for n in range(3)}), "times its size, and the limit is 200"),
    Case("zip-overlap.zip", _overlapping, "times its size, and the limit is 200"),
    Case("zip-nested.zip", lambda: _zip({"1.zip": _zip({"2.zip": _zip({"3.zip": _zip({"4.zip": b""})})})}), "lies 4 archives deep"),
    Case("zip-out.zip", lambda: _zip({"../../out.txt": WORDS.encode()}), "has a name that leads out of the archive"),
    Case("zip-nameless.zip", _nameless, "has no name"),
    Case("zip-cut.zip", lambda: _zip({"a.txt": b"a" * 100})[:-10], "is no zip archive"),
    Case("tar-bomb.tar.gz", lambda: _tar((tarfile.TarInfo("a.txt"), bytes(90 * _MB))), "times its size, and the limit is 200"),
    Case("tar-absolute.tar.gz", lambda: _tar((tarfile.TarInfo("/etc/out.txt"), WORDS.encode())), "has a name that leads out of the archive"),
    Case("tar-link.tar.gz", lambda: _tar((_link("a.txt", "/etc/passwd"), b"")), "is a link that leads out of the archive"),
    Case("tar-device.tar.gz", lambda: _tar((_link("a.txt", "", tarfile.CHRTYPE), b"")), "is a device or a pipe and no file"),
    # what it is not
    Case("picture.png", lambda: _image(32_768, 16_384), "is not text"),
    Case("named.pdf", lambda: _image(100, 100), "is no PDF"),
    Case("empty.docx", lambda: b"", "is empty"),
)
