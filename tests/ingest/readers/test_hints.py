"""Dates around a document."""

from __future__ import annotations

import pytest

from ingest.readers.hints import date_hints

NAMES = {
    "20240228.txt": ("2024-02-28",),
    "简报2024-02-28.docx": ("2024-02-28",),
    "2024年2月28日会议.pdf": ("2024-02-28",),
    "jb_2024.3.1.md": ("2024-03-01",),
    "t20251117_90416.html": ("2025-11-17",),
    "202402281030_001.txt": ("2024-02-28",),
    "2024-02-30.txt": (),
    "20241332.txt": (),
    "120240228.txt": (),
    "简报2024年第5期.docx": (),
    "2024年2月.txt": (),
}


@pytest.mark.parametrize(("name", "hints"), NAMES.items())
def test_file_names(name: str, hints: tuple[str, ...]) -> None:
    assert date_hints(name, "") == hints


ADDRESSES = {
    "原文：https://www.example.cn/2024/02/28/a.shtml": ("2024-02-28",),
    "[原文](https://tv.example.cn/VIDEabc240228.shtml)": ("2024-02-28",),
    "http://da.example.cn/art/202402/t20240228_17.html": ("2024-02-28",),
    "http://da.example.cn/art/2024-2/17.html": (),
    "编号240228.shtml": (),
}


@pytest.mark.parametrize(("text", "hints"), ADDRESSES.items())
def test_web_addresses(text: str, hints: tuple[str, ...]) -> None:
    assert date_hints("a.txt", text) == hints


def test_surest_first_and_each_once() -> None:
    text = "https://www.example.cn/2024/03/02/a.shtml https://www.example.cn/2024/02/28/b.shtml"
    assert date_hints("20240301.html", text, ["2024-03-02 09:30", "2024-02-29"]) == (
        "2024-03-01",
        "2024-03-02",
        "2024-02-29",
        "2024-02-28",
    )
