"""What becomes of a file in a workspace: read, kept, and stated in the light of all others."""

from __future__ import annotations

import gc
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from .judged import agreeing, last_logged, ledger_in
from .reading import cores, sound
from .showing import progress
from .stating import statements

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from ingest.identity import Identity, Judgement, Reading, Roll
    from ingest.inbox import Inbox
    from ingest.kept import Kept
    from ingest.knowledge import Knowledge
    from queries.changes import Changes
    from queries.workspace import Workspace


#: What to say for --model where a workspace shall be read without one again.
NO_MODEL = "none"


def knowledge_in(opened: Workspace, model: str) -> Knowledge:
    """Return what a workspace is read with: its own lexicon, and the model named now, or else the last time."""
    from ingest.knowledge import Knowledge

    if Path(model).is_dir() and model:
        model = str(Path(model).resolve())
    wanted = "" if model == NO_MODEL else model or opened.model
    lists = opened.lexicon.is_dir() and any(opened.lexicon.iterdir())
    knowledge = Knowledge((opened.lexicon,) if lists else (), wanted)
    with sound():
        knowledge.check()
    opened.model = wanted
    return knowledge


def finish(
    opened: Workspace, inbox: Inbox, knowledge: Knowledge, verb: str, jobs: int | None = None
) -> tuple[Changes, tuple[Judgement, ...]]:
    """State what all documents say, make it last, and log it; return also the judgements that have no effect.

    Where nothing is new, no facts are taken up, and nobody asks who is who. So many processes as `jobs` says state, one a
    core where it is None.
    """
    from ingest.identity import resolve
    from ingest.links import links

    ledger, settings = ledger_in(opened), {"verb": verb}
    if opened.rests_on(ground := _ground(opened, knowledge)):
        return _commit(opened, knowledge, settings, ground), ()
    with _at_rest():
        documents = called(opened, inbox, knowledge)
    if (logged := last_logged(opened)) > len(ledger.judgements):
        click.echo(f"{opened.judgements} holds {len(ledger.judgements)} of the {logged} judgements that the log tells of", err=True)
    if ledger != (ledger := ledger.following(opened.sources)):
        opened.judge(ledger.dump())
    with agreeing(opened), _at_rest():
        identity = resolve(documents.roll, ledger.standing)
    _tell(opened, documents, identity, jobs)
    elsewhere, idle = tuple(links(identity.links)), identity.idle
    del documents, identity  # they are as large as what loading takes
    return _settle(opened, elsewhere, knowledge, settings, idle), idle


@contextmanager
def _at_rest() -> Iterator[None]:
    """Let the garbage collector rest: what is made now by the million stays, and to walk through it again and again is dear."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Called(NamedTuple):
    """All documents of a workspace, as they tell who is who, and the hash of what was read in each, by its own."""

    roll: Roll
    readings: Mapping[str, str]


def called(opened: Workspace, inbox: Inbox, knowledge: Knowledge) -> Called:
    """Call on all documents; one whose reading is lost, and cannot be had again, is let go."""
    from ingest.identity import Roll

    readings: dict[str, str] = {}
    return Called(Roll(_readings(opened, inbox, readings), knowledge.authority), readings)


def kept_in(opened: Workspace, digest: str) -> Kept:
    """Return a document of a workspace with its facts. Raises WorkspaceError where its reading is lost or damaged."""
    from ingest.kept import take_up

    return take_up(digest, opened.rows(digest))


def state(
    opened: Workspace,
    documents: Called,
    identity: Identity,
    knowledge: Knowledge,
    settings: dict[str, str],
) -> Changes:
    """State what documents say in the light of who is who, make it last, and log it with the settings."""
    from ingest.links import links

    _tell(opened, documents, identity)
    return _settle(opened, links(identity.links), knowledge, settings, identity.idle)


def _tell(opened: Workspace, documents: Called, identity: Identity, jobs: int | None = None) -> None:
    """Tell the store what documents say; a few of them are in memory at a time."""
    from ingest.ground import ground

    on_their_way: deque[tuple[str, str]] = deque()

    def stale() -> Iterator[Kept]:
        for witness in progress(documents.roll, len(documents.roll), "Stating"):
            digest = witness.document
            its = ground(digest, documents.readings[digest], witness.numbers, identity)
            if not opened.is_stated(digest, its):
                on_their_way.append((digest, its))
                yield kept_in(opened, digest)

    for lines in statements(stale(), identity, cores() if jobs is None else jobs):
        opened.tell(*on_their_way.popleft(), lines)


def _settle(
    opened: Workspace,
    elsewhere: Iterable[Quad],
    knowledge: Knowledge,
    settings: dict[str, str],
    idle: tuple[Judgement, ...],
) -> Changes:
    """Let the store take in what it was told, and what things are elsewhere, make all last, and log it."""
    opened.load(lambda graphs, number: progress(graphs, number, "Loading"))
    opened.link(elsewhere)
    # judgements without effect are told of at every build, and so every build asks again while there are some
    return _commit(opened, knowledge, settings, "" if idle else _ground(opened, knowledge))


def _commit(opened: Workspace, knowledge: Knowledge, settings: dict[str, str], ground: str) -> Changes:
    from ingest.kept import program

    settings = settings | {"program": program(), "knowledge": knowledge.version, "model": knowledge.model}
    return opened.commit({name: value for name, value in settings.items() if value}, ground)


def _ground(opened: Workspace, knowledge: Knowledge) -> str:
    """Return a hash of all that the graphs depend on beside the documents: zhimai, its knowledge, the judgements."""
    from ingest.kept import program

    try:
        judged = opened.judged
    except FileNotFoundError:
        judged = b""
    return sha256(f"{program()}\n{knowledge.version}\n".encode() + judged).hexdigest()


def _readings(opened: Workspace, inbox: Inbox, hashes: dict[str, str]) -> Iterator[Reading]:
    """Yield what was read in each document, under the keys of all its files, in the order of their hashes; note its hash."""
    from ingest.identity import Reading
    from ontology.record import RecordError
    from queries.errors import WorkspaceError

    keys: defaultdict[str, list[str]] = defaultdict(list)
    for key, digest in opened.sources.items():
        keys[digest].append(key)
    for digest in sorted(keys):
        try:
            kept = kept_in(opened, digest)
        except (WorkspaceError, RecordError, LookupError, ValueError):
            for key in keys[digest]:
                inbox.refuse(f"{key}: is lost to damage, and taken out; build it again from its file")
                opened.forget(key)
        else:
            hashes[digest] = kept.reading
            yield Reading(digest, kept.facts, tuple(keys[digest]))
