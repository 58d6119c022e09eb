"""A data package: a folder of tables, and the graph, that says itself what it holds (https://specs.frictionlessdata.io/)."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode
from rdflib import Graph, URIRef

from ontology.iri import BASE

from .answer import Text
from .endpoint.calls import Statistics
from .endpoint.description import add_void
from .errors import WorkspaceError
from .library import library
from .participations import COLUMNS, participations
from .render import as_csv
from .workspace import Workspace

UNSAID = "not stated by those who made this package"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DATASET = URIRef(f"{BASE}dataset")
_NOTE = """# {name}

由志脉（zhimai）从政务简讯中读出的数据包：谁参加了哪些会议、任何职务，哪些文件推动了哪些志书，每条都附原文。
A data package that zhimai read from official bulletins: who was at which meeting and in which post, and which
directive led to which book, each with the words that say it.

Licence: {licence}

| 文件 File | 内容 Contents |
|---|---|
{rows}
"""


def pack(workspace: Workspace, folder: Path, licence: str = "") -> None:
    """Make the package in a folder that is empty or not there: the same graph makes the same bytes.

    A table holds the participations, others what the questions bring that want no value; `graph.nq` holds the
    graphs of all documents. Raises WorkspaceError where there is something in the folder.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise WorkspaceError(f"{folder} is not empty: name a new folder for the package")
    licence, name = licence or UNSAID, "zhimai"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        resources = [_participations(workspace, folder), *_answers(workspace, folder), _graph(workspace, folder)]
        void = _void(workspace, folder)
        rows = "\n".join(f"| {each['path']} | {each['title']} |" for each in [*resources, void])
        note = _NOTE.format(name=name, licence=licence, rows=rows)
        (folder / "README.md").write_text(note, encoding="utf-8", newline="\n")
        said = {
            "profile": "data-package",
            "name": name,
            "title": "志脉",
            "licenses": [{"name": licence} if licence != UNSAID else {"name": "unstated", "title": UNSAID}],
            "resources": [*resources, void],
        }
        written = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
        (folder / "datapackage.json").write_text(written, encoding="utf-8", newline="\n")
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be written: {error.strerror}") from None


def _participations(workspace: Workspace, folder: Path) -> dict[str, Any]:
    path = folder / "participations.csv"
    with path.open("wb") as out:
        text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        writer.writerows(participations(workspace))
        text.detach()
    return _table(path, "参会情况 Participations", COLUMNS)


def _answers(workspace: Workspace, folder: Path) -> Iterator[dict[str, Any]]:
    names = workspace.names()
    for question in library().values():
        if any(parameter.required for parameter in question.header.parameters):
            continue
        answer = question.ask(workspace.store, {}, names)
        path = folder / f"{question.name}.csv"
        heading, _, rows = as_csv(answer).partition(b"\r\n")
        order = sorted(answer.columns, key=lambda column: column.hidden)
        path.write_bytes(",".join(column.name for column in order).encode() + b"\r\n" + rows)
        columns = {column.name: column.title for column in order}
        yield _table(path, f"{answer.title.zh} {answer.title.en}", columns)


def _table(path: Path, title: str, columns: Mapping[str, Text]) -> dict[str, Any]:
    fields = [{"name": name, "type": "string", "title": f"{its.zh} {its.en}"} for name, its in columns.items()]
    return {
        **_resource(path, title, "text/csv"),
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {"fields": fields},
    }


def _graph(workspace: Workspace, folder: Path) -> dict[str, Any]:
    path = folder / "graph.nq"
    with path.open("wb") as out:
        workspace.export("nquads", out)
    return _resource(path, "图 Graph (RDF, N-Quads)", "application/n-quads")


def _void(workspace: Workspace, folder: Path) -> dict[str, Any]:
    said = Graph()
    add_void(said, _DATASET, _statistics(workspace, workspace.bulletins()))
    path = folder / "void.ttl"
    path.write_bytes(said.serialize(format="turtle", encoding="utf-8"))
    return _resource(path, "图的说明 Description of the graph (VoID)", "text/turtle")


def _resource(path: Path, title: str, media_type: str) -> dict[str, Any]:
    digest = sha256()
    with path.open("rb") as data:
        while part := data.read(1 << 20):
            digest.update(part)
    return {
        "name": path.stem,
        "path": path.name,
        "title": title,
        "mediatype": media_type,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}",
    }


def _statistics(workspace: Workspace, graphs: Iterable[NamedNode]) -> Statistics:
    """Count what graphs hold, one at a time; a triple that two of them hold counts twice, as in N-Quads."""
    subjects, members = set(), set()
    properties: Counter[str] = Counter()
    documents = 0
    for graph in graphs:
        documents += 1
        for quad in workspace.store.quads([graph]):
            assert isinstance(quad.predicate, NamedNode)
            subjects.add(quad.subject)
            properties[quad.predicate.value] += 1
            if quad.predicate.value == _TYPE and isinstance(quad.object, NamedNode):
                members.add((quad.object.value, quad.subject))
    classes = Counter(cls for cls, _ in members)
    return Statistics(
        sum(properties.values()), documents, len(subjects), tuple(sorted(classes.items())), tuple(sorted(properties.items()))
    )
