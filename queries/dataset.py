"""Which graphs a query sees."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that make the default graph, and those that GRAPH reaches (SPARQL 1.1 Protocol, 2.1.4)."""

    default: tuple[NamedNode, ...] = ()
    named: tuple[NamedNode, ...] = ()
