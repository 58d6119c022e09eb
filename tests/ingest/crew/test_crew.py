"""Whoever reads gives the same, in order; what takes too long, too much, or the process with it costs no other document."""

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ingest.crew import Alone, Crew, Processes, Refusal
from ingest.crew.preload import reader_with
from ingest.knowledge import Knowledge
from ingest.lexicon import LexiconError
from ingest.limits import Limits, default
from tests.ingest.crew import tasks

#: Of a module of its own, which does not bring pytest into the processes.
naming, trying = tasks.naming, tasks.trying

TEXTS = [(f"第{n}期.txt", f"2031年{n % 12 + 1}月5日，云岭省地方志办召开会议，主任林远舟主持会议。".encode()) for n in range(40)]


def crews(knowledge: Knowledge, limits: Limits) -> Iterator[Crew]:
    yield Alone(reader_with(knowledge), limits)
    for jobs in (1, 2, 3):
        crew = Processes(knowledge, limits, jobs)
        yield crew
        crew.end()


def test_every_crew_gives_the_same_in_order() -> None:
    expected = [(name, 5) for name, _ in TEXTS]
    for crew in crews(Knowledge(), default()):
        assert list(crew.each(TEXTS, naming)) == expected


@pytest.fixture(scope="module")
def hurried() -> Iterator[Processes]:
    """Two processes that give a document two seconds."""
    crew = Processes(Knowledge(), default().but({"seconds": 2, "memory": 500_000_000}), 2)
    yield crew
    crew.end()


def done(crew: Crew, *texts: str) -> Sequence[str | Refusal]:
    return list(crew.each([(f"{text}.txt", text.encode()) for text in texts], trying))


def test_what_takes_too_long_is_ended_and_the_others_go_on(hurried: Processes) -> None:
    late = Refusal("takes more than 2 seconds to read, and the limit is 2; --limit seconds=4 raises it")
    assert done(hurried, "a", "sleep", "b", "loop", "c", "d") == ["a", late, "b", late, "c", "d"]
    assert done(hurried, "e", "f") == ["e", "f"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not tell how long a process has worked")
def test_a_process_that_has_to_wait_is_given_time(hurried: Processes) -> None:
    assert done(hurried, "wait", "a") == ["wait", "a"]


def test_what_takes_too_much_memory_is_refused_and_the_others_go_on(hurried: Processes) -> None:
    too_much = Refusal(
        "takes more than 500,000,000 bytes of memory to read, and the limit is 500,000,000; --limit memory=1000000000 raises it"
    )
    assert done(hurried, "a", "eat", "b", "eat", "c") == ["a", too_much, "b", too_much, "c"]


def test_what_was_read_before_counts_for_nothing(hurried: Processes) -> None:
    assert done(hurried, *["keep"] * 4) == ["keep"] * 4


def test_what_ends_its_process_is_refused_and_the_others_go_on(hurried: Processes) -> None:
    died = Refusal("ended the process that read it, most likely for want of memory")
    crashed = Refusal("ended the process that read it, please report it (exit code 7)")
    assert done(hurried, "a", "die", "b", "crash", "c", "d") == ["a", died, "b", crashed, "c", "d"]


def test_a_process_that_is_killed_from_outside_costs_no_document(hurried: Processes) -> None:
    (process,) = done(hurried, "process")
    assert isinstance(process, str)
    os.kill(int(process), signal.SIGKILL)
    assert done(hurried, "a", "b", "c") == ["a", "b", "c"]


def test_a_fault_of_ours_is_one_line() -> None:
    for crew in crews(Knowledge(), default()):
        assert done(crew, "fail", "a") == [
            Refusal("zhimai fails on it, please report it (ValueError: one two)"),
            "a",
        ]


def test_what_cannot_be_read_is_refused() -> None:
    for crew in crews(Knowledge(), default().but({"characters": 3})):
        assert list(crew.each([("a.pdf", b"x"), ("b.txt", b""), ("c.txt", b"abcd"), ("d.txt", b"abc")], trying)) == [
            Refusal("is no PDF, or a damaged one"),
            Refusal("is empty"),
            Refusal("has 4 characters of text, and the limit is 3; --limit characters=4 raises it"),
            "abc",
        ]


def test_documents_are_taken_up_no_faster_than_they_are_read(hurried: Processes) -> None:
    taken = 0

    def coming() -> Iterator[tuple[str, bytes]]:
        nonlocal taken
        while taken < 1000:
            taken += 1
            yield "a.txt", b"a"

    results = hurried.each(coming(), trying)
    assert next(results) == "a"
    assert taken < 100


def test_nobody_goes_on_for_one_who_stopped_listening(hurried: Processes) -> None:
    results = hurried.each(iter([("a.txt", b"a"), *[("loop.txt", b"loop")] * 4]), trying)
    assert next(results) == "a"
    results.close()  # type: ignore[attr-defined]
    assert done(hurried, "b", "c") == ["b", "c"]


def test_a_fault_in_a_word_list_is_told_by_all(tmp_path: Path) -> None:
    (tmp_path / "posts.tsv").write_text("word\tclass\n总撰稿\tnothing\n", encoding="utf-8")
    told = set()
    for jobs in (1, 2):
        crew = Processes(Knowledge((tmp_path,)), default(), jobs)
        with pytest.raises(LexiconError) as caught:
            list(crew.each(TEXTS, naming))
        told.add(str(caught.value))
        crew.end()
    assert len(told) == 1
    assert told.pop().startswith(str(tmp_path / "posts.tsv"))
