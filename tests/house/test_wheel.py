"""What is in the folders is in the wheel, and the wheel works far from the folders.

Hatchling obeys .gitignore: a careless pattern there drops a question or a page from the wheel without a word.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ["ontology", "ingest", "queries", "viz", "zhimai"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built of the work tree, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr
    (built,) = folder.glob("*.whl")
    return built


def rooms_of(names: Iterable[str]) -> set[str]:
    """Return the top-level folders and files of a list of paths."""
    return {PurePosixPath(name).parts[0] for name in names}


def test_wheel_holds_every_file_of_the_rooms(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    files = {path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()}
    kept = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert kept - held == set()


def test_wheel_holds_the_rooms_and_nothing_else(wheel: Path) -> None:
    names = [name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert rooms_of(names) == {*ROOMS}


def test_wheel_carries_its_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/LICENSE"))
        assert archive.read(name) == (ROOT / "LICENSE").read_bytes()


def test_wheel_answers_far_from_the_folders(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    ZipFile(wheel).extractall(site)
    script = (
        "import sys, zhimai, ingest, queries\n"
        "print(zhimai.__file__, ingest.__file__, queries.__file__, sep='\\n')\n"
        "zhimai.main(['build', '--samples', '-w', 'graph'], standalone_mode=False)\n"
        "zhimai.main(['ask', 'attendance', '-w', 'graph', '--format', 'csv'], standalone_mode=False)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(site)}
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    door, ingest, queries, header, *rows = run.stdout.splitlines()
    assert all(Path(module).is_relative_to(site) for module in (door, ingest, queries))
    assert header.startswith("日期,会议,参会者,角色,")
    assert rows
