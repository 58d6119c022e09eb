"""`zhimai ask`: the questions of the library as commands, their parameters as options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from ..choosing import chooser
from ..graph import Graph, with_graph
from ..options import language, opened_at, with_form, with_lang, with_limit
from ..showing import print_table, show

if TYPE_CHECKING:
    from queries.header import Parameter
    from queries.question import Question

_WAYS = {
    "date": "2024, 2024-02, 2024-02-23",
    "text": "",
    "integer": "",
    "fact": "IRI",
}


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


@click.group("ask", cls=Questions, invoke_without_command=True, subcommand_metavar="[QUESTION [OPTIONS]]")
@with_lang
@click.pass_context
def verb(ctx: click.Context, lang: str) -> None:
    """Ask a ready-made question, or list them all.

    \b
    Example:
      zhimai ask attendance -w demo --meeting '*党组会议*'
    """
    if ctx.invoked_subcommand:
        return
    from rich.table import Table

    from queries.library import library

    listed = Table(*(("问题", "问什么", "参数") if lang == "zh" else ("Question", "What it asks", "Options")), box=None)
    for name, question in library().items():
        header = question.header
        options = " ".join(f"--{parameter.name}" for parameter in header.parameters)
        listed.add_row(name, header.title.in_(lang), options)
    print_table(listed)


def _asking(question: Question) -> click.Command:
    """Return the command that asks a question; its parameters are options."""

    @with_graph
    @with_limit
    @with_form
    def asking(graph: Graph, form: str, lang: str, bom: bool, limit: int | None, **values: str | None) -> None:
        with graph.opened() as (store, names):
            given = {name: value for name, value in values.items() if value}
            answer = question.ask(store, given, names, chooser(store))
        show(answer, form, lang, bom, limit)

    lang, header = language(), question.header
    example = f"\n\n\b\nExample:\n  zhimai ask {question.name} -w demo {question.example()}" if question.name != "grounds" else ""
    told = f"{header.title.zh}。{header.title.en}.\n\n{header.description.in_(lang)}{example}"
    command = click.command(question.name, help=told, short_help=header.title.in_(lang))(asking)
    command.params[:0] = [_option(parameter, lang) for parameter in header.parameters]
    return command


def _option(parameter: Parameter, lang: str) -> click.Option:
    """Return the option for a parameter, which knows what may be meant by what has been typed of its value."""

    def complete(ctx: click.Context, option: click.Parameter, typed: str) -> list[CompletionItem]:
        return [CompletionItem(value, help=its) for value, its in _suggested(ctx, parameter.type, typed)]

    return click.Option(
        [f"--{parameter.name}"],
        metavar=parameter.type.upper(),
        required=parameter.required,
        help=" ".join(part for part in (parameter.title.in_(lang), _ways(parameter.type)) if part),
        shell_complete=complete,
    )


def _ways(type: str) -> str:
    """Return what values of a type look like."""
    from queries.names import SCHEMES

    if type in SCHEMES:
        from ontology.model import concepts

        return f"({'|'.join(concept.zh for concept in concepts(type))}|{'|'.join(concept.notation for concept in concepts(type))})"
    said = _WAYS.get(type, "名称|拼音|pinyin|abc|*部分*" if language() == "zh" else "name|pinyin|initials|*part*")
    return f"({said})" if said else ""


def _suggested(ctx: click.Context, type: str, typed: str) -> list[tuple[str, str]]:
    """Return names that what has been typed may be the beginning of, and what they are; without a workspace, none."""
    from queries.errors import QueriesError
    from queries.names import GROUPED, SCHEMES, Names
    from queries.stores import open_store

    if type in SCHEMES:
        return [(named.label, type) for named in Names(open_store("memory:")).suggest(typed, kind=type)]
    workspace: Path | None = ctx.params.get("workspace")
    if type not in GROUPED or workspace is None:
        return []
    try:
        with opened_at(workspace) as opened:
            return [(named.label, named.kind) for named in opened.names().suggest(typed, kind=type)]
    except QueriesError:
        return []
