"""Telling encodings apart."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ReadError
from ingest.readers.encoding import decode

SIMPLIFIED = "青河县档案馆召开干部会议，馆长周明远主持会议并讲话。\n会议指出，要做好《青河县志》的编纂工作。"
TRADITIONAL = "青河縣檔案館召開幹部會議，館長周明遠主持會議並講話。\n會議指出，要做好《青河縣志》的編纂工作。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16-le", "utf-16-be"]
)
def test_simplified_without_a_word_about_its_encoding(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_without_a_word_about_its_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_byte_order_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("words", ["工作简讯", "会议纪要", "主持人：周明远", "共印13份"])
def test_a_few_words_are_enough(words: str) -> None:
    assert decode(words.encode("gb18030")) == words


def test_rare_characters_of_gb18030() -> None:
    text = SIMPLIFIED + "喆、㛃、𬭎"
    assert decode(text.encode("gb18030")) == text


def test_the_dash_and_the_dot_of_gb2312_are_those_of_its_superset() -> None:
    assert decode(b"\xa1\xaa\xa1\xa4", "gb2312") == "—·"


@pytest.mark.parametrize("name", ["gb2312", "utf-8", "no-such-code", None])
def test_a_named_encoding_is_believed_where_it_fits(name: str | None) -> None:
    assert decode(SIMPLIFIED.encode("gbk"), name) == SIMPLIFIED


NOT_TEXT = {
    "is not text": [bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 100],
    "is text in an encoding that cannot be told; save it as UTF-8": [
        b"Stra\xdfe und Gr\xfc\xdfe ohne Ende \xe9"
    ],
    "begins as UTF-8 but does not go on so; save it anew as UTF-8": [codecs.BOM_UTF8 + b"\xd6\xd0"],
    "begins as UTF-16-LE but does not go on so; save it anew as UTF-8": [codecs.BOM_UTF16_LE + b"abc"],
}


@pytest.mark.parametrize(
    ("message", "data"), [(m, data) for m, several in NOT_TEXT.items() for data in several]
)
def test_what_cannot_be_decoded(message: str, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert str(caught.value) == message


@given(st.binary(max_size=300))
def test_any_bytes_decode_whole_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except ReadError:
        return
    encodings = ("utf-8", "utf-8-sig", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be", "utf-16")
    assert data in [text.encode(encoding, "ignore") for encoding in encodings] or data[2:] == text.encode(
        "utf-16-be"
    )
