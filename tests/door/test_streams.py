"""The program among others: pipes that close, keys that interrupt, locales, no input, no network."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import Result

from ingest.extract import Reader

Call = Callable[..., Result]

ZHIMAI = [sys.executable, "-m", "zhimai"]
TEXT = "2031年1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n"
# A bare C locale, as cron and containers have it, with Python's own remedies for it turned off.
BARE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="wants a Unix shell, signals and locales")


@pytest.fixture(scope="session")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of a Chinese locale in GBK."""
    folder = tmp_path_factory.mktemp("locales")
    if not shutil.which("localedef"):
        pytest.skip("there is no localedef to make a GBK locale with")
    made = subprocess.run(
        ["localedef", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.GBK")], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("localedef lacks what a GBK locale is made of")
    return {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"}


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Return this environment with another locale."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LC_")} | dict(extra)


#: Runs lines of zhimai one after the other, each with a file of its own for its standard output.
RUNNER = """
import os, sys
import zhimai
for line in sys.argv[1:]:
    name, *arguments = line.split()
    with open(name, "wb") as out:
        os.dup2(out.fileno(), 1)
    zhimai.main(arguments, standalone_mode=False)
    sys.stdout.flush()
"""
LINES = {
    "built": "build bulletins -w graph",
    "exported": "export -w graph --format trig -o graph.trig",
    "drawn": "draw -w graph -o 网络.html",
    "facts": "facts bulletins",
    "table": "ask attendance -w graph",
    "csv": "ask attendance -w graph --format csv",
}


def results(folder: Path, extra: Mapping[str, str]) -> dict[str, bytes]:
    """Return all that zhimai makes of a folder of bulletins under a locale."""
    lines = [f"{name} {line}" for name, line in LINES.items()]
    subprocess.run([sys.executable, "-c", RUNNER, *lines], cwd=folder, env=environment(extra), check=True)
    told = {name: (folder / name).read_bytes() for name in LINES}
    made = [*folder.glob("*.html"), *folder.glob("*.trig"), *(folder / "graph").glob("readings/*")]
    manifest = json.loads((folder / "graph" / "workspace.json").read_bytes())
    told["manifest"] = json.dumps([manifest["documents"], manifest["graphs"]]).encode()
    return told | {str(path.relative_to(folder)): path.read_bytes() for path in made}


@pytest.fixture(scope="session")
def results_in_utf8(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All that zhimai makes of the bulletin in UTF-8."""
    return results(_folder(tmp_path_factory.mktemp("utf8")), {"LC_ALL": "C.UTF-8"})


def _folder(folder: Path) -> Path:
    (folder / "bulletins").mkdir()
    (folder / "bulletins" / "简报第1期.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_streams_are_the_same_without_a_locale(tmp_path: Path, results_in_utf8: dict[str, bytes]) -> None:
    assert results(_folder(tmp_path), BARE) == results_in_utf8


def test_streams_are_the_same_in_gbk(
    tmp_path: Path, results_in_utf8: dict[str, bytes], gbk: Mapping[str, str]
) -> None:
    told = results(_folder(tmp_path), gbk)
    assert told == results_in_utf8
    assert "林远舟".encode() in told["facts"]


def test_streams_keep_the_names_of_files_whatever_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "bulletins").mkdir()
    path = os.path.join(os.fsencode(tmp_path), b"bulletins", "简报第1期.txt".encode("gb18030"))
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    told = subprocess.run(
        [*ZHIMAI, "facts", "bulletins"],
        cwd=tmp_path,
        env=environment({"LC_ALL": "C.UTF-8"}),
        capture_output=True,
    )
    assert (told.returncode, told.stderr) == (0, b"")
    assert '"document": "简报第1期.txt"' in told.stdout.decode()


def test_streams_bear_a_reader_that_leaves(samples: Path) -> None:
    command = f"{sys.executable} -m zhimai export -w {samples} --format nquads | head -n 1"
    told = subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert told.stderr == ""
    assert told.stdout.splitlines()[-1] == "141"


def test_streams_bear_an_interrupt(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(Reader, "facts", interrupted)
    told = call("facts", "-", "--jobs", "0", stdin=TEXT)
    assert (told.exit_code, told.output) == (130, "")


def test_streams_bear_no_input_at_all(tmp_path: Path) -> None:
    told = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m zhimai facts - <&-"], capture_output=True, text=True
    )
    assert (told.returncode, told.stdout, told.stderr) == (1, "", "-: is empty\n")


def test_streams_want_no_network(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("zhimai wanted the network")

    connect = socket.socket.connect

    def only_within(this: socket.socket, address: object) -> None:
        # the processes that read are spoken to through a socket of this machine
        if this.family is not socket.AF_UNIX:
            refuse()
        connect(this, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", only_within)
    for arguments in (
        ["build", "--samples", "-w", tmp_path / "graph"],
        ["ask", "led-to", "-w", tmp_path / "graph"],
        ["draw", "-w", tmp_path / "graph", "-o", tmp_path / "network.html"],
    ):
        assert call(*arguments).exit_code == 0
