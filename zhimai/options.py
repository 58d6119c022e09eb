"""Options that several verbs share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from .door import Unanswered

if TYPE_CHECKING:
    from ingest.limits import Limits
    from queries.workspace import Workspace

Verb = TypeVar("Verb", bound=Callable[..., None])


def with_workspace(verb: Verb) -> Verb:
    """Give a verb the option that names the workspace."""
    return click.option(
        "-w",
        "--workspace",
        required=True,
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="The workspace: the folder that holds the graph.",
    )(verb)


def with_form(verb: Verb) -> Verb:
    """Give a verb the options that say how an answer is shown."""
    return with_forms("table", "csv", "json")(verb)


def with_forms(*names: str) -> Callable[[Verb], Verb]:
    """Return what gives a verb the options that say how an answer is shown, the usual form first."""
    return partial(_with_forms, click.Choice(names))


def _with_forms(forms: click.Choice[str], verb: Verb) -> Verb:
    verb = click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")(verb)
    verb = with_lang(verb)
    return click.option("--format", "form", type=forms, default=forms.choices[0], help="How to show the answer.")(verb)


def with_lang(verb: Verb) -> Verb:
    """Give a verb the option that says in which language it speaks: by default the user's, of the two that there are."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default=language,
        help="The language of titles; by default that of your locale, and Chinese where it has none.",
        show_default=False,
    )(verb)


def language() -> str:
    """Return the language of the user by the locale: English for all but Chinese, and Chinese where there is none."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "C")
    return "zh" if named.partition(".")[0] in ("C", "POSIX") or named.startswith("zh") else "en"


def with_limit(verb: Verb) -> Verb:
    """Give a verb the option that says how many rows of the answer are shown."""
    return click.option("--limit", type=click.IntRange(1), metavar="N", help="Show the first N rows only.")(verb)


def with_output(verb: Verb) -> Verb:
    """Give a verb the option that names the file to write, standard output where it names none."""
    return click.option(
        "-o",
        "--output",
        default="-",
        type=click.File("wb", atomic=True),
        help="The file to write.",
        metavar="FILE",
    )(verb)


def with_model(verb: Verb) -> Verb:
    """Give a verb the option that names a model."""
    return click.option(
        "--model",
        default="",
        metavar="NAME",
        help="A spaCy model that may propose names, installed or in a folder.",
        show_default=False,
    )(verb)


def with_knowledge(verb: Verb) -> Verb:
    """Give a verb the options that say with what documents are read."""
    return with_lexicons(with_model(verb))


def with_lexicons(verb: Verb) -> Verb:
    """Give a verb the option that names folders of word lists."""
    return click.option(
        "--lexicon",
        "lexicons",
        multiple=True,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar="FOLDER",
        help="A folder with word lists of your own, in the form of ours.",
    )(verb)


def with_signature(verb: Verb) -> Verb:
    """Give a verb the options that say who decides, and why."""
    verb = click.option("--why", default="", metavar="TEXT", help="Why, in a few words.", show_default=False)(verb)
    return with_by(verb)


def with_by(verb: Verb) -> Verb:
    """Give a verb the option that says who decides."""
    return click.option(
        "--by",
        default="",
        metavar="NAME",
        envvar="ZHIMAI_BY",
        help="Who decides; by default $ZHIMAI_BY, or as git or the computer knows you.",
        show_default=False,
    )(verb)


def with_means(verb: Verb) -> Verb:
    """Give a verb the options that say who reads, and how much a document may ask for, as `means`."""
    from ingest.limits import default, names

    from .reading import Means

    def limits_of(ctx: click.Context, parameter: click.Parameter, values: Iterable[str]) -> Limits:
        return default().but({name: _number(name, value) for name, value in pairs_of(values, "--limit").items()})

    def _number(name: str, value: str) -> int:
        if name not in names():
            raise click.UsageError(f"there is no limit {name!r}; there are {', '.join(names())}")
        if not value.isdecimal() or not int(value):
            raise click.UsageError(f"--limit {name} wants a number above 0, not {value!r}")
        return int(value)

    @wraps(verb)
    def with_them(jobs: int | None, scheduler: str, limits: Limits, **others: object) -> None:
        verb(means=Means(jobs, scheduler, limits), **others)

    told = click.option(
        "--limit",
        "limits",
        multiple=True,
        callback=limits_of,
        metavar="NAME=NUMBER",
        help=f"Let a document ask for more, or for less: {', '.join(names())}.",
    )(with_them)
    told = click.option(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="Read on the workers of this Dask scheduler, or of one started here where it is `local`.",
        show_default=False,
    )(told)
    return click.option(
        "--jobs",
        type=click.IntRange(min=0),
        default=None,
        metavar="N",
        help="How many processes read and state; 0 does all in this very one, without limits of time and memory.  [default: one a core]",
        show_default=False,
    )(cast(Verb, told))


def pairs_of(values: Iterable[str], option: str = "--with") -> dict[str, str]:
    """Return the values given as NAME=VALUE by their names."""
    pairs = [value.partition("=") for value in values]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        raise click.UsageError(f"{option} wants NAME=VALUE, not {wrong[0]!r}")
    return {name: value for name, _, value in pairs}


def opened_at(workspace: Path) -> Workspace:
    """Open a workspace to read it."""
    from queries.workspace import Workspace

    return Workspace.open(workspace, read_only=True)


def opened_to_change(workspace: Path, *, fresh: bool = False) -> Workspace:
    """Open a workspace that is there to change it; a `fresh` one begins with an empty store."""
    from queries.workspace import Workspace

    if not workspace.is_dir():
        raise Unanswered(f"{workspace} is no workspace: there is no such folder")
    return Workspace.open(workspace, fresh=fresh)
