"""`zhimai serve`: the graph over HTTP."""

from __future__ import annotations

import contextlib
import signal
import socket
from pathlib import Path

import click

from ..door import Unanswered
from ..options import with_workspace


@click.command("serve")
@with_workspace
@click.option("--host", default="127.0.0.1", help="The address to listen at; 0.0.0.0 is open to the network.")
@click.option("--port", default=8000, type=click.IntRange(0, 65535), help="The port; 0 is any that is free.")
@click.option("--seconds", default=30.0, type=click.FloatRange(0.1), help="How long a query may run.")
@click.option("--rows", default=100_000, type=click.IntRange(1), help="How many rows an answer may have.")
@click.option("--at-once", default=4, type=click.IntRange(1), help="How many queries run at once.")
@click.option("--origin", "origins", multiple=True, metavar="URL", help="A site whose pages may ask; * for any.")
@click.option("--update", is_flag=True, help="Let anybody who can connect change the store.")
@click.option("--edit", is_flag=True, help="Take judgements on who is who from the pages.")
def verb(
    workspace: Path,
    host: str,
    port: int,
    seconds: float,
    rows: int,
    at_once: int,
    origins: tuple[str, ...],
    update: bool,
    edit: bool,
) -> None:
    """Serve the graph: an explorer for any browser, and a SPARQL endpoint.

    \b
    Example:
      zhimai serve -w demo --port 8000
    """
    import uvicorn

    from queries.endpoint.app import Endpoint
    from queries.endpoint.pool import Limits
    from viz.explorer.app import application
    from viz.explorer.graph import Graph

    from ..reviewer import Review

    # the server ends in order at either signal, and then sends it on to whoever started the program
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    limits = Limits(seconds=seconds, rows=rows, at_once=at_once)
    with (
        contextlib.suppress(KeyboardInterrupt),
        _listening(host, port) as listener,
        contextlib.closing(Endpoint(workspace, limits, updates=update)) as endpoint,
        contextlib.closing(Graph(workspace)) as graph,
    ):
        app = application(endpoint, graph, Review(workspace, edits=edit), origins=list(origins))
        host, port = listener.getsockname()[:2]
        click.echo(f"http://{host}:{port}/ shows the graph, and /sparql answers SPARQL; Ctrl-C ends it", err=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run([listener])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens, before anything else is done."""
    try:
        # made anew from its number, it knows that it is TCP: else asyncio leaves Nagle's algorithm on, which holds
        # every answer back for 40 milliseconds
        return socket.socket(fileno=socket.create_server((host, port)).detach())
    except OSError as error:
        raise Unanswered(f"{host}:{port} cannot be listened at ({error.strerror}): name another --port") from None
