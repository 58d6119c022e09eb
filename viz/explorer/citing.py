"""Where the words of an answer stand: questions bring words and bulletins, and a reader wants to see the place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from pyoxigraph import NamedNode

from ontology.facts import Evidence
from queries.answer import Answer, plain
from queries.store import Store, Term

from ..network import Quote
from ..projection.evidence import titles
from ..rows import Queries, text
from .lines import Row

_QUERIES = Queries(__package__)
_BULLETIN = "bulletin"
Places = Mapping[tuple[str, str], Quote]


def words_of(answer: Answer) -> str:
    """Return the name of the column of an answer that holds words of bulletins, or the empty text."""
    return next((column.name for column in answer.columns if column.quote), "")


def places(store: Store, answer: Answer) -> Places:
    """Return the first place of all words of an answer in each bulletin, by bulletin and words."""
    column = words_of(answer)
    words = list(dict.fromkeys(term for cell in answer.cells(column) for term in cell)) if column else []
    return _found(store, words) if words else {}


def cited(answer: Answer, found: Places) -> Callable[[Row], tuple[Sequence[Quote], int]]:
    """Return what finds the quotes of a row of an answer: its words, in the bulletins that it names."""
    column = words_of(answer)

    def of(row: Row) -> tuple[Sequence[Quote], int]:
        pairs = ((plain(bulletin), plain(words)) for bulletin in row.get(_BULLETIN, ()) for words in row.get(column, ()))
        return [found[pair] for pair in pairs if pair in found], 0

    return of


def _found(store: Store, words: Sequence[Term]) -> Places:
    rows = sorted(_QUERIES.rows(store, "asked/words.rq", words=words), key=lambda row: int(text(row, "start")))
    called = titles(store, [NamedNode(iri) for iri in sorted({text(row, "bulletin") for row in rows})])
    found: defaultdict[tuple[str, str], list[Quote]] = defaultdict(list)
    for row in rows:
        iri, said, page = text(row, "bulletin"), text(row, "words"), text(row, "page")
        place = Evidence(int(text(row, "start")), int(text(row, "end")), said, int(page) if page else None)
        date, title, office = called.get(iri, ("", "", ""))
        found[iri, said].append(Quote(date, iri, title, place, "", office))
    return {pair: quotes[0] for pair, quotes in found.items()}
