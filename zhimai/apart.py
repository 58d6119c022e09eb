"""A call in a process apart: what is worked at there holds nobody up here, and can be ended."""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Result = TypeVar("Result")


class Ended(Exception):
    """The process ended before it answered."""


class Apart:
    """Calls in processes apart, one at a time and each in a new one."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._over = False

    def call(self, function: Callable[..., Result], *arguments: object) -> Result:
        """Return what a function of a module gives there. Raises what it raises, and Ended."""
        from ingest.crew.worker import CONTEXT

        connection, theirs = CONTEXT.Pipe(duplex=False)
        with connection:
            self._process = CONTEXT.Process(target=_work, args=(function, arguments, theirs), daemon=True)
            self._process.start()
            theirs.close()
            if self._over:
                self._process.kill()
            try:
                answer: Any = connection.recv()
            except (EOFError, OSError):
                raise Ended("the process that was at it has ended") from None
            finally:
                self._process.join()
        if isinstance(answer, Exception):
            raise answer
        result: Result = answer
        return result

    def close(self) -> None:
        """End what is being worked at, and whatever else would be."""
        self._over = True
        if self._process is not None and self._process.is_alive():
            self._process.kill()


def _work(function: Callable[..., object], arguments: tuple[object, ...], connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    try:
        answer = function(*arguments)
    except Exception as error:
        answer = error
    connection.send(answer)
