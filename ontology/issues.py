"""What was not understood: nothing is swallowed, a miss becomes a record that can be counted and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .facts import Evidence


class IssueKind(StrEnum):
    """The ways in which a reading falls short, and what the issue is about.

    - unread-sentence: the people and meetings named in a sentence that told nothing of them
    - unknown-post: words before a name, like a post, that the lexicon does not have
    - unresolved-reference: a 会议, 李主任 or 该书 of which the document does not say which one is meant
    - incomplete-date: a day whose month or year nothing tells
    - unreadable-date: a day that does not exist, or is written in no way that is read
    """

    UNREAD_SENTENCE = "unread-sentence"
    UNKNOWN_POST = "unknown-post"
    UNRESOLVED_REFERENCE = "unresolved-reference"
    INCOMPLETE_DATE = "incomplete-date"
    UNREADABLE_DATE = "unreadable-date"


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A sentence that was not, or not surely, understood, and the words in it that are to blame."""

    kind: IssueKind
    evidence: Evidence
    about: str

    @classmethod
    def load(cls, said: Mapping[str, Any]) -> Issue:
        """Return an issue from what `dataclasses.asdict` made of it, by way of JSON."""
        return cls(IssueKind(said["kind"]), Evidence(**said["evidence"]), said["about"])
