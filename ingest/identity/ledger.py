"""The ledger of judgements: numbered, one JSON object a line, for people to read and to compare.

    {"number": 1, "verdict": "same", "one": {"kind": "person", "name": "王伟", "known_as": ["云岭省档案馆馆长"],
     "files": {"../bulletins/第1期.txt": "9f86d081884c7d65"}}, "other": {…}, "who": "林远舟",
     "when": "2031-03-07T09:30:00Z", "why": "简历所载", "undone": {"who": …, "when": …, "why": …}}

The other side may be elsewhere: {"kind": "person", "name": "王伟", "iri": "http://www.wikidata.org/entity/Q…"}.
What is empty is left out. What was undone stays, and its number is never given again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ontology.facts import Kind

from .judgements import Contradiction, Judgement, Reference, Undone, Verdict, check, contradicting
from .references import files, follow

JUDGED = (Kind.PERSON, Kind.MEETING, Kind.ORGANISATION, Kind.PUBLICATION, Kind.DOCUMENT)
"""The kinds of thing that are judged: those that several documents can speak of under a name."""


class LedgerError(ValueError):
    """A line that is no judgement, or a judgement that cannot be entered or undone."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All judgements ever entered, in the order of their numbers."""

    judgements: tuple[Judgement, ...] = ()

    @classmethod
    def load(cls, data: bytes) -> Ledger:
        """Read a ledger from its lines. Raises LedgerError that says which line is none, and why."""
        found: list[Judgement] = []
        for at, line in enumerate(data.splitlines(), 1):
            try:
                judgement = _judgement(json.loads(line.decode("utf-8")))
                if judgement.number <= max((its.number for its in found), default=0):
                    raise LedgerError(f"its number is {judgement.number}, and numbers rise from line to line")
            except json.JSONDecodeError as error:
                raise LedgerError(f"line {at} is no judgement: it is no JSON ({error.msg})") from None
            except UnicodeDecodeError:
                raise LedgerError(f"line {at} is no judgement: it is not in UTF-8") from None
            except LedgerError as error:
                raise LedgerError(f"line {at} is no judgement: {error}") from None
            found.append(judgement)
        return cls(tuple(found))

    def dump(self) -> bytes:
        """Return the lines that say all of it."""
        return "".join(
            json.dumps(_said(judgement), ensure_ascii=False) + "\n" for judgement in self.judgements
        ).encode("utf-8")

    @property
    def standing(self) -> tuple[Judgement, ...]:
        """The judgements that were not undone."""
        return tuple(judgement for judgement in self.judgements if not judgement.undone)

    def enter(self, judgement: Judgement) -> Ledger:
        """Return the ledger with one judgement more, which gets the next number.

        Raises Contradiction where those that stand rule it out, and LedgerError where it is one of them, or is
        of things of which none can be the other.
        """
        one, other = judgement.one, judgement.other
        if one.kind is not other.kind or one.kind not in JUDGED:
            raise LedgerError(
                f"{one} is of kind {one.kind}, {other} of kind {other.kind}; "
                f"to be judged, both must be of one kind, and of these: {', '.join(JUDGED)}"
            )
        for standing in self.standing:
            if standing.verdict is judgement.verdict and {standing.one, standing.other} == {one, other}:
                raise LedgerError(f"so it was judged before; {standing}")
        if chain := self.against(judgement):
            raise Contradiction(judgement, chain)
        number = max((its.number for its in self.judgements), default=0) + 1
        entered = Ledger((*self.judgements, replace(judgement, number=number)))
        check(entered.standing)
        return entered

    def against(self, judgement: Judgement) -> tuple[Judgement, ...]:
        """Return the chain of judgements that rules this one out, the shortest; empty where none does."""
        return () if judgement.verdict is Verdict.UNSURE else contradicting(judgement, self.standing)

    def following(self, documents: Mapping[str, str]) -> Ledger:
        """Return the ledger whose judgements know the files by the names and hashes that they have now: see `follow`."""
        return Ledger(
            tuple(
                its
                if its.undone
                else replace(its, one=follow(its.one, documents), other=follow(its.other, documents))
                for its in self.judgements
            )
        )

    def undo(self, number: int, undone: Undone) -> Ledger:
        """Return the ledger in which a judgement is undone. Raises LedgerError where there is none to undo."""
        if number not in {judgement.number for judgement in self.standing}:
            numbers = ", ".join(str(its.number) for its in self.standing) or "none"
            state = (
                "is undone already"
                if any(its.number == number for its in self.judgements)
                else "is not there"
            )
            raise LedgerError(f"judgement {number} {state}; to undo there are: {numbers}")
        return Ledger(
            tuple(
                replace(judgement, undone=undone) if judgement.number == number else judgement
                for judgement in self.judgements
            )
        )


def _said(judgement: Judgement) -> dict[str, object]:
    said: dict[str, object] = {
        "number": judgement.number,
        "verdict": judgement.verdict.value,
        "one": _named(judgement.one),
        "other": _named(judgement.other),
    }
    said |= {"who": judgement.who, "when": judgement.when, "why": judgement.why}
    return _filled(said | {"undone": judgement.undone and _filled(judgement.undone._asdict())})


def _named(reference: Reference) -> dict[str, object]:
    return _filled(
        {
            "kind": reference.kind.value,
            "name": reference.name,
            "qualifier": reference.qualifier,
            "iri": reference.iri,
            "known_as": list(reference.known_as),
            "files": dict(files(reference)),
        }
    )


def _filled(said: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in said.items() if value not in ("", [], {}, None)}


def _judgement(said: object) -> Judgement:
    its = _mapping(said, "it", {"number", "verdict", "one", "other", "who", "when", "why", "undone"})
    number, verdict = its.get("number"), its.get("verdict")
    if not isinstance(number, int) or number < 1:
        raise LedgerError(f"its number is {number!r}, not 1 or more")
    if verdict not in list(Verdict):
        raise LedgerError(f"its verdict is {verdict!r}, not one of {', '.join(Verdict)}")
    one = _reference(its.get("one"), "one")
    if one.iri:
        raise LedgerError("one has an iri; only the other side may be elsewhere")
    undone = _mapping(its["undone"], "undone", set(Undone._fields)) if "undone" in its else None
    return Judgement(
        Verdict(verdict),
        one,
        _reference(its.get("other"), "other"),
        who=_text(its, "who"),
        when=_text(its, "when"),
        why=_text(its, "why"),
        number=number,
        undone=None if undone is None else Undone(*(_text(undone, key) for key in Undone._fields)),
    )


def _reference(said: object, where: str) -> Reference:
    its = _mapping(said, where, {"kind", "name", "qualifier", "iri", "known_as", "files"})
    if its.get("kind") not in JUDGED:
        raise LedgerError(f"{where} is of kind {its.get('kind')!r}, not one of {', '.join(JUDGED)}")
    if not _text(its, "name"):
        raise LedgerError(f"{where} has no name")
    known_as, told_in = its.get("known_as", []), its.get("files", {})
    if not isinstance(known_as, list) or not all(isinstance(words, str) for words in known_as):
        raise LedgerError(f"known_as of {where} wants texts in a list, not {known_as!r}")
    if not isinstance(told_in, dict) or not all(isinstance(hashed, str) for hashed in told_in.values()):
        raise LedgerError(f"files of {where} wants names with hashes in braces, not {told_in!r}")
    kind, name, qualifier = Kind(its["kind"]), _text(its, "name"), _text(its, "qualifier")
    return Reference(
        kind, name, qualifier, tuple(told_in), tuple(known_as), tuple(told_in.values()), _text(its, "iri")
    )


def _text(said: Mapping[str, object], key: str) -> str:
    value = said.get(key, "")
    if not isinstance(value, str):
        raise LedgerError(f"{key} wants a text, not {value!r}")
    return value


def _mapping(said: object, where: str, keys: set[str]) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise LedgerError(f"{where} wants an object in braces, not {said!r}")
    if strange := sorted(said.keys() - keys):
        raise LedgerError(f"{where} has {strange[0]!r}, which is none of {', '.join(sorted(keys))}")
    return said
