"""From files to documents."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Document
from ingest.errors import ReadError
from ingest.readers import kinds, read, read_bytes

TEXT = "青河县档案馆召开会议。\n馆长周明远主持会议。\n"
PAGE = "<!DOCTYPE html><html><body><p>青河县档案馆召开会议，馆长周明远主持会议。</p></body></html>"


def test_a_document_of_plain_text() -> None:
    data = TEXT.replace("\n", "\r\n").encode("gb18030")
    assert read_bytes("20240228.txt", data) == Document(
        name="20240228.txt",
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        raw=TEXT,
        pages=(),
        date_hints=("2024-02-28",),
    )


def test_form_feeds_start_pages() -> None:
    document = read_bytes("a.txt", "一页\r\n\f二页\f三页".encode())
    assert document.raw == "一页\n\f二页\f三页"
    assert [document.raw[start:] for start in document.pages] == ["一页\n\f二页\f三页", "二页\f三页", "三页"]


def test_old_line_ends() -> None:
    assert read_bytes("a.txt", b"a\rb\r\nc\n").raw == "a\nb\nc\n"


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a", "a.csv", "a.tar.gz"])
def test_what_decodes_is_text_whatever_its_name(name: str) -> None:
    assert read_bytes(name, TEXT.encode()).raw == TEXT


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a", "a.doc"])
def test_a_web_page_is_known_by_its_start(name: str) -> None:
    document = read_bytes(name, PAGE.encode())
    assert (document.media_type, document.raw) == ("text/html", "青河县档案馆召开会议，馆长周明远主持会议。")


def test_the_first_heading_is_the_title_and_the_surest_day_the_date() -> None:
    document = read_bytes("a.md", f"第3期\n\n# 县档案馆　召开\n\n## 会议\n\n{TEXT}[来源](https://a.example/2024/0302/1.html)".encode())
    assert (document.title, document.date) == ("县档案馆 召开", "2024-03-02")
    assert [document.raw[start:].partition("\n")[0] for start in document.headings] == ["县档案馆　召开", "会议"]
    plain = read_bytes("a.txt", TEXT.encode())
    assert (plain.title, plain.date, plain.headings) == ("", "", ())


def test_every_kind_is_found() -> None:
    assert {suffix: reader.MEDIA_TYPE.split("/")[-1][:4] for suffix, reader in sorted(kinds().items())} == {
        ".docm": "vnd.",
        ".docx": "vnd.",
        ".htm": "html",
        ".html": "html",
        ".jsonl": "json",
        ".markdown": "mark",
        ".md": "mark",
        ".ndjson": "json",
        ".pdf": "pdf",
        ".shtml": "html",
        ".text": "plai",
        ".txt": "plai",
        ".xhtml": "html",
    }


KINDS = ".docm .docx .htm .html .jsonl .markdown .md .ndjson .pdf .shtml .text .txt .xhtml"
REFUSED = {
    "a.txt: is empty": ("a.txt", b""),
    "b.txt: is empty": ("b.txt", b" \r\n\t "),
    "c.txt: has no text in it": ("c.txt", "\u3000\u3000\n".encode()),
    f"d.jpg: is not text; readers exist for {KINDS}": ("d.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"),
    "e.txt: is not text": ("e.txt", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"),
    f"f.rtf: is Rich Text (RTF), which zhimai does not read; save it as .docx; readers exist for {KINDS}": (
        "f.rtf",
        b"{\\rtf1\\ansi abc}",
    ),
    "g.docx: is no Word document, or a damaged one; open it in Word and save it anew": ("g.docx", b"abc"),
    "h.pdf: is no PDF, or a damaged one": ("h.pdf", b"abc"),
    "i.doc: is an old Word file (.doc); open it in Word or WPS and save it as .docx": (
        "i.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
    ),
}


@pytest.mark.parametrize("message", REFUSED)
def test_a_refusal_names_the_file_and_says_why_in_a_line(message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(*REFUSED[message])
    assert str(caught.value) == message


# The first page and the first PDF pay for loading their libraries.
@given(st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a"]), st.binary(max_size=400))
def test_any_bytes_are_a_document_or_refused_by_name(name: str, data: bytes) -> None:
    try:
        document = read_bytes(name, data)
    except ReadError as error:
        assert str(error).startswith(f"{name}: ")
        assert "\n" not in str(error)
    else:
        assert document.raw.strip()


@given(st.text("<>/pbdivtable=\"'&;#!-[]甲乙。 \n", max_size=200))
def test_any_tag_soup_is_a_document_or_refused_by_name(soup: str) -> None:
    try:
        document = read_bytes("a.html", f"<html><body>{soup}".encode())
    except ReadError as error:
        assert str(error).startswith("a.html: ")
    else:
        assert document.raw.strip()


def test_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "简报.txt"
    path.write_text(TEXT, "utf-8")
    assert read(path) == read_bytes("简报.txt", TEXT.encode())


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as folder:
        read(tmp_path)
    with pytest.raises(ReadError) as missing:
        read(tmp_path / "a.txt")
    assert [str(folder.value), str(missing.value)] == [
        f"{tmp_path}: is a folder; name the files in it",
        f"{tmp_path / 'a.txt'}: there is no such file",
    ]


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.txt")
    assert str(caught.value) == f"{tmp_path / 'a.txt'}: cannot be opened (Permission denied)"
