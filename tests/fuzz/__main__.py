"""Read broken documents of every format: `python tests/fuzz [FORMAT...] [--number N] [--from N]`.

The exit code is 1 where one of them showed a fault of ours, took longer than a minute or more than a gigabyte, or ended the
process that read it, and where memory grew by more than a fifth.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from rich.console import Console
from rich.table import Table

from ingest.crew import Processes
from ingest.knowledge import Knowledge
from ingest.limits import default
from tests.fuzz.mutants import FORMATS
from tests.fuzz.trial import trial


def main() -> None:
    """Print what became of the mutants of each format."""
    parser = ArgumentParser(description="Read broken documents of every format.")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"all of {' '.join(FORMATS)} where none is named")
    parser.add_argument("--number", type=int, default=10_000, help="how many of each")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first")
    asked = parser.parse_args()
    console, sound = Console(width=140), True
    table = Table("format", "tried", "read", "refused", "faults", "memory", box=None)
    for form in asked.formats or FORMATS:
        crew = Processes(Knowledge(), default().but({"seconds": 60, "memory": 1_000_000_000}), 1)
        outcome = trial(form, range(asked.first, asked.first + asked.number), crew)
        crew.end()
        for number, told in outcome.faults:
            console.print(f"{form} {number}: {told}", highlight=False)
        sound &= not outcome.faults and outcome.grown < 1.2
        counts = (outcome.tried, outcome.became["read"], outcome.became["refused"], len(outcome.faults))
        table.add_row(form, *(f"{count:,}" for count in counts), f"x {outcome.grown:.2f}")
    console.print(table)
    sys.exit(not sound)


if __name__ == "__main__":
    main()
