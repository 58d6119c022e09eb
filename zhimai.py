"""The command line of zhimai: verbs that join the rooms.

Answers go to standard output, messages to standard error. The exit code is 0 when all went well, 1 when some
documents could not be read, 2 for a command line that makes no sense, 3 when what was asked has no answer.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from queries.errors import QueriesError

if TYPE_CHECKING:  # what takes long to import is imported by the verbs that need it: --help is there at once
    from ingest.extract import Extraction, Reader
    from ingest.inbox import File, Inbox
    from queries.answer import Answer
    from queries.question import Question
    from queries.workspace import Workspace

SOME_FAILED, UNANSWERED, INTERRUPTED, READER_GONE = 1, 3, 130, 141

Item = TypeVar("Item")
Verb = TypeVar("Verb", bound=Callable[..., None])


class Unanswered(click.ClickException):
    """What was asked for cannot be had."""

    exit_code = UNANSWERED


class Door(click.Group):
    """All verbs, behind which every error of the rooms becomes one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb."""
        _set_streams()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # Whoever read our output wanted no more of it; what is still in the buffer goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(READER_GONE) from None
        except KeyboardInterrupt:
            raise click.exceptions.Exit(INTERRUPTED) from None
        except (QueriesError, OSError) as error:
            raise Unanswered(str(error)) from error


class Questions(click.Group):
    """The questions of the library as commands, their parameters as options."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all questions."""
        from queries.library import library

        return list(library())

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        """Return the command that asks a question."""
        from queries.library import question

        return _asking(question(name))


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
    forms, languages = click.Choice(["table", "csv", "json"]), click.Choice(["zh", "en"])
    verb = click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")(verb)
    verb = click.option("--lang", type=languages, default="zh", help="The language of titles.")(verb)
    return click.option("--format", "form", type=forms, default="table", help="How to show the answer.")(verb)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.version_option(package_name="zhimai")
def main() -> None:
    """Tell from official bulletins who was at which meeting, and which directive led to which book (志脉)."""


@main.command()
@click.argument("sources", nargs=-1, metavar="[FILE|FOLDER|-]...")
@with_workspace
@click.option("--samples", is_flag=True, help="Build from the bulletins that come with zhimai.")
def build(sources: tuple[str, ...], workspace: Path, samples: bool) -> None:
    """Build a graph from bulletins, or add some to it.

    \b
    Example:
      zhimai build --samples -w demo
    """
    from queries.workspace import Workspace

    if samples:
        sources += (str(files("ingest").joinpath("samples")),)
    if not sources:
        raise click.UsageError("name the files or folders to read, or --samples")
    inbox = _inbox(sources, apart=workspace)
    with Workspace.open(workspace) as opened:
        for file in _progress(inbox, len(inbox), "Reading"):
            _take_in(opened, inbox, _key(file, workspace), file)
        _read_anew(opened, inbox)
        _state(opened)
        changes = opened.commit()
    counts = {what: len(getattr(changes, what)) for what in ("added", "changed", "restated", "unchanged")}
    told = ", ".join(
        f"{count} {what}" for what, count in (counts | {"failed": inbox.failed}).items() if count
    )
    click.echo(f"{workspace}: {told or 'nothing to read'}", err=True)
    _end(inbox)


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
def facts(sources: tuple[str, ...]) -> None:
    """Print the facts of bulletins, with their words, as JSON Lines.

    \b
    Example:
      echo '1月5日，省地方志办召开党组会议，主任林远舟主持会议。' | zhimai facts -
    """
    from ontology.facts import as_row

    inbox = _inbox(sources)
    for file in inbox:
        if extraction := _extraction(inbox, file):
            for fact in extraction.facts:
                sys.stdout.write(json.dumps(as_row(fact, file.name), ensure_ascii=False) + "\n")
            sys.stdout.flush()
    _end(inbox)


@main.group(cls=Questions, invoke_without_command=True, subcommand_metavar="[QUESTION [OPTIONS]]")
@click.pass_context
def ask(ctx: click.Context) -> None:
    """Ask a ready-made question, or list them all.

    \b
    Example:
      zhimai ask attendance -w demo --meeting 党组会议
    """
    if ctx.invoked_subcommand:
        return
    from rich.table import Table

    from queries.library import library

    listed = Table("Question", "问题", "", "Options", box=None)
    for name, question in library().items():
        header = question.header
        options = " ".join(f"--{parameter.name}" for parameter in header.parameters)
        listed.add_row(name, header.title.zh, header.title.en, options)
    _print(listed)


def _asking(question: Question) -> click.Command:
    """Return the command that asks a question; its parameters are options."""

    @with_workspace
    @with_form
    def asking(workspace: Path, form: str, lang: str, bom: bool, **values: str | None) -> None:
        with _opened(workspace) as opened:
            answer = question.ask(opened.store, {name: value for name, value in values.items() if value})
        _show(answer, form, lang, bom)

    title, description = question.header.title, question.header.description
    told = f"{title.zh}。{title.en}.\n\n{description.zh}\n\n{description.en}"
    command = click.command(question.name, help=told, short_help=f"{title.zh} {title.en}")(asking)
    command.params[:0] = [
        click.Option(
            [f"--{parameter.name}"],
            metavar=parameter.type.upper(),
            required=parameter.required,
            help=f"{parameter.title.zh} {parameter.title.en}",
        )
        for parameter in question.header.parameters
    ]
    return command


@main.command()
@click.argument("sparql", type=click.File("rb"), metavar="FILE|-")
@with_workspace
@with_form
def query(sparql: IO[bytes], workspace: Path, form: str, lang: str, bom: bool) -> None:
    """Ask the graph in SPARQL.

    \b
    Example:
      echo 'SELECT ?title { ?book a zm:Publication ; dcterms:title ?title }' | zhimai query - -w demo
    """
    from queries.answer import answer_of
    from queries.render import results_json
    from queries.serialise import turtle
    from queries.store import Rows

    try:
        text = sparql.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unanswered(f"a query must be UTF-8, and this one is not ({error.reason})") from None
    with _opened(workspace) as opened:
        found = opened.store.query(text)
    if isinstance(found, bool):
        click.echo(json.dumps({"head": {}, "boolean": found}) if form == "json" else str(found).lower())
    elif not isinstance(found, Rows):
        _write(turtle(found))
    elif form == "json":
        _write(results_json(found))
    else:
        _show(answer_of(found, text), form, lang, bom)


@main.command()
@with_workspace
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page to write.",
)
@click.option("--around", metavar="NAME", help="Draw what lies around the things of this name.")
@click.option("--hops", default=2, type=click.IntRange(1), help="How many edges away from them to go.")
@click.option("--question", metavar="NAME", help="Draw the things in the answer to this question.")
@click.option("--with", "values", multiple=True, metavar="NAME=VALUE", help="A value for the question.")
@click.option("--limit", default=300, type=click.IntRange(1), help="How many things to draw at most.")
def draw(
    workspace: Path, output: Path, around: str, hops: int, question: str, values: tuple[str, ...], limit: int
) -> None:
    """Draw the graph, or a part of it, as a page for any browser.

    \b
    Example:
      zhimai draw -w demo -o network.html --around 澜川简史
    """
    from queries.library import question as find_question
    from queries.names import Names
    from viz.page import write
    from viz.projection import project
    from viz.views import DrawError, Wanted, select
    from viz.views.answer import named

    if around and question:
        raise click.UsageError("draw what is --around a thing or the answer to a --question, not both")
    if values and not question:
        raise click.UsageError("--with is a value for a --question, and none is named")
    with _opened(workspace) as opened:
        network = project(opened.store)
        if around:
            view, title = "around", around
            nodes = tuple(thing.iri.value for thing in Names(opened.store).find("thing", around))
        elif question:
            answer = find_question(question).ask(opened.store, _pairs(values))
            view, title, nodes = "answer", answer.title.zh, named(answer)
        else:
            view, title, nodes = "whole", "志脉", ()
    try:
        write(output, select(view, network, Wanted(nodes, hops, limit)), title)
    except DrawError as error:
        raise Unanswered(str(error)) from error
    click.echo(f"{output}: open it in a browser", err=True)


@main.command()
@with_workspace
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["turtle", "nquads", "trig", "jsonld"]),
    help="The form of RDF.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    type=click.File("wb", atomic=True),
    help="The file to write.",
    metavar="FILE",
)
def export(workspace: Path, form: str, output: IO[bytes]) -> None:
    """Write the graph as RDF, for other programs.

    \b
    Example:
      zhimai export -w demo --format turtle -o demo.ttl
    """
    with _opened(workspace) as opened:
        opened.export(form, output)


def _inbox(sources: Iterable[str], apart: Path | None = None) -> Inbox:
    from ingest.inbox import Inbox

    stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
    return Inbox(sources, stdin, lambda told: click.echo(told, err=True), apart)


def _end(inbox: Inbox) -> None:
    """End with the exit code that says whether some documents failed."""
    raise click.exceptions.Exit(SOME_FAILED if inbox.failed else 0)


@cache
def _reader() -> Reader:
    from ingest.extract import Reader

    return Reader()


def _extraction(inbox: Inbox, file: File) -> Extraction | None:
    """Return what a file says, or None, and a complaint, where it cannot be read."""
    document = inbox.document(file)
    if document is None:
        return None
    try:
        return _reader().read(document)
    except Exception as error:  # a fault of ours, which must not cost the other documents
        inbox.refuse(f"{file.name}: zhimai fails on it, please report it ({type(error).__name__}: {error})")
        return None


def _key(file: File, workspace: Path) -> str:
    """Return what a workspace knows a file by: the way to it from there, so that both can move together."""
    from ingest.inbox import file_name

    if not file.path:
        return f"stdin/{sha256(file.data).hexdigest()[:16]}"
    try:
        way = os.path.relpath(file.path, workspace)
    except ValueError:  # another drive
        way = os.path.abspath(file.path)
    return "/".join(file_name(Path(part)) or part for part in Path(way).parts)


def _take_in(opened: Workspace, inbox: Inbox, key: str, file: File) -> None:
    """Put a file into a workspace, reading it unless this very program has read it already."""
    from ingest.kept import keep

    digest = sha256(file.data).hexdigest()
    if digest in opened.sources.values() and _is_fresh(opened, digest):
        if opened.sources.get(key) != digest:
            opened.put(key, file.data, list(opened.rows(digest)))
    elif extraction := _extraction(inbox, file):
        opened.put(key, file.data, keep(extraction))


def _read_anew(opened: Workspace, inbox: Inbox) -> None:
    """Read again what another zhimai has read."""
    from ingest.inbox import File

    stale = [(key, digest) for key, digest in opened.sources.items() if not _is_fresh(opened, digest)]
    for key, digest in _progress(stale, len(stale), "Reading anew"):
        _take_in(opened, inbox, key, File(None, PurePosixPath(key).name, opened.data(digest)))


def _is_fresh(opened: Workspace, digest: str) -> bool:
    from ingest.kept import is_fresh
    from queries.errors import WorkspaceError

    try:
        return is_fresh(opened.rows(digest))
    except WorkspaceError:  # lost or damaged, and can be read again
        return False


def _state(opened: Workspace) -> None:
    """State what all documents say, in the light of each other."""
    from ingest.emit import emit
    from ingest.identity import Reading, resolve
    from ingest.kept import take_up

    kept = [take_up(digest, opened.rows(digest)) for digest in sorted(set(opened.sources.values()))]
    identity = resolve(Reading(document.sha256, document.facts) for document in kept)
    for document in _progress(kept, len(kept), "Stating"):
        opened.state(document.sha256, emit(document, document.facts, identity))


def _opened(workspace: Path) -> Workspace:
    from queries.workspace import Workspace

    return Workspace.open(workspace, read_only=True)


def _pairs(values: Iterable[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        raise click.UsageError(f"--with wants NAME=VALUE, not {wrong[0]!r}")
    return {name: value for name, _, value in pairs}


def _show(answer: Answer, form: str, lang: str, bom: bool) -> None:
    from queries.render import as_csv, as_json
    from queries.sheet import sheet

    if form == "table":
        _print(sheet(answer, lang))
        click.echo(f"{len(answer)} rows" if lang == "en" else f"{len(answer)} 条", err=True)
    else:
        _write(as_csv(answer, lang, bom) if form == "csv" else as_json(answer))


def _print(table: Any) -> None:
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 160
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def _write(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _progress(items: Iterable[Item], total: int, doing: str) -> Iterable[Item]:
    """Show on a terminal how far we have come."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(items, doing, total, console=console, transient=True, disable=not console.is_terminal)


def _set_streams() -> None:
    """Make files and pipes UTF-8 with bare newlines under any locale; terminals keep what they understand."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    main()
