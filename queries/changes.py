"""What became of the documents of a workspace, from one state of it to the next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .manifest import Manifest


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of documents, by name, in order.

    `changed` have other bytes than before; `restated` have the same bytes, and their graph says something
    else: other documents, or a judgement, shed new light on them, or they were read anew; `moved` have the
    same bytes under another name: each is a pair of the new name and the old one.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    restated: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything changed."""
        return bool(self.added or self.changed or self.restated or self.moved or self.removed)


def compare(before: Manifest, now: Manifest) -> Changes:
    """Return what became of each document between two states."""
    kept = sorted(now.documents.keys() & before.documents.keys())
    same = {name for name in kept if now.documents[name] == before.documents[name]}
    restated = {name for name in same if _quads(now, name) != _quads(before, name)}
    gone = {name: before.documents[name] for name in sorted(before.documents.keys() - now.documents.keys())}
    lost: defaultdict[str, list[str]] = defaultdict(list)
    for name, digest in gone.items():
        lost[digest].append(name)
    moved: dict[str, str] = {}
    for name in sorted(now.documents.keys() - before.documents.keys()):
        if old := lost[now.documents[name]]:
            moved[name] = old.pop(0)
            del gone[moved[name]]
    return Changes(
        added=tuple(sorted(now.documents.keys() - before.documents.keys() - moved.keys())),
        changed=tuple(name for name in kept if name not in same),
        restated=tuple(sorted(restated)),
        moved=tuple(moved.items()),
        removed=tuple(gone),
        unchanged=tuple(sorted(same - restated)),
    )


def _quads(manifest: Manifest, name: str) -> str | None:
    told = manifest.graphs.get(manifest.documents[name])
    return told and told.quads
