"""What lies at addresses, asked of a server of S3 on this machine."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

import pytest

from ingest.inbox import Inbox, is_address
from ingest.limits import default

s3fs = pytest.importorskip("s3fs", reason="the extra s3 is not installed")
server = pytest.importorskip("moto.server", reason="moto, which serves S3 here, is not installed")


def zipped(name: str, text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, text)
    return stream.getvalue()


FILES = {
    "2031/.hidden.txt": b"x",
    "2031/all.zip": zipped("第3期.txt", "三月"),
    "2031/crawled.jsonl": json.dumps({"text": "四月"}).encode(),
    "2031/old/第9期.txt": "九月".encode(),
    "2031/第1期.txt": "一月".encode(),
    "2032.txt": "二月".encode(),
}


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of a bucket with files, on a server of this machine."""
    serving = server.ThreadedMotoServer(port=0)
    serving.start()
    host, port = serving.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "nobody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        system = s3fs.S3FileSystem()
        system.mkdir("bulletins")
        for name, data in FILES.items():
            system.pipe(f"bulletins/{name}", data)
        yield "s3://bulletins"
        s3fs.S3FileSystem.clear_instance_cache()
    serving.stop()


def found(*sources: str) -> list[tuple[str, str]]:
    inbox = Inbox(sources, io.BytesIO(), pytest.fail)
    return [(str(file.place), file.name) for file in inbox]


def test_files_below_an_address_and_what_is_in_them(bucket: str) -> None:
    assert found(f"{bucket}/2031") == [
        (f"{bucket}/2031/all.zip!/第3期.txt", "第3期.txt"),
        (f"{bucket}/2031/crawled.jsonl#1", "crawled.jsonl#1"),
        (f"{bucket}/2031/old/第9期.txt", "第9期.txt"),
        (f"{bucket}/2031/第1期.txt", "第1期.txt"),
    ]
    assert len(found(bucket)) == 5


def test_one_file_and_a_pattern(bucket: str) -> None:
    assert found(f"{bucket}/2032.txt", f"{bucket}/**/*.txt") == [
        (f"{bucket}/2032.txt", "2032.txt"),
        (f"{bucket}/2031/old/第9期.txt", "第9期.txt"),
        (f"{bucket}/2031/第1期.txt", "第1期.txt"),
        (f"{bucket}/2032.txt", "2032.txt"),
    ]


def test_the_bytes(bucket: str) -> None:
    (file,) = Inbox([f"{bucket}/2032.txt"], io.BytesIO(), pytest.fail)
    assert file.data == "二月".encode()


def test_a_file_that_is_too_large(bucket: str) -> None:
    told: list[str] = []
    assert list(Inbox([f"{bucket}/2032.txt"], io.BytesIO(), told.append, limits=default().but({"bytes": 5}))) == []
    assert told == [f"{bucket}/2032.txt: is 6 bytes large, and the limit is 5; --limit bytes=6 raises it"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("s3://bulletins/none", "there is no file at this address"),
        ("s3://bulletins/*.pdf", "there is no file at this address"),
        ("s3://nowhere/a.txt", "cannot be looked into (The specified bucket does not exist)"),
        ("nosuch://a/b", "is at an address that needs more (Protocol not known: nosuch); pip install 'zhimai[s3]' for s3://"),
        ("file:///etc", "is an address within an address, or one of this machine; name the file or folder itself"),
        ("zip://a.txt::s3://bulletins/2031/all.zip", "is an address within an address, or one of this machine;"),
    ],
)
def test_addresses_that_lead_nowhere(bucket: str, address: str, told: str) -> None:
    said: list[str] = []
    inbox = Inbox([address, f"{bucket}/2032.txt"], io.BytesIO(), said.append)
    assert [file.name for file in inbox] == ["2032.txt"]
    assert [line.startswith(f"{address}: {told}") for line in said] == [True], said
    assert "\n" not in said[0]


@pytest.mark.parametrize(("source", "yes"), [("s3://a/b", True), ("a/b", False), ("-", False), ("C:\\a", False), ("a b://c", False)])
def test_which_sources_are_addresses(source: str, yes: bool) -> None:
    assert is_address(source) == yes
