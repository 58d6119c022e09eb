"""Review for the explorer: what is doubtful in a workspace, and judgements on it, at the desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import click

from .desk import desk_at, desk_to_read
from .judged import judge_of
from .reviewing import telling, weighed

if TYPE_CHECKING:
    from queries.lease import Stamp
    from viz.explorer.reviewing import Judged, Pair, Side

    from .desk import Desk
    from .sides import Side as Named


class Review:
    """The doubtful pairs and the judgements of a workspace, gathered anew whenever it was written."""

    def __init__(self, workspace: Path, *, edits: bool) -> None:
        """Review a workspace; judgements are taken where it `edits`."""
        self.edits = edits
        self._workspace = workspace
        self._lock = Lock()
        self._stamp: Stamp | None = None
        self._pairs: tuple[Pair, ...] = ()
        self._judged: tuple[Judged, ...] = ()

    def pairs(self) -> Sequence[Pair]:
        """Return the doubtful pairs, the likeliest first. Raises Refused."""
        with self._lock:
            self._look()
            return self._pairs

    def judgements(self) -> Sequence[Judged]:
        """Return all judgements that were made. Raises Refused."""
        with self._lock:
            self._look()
            return self._judged

    def judge(self, verdict: str, one: str, other: str, why: str) -> int:
        """Judge two things, by their IRIs, and return the number of the judgement. Raises Refused."""
        from ingest.identity import Verdict

        with self._lock, _telling(), desk_at(self._workspace) as desk:
            sides = _side_of(desk, one), _side_of(desk, other)
            made, _ = desk.judge(Verdict(verdict), *sides, who=judge_of(""), why=why)
            return made.number

    def undo(self, number: int) -> None:
        """Take a judgement back. Raises Refused."""
        with self._lock, _telling(), desk_at(self._workspace) as desk:
            desk.undo(number, judge_of(""))

    def _look(self) -> None:
        """See what there is to judge, unless that was seen since the workspace was last written."""
        from queries.lease import stamp_of

        stamp = stamp_of(self._workspace)
        if stamp is None or stamp != self._stamp:
            with _telling(), desk_to_read(self._workspace) as desk:
                self._pairs, self._judged = tuple(_pairs(desk)), tuple(_judged(desk))
            self._stamp = stamp


def _pairs(desk: Desk) -> Iterator[Pair]:
    from queries.answer import Text
    from viz.explorer.reviewing import Pair

    for doubt in desk.doubts:
        one, other = (
            _shown(desk, iri, str(reference))
            for iri, reference in zip((doubt.one, doubt.other), doubt.references, strict=True)
        )
        reasons = Text(*(weighed(doubt.reasons, lang) for lang in ("zh", "en")))
        yield Pair(doubt.references[0].kind.value, doubt.score, reasons, one, other)


def _shown(desk: Desk, iri: str, name: str) -> Side:
    from ontology.iri import bulletin_iri
    from viz.explorer.reviewing import Passage, Side

    passages = (
        Passage(
            text=its.evidence.text,
            start=its.evidence.start,
            end=its.evidence.end,
            date=its.date,
            file=its.source.rpartition("/")[2],
            bulletin=bulletin_iri(its.document),
        )
        for its in telling(desk.passages(iri))
    )
    return Side(iri, name, tuple(passages))


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
