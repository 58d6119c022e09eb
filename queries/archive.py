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
_AGAIN = "put the document in again"


class Archive:
    """What was given and what was read: bytes, raw text, and rows of JSON."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unsettled: set[Path] = set()

    def make_room(self) -> None:
        """Make the folders that are not there yet. Raises OSError."""
        for part in PARTS:
            (self._folder / part).mkdir(exist_ok=True)

    def keep(self, data: bytes, text: str, rows: Iterable[Mapping[str, object]]) -> str:
        """Keep a document, and return its hash. Raises WorkspaceError where a file cannot be written."""
        digest = sha256(data).hexdigest()
        if not self._is_whole(digest):
            self._write(self.source(digest), [data])
        self._write(self.text_file(digest), [text.encode("utf-8", "surrogatepass")])
        lines = ((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass") for row in rows)
        self._write(self.reading(digest), lines)
        return digest

    def settle(self) -> None:
        """Wait until all that was kept is safe on disk: many files at once are settled faster than one by one."""
        settle(path for path in self._unsettled if path.exists())
        self._unsettled.clear()

    def data(self, digest: str) -> bytes:
        """Return the bytes of a document. Raises WorkspaceError where they are lost or damaged."""
        data = _read(self.source(digest))
        if sha256(data).hexdigest() != digest:
            raise WorkspaceError(f"{self.source(digest)} is damaged: {_AGAIN}")
        return data

    def text(self, digest: str) -> str:
        """Return the raw text of a document, which evidence counts the characters of. Raises WorkspaceError."""
        return _read(self.text_file(digest)).decode("utf-8", "surrogatepass")

    def rows(self, digest: str) -> Iterator[dict[str, Any]]:
        """Yield what was read in a document, line by line. Raises WorkspaceError where it is lost or damaged."""
        path = self.reading(digest)
        try:
            with path.open("rb") as lines:
                for line in lines:
                    yield json.loads(line)
        except OSError as error:
            raise WorkspaceError(f"{path} cannot be read ({error.strerror}): {_AGAIN}") from None
        except ValueError:
            raise WorkspaceError(f"{path} is damaged: {_AGAIN}") from None

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

    def _is_whole(self, digest: str) -> bool:
        try:
            return bool(self.data(digest))
        except WorkspaceError:
            return False

    def _write(self, path: Path, parts: Iterable[bytes]) -> None:
        with whole(path, safe=False) as out:
            out.writelines(parts)
        self._unsettled.add(path)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be read ({error.strerror}): {_AGAIN}") from None
