"""What documents are read with, beside zhimai itself: the lexicons that somebody adds, and a model that proposes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from . import models
from .authority import Authority, ours
from .lexicon import Lexicon
from .lexicon.additions import check


@dataclass(frozen=True)
class Knowledge:
    """Folders of lists in the form of ours, later ones before earlier ones, and a spaCy model by name or path."""

    lexicons: tuple[Path, ...] = ()
    model: str = ""

    def check(self) -> None:
        """Raise LexiconError or ModelError where there is a fault that shows before anything is read."""
        for folder in self.lexicons:
            check(folder)
        if self.model:
            models.version(self.model)

    def absolute(self) -> Knowledge:
        """Return the same with paths that mean the same in every folder."""
        model = str(Path(self.model).absolute()) if self.model and Path(self.model).is_dir() else self.model
        return Knowledge(tuple(folder.absolute() for folder in self.lexicons), model)

    @cached_property
    def authority(self) -> Authority:
        """What all lists together tell of places and bodies. Raises LexiconError where there is a fault in one."""
        return Authority(Lexicon(self.lexicons)) if self.lexicons else ours()

    @cached_property
    def version(self) -> str:
        """A hash of all of it: with the same one, the same is read out of the same bytes.

        Raises ModelError where there is no such model.
        """
        found = sha256(models.version(self.model).encode() if self.model else b"")
        for folder in self.lexicons:
            for path in sorted(folder.glob("*.tsv")):
                data = path.read_bytes()
                found.update(f"\n{path.name} {len(data)}\n".encode())
                found.update(data)
        return found.hexdigest()
