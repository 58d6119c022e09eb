"""The things that an answer names, and the edges among them."""

from __future__ import annotations

from pyoxigraph import NamedNode

from queries.answer import Answer

from ..network import Network, cut
from . import Wanted, present

LABEL = ("答案", "Answer")


def select(network: Network, wanted: Wanted) -> Network:
    """Return the wanted things, as many as the limit allows, in the order in which the answer names them."""
    return cut(network, present(network, wanted)[: wanted.limit])


def named(answer: Answer) -> tuple[str, ...]:
    """Return the IRIs in the rows of an answer, each once, hidden columns and what is no thing included."""
    terms = (term for row in answer.rows for cell in row for term in cell)
    return tuple(dict.fromkeys(term.value for term in terms if isinstance(term, NamedNode)))
