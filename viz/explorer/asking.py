"""Questions of the library as pages ask them: names looked up in the open graph, solved in a process that can be ended."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import State

from queries.question import Question
from queries.store import Rows

from .solving import Solve


async def solutions(state: State, question: Question, values: Mapping[str, str]) -> tuple[Rows, str]:
    """Return what a question brings with these values, and the SPARQL that brought it. Raises QueriesError."""
    terms = await state.graph.ask(lambda graph: question.linked(graph.store, question.terms(graph.names, values)))
    sparql = question.text(terms)
    rows = await state.pool.ask(Solve(sparql, state.pool.limits.rows))
    assert isinstance(rows, Rows)
    return rows, sparql
