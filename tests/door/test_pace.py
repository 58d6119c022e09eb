"""What somebody at a terminal sees while bulletins are read; somebody behind a pipe sees nothing of it."""

import io
import zipfile
from pathlib import Path

from rich.console import Console

from ingest.inbox import Inbox
from zhimai.pace import pace


def seen(inbox: Inbox, *, terminal: bool) -> str:
    stream = io.StringIO()
    with pace(inbox, Console(file=stream, force_terminal=terminal, width=100)) as counted:
        for number, _ in enumerate(inbox):
            counted.count(facts=number * 500)
    return stream.getvalue()


def test_a_terminal_shows_how_far_it_is_and_how_it_went(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("一月", encoding="utf-8")
    shown = seen(Inbox([str(tmp_path)], io.BytesIO(), print), terminal=True)
    assert "3 documents, 1,500 facts, " in shown
    assert " facts a second, in 0." in shown.splitlines()[-1]


def test_a_pipe_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一月", encoding="utf-8")
    assert seen(Inbox([str(tmp_path)], io.BytesIO(), print), terminal=False) == ""


def test_the_bytes_of_containers_count_as_they_are_packed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", "一月" * 10_000)
    (tmp_path / "b.txt").write_text("一月", encoding="utf-8")
    inbox = Inbox([str(tmp_path)], io.BytesIO(), print)
    size = inbox.size()
    assert size == (tmp_path / "a.zip").stat().st_size + 6
    taken = [inbox.taken for _ in inbox]
    assert taken == sorted(taken)
    assert taken[-1] == size


def test_nobody_knows_how_much_comes_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一月", encoding="utf-8")
    assert Inbox([str(tmp_path), "-"], io.BytesIO(b"x"), print).size() is None
