"""What stands before the pages: who is let in, and who is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import h11
import pytest
from starlette.types import Message, Receive, Scope, Send

from queries.endpoint.app import BODY
from zhimai.serving import gate, patience
from zhimai.serving.gate import Gate
from zhimai.serving.patience import MOST, Patience

App = Callable[[Scope, Receive, Send], Awaitable[None]]


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with what was sent."""
    message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": message["body"]})


def asked(app: App, parts: list[Message], **headers: str) -> tuple[int, bytes]:
    """Send a request in parts to an application behind a gate; when they are over, nothing more comes."""
    sent: list[Message] = []

    async def receive() -> Message:
        if parts:
            return parts.pop(0)
        await asyncio.sleep(3600)
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    pairs = [(name.encode(), value.encode()) for name, value in ({"host": "127.0.0.1"} | headers).items()]
    scope: Scope = {"type": "http", "method": "POST", "path": "/", "raw_path": b"/", "root_path": "", "headers": pairs}
    asyncio.run(asyncio.wait_for(Gate(app, "office.example", near=True)(scope, receive, send), 60))
    return sent[0]["status"] if sent else 0, b"".join(message.get("body", b"") for message in sent)


def body(text: bytes, more: bool = False) -> Message:
    """Return a part of a body."""
    return {"type": "http.request", "body": text, "more_body": more}


def test_gate_lets_a_body_in_whole() -> None:
    assert asked(echo, [body(b"ab", more=True), body(b"cd")]) == (200, b"abcd")


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "[::1]:8000", "10.0.0.7", "office.example", "OFFICE.example:443"])
def test_gate_knows_its_names(host: str) -> None:
    assert asked(echo, [body(b"")], host=host) == (200, b"")


@pytest.mark.parametrize("host", ["", "elsewhere.example", "127.0.0.1.elsewhere.example", "[", "office.example.cn"])
def test_gate_knows_no_other_name(host: str) -> None:
    assert asked(echo, [body(b"")], host=host)[0] == 421


def test_gate_refuses_a_body_that_is_too_long_before_it_has_come() -> None:
    more: list[Message] = [body(b"a" * BODY, more=True), body(b"a", more=True), body(b"never read")]
    assert asked(echo, more)[0] == 413
    assert more == [body(b"never read")]
    assert asked(echo, [], **{"content-length": str(BODY + 1)})[0] == 413


def test_gate_waits_for_a_body_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "SECONDS", 0.01)
    assert asked(echo, [body(b"half", more=True)]) == (408, b"the body of the request did not come within 0.01 seconds\n")


def test_gate_does_nothing_for_who_has_gone() -> None:
    ended: list[str] = []

    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            ended.append("ended")

    assert asked(endless, [body(b""), {"type": "http.disconnect"}]) == (0, b"")
    assert ended == ["ended"]
    assert asked(endless, [{"type": "http.disconnect"}]) == (0, b"")
    assert ended == ["ended"]


class Connection:
    """What `Patience` sees of a connection."""

    def __init__(self, *, left: int = 0, busy: bool = False, state: Any = h11.IDLE) -> None:
        self.left = left
        self.aborted = False
        self.cycle = SimpleNamespace(response_complete=not busy)
        self.conn = SimpleNamespace(their_state=state)
        self.transport = SimpleNamespace(get_write_buffer_size=lambda: self.left, abort=self._abort)

    def _abort(self) -> None:
        self.aborted = True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands still unless somebody moves it."""
    now = [1000.0]
    monkeypatch.setattr(patience, "monotonic", lambda: now[0])
    return now


def looked(watch: Patience, *connections: Any) -> list[bool]:
    """Look at connections, and return which were ended."""
    watch.look(connections)
    return [each.aborted for each in connections]


def test_patience_ends_a_head_that_does_not_come_and_no_answer_that_does(clock: list[float]) -> None:
    watch, idle, busy = Patience(), Connection(), Connection(busy=True)
    assert looked(watch, idle, busy) == [False, False]
    clock[0] += 9
    assert looked(watch, idle, busy) == [False, False]
    clock[0] += 2
    assert looked(watch, idle, busy) == [True, False]


def test_patience_begins_anew_with_each_request(clock: list[float]) -> None:
    watch, connection = Patience(), Connection()
    for _ in range(5):
        assert looked(watch, connection) == [False]
        clock[0] += 9
        connection.cycle = SimpleNamespace(response_complete=True)


def test_patience_ends_who_does_not_take_its_answer(clock: list[float]) -> None:
    watch, slow, quick = Patience(), Connection(left=10 << 20), Connection(left=10 << 20)
    for _ in range(4):
        assert looked(watch, slow, quick) == [False, False]
        clock[0] += 6
        slow.left -= 1000
        quick.left -= 100_000
    assert looked(watch, slow, quick) == [True, False]


def test_patience_ends_who_has_waited_longest_where_there_are_too_many(clock: list[float]) -> None:
    watch, old, busy = Patience(), Connection(), Connection(busy=True)
    looked(watch, old, busy)
    clock[0] += 1
    assert looked(watch, old, busy, *(Connection() for _ in range(MOST - 1))) == [True, False] + [False] * (MOST - 1)


def test_patience_ends_the_longest_answer_where_too_much_waits_to_be_taken(clock: list[float]) -> None:
    some = [Connection(left=size << 20) for size in (100, 300, 50, 200)]
    assert looked(Patience(), *some) == [False, True, False, False]
