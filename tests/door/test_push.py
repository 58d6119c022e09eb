"""Putting a graph on a server, and asking it there: a Virtuoso, and our own."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result
from pyoxigraph import Literal, NamedNode, Quad

from queries.errors import StoreError
from queries.push import NOTES, Push
from queries.stores import Store, open_store
from queries.vocabulary import ONTOLOGY
from queries.workspace import Workspace

if TYPE_CHECKING:
    from tests.virtuoso import Virtuoso

Call = Callable[..., Result]
Served = Callable[..., AbstractContextManager[tuple[str, subprocess.Popen[str]]]]

FIRST = "1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n"
SECOND = "2月6日，云岭省地方志办召开工作会议，副主任尚若谷出席会议并讲话。\n"
THIRD = "3月7日，云岭省地方志办召开《澜川简史》评审会，主任林远舟主持会议。\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with two bulletins."""
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "第1期.txt").write_text(FIRST, "utf-8")
    (folder / "第2期.txt").write_text(SECOND, "utf-8")
    return folder


@pytest.fixture
def server(virtuoso: Virtuoso, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty Virtuoso, which lets us write."""
    monkeypatch.setenv("ZHIMAI_USER", virtuoso.user)
    monkeypatch.setenv("ZHIMAI_PASSWORD", virtuoso.password)
    return virtuoso.emptied()


def there_as_here(address: str, workspace: Path) -> None:
    """Assert that a server has what a workspace has; Virtuoso takes the decimal 1 of the vocabulary for an integer."""
    with Workspace.open(workspace, read_only=True) as opened, closing(open_store(address)) as there:
        assert set(there.graphs()) == {*opened.store.graphs(), NOTES}
        graphs = [graph for graph in opened.store.graphs() if graph != ONTOLOGY]
        assert set(there.quads(graphs)) == set(opened.store.quads(graphs))
        assert len(set(there.quads([ONTOLOGY]))) == len(set(opened.store.quads([ONTOLOGY])))


def test_push_puts_the_whole_graph_there(call: Call, server: str, samples: Path) -> None:
    pushed = call("push", server, "-w", samples)
    assert (pushed.exit_code, pushed.stdout, pushed.stderr) == (0, "", f"{server}: 17 graphs loaded\n")
    there_as_here(server, samples)


def test_push_goes_where_it_is_told_to(call: Call, server: str, samples: Path) -> None:
    root = server.removesuffix("/sparql")
    lost = call("push", server, "-w", samples, "--update", f"{root}/nowhere", "--graphs", f"{root}/nowhere")
    assert (lost.exit_code, lost.stderr.count("\n")) == (3, 1)
    assert "/nowhere" in lost.stderr
    told = ("--update", f"{root}/sparql-auth", "--graphs", f"{root}/sparql-graph-crud-auth")
    pushed = call("push", server, "-w", samples, *told)
    assert (pushed.exit_code, pushed.stderr) == (0, f"{server}: 17 graphs loaded\n")
    there_as_here(server, samples)


def test_push_sends_only_what_is_new(call: Call, server: str, office: Path, tmp_path: Path) -> None:
    def pushed() -> str:
        told = call("push", server, "-w", tmp_path / "graph", "--batch", "1")
        assert told.exit_code == 0, told.stderr
        there_as_here(server, tmp_path / "graph")
        return told.stderr.removeprefix(f"{server}: ").strip()

    call("build", office, "-w", tmp_path / "graph")
    assert pushed() == "4 graphs loaded"
    assert pushed() == "4 graphs unchanged"
    (office / "第1期.txt").unlink()
    (office / "第3期.txt").write_text(THIRD, "utf-8")
    call("build", office, "-w", tmp_path / "graph", "--prune")
    assert pushed() == "2 graphs loaded, 1 graphs removed, 2 graphs unchanged"
    graph = next(graph for graph in open_store(server).graphs() if "bulletin" in graph.value)
    open_store(server).remove(graph)
    assert pushed() == "1 graphs loaded, 3 graphs unchanged"


class Dying:
    """A store that dies when it has been written so many times."""

    def __init__(self, store: Store, writes: int) -> None:
        self._store, self._writes = store, writes

    def __getattr__(self, name: str) -> object:
        its = getattr(self._store, name)
        if name not in ("replace", "remove", "fill", "update"):
            return its

        def writing(*arguments: object) -> None:
            if not self._writes:
                raise StoreError("killed")
            self._writes -= 1
            its(*arguments)

        return writing


EX = "https://example.org/"
OWNER = NamedNode(EX + "owner")


def stores(before: Collection[int], after: Collection[int]) -> tuple[Store, Store]:
    """Return two stores: graphs by number, whose content is different in the second one."""
    made = []
    for numbers, what in ((before, "old"), (after, "new")):
        store = open_store("memory:")
        graphs = [(NamedNode(f"{EX}{number}"), what if number % 2 else "same") for number in numbers]
        store.fill(Quad(graph, NamedNode(EX + "says"), Literal(said), graph) for graph, said in graphs)
        made.append(store)
    return made[0], made[1]


def carry_out(push: Push) -> int:
    return len(list(push.steps(2)))


@pytest.mark.parametrize("writes", range(20))
def test_push_goes_on_wherever_it_was_killed(writes: int) -> None:
    before, after = stores(range(6), range(2, 9))
    there = open_store("memory:")
    carry_out(Push(before, there, OWNER))
    push = Push(after, Dying(there, writes), OWNER)  # type: ignore[arg-type]
    try:
        carry_out(push)
    except StoreError as error:
        assert str(error) == "killed"
    carry_out(Push(before if writes % 2 else after, there, OWNER))  # who knows which it is by then
    carry_out(Push(after, there, OWNER))
    assert {quad for quad in there.quads() if quad.graph_name != NOTES} == set(after.quads())
    assert carry_out(Push(after, there, OWNER)) == 0


def test_push_that_is_killed_has_not_worked_in_vain(server: str, tmp_path: Path) -> None:
    many = [NamedNode(f"{EX}{number}") for number in range(300)]
    with Workspace.open(tmp_path / "graph") as opened:
        opened.store.fill(Quad(graph, NamedNode(EX + "says"), Literal("话" * 99), graph) for graph in many)
        opened.put("1.txt", b"", "", ())
        opened.tell(opened.sources["1.txt"], "", b"")
        opened.commit()
    command = [sys.executable, "-m", "zhimai", "push", server, "-w", str(tmp_path / "graph"), "--batch", "5"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        while len(open_store(server).graphs()) < 20 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    again = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    loaded, unchanged = (
        int(part.split()[0]) for part in again.stderr.removeprefix(f"{server}: ").split(", ")
    )
    assert loaded + unchanged == 302 and unchanged >= 10
    there_as_here(server, tmp_path / "graph")


def test_push_spares_the_graph_of_another_workspace() -> None:
    here, other = stores(range(3), range(3, 5))
    there = open_store("memory:")
    carry_out(Push(other, there, OWNER))
    stranger = NamedNode(EX + "somebody")
    there.fill([Quad(stranger, stranger, stranger, stranger)])
    with pytest.raises(StoreError, match="holds the graph of another workspace, .* say --replace"):
        Push(here, there, NamedNode(EX + "another"))
    carry_out(Push(here, there, NamedNode(EX + "another"), instead=True))
    assert set(there.graphs()) == {*here.graphs(), NOTES, stranger}
    assert carry_out(Push(here, there, NamedNode(EX + "another"))) == 0


def test_our_own_server_is_asked_and_filled_alike(
    call: Call, served: Served, samples: Path, office: Path, tmp_path: Path
) -> None:
    call("build", office, "-w", tmp_path / "graph")
    call("build", "--samples", "-w", tmp_path / "served")
    options = ("--person", "林远舟", "--format", "csv")
    with served(tmp_path / "served", "--update") as (root, _):
        before = call("ask", "attendance", "--endpoint", f"{root}sparql", "--format", "json")
        assert before.stdout == call("ask", "attendance", "-w", samples, "--format", "json").stdout
        assert call("ask", "attendance", "--endpoint", f"{root}sparql", *options).exit_code == 3
        pushed = call("push", f"{root}sparql", "-w", tmp_path / "graph")
        assert (pushed.exit_code, pushed.stderr) == (0, f"{root}sparql: 4 graphs loaded\n")
        after = call("ask", "attendance", "--endpoint", f"{root}sparql", *options)
        assert after.stdout == call("ask", "attendance", "-w", tmp_path / "graph", *options).stdout


def test_our_own_server_refuses_changes(call: Call, served: Served, office: Path, tmp_path: Path) -> None:
    call("build", office, "-w", tmp_path / "graph")
    with served(tmp_path / "graph") as (root, _):
        pushed = call("push", f"{root}sparql", "-w", tmp_path / "graph")
    assert (pushed.exit_code, pushed.stderr.count("\n")) == (3, 1)
    assert pushed.stderr.startswith(f"Error: {root}sparql does not allow that: ")


def test_a_server_is_named_by_its_address(call: Call, samples: Path) -> None:
    told = call("push", "graph.example/sparql", "-w", samples)
    line = "Error: 'graph.example/sparql' is no address of a server; write http://HOST:PORT/sparql\n"
    assert (told.exit_code, told.stderr) == (3, line)
