"""The files that a workspace keeps of each document, named by the hash of its bytes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from .errors import WorkspaceError
from .manifest import settle, whole

PARTS = ("sources", "texts", "readings")
_AGAIN = "build again from its file"
_ANEW = "`zhimai rebuild` makes it again"
_SEAL = b'{"seal": '
"""How the last line of a reading begins: the hashes of the rows before it, and of the raw text."""


class Archive:
    """What was given and what was read: bytes, raw text, and rows of JSON.

    A byte that was flipped on the disk is found: the bytes are called by their hash, and the rows end with a seal.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unsettled: set[str] = set()

    def make_room(self) -> None:
        """Make the folders that are not there yet. Raises OSError."""
        for part in PARTS:
            (self._folder / part).mkdir(exist_ok=True)

    def keep(self, data: bytes, text: str, rows: Iterable[Mapping[str, object]]) -> str:
        """Keep a document, and return its hash. Raises WorkspaceError where a file cannot be written."""
        digest, written = sha256(data).hexdigest(), text.encode("utf-8", "surrogatepass")
        if not self.holds(digest, data):
            _write(self.source(digest), [data])
        _write(self.text_file(digest), [written])
        _write(self.reading(digest), _sealed(rows, written))
        self._unsettled.add(digest)
        return digest

    def restore(self, digest: str, data: bytes) -> None:
        """Keep the bytes of a document again where those that were kept are lost or damaged. Raises WorkspaceError."""
        if not self.holds(digest, data):
            _write(self.source(digest), [data])
            self._unsettled.add(digest)

    def holds(self, digest: str, data: bytes) -> bool:
        """Tell whether the bytes of a document are there and undamaged."""
        try:
            return self.source(digest).read_bytes() == data
        except OSError:
            return False

    def check(self, digest: str) -> None:
        """Raise WorkspaceError where text or rows of a document are lost or damaged."""
        self.text(digest)
        for _ in self._lines(digest):
            pass

    def settle(self) -> None:
        """Wait until all that was kept is safe on disk: many files at once are settled faster than one by one."""
        files = (file(digest) for digest in self._unsettled for file in (self.source, self.text_file, self.reading))
        settle(path for path in files if path.exists())
        self._unsettled.clear()

    def data(self, digest: str) -> bytes:
        """Return the bytes of a document. Raises WorkspaceError where they are lost or damaged."""
        data = _read(self.source(digest), _AGAIN)
        if sha256(data).hexdigest() != digest:
            raise WorkspaceError(f"{self.source(digest)} is damaged: {_AGAIN}")
        return data

    def text(self, digest: str) -> str:
        """Return the raw text of a document, which evidence counts the characters of.

        Raises WorkspaceError where it is lost or damaged.
        """
        text, path = _read(self.text_file(digest), _ANEW), self.reading(digest)
        if _seal(_read(path, _ANEW).rpartition(b"\n")[0].rpartition(b"\n")[2]).get("text") != sha256(text).hexdigest():
            raise WorkspaceError(f"{self.text_file(digest)} or {path} is damaged: {_ANEW}")
        return text.decode("utf-8", "surrogatepass")

    def rows(self, digest: str) -> Iterator[dict[str, Any]]:
        """Yield what was read in a document, line by line.

        Raises WorkspaceError where it is lost or damaged, be it at the end only.
        """
        for line in self._lines(digest):
            try:
                yield json.loads(line)
            except ValueError:
                raise WorkspaceError(f"{self.reading(digest)} is damaged: {_ANEW}") from None

    def _lines(self, digest: str) -> Iterator[bytes]:
        """Yield the lines of a reading up to its seal. Raises WorkspaceError where it is broken."""
        path, found = self.reading(digest), sha256()
        try:
            with path.open("rb") as lines:
                for line in lines:
                    if line.startswith(_SEAL):
                        break
                    found.update(line)
                    yield line
                else:
                    line = b""
        except OSError as error:
            raise WorkspaceError(f"{path} cannot be read ({error.strerror}): {_ANEW}") from None
        if _seal(line).get("rows") != found.hexdigest():
            raise WorkspaceError(f"{path} is damaged: {_ANEW}")

    def sweep(self, kept: Collection[str]) -> None:
        """Delete all files but those of the documents kept."""
        for part in PARTS:
            for path in (self._folder / part).iterdir():
                if path.name.partition(".")[0] not in kept:
                    path.unlink()

    def source(self, digest: str) -> Path:
        """Return the file of a document's bytes."""
        return self._folder / "sources" / digest

    def text_file(self, digest: str) -> Path:
        """Return the file of a document's raw text, in UTF-8."""
        return self._folder / "texts" / f"{digest}.txt"

    def reading(self, digest: str) -> Path:
        """Return the file of what was read in a document."""
        return self._folder / "readings" / f"{digest}.jsonl"


def _write(path: Path, parts: Iterable[bytes]) -> None:
    with whole(path, safe=False) as out:
        out.writelines(parts)


def _sealed(rows: Iterable[Mapping[str, object]], text: bytes) -> Iterator[bytes]:
    """Yield rows as lines, and the seal that tells later whether they and the text are what they were."""
    found = sha256()
    for row in rows:
        line = (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
        found.update(line)
        yield line
    yield _SEAL + json.dumps({"rows": found.hexdigest(), "text": sha256(text).hexdigest()}).encode() + b"}\n"


def _seal(line: bytes) -> Mapping[str, str]:
    """Return what a seal says, nothing where it is none."""
    try:
        said = json.loads(line)["seal"]
        return {name: str(said[name]) for name in ("rows", "text")}
    except (ValueError, KeyError, TypeError):
        return {}


def _read(path: Path, remedy: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be read ({error.strerror}): {remedy}") from None
