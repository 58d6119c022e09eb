"""PDF files, written by hand with one of the Chinese fonts that every viewer has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest

from ingest.errors import ReadError
from ingest.limits import default
from ingest.readers import pdf as reader
from ingest.readers.pdf import recognises

read = partial(reader.read, limits=default())

LEFT, SIZE, LEAD = 80, 16, 28
Placed = tuple[float, float, str]


def pdf(*pages: Sequence[Placed], extra: str = "") -> bytes:
    """Write a PDF: each page a list of lines, each line its left edge, its base line and its words."""
    font = 3 + 2 * len(pages)
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {SIZE} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET" for x, y, words in lines
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {4 + 2 * number} 0 R"
            f"/Resources<</Font<</F1 {font} 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream")
    described = "/BaseFont/STSong-Light"
    objects += [
        f"<</Type/Font/Subtype/Type0{described}/Encoding/UniGB-UCS2-H/DescendantFonts[{font + 1} 0 R]>>",
        f"<</Type/Font/Subtype/CIDFontType0{described}/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        f"/FontDescriptor {font + 2} 0 R>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(out)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    out += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{extra}>>\n".encode()
    )
    return out + f"startxref\n{start}\n%%EOF\n".encode()


def down(*lines: str, top: float = 740, indent: str = "＞") -> list[Placed]:
    """Place lines one under the other; a line that begins with the mark is indented by two characters."""
    return [
        (LEFT + 2 * SIZE * line.startswith(indent), top - LEAD * number, line.removeprefix(indent))
        for number, line in enumerate(lines)
    ]


FIRST = down(
    "＞三月一日上午，青河县档案馆召开全馆干部职工大会，传达",
    "学习全省档案工作会议的精神。馆长周明远主持会议并讲话，",
    "副馆长方静宣读了文件。",
    "＞会议强调，要做好《青河县志》的编纂工作，各股室要分工",
)
SECOND = down(
    "合作，按时交稿。",
    "＞会议决定，四月上旬再次召开会议，听取各编辑小组的汇报。",
    "报：县委办公室。",
)
PARAGRAPHS = [
    "三月一日上午，青河县档案馆召开全馆干部职工大会，传达学习全省档案工作会议的精神。"
    "馆长周明远主持会议并讲话，副馆长方静宣读了文件。",
    "会议强调，要做好《青河县志》的编纂工作，各股室要分工合作，按时交稿。",
    "会议决定，四月上旬再次召开会议，听取各编辑小组的汇报。",
    "报：县委办公室。",
]


def test_lines_join_into_paragraphs_also_over_pages() -> None:
    raw = read(pdf(FIRST, SECOND))
    assert raw.text.split("\n") == PARAGRAPHS
    assert [raw.text[start : start + 4] for start in raw.pages] == ["三月一日", "合作，按"]


def test_running_heads_and_page_numbers_go() -> None:
    pages = [
        [(240, 800, "青河档案简报"), *page, (280, 40, f"- {number} -")]
        for number, page in enumerate((FIRST, SECOND), 1)
    ]
    assert read(pdf(*pages)).text.split("\n") == PARAGRAPHS


def test_what_stands_side_by_side_is_one_line() -> None:
    head = [(80, 700, "青河县档案馆"), (400, 700, "2024年3月1日")]
    rows = [(80, 600, "姓名"), (200, 600, "职务"), (400, 600, "备注")]
    assert read(pdf([*rows, *head])).text == "青河县档案馆\u3000\u30002024年3月1日\n姓名 | 职务 | 备注"


def test_a_headline_stays_apart_from_the_text() -> None:
    page = [(180, 780, "县档案馆召开干部大会"), *FIRST[:3]]
    assert read(pdf(page)).text.split("\n") == ["县档案馆召开干部大会", PARAGRAPHS[0]]


def test_an_empty_page_has_a_place() -> None:
    raw = read(pdf(FIRST[:3], [], SECOND[1:]))
    assert [raw.text[start : start + 4] for start in raw.pages] == ["三月一日", "会议决定", "会议决定"]


LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -44/O<{0}>/U<{0}>>>/ID[<00><00>]".format("00" * 32)
REFUSED = {
    "is a scan without a text layer, and zhimai does no character recognition; OCR it first": pdf([]),
    "is locked with a password; unlock it and save it anew": pdf(FIRST, extra=LOCK),
    "is no PDF, or a damaged one": b"%PDF-1.4\nnothing",
}


@pytest.mark.parametrize("message", REFUSED)
def test_refusals(message: str) -> None:
    assert recognises(REFUSED[message])
    with pytest.raises(ReadError) as caught:
        read(REFUSED[message])
    assert str(caught.value) == message
