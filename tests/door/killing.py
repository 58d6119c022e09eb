"""Kill `zhimai build` again and again, and look at what is left: `python tests/door/killing.py FOLDER TRIES SEED`.

Half of the kills come at a random moment, half at a random file operation within the workspace. Each child is a
fork of this process, which has made a reader and opened no store. The figures are printed as JSON.
"""

import gc
import hashlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import click

import queries.workspace  # noqa: F401 (a fork has it imported)
from ingest.crew.preload import reader_with
from ingest.emit import emit
from ingest.ground import ground
from ingest.identity import Reading, resolve
from ingest.kept import keep, take_up
from ingest.knowledge import Knowledge
from ingest.readers import read_bytes
from zhimai import main

VERBS = ("build", "export")

TEXTS = {
    "第1期.txt": "2031年1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n",
    "第2期.txt": "2031年2月6日，云岭省地方志办召开工作会议，副主任尚若谷出席会议并讲话。\n",
    "第3期.txt": "2031年3月7日，云岭省地方志办召开《澜川简史》评审会，主任林远舟主持会议。\n",
}
LATER = {
    "第2期.txt": "2031年2月6日，云岭省地方志办召开工作会议，副主任尚若愚出席会议并讲话。\n",
    "第3期.txt": TEXTS["第3期.txt"],
    "第4期.txt": "2031年4月8日，云岭省地方志办召开年鉴编纂会议，党组书记、主任林远舟讲话。\n",
    "第5期.txt": "2031年5月9日，《澜川简史》出版发行，副主任尚若谷主持首发式。\n",
}
FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree", "os.chmod"}


def call(*lines: tuple[str, ...], counting: Path | None = None, last: int = 0, told: Path) -> int:
    """Call zhimai in a fork, line by line, and return its id; it kills itself at the file operation of that number."""
    if pid := os.fork():
        return pid
    seen = 0

    def count(event: str, details: tuple[object, ...]) -> None:
        nonlocal seen
        if event in FILE_EVENTS and str(details[0]).startswith(str(counting)):
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)

    code = 70
    try:
        with told.open("wb") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
        if counting:
            sys.addaudithook(count)
        for line in lines:
            try:
                main(line)
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 70
            if code:
                break
    finally:
        sys.stdout.flush()
        if counting and not last:
            told.write_text(str(seen))
        os._exit(code)


class Trial:
    """A folder of documents, and a workspace that was built from it before it changed."""

    def __init__(self, root: Path) -> None:
        self.root, self.documents, self.told = root, root / "bulletins", root / "told"
        self.write(TEXTS)
        self.base = root / "base"
        self.wait(self.build(self.base))
        self.old = self.export(self.base)
        self.write(LATER)
        self.calm = self.copy("calm")
        began = time.monotonic()
        self.wait(self.build(self.calm))
        self.seconds = time.monotonic() - began
        self.new = self.export(self.calm)
        counted = self.copy("counted")
        self.wait(self.build(counted, counting=counted))
        self.operations = int(self.told.read_text())
        assert self.old != self.new and self.operations > 20

    def write(self, texts: dict[str, str]) -> None:
        shutil.rmtree(self.documents, ignore_errors=True)
        self.documents.mkdir()
        for name, text in texts.items():
            (self.documents / name).write_text(text, encoding="utf-8")

    def copy(self, name: str) -> Path:
        return Path(shutil.copytree(self.base, self.root / name))

    def build(self, workspace: Path, counting: Path | None = None, last: int = 0) -> int:
        return call(self.building(workspace), counting=counting, last=last, told=self.told)

    def building(self, workspace: Path) -> tuple[str, ...]:
        return ("build", str(self.documents), "-w", str(workspace), "--prune", "--jobs", "0")

    def exporting(self, workspace: Path, name: str) -> tuple[str, ...]:
        return ("export", "-w", str(workspace), "--format", "nquads", "-o", str(self.root / name))

    def export(self, workspace: Path) -> bytes:
        self.wait(call(self.exporting(workspace, "nq"), told=self.told))
        return (self.root / "nq").read_bytes()

    def wait(self, pid: int) -> None:
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert code == 0, f"exit code {code}: {self.told.read_text()}"

    def disturb(self, number: int, chance: random.Random) -> str:
        """Kill a build, make sure that all is well, and say what was found: no kill, or the old or the new state."""
        workspace = self.copy(f"try{number}")
        if number % 2:
            child = self.build(workspace, counting=workspace, last=chance.randint(1, self.operations))
        else:
            child = self.build(workspace)
            time.sleep(chance.uniform(0, self.seconds))
            os.kill(child, signal.SIGKILL)
        killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        found, mended = self.exporting(workspace, "found"), self.exporting(workspace, "mended")
        self.wait(call(found, self.building(workspace), mended, told=self.told))
        left = (self.root / "found").read_bytes()
        assert left in (self.old, self.new), "neither the old state nor the new one"
        assert (self.root / "mended").read_bytes() == self.new, "not what an undisturbed build makes"
        assert contents(workspace) == contents(self.calm), "other files than an undisturbed build leaves"
        shutil.rmtree(workspace)
        return ("old" if left == self.old else "new") if killed else "missed"


def contents(workspace: Path) -> object:
    """Return all that a workspace holds beside its store, without times and numbers of generations."""
    files = {
        path.relative_to(workspace).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in workspace.rglob("*")
        if path.is_file() and "store" not in path.parts and path.name not in ("workspace.json", "workspace.lock", "runs.jsonl")
    }
    manifest = json.loads((workspace / "workspace.json").read_bytes())
    runs = [json.loads(line) for line in (workspace / "runs.jsonl").read_text("utf-8").splitlines()]
    timeless = [{key: value for key, value in run.items() if key not in ("began", "ended")} for run in runs]
    kept = {key: manifest[key] for key in ("documents", "graphs", "ontology")}
    return files, kept, timeless, len(list((workspace / "store").iterdir()))


def warm() -> None:
    """Do all that a build does, save for opening a store, so that a fork has it done."""
    kept = []
    for name, text in (TEXTS | LATER).items():
        rows = list(keep(reader_with(Knowledge()).read(read_bytes(name, text.encode())), Knowledge()))
        kept.append(take_up(name, rows))
    identity = resolve([Reading(document.sha256, document.facts, ()) for document in kept])
    for document in kept:
        entities = sorted({entity for fact in document.facts for entity in fact.entities()})
        assert list(emit(document, document.facts, identity)) and ground(document.sha256, document.reading, entities, identity)
    for verb in VERBS:
        assert main.get_command(click.Context(main), verb)
    gc.freeze()


def run(root: Path, tries: int, seed: int) -> dict[str, object]:
    """Kill as many builds as asked for, and return the figures."""
    warm()
    trial, chance, found = Trial(root), random.Random(seed), Counter[str]()
    number = 0
    while found["old"] + found["new"] < tries:
        found[trial.disturb(number, chance)] += 1
        number += 1
    return {"killed": tries, "operations": trial.operations, **found}


if __name__ == "__main__":
    folder, tries, seed = sys.argv[1:]
    sys.stdout.write(json.dumps(run(Path(folder), int(tries), int(seed))) + "\n")
