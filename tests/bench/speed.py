"""Throughput on one core: zhimai reads facts, end to end; jieba.posseg merely tags the same text.

The two take turns, a few bulletins at a time, so that whatever else the machine does meanwhile slows both. Times are of
the processor. zhimai opens the files itself; jieba is given their text. Both have their dictionaries loaded before.
"""

import io
import logging
import random
import statistics
import warnings
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from time import process_time

from ingest.readers import read_bytes
from zhimai.verbs.facts import verb

with warnings.catch_warnings():
    # jieba asks for pkg_resources
    warnings.simplefilter("ignore")
    import jieba
    import jieba.posseg

#: How many bulletins are read in one turn.
_TURN = 8


def measure(texts: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Yield the medians over the turns, and the quartiles of the ratio."""
    jieba.setLogLevel(logging.ERROR)
    # a year of bulletins in no order, lest one turn be all holidays
    texts = random.Random(0).sample(texts, len(texts))
    turns = [texts[i : i + _TURN] for i in range(0, len(texts), _TURN)]
    _facts(turns[0])
    _tags([_raw(path) for path in turns[0]])
    zhimai, tagger, ratios = [], [], []
    for turn in turns:
        raw = [_raw(path) for path in turn]
        characters = sum(map(len, raw))
        begin = process_time()
        _facts(turn)
        between = process_time()
        _tags(raw)
        end = process_time()
        zhimai.append(characters / (between - begin))
        tagger.append(characters / (end - between))
        ratios.append((end - between) / (between - begin))
    low, middle, high = statistics.quantiles(ratios, n=4)
    yield "", "characters a second"
    yield "zhimai facts", f"{statistics.median(zhimai):,.0f}"
    yield "jieba.posseg", f"{statistics.median(tagger):,.0f}"
    yield f"ratio (quartiles over {len(turns)} turns)", f"{middle:.2f} ({low:.2f} to {high:.2f})"


def _raw(path: Path) -> str:
    return read_bytes(path.name, path.read_bytes()).raw


def _facts(paths: Sequence[Path]) -> None:
    with redirect_stdout(io.StringIO()):
        verb.main(["--jobs", "0", *map(str, paths)], standalone_mode=False)


def _tags(texts: Sequence[str]) -> None:
    for text in texts:
        for _ in jieba.posseg.cut(text):
            pass
