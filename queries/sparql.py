"""SPARQL as text: what must be seen before a query is run, and what to say of one that cannot be read."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from ontology.model import PREFIXES

from .dataset import Dataset
from .errors import QueryError

# In this order, as SPARQL's grammar tells them apart: an IRI before a comment, since IRIs hold "#".
_OPAQUE = re.compile(
    r"""(?x)
      <[^<>"{}|^`\\\x00-\x20]*>
    | \"\"\" (?: [^"\\] | \\. | "(?!"") )* \"\"\"
    | ''' (?: [^'\\] | \\. | '(?!'') )* '''
    | " (?: [^"\\\n\r] | \\. )* "
    | ' (?: [^'\\\n\r] | \\. )* '
    | \#[^\n\r]*
    """,
    re.DOTALL,
)


def _word(words: str) -> re.Pattern[str]:
    """Return a pattern for keywords, not for variables, prefixes or names that contain them."""
    return re.compile(rf"(?<![\w?$:@.-])({words})(?![\w:.-])", re.IGNORECASE)


_FETCHES = _word("SERVICE|LOAD")
_UPDATE = _word("INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY")
_ASKS = _word("SELECT|CONSTRUCT|DESCRIBE|ASK")
_FROM = _word("FROM")
_USING = _word("USING|WITH")
_DEFAULT = _word("DEFAULT")
_WRITES = re.compile(r"(?<![\w?$:@.-])(INSERT|DELETE)\s*(DATA|WHERE)?\s*\{", re.IGNORECASE)
_GRAPH = re.compile(r"(?<![\w?$:@.-])GRAPH(?![\w:.-])[^{}]*", re.IGNORECASE)
_COMMENT_OR_DOT = re.compile(r"#[^\n\r]*|[.\s]+")
_DELETE = re.compile(r"(?<![\w?$:@.-])DELETE\s*$", re.IGNORECASE)
_DECLARED = re.compile(r"\bPREFIX\s+([^\s:]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w:?$@.%-])([^\W\d_][\w.-]*|):(?=[\w%\\])")
_PLACE = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_REASON = re.compile(r"The SELECT [a-z ]+")


def masked(sparql: str) -> str:
    """Return the query with strings, IRIs and comments blanked out, every other character in its place."""
    return _OPAQUE.sub(lambda found: re.sub(r"[^\n\r]", " ", found[0]), sparql)


def refuse_fetching(sparql: str) -> None:
    """Raise QueryError where a query or an update would ask another server: nothing is ever fetched."""
    if _FETCHES.search(sparql) is None:  # no need to look whether it stands in a string
        return
    if found := _FETCHES.search(masked(sparql)):
        place = place_of(sparql, found.start())
        raise QueryError(f"{found[1].upper()} {place} would ask another server; only this store can be asked")


def graphs_named(sparql: str, base: str | None = None) -> Dataset | None:
    """Return the graphs that a query names itself, with several FROM; None where it names one or none."""
    if len(_FROM.findall(sparql)) < 2:  # be it in strings
        return None
    bare = masked(sparql)
    named, asks = list(_FROM.finditer(bare)), _ASKS.search(bare)
    if len(named) < 2 or not asks:
        return None
    end = bare.find("{", named[-1].end())
    clauses = sparql[named[0].start() : end if end >= 0 else len(sparql)]
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    # only the part that names graphs is for rdflib to read: of the rest, Oxigraph understands more
    header = f"{sparql[: asks.start()]} SELECT * {clauses} {{}}"
    try:
        query = translateQuery(parseQuery(header), base, {name: str(iri) for name, iri in PREFIXES.items()})
    except Exception:  # rdflib has no error of its own for what is wrong with a query: Oxigraph will say it
        return None
    found = query.algebra.datasetClause
    default, beside = (tuple(NamedNode(str(each[of])) for each in found if of in each) for of in ("default", "named"))
    return Dataset(default, beside)


def standing_alone(sparql: str, base: str | None = None) -> str:
    """Return a query or an update that any server understands: with its base, and our prefixes declared.

    All of it stands before the first line, so that the lines keep their numbers.
    """
    bare = masked(sparql)
    used = set(_USED.findall(bare)) - set(_DECLARED.findall(bare))
    declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in sorted(PREFIXES.items()) if name in used)
    return (f"BASE <{base}> " if base else "") + declared + sparql


def with_using(update: str, dataset: Dataset) -> str:
    """Return an update whose operations see the graphs of a dataset (SPARQL 1.1 Protocol, 2.2.3).

    Raises QueryError where the update says itself, with USING or WITH, which graphs it sees.
    """
    bare = masked(update)
    if found := _USING.search(bare):
        place = place_of(update, found.start())
        raise QueryError(f"{found[1].upper()} {place}, and graphs in the request too: name them in one place")
    using = "".join([f"USING {g} " for g in dataset.default] + [f"USING NAMED {g} " for g in dataset.named])
    parts, written, depth = [], 0, 0
    for found in re.finditer(r"[{}]|(?<![\w?$:@.-])WHERE(?![\w:.-])", bare, re.IGNORECASE):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth or found[0] in "{}":
            continue
        parts += [update[written : found.start()]]
        if _DELETE.search(bare[written : found.start()]):
            # DELETE WHERE { … } takes no USING; DELETE { … } USING … WHERE { … } says the same
            parts += [update[found.end() : _closing(bare, found.end())].strip(), " "]
        parts += [using]
        written = found.start()
    return "".join([*parts, update[written:]])


def operations(update: str) -> list[str]:
    """Return the operations of an update, each with its prologue: what stands between its semicolons."""
    parts, depth, begun = [], 0, 0
    for found in re.finditer(r"[{};]", masked(update)):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if found[0] == ";" and not depth:
            parts.append(update[begun : found.start()])
            begun = found.end()
    return [*parts, update[begun:]]


def writes(operation: str) -> bool:
    """Say whether the text is an operation that changes something."""
    return bool(_UPDATE.search(masked(operation)))


def written_without_graph(update: str) -> int | None:
    """Return where an update writes, or deletes, triples without a word on their graph; None where it does not."""
    begun = 0
    for operation in operations(update):
        bare = masked(operation)
        if found := _DEFAULT.search(bare):
            return begun + found.start()
        if not _word("WITH").search(bare):
            for block in _WRITES.finditer(bare):
                if _triples_outside(operation, bare, block.end(), _closing(bare, block.end() - 1) - 1):
                    return begun + block.start()
        begun += len(operation) + 1
    return None


def _triples_outside(operation: str, bare: str, start: int, end: int) -> bool:
    """Say whether triples stand between two places outside of all GRAPH blocks."""
    while start < end:
        found = _GRAPH.search(bare, start, end)
        before = operation[start : found.start() if found else end]
        if _COMMENT_OR_DOT.sub("", before):
            return True
        start = _closing(bare, found.end()) if found else end
    return False


def _closing(bare: str, start: int) -> int:
    """Return where the first group in braces behind a place has ended."""
    depth = 0
    for found in re.finditer(r"[{}]", bare[start:]):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return start + found.end()
    return len(bare)


def unreadable(sparql: str, error: str, what: str = "query") -> str:
    """Return one plain line about a query, or an update, that Oxigraph's parser refused with this message.

    The parser lists all that could have stood there, over several lines; the reader wants the place, and
    the reason where there is a likely one.
    """
    bare = masked(sparql)
    if what == "query" and not _ASKS.search(bare):
        if found := _UPDATE.search(bare):
            place = place_of(sparql, found.start())
            return f"{found[1].upper()} {place} would change the store; a query only asks"
        return "no SELECT, CONSTRUCT, DESCRIBE or ASK in the query"
    known = {*PREFIXES, *_DECLARED.findall(bare)}
    for found in _USED.finditer(bare):
        if found[1] not in known:
            return f"the prefix {found[1]}: {place_of(sparql, found.start())} is not declared"
    told = _PLACE.match(error)
    if not told:
        return f"the {what} cannot be read: {' '.join(error.split())[:200]}"
    if reason := _REASON.search(told[3]):
        return f"the {what} cannot be read: {reason[0][0].lower()}{reason[0][1:]}"
    line, column = int(told[1]), int(told[2])  # the furthest that the parser came, often within a word
    text = "".join(sparql.splitlines()[line - 1 : line])
    near = text[max(0, column - 16) : column + 15].strip()
    return f"the {what} cannot be read at line {line}, column {column}, near “{near}”"


def place_of(sparql: str, offset: int) -> str:
    """Return where an offset is, for people."""
    line = sparql.count("\n", 0, offset) + 1
    return f"at line {line}, column {offset - sparql.rfind(chr(10), 0, offset)}"
