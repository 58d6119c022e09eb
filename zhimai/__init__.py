"""The command line of zhimai: verbs that join the rooms.

Answers go to standard output, messages to standard error; `door` says what the exit codes mean.
"""

from __future__ import annotations

import click

from .door import Door


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.version_option(package_name="zhimai")
def main() -> None:
    """Tell from official bulletins who was at which meeting, and which directive led to which book (志脉)."""
