"""Run the benchmarks of this folder, or those named: `python tests/bench [NAME[=ARGUMENT]...]`.

A benchmark is one file with a docstring, whose first line heads its table, and a function `measure(texts)` that yields
the table's rows, the heading first; one that takes an argument says what it is. `texts` are the bulletins of ../shared/corpus/daily, and where that is absent the samples.
What depends on the machine is compared with something else in the same run: only ratios mean anything elsewhere.
"""

import importlib.util
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from rich.console import Console
from rich.table import Table

Measure: TypeAlias = Callable[..., Iterator[tuple[str, ...]]]

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT.parent / "shared" / "corpus" / "daily", ROOT / "ingest" / "samples")


def main(names: Sequence[str]) -> None:
    """Print the table of every benchmark named, of all where none is."""
    console = Console(width=120)
    source = next(folder for folder in SOURCES if folder.is_dir())
    texts = sorted(path for path in source.iterdir() if path.is_file())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    console.print(
        f"{os.cpu_count()} cores, {memory:.0f} GB of memory, Python {platform.python_version()};"
        f" {len(texts)} bulletins of {source.name}",
        highlight=False,
    )
    for each in names or sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py")):
        name, _, argument = each.partition("=")
        benchmark = _load(name)
        measure: Measure = benchmark.measure
        rows = measure(texts, *filter(None, [argument]))
        console.print(f"\n{(benchmark.__doc__ or name).splitlines()[0]}", highlight=False)
        table = Table(*next(rows), box=None)
        for column in table.columns[1:]:
            column.justify = "right"
        with Console(stderr=True).status(f"{name} …") as status:
            for row in rows:
                table.add_row(*row)
                status.update(f"{name}: {row[0]} …")
        console.print(table)


def _load(name: str) -> ModuleType:
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"tests.bench.{name}", path)
    if not path.is_file() or spec is None or spec.loader is None:
        there = ", ".join(sorted(path.stem for path in path.parent.glob("[!_]*.py")))
        sys.exit(f"no benchmark is named {name!r}; there are {there}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(sys.argv[1:])
