"""What became of the documents of a workspace, from one state of it to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from .journal import Run
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


def run_of(
    changes: Changes, before: Manifest, now: Manifest, began: datetime, settings: Mapping[str, str]
) -> Run:
    """Return the run, for the log, that made these changes with these settings, and ends at this moment."""
    old, new = before.documents, now.documents
    return Run(
        number=before.run.number + 1 if before.run else 1,
        began=moment(began),
        ended=moment(datetime.now(UTC)),
        version=version("zhimai"),
        settings=dict(settings),
        added={name: new[name] for name in changes.added},
        changed={name: new[name] for name in changes.changed},
        replaced={name: old[name] for name in changes.changed},
        restated={name: new[name] for name in changes.restated},
        moved=dict(changes.moved),
        removed={name: old[name] for name in changes.removed},
    )


def moment(when: datetime) -> str:
    """Return a moment, which is in UTC, as text, to the second."""
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def _quads(manifest: Manifest, name: str) -> str | None:
    told = manifest.graphs.get(manifest.documents[name])
    return told and told.quads
