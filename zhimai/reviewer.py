"""Review for the explorer: what is doubtful in a workspace, and judgements on it, at the desk."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import click

from .apart import Apart, Ended
from .desk import desk_at, desk_to_read
from .judged import judge_of
from .reviewing import telling, weighed

if TYPE_CHECKING:
    from ingest.identity import Reference
    from queries.lease import Stamp
    from viz.explorer.reviewing import Judged, Pair, Side

    from .desk import Desk
    from .sides import Side as Named


_PATIENT = 10
"""By how much the look at what is doubtful gives way to others: nobody has asked for it by name, as for a judgement."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to judge, what was judged, and of which state of the workspace that is told."""

    stamp: Stamp | None = None
    pairs: tuple[Pair, ...] = ()
    judged: tuple[Judged, ...] = ()


class Review:
    """The doubtful pairs and the judgements of a workspace, gathered anew whenever it was written.

    Who is who is asked of all that was read, which takes long where that is much: so it is done in a process apart.
    """

    def __init__(self, workspace: Path, *, edits: bool) -> None:
        """Review a workspace; judgements are taken where it `edits`."""
        self.edits = edits
        self._workspace = workspace
        self._apart = Apart()
        self._lock = Lock()
        self._seen = Seen()

    def pairs(self) -> Sequence[Pair]:
        """Return the doubtful pairs, the likeliest first. Raises Refused."""
        return self._look().pairs

    def judgements(self) -> Sequence[Judged]:
        """Return all judgements that were made. Raises Refused."""
        return self._look().judged

    def judge(self, verdict: str, one: str, other: str, why: str) -> int:
        """Judge two things, by their IRIs, and return the number of the judgement. Raises Refused."""
        with self._lock:
            self._seen = self._done(_judge, verdict, one, other, why)
            return self._seen.judged[-1].number

    def undo(self, number: int) -> None:
        """Take a judgement back. Raises Refused."""
        with self._lock:
            self._seen = self._done(_undo, number)

    def close(self) -> None:
        """End whatever is being done."""
        self._apart.close()

    def _look(self) -> Seen:
        """See what there is to judge, unless that was seen since the workspace was last written."""
        from queries.lease import stamp_of

        with self._lock:
            if self._seen.stamp is None or stamp_of(self._workspace) != self._seen.stamp:
                self._seen = self._done(_see)
            return self._seen

    def _done(self, function: Callable[..., Seen], *arguments: object) -> Seen:
        """Return what is to be seen when a function has been at the workspace. Raises Refused."""
        from queries.endpoint.protocol import Refused

        try:
            return self._apart.call(function, self._workspace, *arguments)
        except Ended:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "the process that was at it has ended: try again") from None


def _see(workspace: Path) -> Seen:
    from queries.lease import stamp_of

    if sys.platform != "win32":
        os.nice(_PATIENT)
    stamp = stamp_of(workspace)
    with _telling(), desk_to_read(workspace) as desk:
        return Seen(stamp, tuple(_pairs(desk)), tuple(_judged(desk)))


def _judge(workspace: Path, verdict: str, one: str, other: str, why: str) -> Seen:
    from ingest.identity import Verdict

    def judged(desk: Desk) -> None:
        desk.judge(Verdict(verdict), _side_of(desk, one), _side_of(desk, other), who=judge_of(""), why=why)

    return _changed(workspace, judged)


def _undo(workspace: Path, number: int) -> Seen:
    return _changed(workspace, lambda desk: desk.undo(number, judge_of("")))


def _changed(workspace: Path, change: Callable[[Desk], object]) -> Seen:
    """Change what was judged, and see at once what that leaves: it is looked at next."""
    from queries.lease import stamp_of

    with _telling(), desk_at(workspace) as desk:
        change(desk)
        return Seen(stamp_of(workspace), tuple(_pairs(desk)), tuple(_judged(desk)))


def _pairs(desk: Desk) -> Iterator[Pair]:
    from queries.answer import Text
    from viz.explorer.reviewing import Pair

    for doubt in desk.doubts:
        one, other = (
            _shown(desk, iri, reference)
            for iri, reference in zip((doubt.one, doubt.other), doubt.references, strict=True)
        )
        reasons = Text(*(weighed(doubt.reasons, lang) for lang in ("zh", "en")))
        yield Pair(doubt.references[0].kind.value, doubt.score, reasons, one, other)


def _shown(desk: Desk, iri: str, reference: Reference) -> Side:
    from ontology.iri import bulletin_iri
    from viz.explorer.reviewing import Passage, Side

    told = desk.passages(iri)
    # a reader knows a bulletin by its title, not by the file that the reference names
    known = next((bulletin_iri(its.document) for its in told if its.source in reference.sources[:1]), "")
    name = str(replace(reference, sources=())) if known else str(reference)
    passages = (
        Passage(
            text=its.evidence.text,
            start=its.evidence.start,
            end=its.evidence.end,
            date=its.date,
            file=its.source.rpartition("/")[2],
            bulletin=bulletin_iri(its.document),
        )
        for its in telling(told)
    )
    return Side(iri, name, tuple(passages), known)


def _judged(desk: Desk) -> Iterator[Judged]:
    from viz.explorer.reviewing import Judged

    idle = {judgement.number for judgement in desk.idle}
    for its in desk.ledger.judgements:
        state = "undone" if its.undone else "idle" if its.number in idle else "standing"
        yield Judged(
            its.number, its.verdict.value, str(its.one), str(its.other), its.who, its.when, its.why, state
        )


def _side_of(desk: Desk, iri: str) -> Named:
    """Return what is meant by an IRI. Raises Refused where the graph knows none."""
    from queries.endpoint.protocol import Refused

    try:
        return desk.side(iri)
    except KeyError:
        raise Refused(HTTPStatus.NOT_FOUND, f"the graph knows no {iri[:100]}") from None


@contextmanager
def _telling() -> Iterator[None]:
    """Let what the door refuses be told to a browser in the same sentence."""
    from queries.endpoint.protocol import Refused

    try:
        yield
    except click.ClickException as error:
        raise Refused(HTTPStatus.CONFLICT, error.format_message()) from None
