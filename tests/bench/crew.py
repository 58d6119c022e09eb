"""Documents a second: read in this process, in one that can be ended, and in one a core.

All take turns, a few bulletins at a time, so that whatever else the machine does meanwhile slows them alike. The clock is that on the wall.
"""

import random
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from ingest.crew import Alone, Crew, Processes
from ingest.crew.preload import reader_with
from ingest.knowledge import Knowledge
from ingest.limits import default
from zhimai.intake import keeping
from zhimai.reading import cores

#: How many bulletins are read in one turn.
_TURN = 24


def measure(texts: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Yield the medians over the turns, and of the ratios to reading in this process."""
    texts = random.Random(0).sample(texts, len(texts))
    crews: dict[str, Crew] = {"this process": Alone(reader_with(Knowledge()), default())}
    for jobs in sorted({1, cores()}):
        crews[f"{jobs} of its own"] = Processes(Knowledge(), default(), jobs)
    turns = [[(path.name, path.read_bytes()) for path in texts[at : at + _TURN]] for at in range(0, len(texts), _TURN)]
    for crew in crews.values():
        for _ in range(2):  # until all processes are there
            list(crew.each(turns[0], keeping))
    speeds: dict[str, list[float]] = {name: [] for name in crews}
    for turn in turns:
        for name, crew in crews.items():
            began = perf_counter()
            read = sum(1 for _ in crew.each(turn, keeping))
            speeds[name].append(read / (perf_counter() - began))
    yield "read in", "documents a second", "ratio"
    here = speeds["this process"]
    for name, found in speeds.items():
        ratio = statistics.median(one / other for one, other in zip(found, here, strict=True))
        yield name, f"{statistics.median(found):.1f}", f"{ratio:.2f}"
