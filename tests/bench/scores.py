"""Extraction by gold: precision / recall / F1 of each family.

`open` and `samples` lie in tests/gold; `shared` lies beside the repository, and has no column where it is absent.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ingest.extract import Reader
from ingest.readers import read as read_document
from ontology.facts import as_row
from ontology.gold import Family, read
from ontology.score import Score, Tally, score
from zhimai.scoring import documents_of

_ROOT = Path(__file__).parents[2]
_GOLD, _SHARED = _ROOT / "tests" / "gold", _ROOT.parent / "shared"
#: Where the gold is, and where its documents are.
_SETS: Mapping[str, tuple[Path, Sequence[Path]]] = {
    "open": (_GOLD / "open", [_GOLD / "open"]),
    "samples": (_GOLD / "samples", [_ROOT / "ingest" / "samples"]),
    "shared": (_SHARED / "eval" / "gold", [_SHARED / "seeds", _SHARED / "corpus" / "dev"]),
}


def measure(texts: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Yield the families with their figures in each set, and below them all pooled (micro) and their mean (macro)."""
    reader = Reader()
    scored = {name: _score(reader, *places) for name, places in _SETS.items() if places[0].is_dir()}
    yield "", *(f"{name} ({total.documents})" for name, total in scored.items())
    for family in Family:
        yield family.value, *(_figures(total.families.get(family)) for total in scored.values())
    yield "micro", *(_figures(total.micro) for total in scored.values())
    yield "macro", *(f"{total.macro:.3f}" for total in scored.values())


def _score(reader: Reader, gold: Path, folders: Sequence[Path]) -> Score:
    wanted = dict(read(gold))
    found = documents_of(wanted, folders)
    documents = {name: read_document(found[name]) for name in wanted}
    return score(
        (wanted[name], [as_row(fact, document.name) for fact in reader.read(document).facts])
        for name, document in documents.items()
    )


def _figures(tally: Tally | None) -> str:
    return f"{tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}" if tally else ""
