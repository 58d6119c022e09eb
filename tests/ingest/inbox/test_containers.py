"""What is in archives and in JSON Lines, and what is refused of them."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from ingest.inbox import File, Inbox, Place
from ingest.inbox.containers import unpack
from ingest.inbox.place import Lost
from ingest.limits import Limits, default

FILES = {"2031/第1期.txt": "一月", "2031/第2期.txt": "二月", "说明.md": "三月"}


def zipped(files: Mapping[str, bytes | str], *, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", level) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: Mapping[str, bytes | str], mode: str = "w:gz", more: Iterable[tarfile.TarInfo] = ()) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        for entry in more:
            archive.addfile(entry)
    return stream.getvalue()


def entry(name: str, kind: bytes, to: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, to
    return made


def lost(name: str, data: bytes, limits: Limits | None = None) -> list[str]:
    """Return what is said of all in a container that cannot be had."""
    found = unpack(Place(Path(name)), io.BytesIO(data), limits or default())
    return [f"{it.place}: {it.reason}" for it in found if isinstance(it, Lost)]


def names(name: str, data: bytes, limits: Limits | None = None) -> list[str]:
    """Return the places in a container of all that can be had."""
    found = unpack(Place(Path(name)), io.BytesIO(data), limits or default())
    return [it.place.inside for it in found if isinstance(it, File) and it.place]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES)),
        ("A.ZIP", zipped(FILES, level=zipfile.ZIP_STORED)),
        ("a.tar.gz", tarred(FILES)),
        ("a.tgz", tarred(FILES)),
        ("a.tar", tarred(FILES, "w:")),
        ("a.tar.bz2", tarred(FILES, "w:bz2")),
        ("a.tar.xz", tarred(FILES, "w:xz")),
    ],
)
def test_the_files_in_an_archive(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    inbox = Inbox([str(tmp_path)], io.BytesIO(), print)
    assert list(inbox) == [
        File(Place(tmp_path / name, f"!/{inside}"), Path(inside).name, text.encode()) for inside, text in FILES.items()
    ]
    assert (inbox.failed, inbox.lost) == (0, [])


def test_what_is_hidden_in_an_archive_is_left_out() -> None:
    files = {"__MACOSX/._a.txt": "x", ".git/a.txt": "x", "b/~$c.docx": "x", "b/.DS_Store": "x", "b/d.txt": "一月"}
    assert names("a.zip", zipped(files)) == names("a.tar.gz", tarred(files)) == ["!/b/d.txt"]


def test_names_in_old_chinese_archives() -> None:
    data = zipped({"XXXX.txt": "一月"}).replace(b"XXXX", "简报".encode("gb18030"))
    assert names("a.zip", data) == ["!/简报.txt"]
    # packed on Windows, with the folder before it
    data = zipped({"XXXX_XXXX.txt": "一月"}).replace(b"XXXX_XXXX", "简报\\一月".encode("gb18030"))
    assert names("a.zip", data) == ["!/简报/一月.txt"]


def test_archives_in_archives_as_deep_as_allowed() -> None:
    data: dict[str, bytes | str] = {"a.txt": "一月"}
    for name in ("3.tar.gz", "2.zip", "1.tgz"):
        data = {name: (zipped if name.endswith("zip") else tarred)(data), "b.txt": "二月"}
    outer = zipped(data)
    deep = default().but({"nesting": 4})
    assert names("0.zip", outer, deep) == [
        "!/1.tgz!/2.zip!/3.tar.gz!/a.txt",
        "!/1.tgz!/2.zip!/b.txt",
        "!/1.tgz!/b.txt",
        "!/b.txt",
    ]
    assert lost("0.zip", outer) == [
        "0.zip!/1.tgz!/2.zip!/3.tar.gz: lies 4 archives deep, and the limit is 3; --limit nesting=4 raises it"
    ]
    assert names("0.zip", outer) == names("0.zip", outer, deep)[1:]


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt"])
def test_names_that_lead_out_of_an_archive_are_refused(name: str) -> None:
    told = "has a name that leads out of the archive; pack it anew under another"
    files = {name: "x", "b.txt": "一月"}
    assert (names("a.tar.gz", tarred(files)), lost("a.tar.gz", tarred(files))) == (
        ["!/b.txt"],
        [f"a.tar.gz!/{name}: {told}"],
    )
    data = zipped(files)
    assert names("a.zip", data) == ["!/b.txt"]
    assert [line.partition(": ")[2] for line in lost("a.zip", data)] == [told]


def test_links_and_devices_in_archives_are_not_followed() -> None:
    more = [
        entry("out", tarfile.SYMTYPE, "../../etc/passwd"),
        entry("hard", tarfile.LNKTYPE, "/etc/passwd"),
        entry("in", tarfile.SYMTYPE, "a.txt"),
        entry("pipe.txt", tarfile.FIFOTYPE),
        entry("zero.txt", tarfile.CHRTYPE),
    ]
    data = tarred({"a.txt": "一月"}, more=more)
    assert names("a.tar.gz", data) == ["!/a.txt"]
    assert lost("a.tar.gz", data) == [
        "a.tar.gz!/out: is a link that leads out of the archive",
        "a.tar.gz!/hard: is a link that leads out of the archive",
        "a.tar.gz!/pipe.txt: is a device or a pipe and no file",
        "a.tar.gz!/zero.txt: is a device or a pipe and no file",
    ]
    link = zipfile.ZipInfo("out.txt")
    link.external_attr = 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert lost("a.zip", stream.getvalue()) == ["a.zip!/out.txt: is a link or a device and no file"]


def test_a_file_without_a_name_is_refused_and_the_others_taken() -> None:
    nameless = zipfile.ZipInfo("b.txt")
    nameless.filename = ""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(nameless, "一月")
        archive.writestr("a.txt", "二月")
    data = stream.getvalue()
    assert lost("a.zip", data) == ["a.zip!/: has no name; pack it anew under one"]
    assert names("a.zip", data) == ["!/a.txt"]


def test_bombs_are_refused_and_those_before_them_taken() -> None:
    zeros: dict[str, bytes | str] = {"a.txt": "一月", "b.txt": bytes(30_000_000), "c.txt": bytes(30_000_000), "d.txt": "二月"}
    told = "unpacks to {} times its size, and the limit is 200; --limit ratio={} raises it"
    for name, data in (("a.zip", zipped(zeros)), ("a.tar.gz", tarred(zeros))):
        (line,) = lost(name, data)
        found = line.partition("unpacks to ")[2].partition(" ")[0]
        assert line == f"{name}: {told.format(found, found.replace(',', ''))}"
        assert int(found.replace(",", "")) > 200
        assert names(name, data)[0] == "!/a.txt"
        assert "!/d.txt" not in names(name, data)
        assert len(names(name, data, default().but({"ratio": 100_000}))) == 4


def test_files_that_are_too_large_are_refused_and_the_others_taken() -> None:
    small = default().but({"bytes": 10})
    files = {"a.txt": "一月", "b.txt": "x" * 11, "c.txt": "二月"}
    told = "is 11 bytes large, and the limit is 10; --limit bytes=11 raises it"
    for name, data in (("a.zip", zipped(files)), ("a.tar.gz", tarred(files))):
        assert (names(name, data, small), lost(name, data, small)) == (["!/a.txt", "!/c.txt"], [f"{name}!/b.txt: {told}"])


def test_a_size_that_is_a_lie_is_found_out() -> None:
    data = bytearray(zipped({"a.txt": "x" * 1000, "b.txt": "一月"}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (5).to_bytes(4, "little")
    assert names("a.zip", bytes(data)) == ["!/b.txt"]
    assert lost("a.zip", bytes(data)) == ["a.zip!/a.txt: is damaged in its archive (Bad CRC-32 for file 'a.txt')"]


def test_a_tar_that_only_has_headings_is_refused() -> None:
    pax = tarfile.TarInfo("a.txt")
    pax.pax_headers = {"comment": "x" * 12_000_000}
    data = tarred({}, "w:", [pax])
    assert lost("a.tar", data) == ["a.tar: is no tar archive, or a damaged one: it has a heading without an end"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar", "a.tar.xz"])
@pytest.mark.parametrize("data", [b"", b"abc", b"\x1f\x8b\x08", b"PK\x03\x04", b"BZh9", b"\xfd7zXZ\0"])
def test_what_is_no_archive_is_refused_in_a_line(name: str, data: bytes) -> None:
    kind = name.partition(".")[2][:3]
    assert lost(name, data) == [f"{name}: is no {kind} archive, or a damaged one; pack it anew"]


def test_damaged_archives_give_what_can_be_had() -> None:
    files = {f"{number}.txt": f"{number}月" * 50_000 for number in range(1, 10)}
    data = tarred(files, "w:")
    assert names("a.tar", data[: len(data) // 2])[:3] == ["!/1.txt", "!/2.txt", "!/3.txt"]
    assert lost("a.tar", data[: len(data) // 2]) == ["a.tar: is no tar archive, or a damaged one; pack it anew"]
    packed = bytearray(zipped({"1.txt": "一月" * 1000, "2.txt": "二月"}))
    packed[50] ^= 0xFF
    assert names("a.zip", bytes(packed)) == ["!/2.txt"]
    assert [line.partition(" (")[0] for line in lost("a.zip", bytes(packed))] == ["a.zip!/1.txt: is damaged in its archive"]


def test_json_lines_are_documents_that_go_by_their_number() -> None:
    rows = [{"text": "一月", "date": "2031-01-05"}, {"text": "二月"}]
    data = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    found = list(unpack(Place(Path("crawled.jsonl")), io.BytesIO(data), default()))
    assert [(str(file.place), file.name) for file in found if isinstance(file, File)] == [
        ("crawled.jsonl#1", "crawled.jsonl#1"),
        ("crawled.jsonl#3", "crawled.jsonl#3"),
    ]
    within = zipped({"2031/crawled.jsonl": data})
    assert names("a.zip", within) == ["!/2031/crawled.jsonl#1", "!/2031/crawled.jsonl#3"]


def test_a_line_that_is_too_long_is_refused_and_the_others_taken() -> None:
    small = default().but({"bytes": 20})
    data = b'{"text": "a"}\n' + b"x" * 1000 + b'\n{"text": "b"}'
    assert names("a.jsonl", data, small) == ["#1", "#3"]
    assert lost("a.jsonl", data, small) == [
        "a.jsonl#2: is more than 20 bytes large, and the limit is 20; --limit bytes=40 raises it"
    ]
