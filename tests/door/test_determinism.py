"""The same documents give the same bytes: in any order, in any number of processes, under any hash seed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]

#: Samples of every format, some of which show who is who in others.
NAMES = [
    "2025-01-14-简报第1期.txt",
    "2025-06-19-松岭县志复审.docx",
    "2025-12-04-中心组学习.txt",
    "jianbao-2025-16.pdf",
    "t20251117_90416.html",
    "工作动态2025年9月.txt",
    "简报2025年第14期.pdf",
]
REVERSED, SHUFFLED = NAMES[::-1], [NAMES[at] for at in (3, 0, 6, 2, 5, 1, 4)]

#: How to come to a graph of the samples: a hash seed for each process, and the lines of zhimai that it runs.
WAYS = {
    "at once, backwards, another seed": [("1", [["build", *REVERSED]])],
    "one by one": [("4711", [["build", name] for name in SHUFFLED])],
    "in two processes": [("2", [["build", *SHUFFLED[:3]]]), ("3", [["build", name] for name in SHUFFLED[3:]])],
    "with one too many, removed": [
        ("5", [["build", *REVERSED, "2025-02-18-简报第3期.txt"]]),
        ("6", [["remove", "*简报第3期*"]]),
    ],
    "by one process": [("8", [["build", *SHUFFLED, "--jobs", "1"]])],
    "by three processes": [("9", [["build", *REVERSED, "--jobs", "3"]])],
    "by none but this one": [("10", [["build", *SHUFFLED, "--jobs", "0"], ["rebuild", "--jobs", "2"]])],
    "on a cluster": [("11", [["build", *SHUFFLED, "--scheduler", "local", "--jobs", "2"]])],
    "rebuilt": [("7", [["build", *SHUFFLED], ["rebuild"]])],
}

RUNNER = """
import json, sys
from zhimai import main
for line in json.loads(sys.argv[1]):
    try:
        main(line)
    except SystemExit as end:
        if end.code:
            raise
"""


def run(seed: str, lines: Sequence[Sequence[str]], workspace: Path) -> None:
    """Run lines of zhimai one after the other in a process of their own."""
    samples = Path(str(files("ingest").joinpath("samples")))
    calls = [
        [verb, *(str(samples / name) if (samples / name).is_file() else name for name in names), "-w", str(workspace)]
        for verb, *names in lines
    ]
    command = [sys.executable, "-c", RUNNER, json.dumps(calls)]
    done = subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def expected(call: Call, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The canonical N-Quads of the samples, built in this process."""
    folder = tmp_path_factory.mktemp("here") / "graph"
    samples = Path(str(files("ingest").joinpath("samples")))
    assert call("build", *(samples / name for name in NAMES), "-w", folder).exit_code == 0
    return exported(call, folder)


def exported(call: Call, folder: Path) -> bytes:
    told = call("export", "-w", folder, "--format", "nquads")
    assert told.exit_code == 0
    return told.stdout_bytes


@pytest.mark.parametrize("way", WAYS)
def test_the_same_documents_give_the_same_bytes(call: Call, tmp_path: Path, expected: bytes, way: str) -> None:
    for seed, lines in WAYS[way]:
        run(seed, lines, tmp_path / "graph")
    assert exported(call, tmp_path / "graph") == expected
    assert expected.count(b"\n") > 5000
