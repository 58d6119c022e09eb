"""`zhimai export`: the graph for other programs."""

from __future__ import annotations

import pkgutil
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import click

from ..door import SOME_FAILED
from ..options import opened_at, with_output, with_workspace

_RDF = ("turtle", "nquads", "trig", "jsonld")


def _found(package: str) -> list[str]:
    """Return the forms that are files of a package, without the cost of importing it."""
    spec = find_spec(package)
    assert spec is not None
    return sorted(module.name for module in pkgutil.iter_modules(spec.submodule_search_locations))


_PLAIN, _NETWORKS = _found("queries.exports"), _found("viz.exports")
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("export")
@with_workspace
@click.option("--format", "form", type=click.Choice([*_RDF, *_PLAIN, *_NETWORKS]), help="The form to write it in.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")
@with_output
@click.option("--package", type=_FOLDER, metavar="FOLDER", help="Make a data package: tables, graph, what they are.")
@click.option("--licence", default="", metavar="NAME", help="The licence to name in the data package.")
@click.option("--backup", type=_FOLDER, metavar="FOLDER", help="Copy the whole workspace, even while it is built.")
def verb(
    workspace: Path,
    form: str | None,
    bom: bool,
    output: IO[bytes],
    package: Path | None,
    licence: str,
    backup: Path | None,
) -> None:
    """Write the graph for other programs.

    \b
    Example:
      zhimai export -w demo --format turtle -o demo.ttl
    """
    if len([wanted for wanted in (form, package, backup) if wanted]) != 1:
        raise click.UsageError("name one of --format, --package and --backup")
    if bom and form != "csv":
        raise click.UsageError("--bom is for --format csv")
    if licence and not package:
        raise click.UsageError("--licence is for a --package")
    if backup:
        from queries.backup import back_up

        for damaged in (found := back_up(workspace, backup)):
            click.echo(damaged, err=True)
        raise click.exceptions.Exit(SOME_FAILED if found else 0)
    with opened_at(workspace) as opened:
        if package:
            from queries.package import pack

            pack(opened, package, licence)
        elif form in _NETWORKS:
            from viz.exports import exports as networks
            from viz.plain import plain
            from viz.projection import project

            networks()[form].write(plain(project(opened.store)), output)
        elif form in _PLAIN:
            from queries.exports import exports

            output.write("\ufeff".encode() if bom else b"")
            exports()[form].write(opened, output)
        elif form:
            opened.export(form, output)
