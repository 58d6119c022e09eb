"""Seconds for texts made to cost time, of 25,000, 50,000 and 100,000 characters: each twice the one before, at most."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from time import process_time

import yaml

from ingest.extract import Reader
from ingest.readers import read_bytes

_TEXTS = Path(__file__).parents[1] / "ingest" / "endless.yaml"
_LENGTHS = (25_000, 50_000, 100_000)


def measure(texts: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Yield the times of each text, and how the last two compare."""
    reader = Reader()
    yield "what is repeated", *(f"{length:,}" for length in _LENGTHS), "ratio"
    for name, unit in yaml.safe_load(_TEXTS.read_text(encoding="utf-8")).items():
        _seconds(reader, unit, _LENGTHS[0])
        times = [_seconds(reader, unit, length) for length in _LENGTHS]
        yield name, *(f"{time:.2f} s" for time in times), f"{times[-1] / times[-2]:.1f}"


def _seconds(reader: Reader, unit: str, length: int) -> float:
    units = (unit.replace("{}", chr(0x4E00 + i % 7919) + chr(0x4E00 + i * 31 % 7907)) for i in count())
    text = "澜川省地方志办讨论"
    while len(text) < length:
        text += next(units)
    document = read_bytes("a.txt", text[:length].encode())
    begin = process_time()
    reader.read(document)
    return process_time() - begin
