"""Stating what documents say, on all cores: facts and who is who become N-Quads, in the order of the documents."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, cycle, islice
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ingest.identity import Identity
    from ingest.kept import Kept

    Batch: TypeAlias = Sequence[tuple[Kept, Identity]]

_FEW = 100
"""So many documents this process has stated before it has started others."""

_BATCH = 8
"""How many documents a process is given at a time."""


def statements(documents: Iterable[Kept], identity: Identity, jobs: int) -> Iterator[bytes]:
    """Yield what each document says, in their order, as sorted N-Quads; so many processes as `jobs` says work on it.

    The documents are taken as they are needed, a few at a time. The bytes do not depend on how many processes there are.
    Where one is ended, this one does its work. Raises like `emit`.
    """
    coming = iter(documents)
    first = list(islice(coming, _FEW + 1))
    if jobs < 2 or len(first) <= _FEW:
        for document in chain(first, coming):
            yield _stated(document, identity)
        return
    hands = [_Hand() for _ in range(jobs)]
    try:
        # each has one batch at a time, so neither side ever waits for the other to make room in the pipe
        batches = _batches(chain(first, coming), identity)
        given = [hand for hand, batch in zip(hands, batches, strict=False) if hand.give(batch)]
        for hand in cycle(given):
            if not hand.batch:
                return
            lines = hand.take()
            hand.give(next(batches, ()))
            yield from lines
    finally:
        for hand in hands:
            hand.end()


def _batches(documents: Iterator[Kept], identity: Identity) -> Iterator[Batch]:
    while batch := [
        (its, identity.within(its.sha256, {entity for fact in its.facts for entity in fact.entities()}))
        for its in islice(documents, _BATCH)
    ]:
        yield batch


class _Hand:
    """A process that states one batch of documents after the other; `batch` is what it is at."""

    def __init__(self) -> None:
        from ingest.crew.worker import CONTEXT

        self._connection, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.batch: Batch = ()

    def give(self, batch: Batch) -> bool:
        """Let it state a batch, of which there is none left where it is empty; say whether there is one."""
        self.batch = batch
        try:
            if batch:
                self._connection.send(batch)
        except OSError:  # it has ended, which `take` sees
            pass
        return bool(batch)

    def take(self) -> list[bytes]:
        """Return what the batch says; waits for it."""
        try:
            answer = self._connection.recv()
        except (EOFError, OSError):
            return _all_stated(self.batch)
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, list)
        return answer

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self._connection.close()


def _work(connection: Connection) -> None:
    """State batches until nobody is left to state for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks, who ends us
    while True:
        try:
            batch = connection.recv()
        except EOFError:
            return
        try:
            answer: object = _all_stated(batch)
        except Exception as error:
            answer = error
        connection.send(answer)


def _all_stated(batch: Batch) -> list[bytes]:
    return [_stated(document, identity) for document, identity in batch]


def _stated(document: Kept, identity: Identity) -> bytes:
    from ingest.emit import emit
    from queries.serialise import nquads

    return nquads(emit(document, document.facts, identity))
