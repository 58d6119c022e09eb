"""A workspace keeps documents and their graphs, and says what became of each."""

import io
import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ontology.iri import bulletin_iri
from queries.changes import Changes
from queries.errors import StoreError, WorkspaceError
from queries.journal import Run
from queries.manifest import MANIFEST, read_manifest
from queries.runs import RUNS, runs_graph
from queries.serialise import nquads
from queries.stores import Rows, open_store
from queries.vocabulary import ONTOLOGY
from queries.workspace import Workspace

SAYS = NamedNode("https://example.org/says")
ONE, TWO, THREE = "第一期简讯".encode("gb18030"), "第二期简讯".encode(), "第三期简讯".encode()


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def quads(data: bytes, *sayings: str) -> list[Quad]:
    graph = NamedNode(bulletin_iri(digest(data)))
    return [Quad(graph, SAYS, Literal(saying, language="zh-Hans"), graph) for saying in sayings]


def state(workspace: Workspace, digest: str, ground: str, quads: Iterable[Quad]) -> bool:
    """Do what the door does: make the quads of a document, unless what they rest on is stated, and have them told."""
    return not workspace.is_stated(digest, ground) and workspace.tell(digest, ground, nquads(quads))


def build(folder: Path, documents: Mapping[str, tuple[bytes, tuple[str, ...]]]) -> Changes:
    """Do what the door does: take in all documents, let go of the others, state each, and commit."""
    with Workspace.open(folder) as workspace:
        for name in list(workspace.sources):
            if name not in documents:
                workspace.forget(name)
        for name, (data, sayings) in documents.items():
            workspace.put(name, data, name, [{"kind": "said", "text": saying} for saying in sayings])
        for data, sayings in documents.values():
            state(workspace, digest(data), "".join(sayings), quads(data, *sayings))
        return workspace.commit()


def content(folder: Path) -> set[str]:
    with Workspace.open(folder, read_only=True) as workspace:
        found = workspace.store.query("SELECT ?said { GRAPH ?g { ?g <https://example.org/says> ?said } }")
        assert isinstance(found, Rows)
        return {term.value for (term,) in found if isinstance(term, Literal)}


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a workspace, but not those of its store."""
    paths = (path for path in folder.rglob("*") if path.is_file() and "store" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_build_takes_documents_in(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "graph"
    changes = build(folder, {"一.txt": (ONE, ("甲",)), "二.txt": (TWO, ("乙", "丙"))})
    assert changes == Changes(added=("一.txt", "二.txt"))
    assert content(folder) == {"甲", "乙", "丙"}
    with Workspace.open(folder, read_only=True) as workspace:
        assert dict(workspace.sources) == {"一.txt": digest(ONE), "二.txt": digest(TWO)}
        assert workspace.data(digest(ONE)) == ONE
        said = [{"kind": "said", "text": "乙"}, {"kind": "said", "text": "丙"}]
        assert list(workspace.rows(digest(TWO))) == said
        graphs = sorted(bulletin_iri(digest(data)) for data in (ONE, TWO))
        assert [graph.value for graph in workspace.bulletins()] == graphs
        assert workspace.store.graphs() == tuple(sorted([*workspace.bulletins(), ONTOLOGY, RUNS], key=str))
        assert workspace.archive.text(digest(ONE)) == "一.txt"


def test_the_same_again_changes_no_byte(tmp_path: Path) -> None:
    documents = {"一.txt": (ONE, ("甲",)), "二.txt": (TWO, ("乙",))}
    build(tmp_path, documents)
    before = tree(tmp_path)
    assert build(tmp_path, documents) == Changes(unchanged=("一.txt", "二.txt"))
    assert tree(tmp_path) == before


def test_changes_name_each_document_once(tmp_path: Path) -> None:
    build(
        tmp_path, {"a": (ONE, ("甲",)), "b": (TWO, ("乙",)), "c": (THREE, ("丙",)), "d": (b"four", ("丁",))}
    )
    changes = build(
        tmp_path,
        {"a": (ONE, ("甲",)), "b": (b"corrected", ("乙",)), "c": (THREE, ("丙二",)), "e": (b"five", ("戊",))},
    )
    assert changes == Changes(added=("e",), changed=("b",), restated=("c",), removed=("d",), unchanged=("a",))
    assert content(tmp_path) == {"甲", "乙", "丙二", "戊"}


def test_state_leaves_an_equal_graph_alone(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲", "乙"))})
    with Workspace.open(tmp_path) as workspace:
        assert state(workspace, digest(ONE), "another", reversed(quads(ONE, "甲", "乙", "甲"))) is False
        assert state(workspace, digest(ONE), "b", quads(ONE, "甲")) is True
        assert state(workspace, digest(ONE), "c", quads(ONE, "甲")) is False
        with pytest.raises(ValueError, match="a quad of"):
            state(workspace, digest(ONE), "d", quads(TWO, "乙"))


def test_what_is_stated_last_counts_though_it_was_new(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.put("a", ONE, "a", [])
        assert state(workspace, digest(ONE), "a", quads(ONE, "甲")) is True
        assert state(workspace, digest(ONE), "b", quads(ONE, "乙")) is True
        assert len(list(workspace.store.quads([NamedNode(bulletin_iri(digest(ONE)))]))) == 1
        workspace.commit()
    assert content(tmp_path) == {"乙"}


def test_what_a_graph_rests_on_decides_whether_it_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})

    def unasked() -> Iterator[Quad]:
        raise AssertionError("the quads were asked for")
        yield

    with Workspace.open(tmp_path) as workspace:
        assert state(workspace, digest(ONE), "甲", unasked()) is False
        with pytest.raises(AssertionError, match="were asked for"):
            state(workspace, digest(ONE), "乙", unasked())


def test_forgotten_documents_leave_nothing(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",)), "b": (TWO, ("乙",))})
    assert build(tmp_path, {"b": (TWO, ("乙",))}) == Changes(removed=("a",), unchanged=("b",))
    assert content(tmp_path) == {"乙"}
    two = digest(TWO)
    kept = {f"sources/{two}", f"texts/{two}.txt", f"readings/{two}.jsonl"}
    assert tree(tmp_path).keys() == {*kept, "runs.jsonl", "workspace.json", "workspace.lock"}


def test_what_was_forgotten_is_in_no_file_of_the_store(tmp_path: Path) -> None:
    secret = "绝密之言"
    build(tmp_path, {"a": (ONE, (secret,)), "b": (TWO, ("乙",))})
    assert holds(tmp_path, secret.encode())
    build(tmp_path, {"b": (TWO, ("乙",))})
    assert not holds(tmp_path, secret.encode())
    assert content(tmp_path) == {"乙"}


def holds(folder: Path, said: bytes) -> bool:
    """Tell whether any file of a workspace holds these bytes."""
    return any(said in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_one_document_under_two_names_is_one_graph(tmp_path: Path) -> None:
    assert build(tmp_path, {"a": (ONE, ("甲",)), "b": (ONE, ("甲",))}) == Changes(added=("a", "b"))
    assert build(tmp_path, {"b": (ONE, ("甲",))}) == Changes(removed=("a",), unchanged=("b",))
    assert content(tmp_path) == {"甲"}
    assert build(tmp_path, {}) == Changes(removed=("b",))
    assert content(tmp_path) == set()


def test_forget_an_unknown_document(tmp_path: Path) -> None:
    with (
        Workspace.open(tmp_path) as workspace,
        pytest.raises(WorkspaceError, match="no document '三.txt' in"),
    ):
        workspace.forget("三.txt")


def test_a_name_must_be_unicode(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace, pytest.raises(WorkspaceError, match="is not Unicode"):
        workspace.put(b"\xff.txt".decode("utf-8", "surrogateescape"), ONE, "", [])


def test_a_document_that_was_not_stated_cannot_be_committed(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.put("a", ONE, "", [])
        with pytest.raises(ValueError, match=f"{digest(ONE)} was put in and never stated"):
            workspace.commit()


def test_what_was_not_committed_is_done_again(tmp_path: Path) -> None:
    documents = {"a": (ONE, ("甲",)), "b": (TWO, ("乙",))}
    build(tmp_path, documents)
    with Workspace.open(tmp_path) as workspace:
        workspace.put("c", THREE, "", [])
        state(workspace, digest(THREE), "", quads(THREE, "半"))
        state(workspace, digest(ONE), "", quads(ONE, "半"))
        assert content(tmp_path) == {"甲", "乙"}
    with Workspace.open(tmp_path, read_only=True) as workspace:
        assert sorted(workspace.sources) == ["a", "b"]
    assert content(tmp_path) == {"甲", "乙"}
    assert build(tmp_path, documents) == Changes(unchanged=("a", "b"))
    assert [name for name in tree(tmp_path) if digest(THREE) in name] == []


def test_a_lost_store_is_made_again(tmp_path: Path) -> None:
    documents = {"a": (ONE, ("甲",))}
    build(tmp_path, documents)
    shutil.rmtree(tmp_path / "store")
    with pytest.raises(StoreError, match="no store at"):
        Workspace.open(tmp_path, read_only=True)
    assert build(tmp_path, documents) == Changes(unchanged=("a",))
    assert content(tmp_path) == {"甲"}


def test_the_vocabulary_is_there_and_is_not_exported(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})
    with Workspace.open(tmp_path, read_only=True) as workspace:
        sparql = (
            "SELECT ?role ?label { ?role skos:inScheme <https://zhimai.example/role/> ; skos:prefLabel ?label"
        )
        rows = workspace.store.query(sparql + " FILTER(LANG(?label) = 'zh') } ORDER BY ?role")
        assert isinstance(rows, Rows)
        assert [(str(role).rpartition("/")[2], str(label)) for role, label in rows] == [
            ("attendee>", '"出席"@zh'),
            ("chair>", '"主持"@zh'),
            ("observer>", '"列席"@zh'),
            ("speaker>", '"讲话"@zh'),
        ]
        out = io.BytesIO()
        workspace.export("nquads", out)
    graph = bulletin_iri(digest(ONE))
    assert out.getvalue().decode("utf-8") == f'<{graph}> <{SAYS.value}> "甲"@zh-hans <{graph}> .\n'


def spoil(location: Path) -> None:
    store = open_store(location)
    store.replace(ONTOLOGY, [Quad(ONTOLOGY, SAYS, Literal("旧"), ONTOLOGY)])
    store.close()


def test_an_old_vocabulary_is_renewed(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})
    with Workspace.open(tmp_path) as workspace:
        size = workspace.store.size()
        workspace.alter(spoil)
    replace(read_manifest(tmp_path / MANIFEST), ontology="old").write(tmp_path / MANIFEST)
    assert build(tmp_path, {"a": (ONE, ("甲",))}) == Changes(unchanged=("a",))
    with Workspace.open(tmp_path, read_only=True) as workspace:
        assert workspace.store.size() == size


def test_one_writes_and_the_next_is_told_who(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})
    with Workspace.open(tmp_path):
        code = (
            "import sys; from pathlib import Path; from queries.workspace import Workspace\n"
            "try: Workspace.open(Path(sys.argv[1]))\n"
            "except Exception as error: print(error)"
        )
        command = [sys.executable, "-c", code, str(tmp_path)]
        run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    holder = re.escape(f"{tmp_path} is in use by process {os.getpid()} on {socket.gethostname()} since ")
    assert re.fullmatch(holder + r"[-0-9]{10} [:0-9]{8}; wait until it ends\n", run.stdout)
    with Workspace.open(tmp_path):
        pass
    assert (tmp_path / "workspace.lock").read_bytes() == b""


def test_readers_see_the_whole_old_state_until_they_open_anew(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})
    with Workspace.open(tmp_path, read_only=True) as early:
        for said in ("乙", "丙", "丁"):
            build(tmp_path, {"a": (ONE, (said,)), "b": (TWO, (said,))})
            assert content(tmp_path) == {said}
            assert {quad.object for quad in early.store.quads(early.bulletins())} == {
                Literal("甲", language="zh-Hans")
            }
    build(tmp_path, {"a": (ONE, ("戊",))})
    assert sorted(path.suffix for path in (tmp_path / "store").iterdir()) == ["", ".lock"]


def test_the_log_tells_of_every_run_that_changed_something(tmp_path: Path) -> None:
    one, two, three = digest(ONE), digest(TWO), digest(THREE)
    build(tmp_path, {"a": (ONE, ("甲",)), "b": (TWO, ("乙",))})
    build(tmp_path, {"a": (ONE, ("甲",)), "b": (TWO, ("乙",))})
    build(tmp_path, {"a": (THREE, ("丙",)), "c": (TWO, ("新",))})
    build(tmp_path, {"a": (THREE, ("丁",))})
    with Workspace.open(tmp_path, read_only=True) as workspace:
        runs = workspace.runs()
    lines = [json.loads(line) for line in (tmp_path / "runs.jsonl").read_text("utf-8").splitlines()]
    assert [Run.load(line) for line in lines] == list(runs)
    times = {"began", "ended", "version"}
    assert [{key: value for key, value in line.items() if key not in times} for line in lines] == [
        {"number": 1, "added": {"a": one, "b": two}},
        {"number": 2, "changed": {"a": three}, "replaced": {"a": one}, "moved": {"c": "b"}},
        {"number": 3, "restated": {"a": three}, "removed": {"c": two}},
    ]
    moments = [moment for line in lines for moment in (line["began"], line["ended"])]
    assert moments == sorted(moments)


def test_the_log_gets_the_line_that_a_killed_run_owes_it(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})
    build(tmp_path, {"a": (TWO, ("乙",))})
    log = tmp_path / "runs.jsonl"
    whole = log.read_bytes()
    for left in (b"", whole[:20], whole.splitlines(keepends=True)[0], whole[:-1]):
        log.write_bytes(left)
        with Workspace.open(tmp_path, read_only=True) as workspace:
            assert workspace.runs()[-1].number == 2
        with Workspace.open(tmp_path):
            pass
        lines = whole.splitlines(keepends=True)
        assert log.read_bytes() == (whole if left.startswith(lines[0]) else lines[1])


def test_the_graph_of_runs_is_apart_and_derives_from_the_log(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",)), "b": (TWO, ("乙",))})
    build(tmp_path, {"a": (THREE, ("丙",))})
    with Workspace.open(tmp_path, read_only=True) as workspace:
        assert set(workspace.store.quads([RUNS])) == set(runs_graph(workspace.runs()))
        asked = "SELECT ?run ?of { ?run a prov:Activity ; prov:invalidated ?of } ORDER BY ?of"
        found = workspace.store.query(asked)
        assert isinstance(found, Rows)
        gone = sorted(bulletin_iri(digest(data)) for data in (ONE, TWO))
        assert [(str(run), str(of)) for run, of in found] == [
            ("<https://zhimai.example/run/2>", f"<{iri}>") for iri in gone
        ]
        out = io.BytesIO()
        workspace.export("nquads", out)
        assert b"https://zhimai.example/run" not in out.getvalue()
    before = set(runs_graph(workspace.runs()))
    shutil.rmtree(tmp_path / "store")
    build(tmp_path, {"a": (THREE, ("丙",))})
    with Workspace.open(tmp_path, read_only=True) as workspace:
        assert set(workspace.store.quads([RUNS])) == before


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as error:
        Workspace.open(tmp_path / "nowhere", read_only=True)
    assert str(error.value) == f"{tmp_path / 'nowhere'} is no workspace: it has no workspace.json"
    (tmp_path / "信.txt").write_text("信", "utf-8")
    with pytest.raises(WorkspaceError) as error:
        Workspace.open(tmp_path)
    assert str(error.value) == f"{tmp_path} is no workspace, and not empty: it holds 信.txt"
    with pytest.raises(WorkspaceError, match="cannot be made a workspace: "):
        Workspace.open(tmp_path / "信.txt")
    assert tree(tmp_path) == {"信.txt": "信".encode()}


@pytest.mark.parametrize(
    ("manifest", "line"),
    [
        (b'{"format": 1}', "is of format 1; this zhimai reads format 7 only: `zhimai rebuild` makes it anew"),
        (b"{", "is damaged (JSONDecodeError: "),
        (b"[]", "is damaged (TypeError: "),
        (b'{"format": 7, "documents": {}}', "is damaged (KeyError: 'seal')"),
        (b'{"format": 7, "documents": {}, "seal": "0"}', "is damaged (ValueError: it is not as it was written)"),
        ("{“format”: 1}".encode("gb18030"), "is damaged (UnicodeDecodeError: "),
    ],
)
def test_a_strange_manifest_is_told_in_one_line(tmp_path: Path, manifest: bytes, line: str) -> None:
    build(tmp_path, {})
    (tmp_path / "workspace.json").write_bytes(manifest)
    with pytest.raises(WorkspaceError) as error:
        Workspace.open(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'workspace.json'} {line}")
    assert "\n" not in str(error.value)
    # The lock is free again: the next one fails for the same reason, and not because the folder is in use.
    with pytest.raises(WorkspaceError, match="workspace.json"):
        Workspace.open(tmp_path)


def test_lost_and_damaged_files_are_told_in_one_line(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",)), "b": (TWO, ("乙",))})
    (tmp_path / "sources" / digest(ONE)).write_bytes(b"something else")
    (tmp_path / "sources" / digest(TWO)).unlink()
    (tmp_path / "readings" / f"{digest(ONE)}.jsonl").write_bytes(b'{"kind": "said"\n')
    (tmp_path / "readings" / f"{digest(TWO)}.jsonl").unlink()
    with Workspace.open(tmp_path, read_only=True) as workspace:
        with pytest.raises(WorkspaceError, match=r"is damaged: build again from its file$"):
            workspace.data(digest(ONE))
        with pytest.raises(WorkspaceError, match=r"cannot be read \(No such file or directory\): build again from"):
            workspace.data(digest(TWO))
        with pytest.raises(WorkspaceError, match=r"is damaged: `zhimai rebuild` makes it again$"):
            list(workspace.rows(digest(ONE)))
        with pytest.raises(WorkspaceError, match=r"cannot be read \(No such file or directory\): `zhimai rebuild`"):
            list(workspace.rows(digest(TWO)))


@pytest.mark.parametrize("part", ["texts", "readings"])
def test_every_flipped_byte_of_a_text_and_a_reading_is_found(tmp_path: Path, part: str) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})
    (kept,) = (tmp_path / part).iterdir()
    whole = kept.read_bytes()
    with Workspace.open(tmp_path, read_only=True) as workspace:
        workspace.archive.check(digest(ONE))
        for at in range(len(whole)):
            kept.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            with pytest.raises(WorkspaceError, match=r"is damaged: `zhimai rebuild` makes it again$"):
                workspace.archive.check(digest(ONE))
        for size in range(len(whole)):
            kept.write_bytes(whole[:size])
            with pytest.raises(WorkspaceError, match=r"is damaged: `zhimai rebuild` makes it again$"):
                workspace.archive.check(digest(ONE))


def test_a_reading_that_breaks_off_leaves_the_old_one(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})
    before = tree(tmp_path)
    with Workspace.open(tmp_path) as workspace, pytest.raises(TypeError, match="not JSON serializable"):
        workspace.put("a", ONE, "a", [{"kind": "said", "text": object()}])
    assert tree(tmp_path) == before


def test_files_can_be_shared(tmp_path: Path) -> None:
    build(tmp_path, {"a": (ONE, ("甲",))})
    for name in tree(tmp_path):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) & 0o044 == 0o044, name


READING = """
import os
from pathlib import Path
from queries.stores import kinds
from queries.workspace import Workspace
kinds()  # what is imported later cannot be read any more
os.seteuid(65534)
with Workspace.open(Path("."), read_only=True) as workspace:
    print(len(workspace.bulletins()))
try:
    Workspace.open(Path("."))
except Exception as error:
    print(error)
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
def test_somebody_elses_workspace_can_be_read(tmp_path: Path) -> None:
    build(tmp_path / "graph", {"a": (ONE, ("甲",))})
    command = [sys.executable, "-c", READING]
    run = subprocess.run(command, cwd=tmp_path / "graph", capture_output=True, encoding="utf-8")
    assert (run.stdout, run.stderr) == ("1\n. cannot be written: Permission denied\n", "")
