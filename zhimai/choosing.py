"""Which thing is meant where a name fits several: asked on a terminal, told in one line elsewhere."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import normalize

import click

from .door import Unanswered

if TYPE_CHECKING:
    from queries.header import Parameter
    from queries.names import Named
    from queries.question import Choose
    from queries.store import Store

_SHOWN, _TAIL = 12, 4


def chooser(store: Store, mark: str = "--") -> Choose:
    """Return what chooses among the things of a store that a name fits; the mark makes options of parameters.

    All of them are meant where there is a * in the name, and where all have one name and are not people: meetings
    that are called the same, or an instruction of which several bulletins tell. So are, where nobody can be asked, all
    meetings, offices or books of whose names it is but a part.
    """

    def choose(parameter: Parameter, wanted: str, fitting: tuple[Named, ...]) -> tuple[Named, ...]:
        if "*" in normalize("NFKC", wanted) or _one_name(fitting):
            return fitting
        told = _told(store, fitting[:_SHOWN])
        more = f" and {len(fitting) - _SHOWN} more" if len(fitting) > _SHOWN else ""
        if on_terminal():
            return _asked(wanted, fitting, told, more)
        means = f"{mark}{parameter.name} “{wanted}” may mean {len(fitting)} things: {'; '.join(told)}{more}."
        if _only_part(wanted, fitting):
            click.echo(f"{means} All are meant; write one of these names for one", err=True)
            return fitting
        raise Unanswered(
            f"{means} Write one of these names, or a part with * for what is left out, which means all that fit"
        )

    return choose


def _one_name(fitting: Sequence[Named]) -> bool:
    return len(fitting) == 1 or len({each.label for each in fitting}) == 1 and fitting[0].kind != "person"


def _only_part(wanted: str, fitting: Sequence[Named]) -> bool:
    """Tell whether a name is but a part of what meetings, offices or books are called; of people it would mix namesakes."""
    return all(each.kind != "person" and wanted != each.called and wanted in each.called for each in fitting)


def on_terminal() -> bool:
    """Say whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked(wanted: str, fitting: Sequence[Named], told: Sequence[str], more: str) -> tuple[Named, ...]:
    click.echo(f"“{wanted}” may mean", err=True)
    for number, each in enumerate(told, start=1):
        click.echo(f"{number:3} {each}", err=True)
    click.echo(f"  0 all of them{more}", err=True)
    number = click.prompt("Which", type=click.IntRange(0, len(told)), default=1, err=True)
    return tuple(fitting) if number == 0 else (fitting[number - 1],)


def _told(store: Store, things: Sequence[Named]) -> list[str]:
    """Return each thing by a name that means it alone, and what there is to say of it."""
    from queries.namesakes import told_apart

    bearers = Counter(thing.label for thing in things)
    apart = told_apart(store, [thing.iri for thing in things])
    return [_line(thing, bearers[thing.label] > 1, apart[thing.iri].value) for thing in things]


def _line(thing: Named, shared: bool, apart: str) -> str:
    name = f"{thing.label}#{thing.iri.value[-_TAIL:]}" if shared else thing.label
    said = [thing.called] if thing.called != thing.label else []
    said += [post] if (post := apart.rpartition("#")[0].strip()) else []
    return f"{name}（{'，'.join(said)}）" if said else name
