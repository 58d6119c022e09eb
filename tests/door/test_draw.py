"""Drawing: the whole graph, what lies around a thing, or the answer to a question, as one page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ([], "志脉"),
        (["--around", "澜川简史", "--hops", "1"], "澜川简史"),
        (["--question", "led-to", "--with", "publication=澜川简史"], "哪些文件推动了哪些志书"),
    ],
)
def test_draw_writes_a_page(
    call: Call, samples: Path, tmp_path: Path, options: list[str], title: str
) -> None:
    page = tmp_path / "network.html"
    drawn = call("draw", "-w", samples, "-o", page, *options)
    assert (drawn.exit_code, drawn.stdout, drawn.stderr) == (0, "", f"{page}: open it in a browser\n")
    text = page.read_text(encoding="utf-8")
    assert f"<title>{title}" in text
    assert "澜川简史" in text


def test_draw_draws_less_around_a_thing(call: Call, samples: Path, tmp_path: Path) -> None:
    for name, options in (("whole", []), ("around", ["--around", "高山", "--hops", "1"])):
        call("draw", "-w", samples, "-o", tmp_path / name, *options)
    assert "祁景行" in (tmp_path / "whole").read_text(encoding="utf-8")
    assert (tmp_path / "around").stat().st_size < (tmp_path / "whole").stat().st_size


def test_draw_suggests_near_names(call: Call, samples: Path, tmp_path: Path) -> None:
    drawn = call("draw", "-w", samples, "-o", tmp_path / "page", "--around", "澜川简吏")
    assert drawn.exit_code == 3
    assert drawn.stderr.startswith("Error: no thing called “澜川简吏”; near: 澜川简史")
    assert not (tmp_path / "page").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--around", "高山", "--question", "led-to"], "draw what is --around a thing"),
        (["--question", "led-to", "--with", "publication"], "--with wants NAME=VALUE, not 'publication'"),
        (["--with", "publication=澜川简史"], "--with is a value for a --question"),
    ],
)
def test_draw_refuses_what_makes_no_sense(
    call: Call, samples: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    drawn = call("draw", "-w", samples, "-o", tmp_path / "page", *options)
    assert drawn.exit_code == 2
    assert f"Error: {message}" in drawn.stderr


def test_draw_says_where_it_cannot_write(call: Call, samples: Path, tmp_path: Path) -> None:
    drawn = call("draw", "-w", samples, "-o", tmp_path / "none" / "page")
    assert drawn.exit_code == 3
    assert drawn.stderr.startswith("Error: ")
    assert "No such file or directory" in drawn.stderr
