"""Exporting: the graph as RDF in four forms that say the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize
from rdflib import Graph

from ontology.validate import violations

Call = Callable[..., Result]

FORMS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}


def quads(file: Path, form: RdfFormat) -> set[Quad]:
    """Return what a file says."""
    return set(parse(path=file, format=form))


@pytest.mark.parametrize("form", FORMS)
def test_export_says_the_same_in_each_form(call: Call, samples: Path, tmp_path: Path, form: str) -> None:
    for name in ("nquads", form):
        done = call("export", "-w", samples, "--format", name, "-o", tmp_path / name)
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    told = quads(tmp_path / "nquads", RdfFormat.N_QUADS)
    assert len({quad.graph_name for quad in told}) == 15
    assert quads(tmp_path / form, FORMS[form]) == told


def test_export_leaves_the_graphs_out_of_turtle(call: Call, samples: Path, tmp_path: Path) -> None:
    for form in ("nquads", "turtle"):
        call("export", "-w", samples, "--format", form, "-o", tmp_path / form)
    told = {quad.triple for quad in quads(tmp_path / "nquads", RdfFormat.N_QUADS)}
    assert {quad.triple for quad in quads(tmp_path / "turtle", RdfFormat.TURTLE)} == told


def test_export_writes_to_standard_output(call: Call, samples: Path, tmp_path: Path) -> None:
    call("export", "-w", samples, "--format", "trig", "-o", tmp_path / "trig")
    assert call("export", "-w", samples, "--format", "trig").stdout_bytes == (tmp_path / "trig").read_bytes()


def test_export_leaves_no_half_file(call: Call, tmp_path: Path) -> None:
    done = call("export", "-w", tmp_path / "none", "--format", "trig", "-o", tmp_path / "trig")
    assert done.exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_export_of_the_samples_keeps_every_rule(call: Call, samples: Path, tmp_path: Path) -> None:
    assert call("export", "-w", samples, "--format", "nquads", "-o", tmp_path / "all.nq").exit_code == 0
    triples: dict[str, list[Triple]] = {}
    for quad in parse(path=tmp_path / "all.nq", format=RdfFormat.N_QUADS):
        triples.setdefault(str(quad.graph_name), []).append(quad.triple)
    assert len(triples) == 15
    for said in triples.values():
        graph = Graph().parse(data=serialize(said, format=RdfFormat.N_TRIPLES), format="nt")
        assert [str(broken) for broken in violations(graph)] == []
