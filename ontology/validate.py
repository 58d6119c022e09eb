"""Checking a bulletin's graph against the shapes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdflib import BNode, Graph, Literal, Namespace
from rdflib.term import Node

from .model import read

_SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule of shapes.ttl that a node breaks: the path and the value are empty where the rule has none."""

    node: str
    rule: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        """Say it in one line: what node, which rule, what the rule asks, what was found."""
        found = f" (found {self.value!r})" if self.value else ""
        return f"{self.node} breaks {self.rule}: {self.message}{found}"


def violations(graph: Graph, lang: str = "zh") -> list[Violation]:
    """Return what in the graph of one bulletin breaks a rule, in a fixed order; messages are in zh or en.

    The graph is checked as it stands: a thing that it names must be described in it.
    """
    from pyshacl import validate  # slow to import: most commands do without it

    _, report, _ = validate(graph, shacl_graph=_shapes(), advanced=False, inplace=True, meta_shacl=False)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave {report!r} instead of a report")
    return sorted({_violation(report, result, lang) for result in report.subjects(_SH.sourceShape)})


@cache
def _shapes() -> Graph:
    return read("shapes.ttl")


def _violation(report: Graph, result: Node, lang: str) -> Violation:
    constraint = report.value(result, _SH.sourceConstraint)
    shape = report.value(result, _SH.sourceShape)
    rule = shape if constraint is None or isinstance(constraint, BNode) else constraint
    messages = [m for m in report.objects(result, _SH.resultMessage) if isinstance(m, Literal)]
    return Violation(
        node=_text(report.value(result, _SH.focusNode)),
        rule=_text(rule).rpartition("/")[2],
        path=_text(report.value(result, _SH.resultPath)),
        value=_text(report.value(result, _SH.value)),
        message=" / ".join(sorted(str(message) for message in messages if message.language == lang)),
    )


def _text(term: Node | None) -> str:
    return "" if term is None or isinstance(term, BNode) else str(term)
