"""The way in and out: how an error of the rooms becomes one line and an exit code, and what streams carry.

The exit code is 0 when all went well, 1 when some documents could not be read, 2 for a command line that makes
no sense, 3 when what was asked has no answer.
"""

from __future__ import annotations

import io
import os
import pkgutil
import sys
from importlib import import_module
from typing import Any

import click

from queries.errors import QueriesError

from . import verbs

SOME_FAILED, REFUSED, UNANSWERED, INTERRUPTED, READER_GONE = 1, 2, 3, 130, 141


class Refused(click.ClickException):
    """What the command line names is not fit for what it is named for."""

    exit_code = REFUSED


class Unanswered(click.ClickException):
    """What was asked for cannot be had."""

    exit_code = UNANSWERED


class Door(click.Group):
    """All verbs, one a file, behind which every error of the rooms becomes one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all verbs."""
        return [module.name for module in pkgutil.iter_modules(verbs.__path__)]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command of a verb, or None where there is no such verb."""
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{verbs.__name__}.{name}").verb
        return command

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


def _set_streams() -> None:
    """Make files and pipes UTF-8 with bare newlines under any locale; terminals keep what they understand."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
