"""Growth: builds of more and more drawn bulletins, from their text, and each question to what was built.

`scale=1000,10000` says how many bulletins; `make bench-scale SIZES="1000 10000 100000"` does the same. The bulletins are drawn
(`_country.py`): the more there are, the more offices, people and documents, a few of them in most bulletins and most in few. Beside
them stand the real ones. Times of the processor and peaks of memory are of all processes of `zhimai build` together, memory that
several share counted once; Linux only. The exponent is the slope through all sizes, both scales logarithmic: 1 is linear. The last
column is what three million bulletins would take by that line.
"""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import TypeAlias

import httpx
from pyoxigraph import Literal
from rich.console import Console

from queries.stores import Rows
from queries.workspace import Workspace
from tests.bench._country import growing
from tests.bench.questions import PATIENCE, _cases, _served, _times

_Form: TypeAlias = Callable[[float], str]

_THREE_MILLION = 3_000_000
_ASKED = 5
"""About how many things each question is asked."""

_TICKS = os.sysconf("SC_CLK_TCK")

_IDENTITY = """
import sys
from pathlib import Path
from time import process_time
from ingest.identity import resolve
from ingest.knowledge import Knowledge
from queries.workspace import Workspace
from zhimai.building import called
from zhimai.reading import inbox_of
with Workspace.open(Path(sys.argv[1]), read_only=True) as opened:
    roll = called(opened, inbox_of(()), Knowledge()).roll
begun = process_time()
resolve(roll)
print(process_time() - begun)
"""


def measure(texts: Sequence[Path], sizes: str = "300,1000") -> Iterator[tuple[str, ...]]:
    """Yield what each size takes, the real bulletins first, then the exponents, and what three million would take."""
    console = Console(stderr=True, highlight=False)
    numbers = sorted({int(size) for size in sizes.replace(",", " ").split()})
    yield "", f"real {len(texts):,}", *(f"drawn {number:,}" for number in numbers), "exponent", "three million"
    with TemporaryDirectory() as name:
        folder = Path(name)
        found = [_built(list(map(str, texts)), folder / "real", console)]
        for number in numbers:
            source = folder / "bulletins"
            source.mkdir(exist_ok=True)
            _write(source, number)
            found.append(_built([str(source)], folder / str(number), console))
    for what, form in _FORMS.items():
        yield _row(what, form, [its[what] for its in found], numbers)
    for case in [case for case in found[-1] if case not in _FORMS]:
        yield _row(case, _milliseconds, [its.get(case, math.nan) for its in found], numbers)


def _write(folder: Path, number: int) -> None:
    """Write so many bulletins, a thousand in each folder; those that are there already are of a smaller country."""
    for document, _ in growing(number).bulletins(number):
        place = folder / f"{int(Path(document.name).stem) // 1000:04}"
        place.mkdir(exist_ok=True)
        (place / document.name).write_text(document.raw, encoding="utf-8")


def _built(sources: Sequence[str], folder: Path, console: Console) -> Mapping[str, float]:
    """Build a workspace, ask it, and return what all of it took."""
    console.print(f"building {folder.name} …")
    used = _run([sys.executable, "-m", "zhimai", "build", *sources, "-w", str(folder)])
    console.print(f"  built in {used.seconds:,.0f} s, {used.processor:,.0f} s of the processor, {used.memory / 2**20:,.0f} MB")
    identity = subprocess.run(
        [sys.executable, "-c", _IDENTITY, str(folder)], check=True, capture_output=True, text=True
    )
    with Workspace.open(folder, read_only=True) as opened:
        triples = _count(opened)
        cases = _cases(opened.store, _ASKED)
    found = {
        "time": used.seconds,
        "time of the processor": used.processor,
        "of it, who is who": float(identity.stdout),
        "peak memory": float(used.memory),
        "disk": float(_size(folder)),
        "triples": float(triples),
    }
    console.print(f"  who is who in {found['of it, who is who']:,.1f} s; {triples:,} triples, {_bytes(found['disk'])}; asking {len(cases)} questions …")
    with _served(folder) as address, httpx.Client(timeout=2 * PATIENCE) as client:
        for case, queries in cases.items():
            found[case] = statistics.median(_times(client, address, queries))
            console.print(f"  {case}: {_milliseconds(found[case])}")
    return found


@dataclass(slots=True)
class _Used:
    """Seconds on the wall, seconds of the processor, and the most bytes of memory that were held at once."""

    seconds: float = 0.0
    processor: float = 0.0
    memory: int = 0


def _run(command: Sequence[str]) -> _Used:
    """Run a command, and return what it and all of its descendants used."""
    used, processor, begun = _Used(), dict[int, float](), perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None:
        its = _of_session(process.pid)
        processor.update(its)
        used.memory = max(used.memory, sum(map(_memory, its)))
        sleep(0.2)
    if process.returncode:
        sys.exit(f"{' '.join(command[:4])} ended with exit code {process.returncode}")
    used.seconds, used.processor = perf_counter() - begun, sum(processor.values())
    return used


def _of_session(session: int) -> dict[int, float]:
    """Return the processes of a session, each with the seconds of the processor that it has used."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                found[int(path.parent.name)] = (int(fields[11]) + int(fields[12])) / _TICKS
    return found


def _memory(process: int) -> int:
    """Return how many bytes a process holds; what several processes share is divided among them."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _count(opened: Workspace) -> int:
    found = opened.store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(found, Rows)
    ((number,),) = found.rows
    assert isinstance(number, Literal)
    return int(number.value)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _row(what: str, form: _Form, values: Sequence[float], numbers: Sequence[int]) -> tuple[str, ...]:
    shown = [form(value) for value in values]
    drawn = values[1:]
    if len(numbers) < 2 or not all(0 < value < math.inf for value in drawn):
        return (what, *shown)
    logs = [math.log(number) for number in numbers]
    slope, level = statistics.linear_regression(logs, [math.log(value) for value in drawn])
    return (what, *shown, f"{slope:.2f}", form(math.exp(level + slope * math.log(_THREE_MILLION))))


def _seconds(value: float) -> str:
    return f"{value:,.1f} s" if value < 600 else f"{value / 60:,.0f} min" if value < 36_000 else f"{value / 3600:,.0f} h"


def _bytes(value: float) -> str:
    return f"{value / 1e6:,.0f} MB" if value < 1e10 else f"{value / 1e9:,.0f} GB"


def _milliseconds(value: float) -> str:
    return "" if math.isnan(value) else f"{1000 * value:,.1f} ms" if value < math.inf else f"over {PATIENCE} s"


_FORMS: dict[str, _Form] = {
    "time": _seconds,
    "time of the processor": _seconds,
    "of it, who is who": _seconds,
    "peak memory": _bytes,
    "disk": _bytes,
    "triples": lambda value: f"{value:,.0f}",
}
