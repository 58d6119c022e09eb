"""`zhimai ask`: the questions of the library as commands, their parameters as options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..graph import Graph, with_graph
from ..options import with_form
from ..showing import print_table, show

if TYPE_CHECKING:
    from queries.question import Question


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
@click.pass_context
def verb(ctx: click.Context) -> None:
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
    print_table(listed)


def _asking(question: Question) -> click.Command:
    """Return the command that asks a question; its parameters are options."""

    @with_graph
    @with_form
    def asking(graph: Graph, form: str, lang: str, bom: bool, **values: str | None) -> None:
        with graph.opened() as (store, names):
            answer = question.ask(store, {name: value for name, value in values.items() if value}, names)
        show(answer, form, lang, bom)

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
