"""Documents are stated on all cores: the same bytes in the same order as by one process, and whoever is ended costs nothing."""

import pytest

from ingest.identity import Identity, IdentityError
from ingest.kept import Kept
from tests.bench._country import country, identity_of
from zhimai import stating


@pytest.fixture(scope="module")
def documents() -> tuple[Kept, ...]:
    drawn = country().bulletins(30)
    return tuple(Kept(its.name, its.media_type, its.sha256, facts, "") for its, facts in drawn)


@pytest.fixture(scope="module")
def identity(documents: tuple[Kept, ...]) -> Identity:
    parts = [identity_of(document, facts) for document, facts in country().bulletins(len(documents))]
    return Identity(
        {thing: iri for part in parts for thing, iri in part.iris.items()},
        {iri: name for part in parts for iri, name in part.names.items()},
    )


@pytest.fixture(scope="module")
def alone(documents: tuple[Kept, ...], identity: Identity) -> list[bytes]:
    return list(stating.statements(documents, identity, 1))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stating, "_FEW", 0)


@pytest.mark.parametrize(("jobs", "count"), [(2, 30), (3, 8), (3, 0)])
def test_many_processes_state_what_one_does(
    documents: tuple[Kept, ...], identity: Identity, alone: list[bytes], jobs: int, count: int
) -> None:
    assert list(stating.statements(documents[:count], identity, jobs)) == alone[:count]


def test_a_process_that_is_ended_costs_no_document(
    documents: tuple[Kept, ...], identity: Identity, alone: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = []

    class Ended(stating._Hand):
        def __init__(self) -> None:
            super().__init__()
            hands.append(self)
            if len(hands) == 1:
                self._process.kill()
                self._process.join()

    monkeypatch.setattr(stating, "_Hand", Ended)
    assert list(stating.statements(documents, identity, 2)) == alone
    assert len(hands) == 2
    assert not any(hand._process.is_alive() for hand in hands)


def test_an_error_in_a_process_is_raised_here(documents: tuple[Kept, ...], identity: Identity) -> None:
    unknown = Identity({}, {})
    with pytest.raises(IdentityError, match="resolve identity over all readings"):
        list(stating.statements(documents, unknown, 2))
