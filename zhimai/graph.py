"""The graph that is asked: that of a workspace, or one that a server keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .options import opened_at

if TYPE_CHECKING:
    from queries.names import Names
    from queries.store import Store

Verb = TypeVar("Verb", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Graph:
    """Where the graph is: in a workspace, or else at an endpoint."""

    workspace: Path | None
    endpoint: str
    credentials: Path | None

    @contextmanager
    def opened(self) -> Iterator[tuple[Store, Names]]:
        """Open it to be read, and give its store and the names in it."""
        if self.workspace is not None:
            with opened_at(self.workspace) as opened:
                yield opened.store, opened.names()
            return
        from queries.names import Names
        from queries.remote.credentials import credentials_for
        from queries.stores.remote import connect

        known = credentials_for(self.endpoint, self.credentials)
        with closing(connect(self.endpoint, known, read_only=True)) as store:
            yield store, Names(store)


def with_credentials(verb: Verb) -> Verb:
    """Give a verb the option that names the file with the credentials for a server."""
    return click.option(
        "--credentials",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A netrc file with user and password; without it, ZHIMAI_USER and ZHIMAI_PASSWORD are taken.",
    )(verb)


def with_graph(verb: Verb) -> Callable[..., None]:
    """Give a verb the options that say which graph is asked; it takes a `graph`."""

    @with_credentials
    @click.option(
        "--endpoint", default="", metavar="URL", help="A SPARQL endpoint that has the graph, instead."
    )
    @click.option(
        "-w",
        "--workspace",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="The workspace: the folder that holds the graph.",
    )
    @wraps(verb)
    def asking(workspace: Path | None, endpoint: str, credentials: Path | None, **rest: Any) -> None:
        if (workspace is None) == (not endpoint):
            raise click.UsageError("say which graph to ask: --workspace FOLDER, or --endpoint URL")
        if credentials and not endpoint:
            raise click.UsageError("--credentials are for an --endpoint, and none is named")
        verb(graph=Graph(workspace, endpoint, credentials), **rest)

    return asking
