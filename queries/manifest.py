"""The manifest of a workspace: which documents it holds, and which store says what of each."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType
from typing import IO, NamedTuple

from .errors import WorkspaceError
from .journal import Run

MANIFEST = "workspace.json"
"""The file of a workspace that is its manifest."""

FORMAT = 7
"""Raised whenever a store, a reading, or a manifest, that was made before cannot be read as it is."""


class Told(NamedTuple):
    """What the store was told of a document: the hash of what that rests on, and of its sorted N-Quads."""

    ground: str
    quads: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a workspace holds: `documents` by name, `graphs` by document; all hashes are hexadecimal SHA-256.

    A document is known by the hash of its bytes, the ontology by that of its sorted N-Quads. `ground` is a hash of
    what the graphs rest on beside the documents, empty where that is not known. `store` is the
    number of the generation that counts, 0 where there is none yet; `home` is where the folder was when it was
    first written; `run` is the last run.
    """

    documents: dict[str, str] = field(default_factory=dict)
    graphs: dict[str, Told] = field(default_factory=dict)
    ontology: str = ""
    ground: str = ""
    store: int = 0
    home: str = ""
    run: Run | None = None

    def copy(self) -> Manifest:
        """Return a manifest that can be changed while this one stays as it is."""
        return replace(self, documents=dict(self.documents), graphs=dict(self.graphs))

    def write(self, path: Path, others: Mapping[Path, bytes] = MappingProxyType({})) -> None:
        """Write the manifest, whole or not at all, and just before it other files that shall be there with it."""
        said = {
            "format": FORMAT,
            "documents": self.documents,
            "graphs": self.graphs,
            "ontology": self.ontology,
            "ground": self.ground,
            "store": self.store,
            "home": self.home,
            "run": self.run and self.run.dump(),
        }
        written = json.dumps(said | {"seal": _seal(said)}, ensure_ascii=False, indent=1, sort_keys=True)
        with ExitStack() as files:  # the last that was opened comes first into its place, when all are written
            for file, data in {path: f"{written}\n".encode(), **others}.items():
                out = files.enter_context(whole(file))
                out.write(data)
                out.flush()


def read_manifest(path: Path) -> Manifest:
    """Read a manifest. Raises WorkspaceError where it is damaged or of another format."""
    try:
        said = json.loads(path.read_bytes())
        if said["format"] != FORMAT:
            found = said["format"]
            raise WorkspaceError(
                f"{path} is of format {found}; this zhimai reads format {FORMAT} only: `zhimai rebuild` makes it anew"
            )
        if said.pop("seal") != _seal(said):
            raise ValueError("it is not as it was written")
        return Manifest(
            dict(said["documents"]),
            {digest: Told(*told) for digest, told in said["graphs"].items()},
            str(said["ontology"]),
            str(said.get("ground", "")),
            int(said["store"]),
            str(said["home"]),
            said["run"] and Run.load(said["run"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            f"{path} is damaged ({type(error).__name__}: {error}); `zhimai rebuild` makes it again"
        ) from None
    except FileNotFoundError:
        raise WorkspaceError(f"{path} is gone; `zhimai rebuild` makes it again") from None
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be read: {error.strerror}") from None


def _seal(said: Mapping[str, object]) -> str:
    """Return the hash of what a manifest says: with a byte of it flipped, it would name documents that are not there."""
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def whole(path: Path, safe: bool = True) -> Iterator[IO[bytes]]:
    """Open a file that comes into its place only when it is written to the end.

    A `safe` one is on disk by then; of any other, `settle` makes sure later. Raises WorkspaceError where it
    cannot be written.
    """
    made: str | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            made = out.name
            yield out
            out.flush()
            if safe:
                os.fsync(out.fileno())
        os.chmod(made, 0o644)  # A temporary file is for its owner's eyes only; a workspace can be shared.
        os.replace(made, path)
        made = None
        if safe:
            _settle_folder(path.parent)
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        if made is not None:
            os.unlink(made)


def settle(paths: Iterable[Path]) -> None:
    """Wait until files are safe on disk: many at once are settled faster than one by one.

    Raises WorkspaceError where one cannot be written.
    """
    folders = set()
    for path in paths:
        try:
            _settle(path, os.O_RDWR)
        except OSError as error:
            raise WorkspaceError(f"{path} cannot be written: {error.strerror}") from None
        folders.add(path.parent)
    for folder in folders:
        _settle_folder(folder)


def _settle_folder(folder: Path) -> None:
    """Make sure that the names in a folder are safe; Windows does so by itself."""
    if sys.platform != "win32":
        _settle(folder, os.O_RDONLY)


def _settle(path: Path, flags: int) -> None:
    file = os.open(path, flags)
    try:
        os.fsync(file)
    finally:
        os.close(file)
