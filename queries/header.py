"""The header of a question: what the YAML in its comments says, checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ontology import model
from ontology.drawing import drawing

from .answer import Column, Text
from .errors import QuestionError
from .names import GROUPED, SCHEMES
from .preamble import preamble

#: Where YAML folds a line it puts a space, which between Chinese characters is none.
_FOLDED = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_KEYS = ("title", "about", "description", "example", "parameters", "columns", "rows", "order", "along", "mirrored", "some")
TYPES = (*GROUPED, *SCHEMES, "fact", "date", "text", "integer")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes; of a thing, the name is given, and of a fact, the IRI."""

    name: str
    type: str
    title: Text
    required: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """What a question says of itself.

    `about` is the group that it is shown in. `example` has values that bring an answer from the sample bulletins. `by` are the variables that make a row,
    `order` those that put rows in order, the greatest first where a - stands before one; `apart` has, for a
    column that is found out, the variables of a thing and of its name; `along` are the two things between which
    paths are found, and of `mirrored` things one order is enough. Where not all rows are wanted, `some` has the
    variables that tell which.
    """

    title: Text
    description: Text
    example: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    by: tuple[str, ...]
    order: tuple[str, ...]
    apart: Mapping[str, tuple[str, str]]
    along: tuple[str, str] | None = None
    mirrored: tuple[str, str] | None = None
    some: str = ""
    about: str = ""


def read_header(sparql: str) -> Header:
    """Read the header of a question. Raises QuestionError that says what is wrong with it."""
    try:
        said = preamble(sparql)
    except yaml.YAMLError as error:
        raise QuestionError(f"its header is no YAML: {' '.join(str(error).split())}") from None
    said = _mapping(said, "its header", _KEYS)
    described = _mapping(said.get("columns"), "columns")
    return Header(
        title=_text(said.get("title"), "title"),
        description=_text(said.get("description"), "description"),
        example={name: str(value) for name, value in _mapping(said.get("example"), "example").items()},
        parameters=tuple(
            _parameter(name, its) for name, its in _mapping(said.get("parameters"), "parameters").items()
        ),
        columns=tuple(column for name, its in described.items() for column in _columns(name, its)),
        by=tuple(said.get("rows") or ()),
        order=tuple(said.get("order") or ()),
        apart={
            name: _pair(its["apart"], f"column {name}: apart")
            for name, its in described.items()
            if "apart" in its
        },
        along=_pair(said["along"], "along") if "along" in said else None,
        mirrored=_pair(said["mirrored"], "mirrored") if "mirrored" in said else None,
        some=str(said.get("some", "")),
        about=str(said.get("about", "")),
    )


def _parameter(name: str, said: object) -> Parameter:
    its = _mapping(said, f"parameter {name}", {"type", "required", "zh", "en"})
    if its.get("type") not in TYPES:
        raise QuestionError(f"parameter {name} has type {its.get('type')!r}; types are {', '.join(TYPES)}")
    title = _text({"zh": its.get("zh"), "en": its.get("en")}, f"parameter {name}")
    return Parameter(name, its["type"], title, its.get("required", False))


def _columns(name: str, said: object) -> Iterator[Column]:
    where = f"column {name}"
    its = _mapping(said, where, {"zh", "en", "of", "join", "last", "quote", "concept", "words", "apart"})
    title = _text({"zh": its.get("zh"), "en": its.get("en")}, where)
    words = {str(value): _text(text, where) for value, text in _mapping(its.get("words"), where).items()}
    if "concept" in its:
        words |= _vocabulary(its["concept"])
    yield Column(
        name,
        title,
        join=its.get("join"),
        last=its.get("last", False),
        quote=its.get("quote", False),
        words=words,
    )
    if "of" in its:
        iri = Text(f"{title.zh} IRI", f"{title.en} IRI")
        yield Column(its["of"], iri, hidden=True, join=None if its.get("join") is None else " ")


def _vocabulary(scheme: str) -> dict[str, Text]:
    """Return what the concepts of a scheme, the classes of things and facts, or the relations that are drawn, are called, in order."""
    if scheme == "class":
        zh, en = model.labels("zh"), model.labels("en")
        classes = sorted({str(cls) for cls in (*model.classes().values(), *model.fact_classes().values())})
        return {cls: Text(zh[cls], en[cls]) for cls in classes}
    if scheme == "relation":
        return {iri: Text(line.zh, line.en) for iri, line in drawing().relations.items()}
    try:
        return {concept.iri: Text(concept.zh, concept.en) for concept in model.concepts(scheme)}
    except ValueError as error:
        raise QuestionError(str(error)) from None


def _pair(said: object, where: str) -> tuple[str, str]:
    match said:
        case [str(thing), str(its_name)]:
            return thing, its_name
    raise QuestionError(f"{where} wants two variables, that of the thing and that of its name, not {said!r}")


def _text(said: object, where: str) -> Text:
    its = _mapping(said, where, ("zh", "en"))
    if not (isinstance(its.get("zh"), str) and isinstance(its.get("en"), str)):
        raise QuestionError(f"{where} wants a text in zh and one in en, not {said!r}")
    return Text(_FOLDED.sub("", its["zh"]), its["en"])


def _mapping(said: object, where: str, keys: Collection[str] = ()) -> dict[str, Any]:
    its = {} if said is None else said
    if not isinstance(its, dict):
        raise QuestionError(f"{where} wants names with values, not {said!r}")
    if keys and (unknown := [key for key in its if key not in keys]):
        raise QuestionError(f"{where} has {unknown[0]!r}, which is none of {', '.join(sorted(keys))}")
    return its
