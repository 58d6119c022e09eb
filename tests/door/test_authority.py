"""The authority: what is written out is RDF, the same each time."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology.terms import SKOS

Call = Callable[..., Result]


def test_authority_is_turtle_that_knows_short_names(call: Call, tmp_path: Path) -> None:
    done = call("authority", "-o", tmp_path / "authority.ttl")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    told = set(parse(path=tmp_path / "authority.ttl", format=RdfFormat.TURTLE))
    short = Literal("四川省政协", language="zh-Hans")
    assert [quad.object for quad in told if quad.object == short and quad.predicate == NamedNode(SKOS.altLabel)]
    assert call("authority").stdout_bytes == (tmp_path / "authority.ttl").read_bytes()
