"""How well the reading agrees with gold: no family may fall below its floor, and our scorer is the one of ../shared."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from ingest.extract import Reader
from ingest.readers import kinds
from ingest.readers import read as read_document
from ontology.facts import as_row
from ontology.gold import Family, Gold, Row, read
from ontology.score import Score, score

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
GOLD = ROOT / "tests" / "gold"
FLOORS: Mapping[str, Mapping[str, float]] = yaml.safe_load((GOLD / "floors.yaml").read_text(encoding="utf-8"))

#: Where the gold is, and where the documents are that it speaks of.
SETS: Mapping[str, tuple[Path, Sequence[Path]]] = {
    "open": (GOLD / "open", [GOLD / "open"]),
    "samples": (GOLD / "samples", [ROOT / "ingest" / "samples"]),
    "shared": (SHARED / "eval" / "gold", [SHARED / "seeds", SHARED / "corpus" / "dev"]),
}
PRESENT = [
    pytest.param(name, marks=pytest.mark.skipif(not folder.is_dir(), reason="no gold beside the repository (../shared)"))
    for name, (folder, _) in SETS.items()
]


class Judged:
    """The gold of a set with the facts found in its documents, by name."""

    def __init__(self, reader: Reader, folder: Path, documents: Sequence[Path]) -> None:
        self.folder = folder
        self.gold = dict(read(folder))
        self.rows = {path.stem: list(_rows(reader, path)) for path in _documents(self.gold, documents)}

    def score(self) -> Score:
        return score((gold, self.rows[name]) for name, gold in self.gold.items())


def _documents(gold: Mapping[str, Gold], folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (p for p in sorted(folder.iterdir()) if p.suffix in kinds() and p.stem in gold)


def _rows(reader: Reader, path: Path) -> Iterator[Row]:
    document = read_document(path)
    return (as_row(fact, document.name) for fact in reader.read(document).facts)


@pytest.fixture(scope="module")
def judged(reader: Reader) -> dict[str, Judged]:
    return {name: Judged(reader, *places) for name, places in SETS.items() if places[0].is_dir()}


@pytest.mark.parametrize("name", PRESENT)
def test_every_document_of_the_gold_was_read(judged: dict[str, Judged], name: str) -> None:
    assert set(judged[name].rows) == set(judged[name].gold)


@pytest.mark.parametrize("name", PRESENT)
def test_no_family_falls_below_its_floor(judged: dict[str, Judged], name: str) -> None:
    total = judged[name].score()
    figures = {family.value: tally.f1 for family, tally in total.families.items()}
    figures |= {"micro": total.micro.f1, "macro": total.macro}
    assert {key: figure for key, figure in figures.items() if figure < FLOORS[name][key]} == {}


@pytest.mark.parametrize("name", PRESENT)
def test_every_family_has_a_floor(judged: dict[str, Judged], name: str) -> None:
    assert set(FLOORS[name]) == {*(family.value for family in judged[name].score().families), "micro", "macro"}


@pytest.mark.skipif(not SCORER.is_file(), reason="no scorer in ../shared/eval")
@pytest.mark.parametrize("spoilt", [False, True])
@pytest.mark.parametrize("name", PRESENT)
def test_figures_are_those_of_the_scorer(
    judged: dict[str, Judged], tmp_path: Path, name: str, spoilt: bool
) -> None:
    """Also where much is wrong: with every third fact left out, and those of the next document added."""
    its = judged[name]
    rows = _spoilt(its.rows) if spoilt else its.rows
    theirs = _their_score(tmp_path / "facts.jsonl", its.folder, rows)
    ours = score((gold, rows[document]) for document, gold in its.gold.items())
    assert theirs == {
        "documents": ours.documents,
        "micro_f1": round(ours.micro.f1, 4),
        "macro_f1": round(ours.macro, 4),
        "families": {
            family.value: {
                "precision": round(tally.precision, 4),
                "recall": round(tally.recall, 4),
                "f1": round(tally.f1, 4),
                "right": tally.right,
                "wrong": tally.wrong,
                "missed": tally.missed,
            }
            for family, tally in ours.families.items()
        },
    }
    assert set(ours.families) == set(Family)


def _spoilt(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    names = sorted(rows)
    return {
        name: [row for i, row in enumerate(rows[name]) if i % 3] + [dict(row) | {"document": name} for row in rows[other]]
        for name, other in zip(names, names[1:] + names[:1], strict=True)
    }


def _their_score(path: Path, gold: Path, rows: Mapping[str, Sequence[Row]]) -> object:
    lines = [json.dumps(dict(row) | {"document": f"{name}.x"}) for name, said in rows.items() for row in said]
    path.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(SCORER), "--gold", str(gold), "--json", str(path)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
