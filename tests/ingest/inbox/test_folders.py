"""Which files are found, and that no link leads out and no device is opened."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.inbox import walk
from ingest.inbox.folders import opened


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., None]:
    """Write files with these names, folders and all."""

    def files(*names: str) -> None:
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("一月", encoding="utf-8")

    return files


def found(folder: Path, *patterns: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in walk([folder / pattern for pattern in patterns])]


def test_files_in_folders_come_by_name_without_hidden_ones(tmp_path: Path, write: Callable[..., None]) -> None:
    write("b/2.txt", "b/1.txt", "b/.hidden/3.txt", "a.txt", ".b.txt", "~$c.docx", "c/d/e.md")
    assert found(tmp_path, "", "a.txt") == ["a.txt", "b/1.txt", "b/2.txt", "c/d/e.md", "a.txt"]


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["2030/1.txt", "2031/1.txt", "2031/3/9.txt", "a.txt"]),
        ("20*", ["2030/1.txt", "2031/1.txt", "2031/2.pdf", "2031/3/9.txt"]),
        ("203[1-9]/?.*", ["2031/1.txt", "2031/2.pdf"]),
        ("**", ["2030/1.txt", "2031/1.txt", "2031/2.pdf", "2031/3/9.txt", "a.txt"]),
    ],
)
def test_patterns(tmp_path: Path, write: Callable[..., None], pattern: str, files: list[str]) -> None:
    write("2030/1.txt", "2031/1.txt", "2031/2.pdf", "2031/3/9.txt", "2031/.old/8.txt", "a.txt", ".b.txt")
    assert sorted(found(tmp_path, pattern)) == sorted(files)


@pytest.mark.parametrize("pattern", ["none", "*.docx", "none/*.txt"])
def test_where_nothing_is(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(ReadError) as caught:
        found(tmp_path, pattern)
    assert str(caught.value) == f"{tmp_path / pattern}: there is no such file or folder"


def test_a_name_with_signs_of_a_pattern_is_a_name(tmp_path: Path, write: Callable[..., None]) -> None:
    write("[1].txt", "1.txt")
    assert found(tmp_path, "[1].txt") == ["[1].txt"]


def test_links_lead_to_files_of_the_folder_and_never_out_of_it(tmp_path: Path, write: Callable[..., None]) -> None:
    write("in/a.txt", "in/deep/b.txt", "out/secret.txt")
    inside, told = tmp_path / "in", list[str]()
    (inside / "same.txt").symlink_to("a.txt")
    (inside / "round").symlink_to(inside)
    (inside / "out.txt").symlink_to("../out/secret.txt")
    (inside / "deep" / "out").symlink_to(tmp_path / "out")
    (inside / "broken.txt").symlink_to("none")
    (inside / "self.txt").symlink_to("self.txt")
    assert [path.name for path in walk([inside], told.append)] == ["a.txt", "b.txt", "same.txt"]
    leads = "is a link that leads out of the folder; name what it leads to"
    assert [line for line in told if leads in line] == [
        f"{inside / 'deep' / 'out'}: {leads}",
        f"{inside / 'out.txt'}: {leads}",
    ]
    assert [line.partition(":")[0] for line in told if leads not in line] == [
        str(inside / "broken.txt"),
        str(inside / "self.txt"),
    ]
    assert [path.name for path in walk([inside / "*.txt"], told.append)] == ["a.txt", "same.txt"]
    assert [path.name for path in walk([inside / "out.txt"])] == ["out.txt"], "what is named is followed"


def test_pipes_and_sockets_are_named_and_not_waited_for(tmp_path: Path, write: Callable[..., None]) -> None:
    write("a.txt")
    told = list[str]()
    os.mkfifo(tmp_path / "b.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(tmp_path)  # an address of this kind is short
        listening.bind("c.txt")
        os.chdir(here)
        assert [path.name for path in walk([tmp_path], told.append)] == ["a.txt"]
    assert told == [f"{tmp_path / 'b.txt'}: is a pipe and no file", f"{tmp_path / 'c.txt'}: is a socket and no file"]


@pytest.mark.parametrize(("name", "kind"), [("pipe", "a pipe"), ("folder", "a folder"), ("/dev/null", "a device")])
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str, kind: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ReadError) as caught, opened(tmp_path / name):
        pass
    assert str(caught.value) == f"is {kind} and no file; give what comes out of it as -"


@pytest.mark.parametrize("added", ["二月", ""])
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, write: Callable[..., None], added: str) -> None:
    write("a.txt")
    with pytest.raises(ReadError) as caught, opened(tmp_path / "a.txt") as file:
        file.read(1)
        (tmp_path / "a.txt").write_text(f"三月{added}", encoding="utf-8")
        os.utime(tmp_path / "a.txt", ns=(0, 1))
    assert str(caught.value) == "changed while it was read; build again once it is whole"


def test_a_folder_that_is_shut_costs_none_of_the_others(
    tmp_path: Path, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a/1.txt", "b/2.txt", "c/3.txt")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path == tmp_path / "b":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    told = list[str]()
    assert [path.name for path in walk([tmp_path], shut=told.append)] == ["1.txt", "3.txt"]
    assert told == [f"{tmp_path / 'b'}: cannot be opened (Permission denied)"]
