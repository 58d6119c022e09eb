"""Questions of the library as pages ask them: names looked up in the open graph, answered in a process that can be ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.datastructures import State

from queries.answer import Answer
from queries.library import question as find_question
from queries.question import Question
from queries.store import Rows, Term

from .graph import Bare, Edition, Long


@dataclass(frozen=True, slots=True)
class Ask(Long):
    """Ask a question of the library with terms for its parameters; an answer of more rows than `limit` is refused."""

    name: str
    terms: Mapping[str, Sequence[Term]]
    limit: int

    @property
    def like(self) -> str:
        """What is asked, but for the things that it is asked about."""
        return " ".join((self.name, *sorted(self.terms)))

    def __call__(self, graph: Bare | Edition) -> Answer:
        """Return the answer. Raises QueryError."""
        question = find_question(self.name)
        sparql = question.text(question.linked(graph.store, self.terms))
        rows = graph.store.query(sparql, limit=self.limit)
        assert isinstance(rows, Rows)
        return question.told(graph.store, rows, sparql)


async def answer(state: State, question: Question, values: Mapping[str, str]) -> Answer:
    """Return the answer to a question with these values. Raises QueriesError, and Refused."""
    terms = await state.graph.ask(lambda graph: question.terms(graph.names, values))
    found: Answer = await state.graph.ask(Ask(question.name, terms, state.pool.limits.rows))
    return found
