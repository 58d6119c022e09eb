"""Loading by the million: what comes in parts is one whole, and the process is afterwards as it was."""

import os
from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat, Store

from queries.loading import bulk_load

LINES = "".join(f'<http://e.org/{number}> <http://e.org/said> "话{number}" <http://e.org/g> .\n' for number in range(2000)).encode()
PARTS = [LINES[begin : begin + 777] for begin in range(0, len(LINES), 777)]


@pytest.fixture
def cores() -> set[int]:
    if not hasattr(os, "sched_getaffinity"):
        pytest.skip("this system cannot say which cores a thread may use")
    return os.sched_getaffinity(0)


def test_parts_are_one_whole() -> None:
    store, whole = Store(), Store()
    bulk_load(store, [b"", *PARTS, b""], RdfFormat.N_QUADS)
    whole.bulk_load(LINES, RdfFormat.N_QUADS)
    assert set(store) == set(whole)
    assert len(store) == 2000


def test_lines_are_read_with_all_cores_and_these_are_left(cores: set[int]) -> None:
    seen = []

    def parts() -> Iterator[bytes]:
        for part in PARTS:
            seen.append(os.sched_getaffinity(0))
            yield part

    bulk_load(Store(), parts(), RdfFormat.N_QUADS)
    assert all(its == cores for its in seen) and len(seen) == len(PARTS)
    assert os.sched_getaffinity(0) == cores


@pytest.mark.parametrize("parts", [[b"<nothing\n"], [*PARTS, b"<nothing\n"]], ids=["at once", "at the end"])
def test_what_breaks_off_leaves_nothing(parts: list[bytes], cores: set[int]) -> None:
    store = Store()
    with pytest.raises(SyntaxError):
        bulk_load(store, parts, RdfFormat.N_QUADS)
    assert not len(store)
    assert os.sched_getaffinity(0) == cores
