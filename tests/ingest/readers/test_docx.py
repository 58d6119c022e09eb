"""Word documents."""

from __future__ import annotations

import io
import zipfile
from functools import partial

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.errors import ReadError
from ingest.limits import default
from ingest.readers import docx as reader
from ingest.readers.docx import recognises

read = partial(reader.read, limits=default())


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_xml(*inside: str) -> bytes:
    """Save a document that has elements before its end."""
    document = docx.Document()
    names = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    for element in inside:
        first, rest = element.split(" ", 1) if " " in element.split(">")[0] else element.split(">", 1)
        glue = " " if " " in element.split(">")[0] else ">"
        document.element.body.insert(-1, parse_xml(f"{first} {names}{glue}{rest}"))
    return saved(document)


def test_paragraphs_and_tables_in_order_without_headers() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_heading("青河县档案工作简报", 0)
    head = document.add_table(1, 2)
    head.rows[0].cells[0].text, head.rows[0].cells[1].text = "青河县档案馆", "2024年3月1日"
    document.add_paragraph("3月1日，").add_run("周明远").bold = True
    table = document.add_table(2, 3)
    for row, words in zip(table.rows, (("姓名", "职务", "备注"), ("周明远", "馆长", "")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("报：县委办公室。")
    assert read(saved(document)).text.split("\n") == [
        "青河县档案工作简报",
        "青河县档案馆\u3000\u30002024年3月1日",
        "3月1日，周明远",
        "姓名 | 职务 | 备注",
        "周明远 | 馆长 | ",
        "报：县委办公室。",
    ]


def test_merged_cells_and_tables_in_cells() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "签到表"
    table.cell(1, 0).text = "单位"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "甲", "乙"
    assert read(saved(document)).text == "签到表\n单位 | 甲 | 乙"


def test_a_table_of_one_cell_is_a_frame() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.text = "第一段。"
    cell.add_paragraph("第二段。")
    assert read(saved(document)).text == "第一段。\n第二段。"


def test_breaks_tabs_and_forms() -> None:
    data = with_xml(
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>表单里的字</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    assert read(data).text == "甲\t乙\n丙\n表单里的字"


def test_of_tracked_changes_the_new_words_count() -> None:
    data = with_xml(
        '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>新</w:t></w:r></w:ins></w:p>'
    )
    assert read(data).text == "新"


def test_text_boxes_come_once_and_first() -> None:
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent></w:pict>"
    data = with_xml(
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>正文</w:t></w:r></w:p>"
    )
    assert read(data).text == "红头\n正文"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                body = data.decode().split("?>", 1)[1]
                text = body.replace("<w:sectPr", "<w:p><w:r><w:t>&b;</w:t></w:r></w:p><w:sectPr", 1)
                data = (bomb + text).encode()
            new.writestr(entry, data)
    assert "哈" not in read(stream.getvalue()).text


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REFUSED = {
    "is locked with a password; unlock it and save it anew": OLE + "EncryptedPackage".encode("utf-16-le"),
    "is an old Word file (.doc); open it in Word or WPS and save it as .docx": OLE + b"\0" * 600,
    "is no Word document, or a damaged one; open it in Word and save it anew": saved(docx.Document())[:-200],
}


@pytest.mark.parametrize("message", REFUSED)
def test_refusals(message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(REFUSED[message])
    assert str(caught.value) == message


def test_a_zip_of_something_else_is_no_word_document() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    assert not recognises(stream.getvalue())
    assert recognises(saved(docx.Document()))
