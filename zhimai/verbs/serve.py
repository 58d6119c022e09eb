"""`zhimai serve`: the graph over HTTP."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..door import Unanswered
from ..options import with_workspace

if TYPE_CHECKING:
    from ..serving.public import Public


def _share() -> int:
    """Return how many megabytes a query may take on this machine: all together, they leave it a quarter."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError):  # no such word on this system
        return 1024
    return min(2048, max(256, whole >> 23))


def _public(context: click.Context, parameter: click.Parameter, value: str) -> Public:
    from ..serving.public import Public

    try:
        return Public.at(value) if value else Public()
    except ValueError:
        told = f"“{value}” is no address such as https://office.example/zhimai"
        raise click.BadParameter(told, context, parameter) from None


@click.command("serve")
@with_workspace
@click.option("--host", default="127.0.0.1", help="The address to listen at; 0.0.0.0 is open to the network.")
@click.option("--port", default=8000, type=click.IntRange(0, 65535), help="The port; 0 is any that is free.")
@click.option("--seconds", default=30.0, type=click.FloatRange(0.1), help="How long a query may run.")
@click.option("--rows", default=100_000, type=click.IntRange(1), help="How many rows an answer may have.")
@click.option("--at-once", default=4, type=click.IntRange(1), help="How many queries run at once.")
@click.option(
    "--memory",
    default=_share,
    show_default="an eighth of the machine's",
    type=click.IntRange(64),
    help="How many megabytes of memory a query may take.",
)
@click.option(
    "--public",
    default="",
    metavar="URL",
    callback=_public,
    help="Where a proxy shows this server, such as https://office.example/zhimai.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    default=["127.0.0.1", "::1"],
    metavar="ADDRESS",
    help="Who is believed about X-Forwarded-For, -Proto and -Prefix; this machine, if not said.",
)
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
    memory: int,
    public: Public,
    proxies: tuple[str, ...],
    origins: tuple[str, ...],
    update: bool,
    edit: bool,
) -> None:
    """Serve the graph: an explorer for any browser, and a SPARQL endpoint.

    \b
    Example:
      zhimai serve -w demo --port 8000
    """
    from queries.endpoint.pool import Limits

    from ..serving.server import serve

    # the server ends in order at either signal, and then sends it on to whoever started the program
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    limits = Limits(seconds=seconds, rows=rows, at_once=at_once, memory=memory << 20)
    with contextlib.suppress(KeyboardInterrupt), _listening(host, port) as listener:
        serve(
            workspace,
            listener,
            limits,
            public=public,
            proxies=list(proxies),
            origins=list(origins),
            updates=update,
            edits=edit,
        )


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens, before anything else is done."""
    try:
        # made anew from its number, it knows that it is TCP: else asyncio leaves Nagle's algorithm on, which holds
        # every answer back for 40 milliseconds
        return socket.socket(fileno=socket.create_server((host, port)).detach())
    except OSError as error:
        raise Unanswered(f"{host}:{port} cannot be listened at ({error.strerror}): name another --port") from None
