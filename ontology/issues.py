"""What was not understood: nothing is swallowed, a miss becomes a record that can be counted and shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .facts import Evidence


class IssueKind(StrEnum):
    """The ways in which a reading falls short."""

    UNREAD_SENTENCE = "unread-sentence"
    UNKNOWN_POST = "unknown-post"
    UNRESOLVED_REFERENCE = "unresolved-reference"
    UNKNOWN_DATE = "unknown-date"


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A place that was not, or not surely, understood, with the words and one sentence for the editor."""

    kind: IssueKind
    evidence: Evidence
    message: str
