"""Sentences understood: of those that name a person, a meeting, a document or a publication, those that told a relation.

Counted in the samples, and in the first month of the other bulletins where there are any.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.extract import Reader
from ingest.inbox import walk
from ingest.readers import read as read_document
from ontology.coverage import COUNTED, Coverage, Share

_SAMPLES = Path(__file__).parents[2] / "ingest" / "samples"
_MONTH = 31


def measure(texts: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Yield the share for each kind of thing, and for all sentences that hold any."""
    reader = Reader()
    sets = {"samples": list(walk([_SAMPLES]))}
    if texts[0].parent != _SAMPLES:
        sets["a month of bulletins"] = list(texts[:_MONTH])
    counted = {name: _coverage(reader, paths) for name, paths in sets.items()}
    yield "sentences with a", *counted
    for kind in COUNTED:
        yield kind.value, *(_share(coverage.kinds[kind]) for coverage in counted.values())
    yield "any of them", *(_share(coverage.total) for coverage in counted.values())


def _coverage(reader: Reader, paths: Sequence[Path]) -> Coverage:
    return sum((reader.read(read_document(path)).coverage for path in paths), Coverage())


def _share(share: Share) -> str:
    part = f"{share.share:.1%}" if share.share is not None else "none"
    return f"{share.understood} of {share.sentences} ({part})"
