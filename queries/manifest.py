"""The manifest of a workspace: which documents it holds, and what its store was told of each."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from .errors import WorkspaceError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a workspace holds: `documents` by name, `graphs` by document; all hashes are hexadecimal SHA-256.

    A document is known by the hash of its bytes, a graph by that of its sorted N-Quads, and so is the
    ontology.
    """

    documents: dict[str, str] = field(default_factory=dict)
    graphs: dict[str, str] = field(default_factory=dict)
    ontology: str = ""

    def copy(self) -> Manifest:
        """Return a manifest that can be changed while this one stays as it is."""
        return replace(self, documents=dict(self.documents), graphs=dict(self.graphs))

    def write(self, path: Path) -> None:
        """Write the manifest, whole or not at all."""
        said = {
            "format": FORMAT,
            "documents": self.documents,
            "graphs": self.graphs,
            "ontology": self.ontology,
        }
        with whole(path) as out:
            out.write((json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8"))


def read_manifest(path: Path) -> Manifest:
    """Read a manifest. Raises WorkspaceError where it is damaged or of another format."""
    try:
        said = json.loads(path.read_bytes())
        if said["format"] != FORMAT:
            found = said["format"]
            raise WorkspaceError(f"{path} is of format {found}; this zhimai reads format {FORMAT} only")
        return Manifest(dict(said["documents"]), dict(said["graphs"]), str(said["ontology"]))
    except (ValueError, KeyError, TypeError) as error:
        raise WorkspaceError(
            f"{path} is damaged ({type(error).__name__}: {error}); build again elsewhere"
        ) from None
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be read: {error.strerror}") from None


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
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        if made is not None:
            os.unlink(made)


def settle(paths: Iterable[Path]) -> None:
    """Wait until files are safe on disk: many at once are settled faster than one by one."""
    for path in paths:
        file = os.open(path, os.O_RDWR)
        try:
            os.fsync(file)
        finally:
            os.close(file)
