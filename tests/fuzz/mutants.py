"""Documents of every format, broken by chance, but always in the same way: a number gives one mutant."""

from __future__ import annotations

import io
import json
import random
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from docx import Document

TEXT = """云岭方志简讯
第4期（总第150期）
云岭省地方志工作办公室　2031年2月23日
省地方志办召开党组（扩大）会议
2月20日，云岭省地方志工作办公室召开党组（扩大）会议，传达学习全省宣传部长会议精神和《云岭省地方志事业发展规划》。办党组书记、主任郑望川主持会议并讲话，\
副主任欧阳启明、林远舟出席会议，原副主任吕思远列席会议。会议要求，根据《关于编纂雪线图志的预告》（云府发〔2030〕9号），推进《雪线图志》编纂。
报：云岭省人民政府。送：各市（州）地方志工作机构。
云岭省地方志工作办公室秘书处　2031年2月24日印发　共印13份
"""

PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>省地方志办召开会议_云岭方志网</title>
<meta name="PubDate" content="2031-02-23"></head><body><div class="nav"><a href="/">首页</a><a href="/x">要闻</a></div>
<h1>省地方志办召开会议</h1><div>来源：秘书处 发布时间：2031-02-23</div>
<table><tr><td>姓名</td><td>职务</td></tr><tr><td>郑望川</td><td>主任</td></tr></table>
{"".join(f"<p>{line}</p>" for line in TEXT.splitlines())}<div class="footer">版权所有</div></body></html>"""

MARKDOWN = f"""---
title: 省地方志办召开会议
date: 2031-02-23
---
# 省地方志办召开会议

> {TEXT.splitlines()[-1]}

{TEXT}
| 姓名 | 职务 |
| --- | --- |
| 郑望川 | 主任 |

1. **传达**精神
   - [《雪线图志》](https://a.example/2031/0223/1.html)

<p>副主任<b>欧阳启明</b><br>林远舟</p>
"""

#: What mutants are fond of: ends of numbers, marks of formats, signs of the genre.
_FOOD = [
    b"\0", b"\xff", b"\x80", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"-1", b"0", b"99999999999", b"<", b"&", b"]]>", b"<!--", b"%PDF-", b"PK\x03\x04",
    b"endobj", b"stream\n", b"obj", b"<<", b">>", b"[", b"]", b"(", b"\\", b"{", b"}", b'"', b"\r", b"\n", b"\f", b"\xef\xbb\xbf", b"\xff\xfe",
    *(sign.encode() for sign in "（）《》〔〕、，。：；“”　年月日第期会议主任出席列席主持讲话召开\u202e\u200b\U0010ffff"),
]  # fmt: skip

Seed = Callable[[], bytes]


@cache
def _word() -> bytes:
    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "姓名", "郑望川"
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return _packed({name: archive.read(name) for name in archive.namelist()})


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack a zip archive, always at the same time of day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 2, 23, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _lines() -> bytes:
    return json.dumps({"text": TEXT, "title": "会议", "date": "2031-02-23", "url": "https://a.example/2031/0223/1.html"}, ensure_ascii=False).encode()


@cache
def _printed() -> bytes:
    return files("ingest").joinpath("samples", "jianbao-2025-16.pdf").read_bytes()


def _zipped() -> bytes:
    return _packed({f"2031/{number}.txt": TEXT.encode() for number in range(3)})


def _tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for number in range(3):
            entry = tarfile.TarInfo(f"2031/{number}.txt")
            entry.size = len(TEXT.encode())
            archive.addfile(entry, io.BytesIO(TEXT.encode()))
    return stream.getvalue()


def _broken(data: bytes, chance: random.Random) -> bytes:
    """Change bytes here and there: flip, drop, double, move, feed, or cut the end off."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 20))):
        at, size = chance.randrange(len(out) + 1), chance.choice((1, 1, 2, 4, 16, 100, 1000))
        match chance.randrange(7):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                to = chance.randrange(len(out) + 1)
                out[to:to] = out[at : at + size]
            case 4 | 5:
                out[at : at + chance.choice((0, 0, 1, 3))] = chance.choice(_FOOD) * chance.choice((1, 1, 1, 2, 200))
            case 6 if chance.random() < 0.2:
                del out[at:]
    return bytes(out)


def _broken_word(data: bytes, chance: random.Random) -> bytes:
    """Change what is in a package as often as the package."""
    if chance.random() < 0.3:
        return _broken(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = chance.choice(["word/document.xml", "word/document.xml", *parts])
    return _packed(parts | {chosen: _broken(parts[chosen], chance)})


def _broken_print(data: bytes, chance: random.Random) -> bytes:
    """Change what is packed in a PDF as often as the file."""
    parts = data.split(b"stream\r\n") if b"stream\r\n" in data else data.split(b"stream\n")
    if chance.random() < 0.5 or len(parts) < 3:
        return _broken(data, chance)
    at = chance.randrange(1, len(parts), 2) if len(parts) > 2 else 1
    try:
        packed = parts[at]
        return data.replace(packed, zlib.compress(_broken(zlib.decompress(packed.rpartition(b"end")[0]), chance)) + b"\nend", 1)
    except zlib.error:
        return _broken(data, chance)


_SIGNS = "（）《》〔〕、，。：；“”　 \n\r\t\f年月日第期会议主任出席列席主持讲话召开0123456789abc\u202e\u200b"
_MARKS = ["<p>", "</p>", "<div>", "</div>", "<td>", "<table>", "<a href='/'>", "<!--", "-->", "<script>", "&#0;", "&lt;", "&#x1F600;", "<br>", "<", ">"]


def _broken_page(data: bytes, chance: random.Random) -> bytes:
    """Change the marks of a page or of JSON, characters, and now and then bytes."""
    if chance.random() < 0.2:
        return _broken(data, chance)
    return _broken_text(data, chance, [*_MARKS, *_SIGNS, *'{}[]",:\\'], ("utf-8",))


def _broken_markdown(data: bytes, chance: random.Random) -> bytes:
    """Change the marks of Markdown, characters, and now and then bytes."""
    if chance.random() < 0.2:
        return _broken(data, chance)
    return _broken_text(data, chance, [*_MARKS, *_SIGNS, *"#*_`~>|[]()!-+&\\\t", "---\n", "```", "    "], ("utf-8",))


def _broken_text(
    data: bytes,
    chance: random.Random,
    food: Sequence[str] = _SIGNS,
    encodings: Sequence[str] = ("utf-8", "utf-8", "utf-16", "gb18030"),
) -> bytes:
    """Change characters, so that what comes out is still text most of the time, in one of the encodings."""
    out = list(data.decode())
    for _ in range(chance.choice((1, 2, 5, 20, 60))):
        at, size = chance.randrange(len(out) + 1), chance.choice((1, 1, 2, 5, 20, 80))
        match chance.randrange(4):
            case 0:
                del out[at : at + size]
            case 1:
                to = chance.randrange(len(out) + 1)
                out[to:to] = out[at : at + size] * chance.choice((1, 1, 30))
            case 2:
                out[at : at + 1] = chance.choice(food) * chance.choice((1, 1, 2, 100))
            case 3:
                out[at:at] = chr(chance.choice((chance.randrange(0x20, 0xD800), chance.randrange(0xE000, 0x110000))))
    return "".join(out).encode(chance.choice(encodings), "replace")


#: What is broken of each format, and how; `text` breaks characters instead of bytes: it is for the layers behind the readers.
FORMATS: dict[str, tuple[str, Seed, Callable[[bytes, random.Random], bytes]]] = {
    "text": ("a.txt", TEXT.encode, _broken_text),
    "plain": ("a.txt", TEXT.encode, _broken),
    "html": ("a.html", PAGE.encode, _broken_page),
    "markdown": ("a.md", MARKDOWN.encode, _broken_markdown),
    "docx": ("a.docx", _word, _broken_word),
    "pdf": ("a.pdf", _printed, _broken_print),
    "json": ("a.jsonl", _lines, _broken_page),
    "zip": ("a.zip", _zipped, _broken),
    "tar": ("a.tar", _tarred, _broken),
}


def mutant(form: str, number: int) -> tuple[str, bytes]:
    """Return name and bytes of the mutant of a format that has this number."""
    name, seed, broken = FORMATS[form]
    return name, broken(seed(), random.Random(f"{form} {number}"))
