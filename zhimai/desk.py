"""The desk at which people decide who is who in a workspace: what is doubtful, what they decide, what comes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .building import called, kept_in, knowledge_in, state
from .door import Refused, Unanswered
from .intake import read_anew
from .judged import agreeing, ledger_in, now
from .options import opened_at, opened_to_change
from .reading import inbox_of

if TYPE_CHECKING:
    from ingest.identity import Doubt, Identity, Judgement, Ledger, Passage, Reference, Thing, Verdict
    from ingest.inbox import Inbox
    from ingest.knowledge import Knowledge
    from queries.changes import Changes
    from queries.workspace import Workspace

    from .sides import Choose, Elsewhere, Side


class Desk:
    """Who is who in an open workspace, for people to decide.

    `ledger` holds their judgements. What is decided is written, stated and made last at once, for which the
    workspace must be open to change.
    """

    def __init__(self, opened: Workspace, inbox: Inbox, knowledge: Knowledge) -> None:
        """Take up what was read. Raises Refused where the file of judgements is damaged."""
        from ingest.identity import Testimony

        self._opened = opened
        self._knowledge = knowledge
        self.ledger = ledger_in(opened)
        self._documents = called(opened, inbox, knowledge)
        self._testimony = Testimony(self._documents.roll, lambda digest: kept_in(opened, digest).facts)

    @cached_property
    def identity(self) -> Identity:
        """Who is who by the judgements. Raises Refused where they contradict each other."""
        return self._resolved(self.ledger)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The pairs that may be one, are not, and were not judged; those most likely one first."""
        return self.identity.doubts

    @property
    def idle(self) -> tuple[Judgement, ...]:
        """The judgements that have no effect: nothing tells of one of their sides, or others make them one."""
        return self.identity.idle

    def passages(self, iri: str) -> tuple[Passage, ...]:
        """Return the words that tell of an entity, those that tell most first."""
        return self._testimony.passages(self._members[iri])

    def knows(self, iri: str) -> bool:
        """Say whether there is an entity of that IRI, by the judgements as they are now."""
        return iri in self._members

    def side(self, iri: str) -> Side:
        """Return an entity as a side of a judgement."""
        from .sides import Side

        return Side(iri, iri, self._members[iri])

    def one(self, wanted: str, choose: Choose) -> Side:
        """Return what is meant by a name or an IRI. Raises like `meant`."""
        from .sides import meant

        return self._around(meant(wanted, self._members, self._testimony, self._opened.names(), choose))

    def sides(self, one: str, other: str, choose: Choose, *, part: bool) -> tuple[Side, Side]:
        """Return what is meant by two names or IRIs, be it parts of one entity where those are wanted.

        `choose` settles which is meant where several fit. Raises like `meant` and `parted`.
        """
        from .sides import meant, parted

        names = self._opened.names()
        first, second = (meant(name, self._members, self._testimony, names, choose) for name in (one, other))
        if first.iri != second.iri:
            return self._around(first), self._around(second)
        if not part:
            raise Refused(f"{first.name} is one thing already")
        return parted(first, second, self._testimony)

    def reference(self, side: Side) -> Reference:
        """Return the reference by which a judgement names a side.

        It names only what is one without any judgement, so that it means the same when another is undone.
        """
        core = self._core(side.things)
        its = self._unjudged[min(core)]
        whole = {thing for thing, iri in self._unjudged.items() if iri == its}
        return self._testimony.reference(core, part=core != whole)

    def judge(self, verdict: Verdict, one: Side, other: Side, who: str = "", why: str = "") -> tuple[Judgement, Changes]:
        """Decide on two entities. Raises Refused, and changes nothing, where that contradicts what was judged before."""
        from ingest.identity import Judgement

        return self._enter(Judgement(verdict, self.reference(one), self.reference(other), who, now(), why), one, other)

    def link(self, verdict: Verdict, one: Side, other: Elsewhere, who: str = "", why: str = "") -> tuple[Judgement, Changes]:
        """Decide whether an entity is something elsewhere. Raises like `judge`."""
        from ingest.identity import Judgement, Reference

        its = self.reference(one)
        elsewhere = Reference(its.kind, other.name or its.name, iri=other.iri)
        return self._enter(Judgement(verdict, its, elsewhere, who, now(), why), one)

    def _enter(self, entered: Judgement, *sides: Side) -> tuple[Judgement, Changes]:
        from ingest.identity import Contradiction, LedgerError

        try:
            self._agree(entered, *sides)
            ledger = self.ledger.enter(entered)
        except (Contradiction, LedgerError) as error:
            raise Refused(str(error)) from error
        identity, judgement = self._resolved(ledger), ledger.judgements[-1]
        if overruled := [str(its) for its in identity.overruled if its not in self.identity.overruled]:
            raise Refused(f"{judgement} leaves no room for what must be two: {'; '.join(overruled)}")
        settings = {"verb": judgement.verdict.value, "judgement": str(judgement.number)}
        return judgement, self._hold_to(ledger, identity, settings)

    def _agree(self, judgement: Judgement, *sides: Side) -> None:
        """Raise Contradiction where the judgement is against another, be it by documents that it does not name."""
        from ingest.identity import Contradiction

        cores = [self._around(side).things for side in sides]
        one, *others = (self._testimony.reference(core, part=True) for core in cores)
        full = replace(judgement, one=one, other=others[0] if others else judgement.other)
        if len({*cores}) == len(cores) and (chain := self.ledger.against(full)):
            raise Contradiction(judgement, chain)

    def undo(self, number: int, who: str = "", why: str = "") -> tuple[Judgement, Changes]:
        """Take a judgement back. Raises Unanswered where there is none of that number to undo."""
        from ingest.identity import LedgerError, Undone

        try:
            ledger = self.ledger.undo(number, Undone(who, now(), why))
        except LedgerError as error:
            raise Unanswered(str(error)) from error
        (judgement,) = (judgement for judgement in ledger.judgements if judgement.number == number)
        settings = {"verb": "undo", "judgement": str(number)}
        return judgement, self._hold_to(ledger, self._resolved(ledger), settings)

    def _hold_to(self, ledger: Ledger, identity: Identity, settings: dict[str, str]) -> Changes:
        """Let the ledger count from now on, and the graph say what it makes of the documents."""
        self._opened.judge(ledger.dump())
        self.ledger, self.identity = ledger, identity
        self.__dict__.pop("_members", None)
        return state(self._opened, self._documents, identity, self._knowledge, settings)

    def _resolved(self, ledger: Ledger) -> Identity:
        from ingest.identity import resolve

        with agreeing(self._opened):
            return resolve(self._documents.roll, ledger.standing)

    @cached_property
    def _members(self) -> Mapping[str, frozenset[Thing]]:
        """What documents tell of each entity, by IRI."""
        members: defaultdict[str, set[Thing]] = defaultdict(set)
        for thing, iri in self.identity.iris.items():
            members[iri].add(thing)
        return {iri: frozenset(things) for iri, things in members.items()}

    @cached_property
    def _unjudged(self) -> Mapping[Thing, str]:
        """The IRI that each thing would have without any judgement."""
        from ingest.identity import Ledger

        return (self._resolved(Ledger()) if self.ledger.standing else self.identity).iris

    def _core(self, things: frozenset[Thing]) -> frozenset[Thing]:
        """Return those of the things that are one without any judgement with the first of them."""
        first = self._unjudged[min(things)]
        return frozenset(thing for thing in things if self._unjudged[thing] == first)

    def _around(self, side: Side) -> Side:
        """Return all of the entity that is one, without any judgement, with the part that a name told of."""
        first = self._unjudged[min(side.things)]
        return replace(side, things=frozenset(its for its in self._members[side.iri] if self._unjudged[its] == first))


@contextmanager
def desk_at(workspace: Path) -> Iterator[Desk]:
    """Open a workspace to decide in it, having read anew what another zhimai has read."""
    inbox = inbox_of(())
    with opened_to_change(workspace) as opened:
        knowledge = knowledge_in(opened, "")
        read_anew(opened, inbox, knowledge)
        yield Desk(opened, inbox, knowledge)


@contextmanager
def desk_to_read(workspace: Path) -> Iterator[Desk]:
    """Open a workspace only to look what there is to decide.

    Raises Unanswered where another zhimai has read it, and WorkspaceError where what was read is damaged.
    """
    from ingest.kept import is_ours

    with opened_at(workspace) as opened:
        for digest in set(opened.sources.values()):
            opened.archive.check(digest)
        if not all(is_ours(opened.rows(digest)) for digest in opened.sources.values()):
            raise Unanswered(f"{workspace} was read by another zhimai: build again, and it is read anew")
        yield Desk(opened, inbox_of(()), knowledge_in(opened, ""))
