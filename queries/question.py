"""A question: one SPARQL file with a header that says what it asks for and what it brings.

The header stands in comment lines `#+ `, as grlc has it, and is YAML:

    title, description    in zh and en
    example               values, by parameter, that bring an answer from the sample bulletins
    parameters            by the name of the variable: type, zh, en, and required: true where it must be given
    rows                  the variables of which each combination is one row of the answer
    along                 two parameters, things between which paths are found (see `paths`), in the period between two others: the
                          facts of their links take the place of all at `VALUES (?path ?step ?one ?relation ?other ?fact) { (UNDEF …) }`
    mirrored              two variables whose order does not matter: what comes both ways round is told once
    some                  the variable that tells rows apart, or several with blanks between: those that are wanted take their
                          place beside the only parameter, at `VALUES (?parameter ?some) { (UNDEF UNDEF) }`
    order                 the variables by which the solutions are put in order; -name has the greatest first
    columns               by the name of the variable: zh, en, and where they fit
        of: VARIABLE      the thing that the column names: its IRI becomes a hidden column
        join: TEXT        the column gathers several values, and this stands between them
        last: true        of several values, the last is shown, not the first
        quote: true       the words of a bulletin
        concept: SCHEME   its values are roles, states or the like, called and ordered as in the vocabulary
        words             what to show for a value, in zh and en; the empty text stands for no value
        apart: [THING, NAME]  not selected, but found out: what tells things of one name apart

A parameter's variable takes its values at `VALUES ?name { UNDEF }`, which stands wherever they are wanted,
and goes where no value is given. So a question is SPARQL 1.1 as it stands, and what is asked in the end is
SPARQL that can be shown, and asked elsewhere. Oxigraph could put values into variables itself, but only after
it has planned the query, which costs a hundredfold; and it orders long texts so slowly that we do it here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, QuerySolutions
from pyoxigraph import Store as Engine

from ontology.iri import BASE
from ontology.model import PREFIXES

from .answer import Answer, gather, in_order, one_way
from .dates import date_term
from .errors import QuestionError
from .header import Header, Parameter, read_header
from .names import Named, Names
from .namesakes import tell_apart
from .paths import links, links_slot, paths
from .preamble import bare
from .slots import filled, slots
from .sparql import unreadable
from .store import Rows, Store, Term, select

_TO_QUOTE = re.compile(r"[\s*?&|<>]")  # what a shell would not leave as it is
_FACT = re.compile(f"{re.escape(BASE)}fact/[a-z0-9-]+")


#: Says which things are meant by a name that may fit several: called with the parameter, the name and what fits it.
Choose: TypeAlias = Callable[[Parameter, str, tuple[Named, ...]], tuple[Named, ...]]


def all_of_them(parameter: Parameter, wanted: str, fitting: tuple[Named, ...]) -> tuple[Named, ...]:
    """Take a name to mean everything that it fits."""
    return fitting


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked of any store by those who know no SPARQL."""

    name: str
    header: Header
    sparql: str

    def ask(
        self,
        store: Store,
        values: Mapping[str, str] | None = None,
        names: Names | None = None,
        choose: Choose = all_of_them,
    ) -> Answer:
        """Ask a store. Things are given by name, or by IRI; where a name fits several, `choose` says which are meant.

        `names` are those of the store, where they are at hand already. Raises QuestionError where a value is
        missing, not wanted or not of its type, and NameNotFound where the graph has nothing of that name.
        """
        return self.answer(store, self.terms(names or Names(store), values or {}, choose))

    def answer(self, store: Store, terms: Mapping[str, Sequence[Term]]) -> Answer:
        """Ask a store with the very terms of the parameters."""
        sparql = self.text(self.linked(store, terms))
        return self.told(store, select(store, sparql), sparql)

    def linked(self, store: Store, terms: Mapping[str, Sequence[Term]]) -> Mapping[str, Sequence[Term]]:
        """Return the terms, or if paths are asked for, the facts that tell of the links of paths between two things."""
        if not self.header.along:
            return terms
        one, other = self.header.along
        period = {name: its for name, its in terms.items() if name not in self.header.along}
        return {links_slot(one, other): links(store, paths(store, terms[one], terms[other], period), period)}

    def told(self, store: Store, rows: Rows, sparql: str) -> Answer:
        """Return the answer that solutions make, which this SPARQL brought from a store."""
        header = self.header
        for column, (thing, name) in header.apart.items():
            rows = tell_apart(store, rows, thing, name, column)
        ordered = in_order(rows, header.columns, header.order)
        if header.mirrored:
            ordered = one_way(ordered, *header.mirrored)
        return Answer(
            self.name, header.title, header.columns, gather(ordered, header.columns, header.by), sparql
        )

    def terms(
        self, names: Names, values: Mapping[str, str], choose: Choose = all_of_them
    ) -> dict[str, tuple[Term, ...]]:
        """Return the terms that are meant by values as people give them, by parameter. Raises like `ask`."""
        takes = {parameter.name: parameter for parameter in self.header.parameters}
        if unknown := [name for name in values if name not in takes]:
            raise QuestionError(f"{self.name} takes no {unknown[0]!r}; it takes {', '.join(takes)}")
        if missing := [name for name, its in takes.items() if its.required and not values.get(name)]:
            raise QuestionError(f"{self.name} wants a value for {missing[0]} ({takes[missing[0]].title.zh})")
        return {name: _terms(takes[name], value, names, choose) for name, value in values.items() if value}

    def example(self, mark: str = "") -> str:
        """Return the values of the example as options of a command line, between marks; empty without any."""
        quoted = {name: f"'{value}'" if _TO_QUOTE.search(value) else value for name, value in self.header.example.items()}
        options = " ".join(f"--{name} {value}" for name, value in quoted.items())
        return f"{mark}{options}{mark}" if options else ""

    def text(self, terms: Mapping[str, Sequence[Term]]) -> str:
        """Return the SPARQL with terms in their places: nothing else is needed to ask it anywhere."""
        return filled(bare(self.sparql), terms)


def read_question(name: str, sparql: str) -> Question:
    """Read a question from the text of its file.

    Raises QuestionError where the header is wrong, the query cannot be read, or the two do not fit.
    """
    try:
        question = Question(name, read_header(sparql), sparql)
        _check(question)
    except QuestionError as error:
        raise QuestionError(f"the question {name} is badly written: {error}") from None
    return question


def _check(question: Question) -> None:
    header, sparql = question.header, question.sparql
    try:
        selected = _selected(sparql)
    except SyntaxError as error:
        raise QuestionError(unreadable(sparql, str(error))) from None
    if not selected:
        raise QuestionError("it selects nothing")
    wanted = chain(
        (its.name for its in header.columns if its.name not in header.apart),
        header.by,
        (name.removeprefix("-") for name in header.order),
        *header.apart.values(),
    )
    if strangers := [name for name in wanted if name not in selected]:
        raise QuestionError(f"its header speaks of {strangers[0]}, which it does not select")
    takes = {parameter.name for parameter in header.parameters}
    if header.along:
        takes = {links_slot(*header.along)}
    if header.some:
        takes = {" ".join((*takes, header.some))}
    if lost := sorted(slots(sparql) ^ takes):
        raise QuestionError(f"the parameter {lost[0]} and VALUES ?{lost[0]} {{ UNDEF }} must both be there")


def _selected(sparql: str) -> set[str]:
    """Return the variables that a query selects. What pyoxigraph found must not outlive this thread, as errors may."""
    found = Engine().query(sparql, prefixes=dict(PREFIXES))
    return {variable.value for variable in found.variables} if isinstance(found, QuerySolutions) else set()


def _terms(parameter: Parameter, value: str, names: Names, choose: Choose) -> tuple[Term, ...]:
    match parameter.type:
        case "fact":
            if not _FACT.fullmatch(value):
                raise QuestionError(f"{parameter.name} wants the IRI of a fact, {BASE}fact/…, not “{value}”")
            return (NamedNode(value),)
        case "date":
            return (date_term(value),)
        case "text":
            return (Literal(value),)
        case "integer":
            try:
                return (Literal(int(value)),)
            except ValueError:
                raise QuestionError(f"{parameter.name} wants a whole number, not “{value}”") from None
    return tuple(named.iri for named in choose(parameter, value, names.find(parameter.type, value)))
