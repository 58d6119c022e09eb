"""What is to be read, and what is said of the files that cannot be."""

import io
from pathlib import Path
from typing import IO

import pytest

from ingest.inbox import File, Inbox, Place, file_name
from ingest.inbox import inbox as inbox_module
from ingest.limits import Limits


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a bulletin, one in a folder of its own, and a hidden file."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "二.txt").write_text("二月", encoding="utf-8")
    (tmp_path / "一.txt").write_text("一月", encoding="utf-8")
    (tmp_path / ".hidden").write_text("无", encoding="utf-8")
    return tmp_path


def test_inbox_takes_folders_files_and_standard_input(folder: Path) -> None:
    told: list[str] = []
    inbox = Inbox([str(folder), "-", str(folder / "一.txt")], io.BytesIO(b"three"), told.append)
    assert len(inbox) == 4
    assert list(inbox) == [
        File(Place(folder / "b" / "二.txt"), "二.txt", "二月".encode()),
        File(Place(folder / "一.txt"), "一.txt", "一月".encode()),
        File(None, "-", b"three"),
        File(Place(folder / "一.txt"), "一.txt", "一月".encode()),
    ]
    assert (inbox.failed, told) == (0, [])


def test_inbox_leaves_a_folder_out(folder: Path) -> None:
    inbox = Inbox([str(folder)], io.BytesIO(), print, apart=folder / "b")
    assert [file.name for file in inbox] == ["一.txt"]


def test_inbox_complains_and_goes_on(folder: Path) -> None:
    told: list[str] = []
    inbox = Inbox([str(folder / "none"), str(folder / "一.txt")], io.BytesIO(), told.append)
    assert told == [f"{folder / 'none'}: there is no such file or folder"]
    (folder / "一.txt").unlink()
    assert list(inbox) == []
    assert told[1:] == [f"{folder / '一.txt'}: cannot be opened (No such file or directory)"]
    assert inbox.failed == 2


def test_inbox_gives_documents_or_complains() -> None:
    told: list[str] = []
    inbox = Inbox([], io.BytesIO(), told.append)
    document = inbox.document(File(None, "一.txt", "一月".encode()))
    assert document is not None
    assert (document.name, document.raw) == ("一.txt", "一月")
    assert inbox.document(File(None, "空.txt", b"")) is None
    assert (inbox.failed, told) == (1, ["空.txt: is empty"])


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("简报第1期.txt".encode(), "简报第1期.txt"),
        ("简报第1期.txt".encode("gb18030"), "简报第1期.txt"),
        (b"plain.txt", "plain.txt"),
        (b"\xff\xff.txt", "\\xff\\xff.txt"),
    ],
)
def test_file_name_is_text_whatever_its_bytes(name: bytes, read: str) -> None:
    assert file_name(Path(name.decode("utf-8", "surrogateescape"))) == read


def test_a_file_that_changes_while_it_is_read_is_no_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = inbox_module._whole

    def written_to(file: IO[bytes], limits: Limits) -> bytes:
        data = whole(file, limits)
        (folder / "一.txt").write_text("二月三月", encoding="utf-8")
        return data

    monkeypatch.setattr(inbox_module, "_whole", written_to)
    told: list[str] = []
    assert list(Inbox([str(folder / "一.txt")], io.BytesIO(), told.append)) == []
    assert told == [f"{folder / '一.txt'}: changed while it was read; build again once it is whole"]
