"""What speaks for a thing of ours and one elsewhere being one, and what rules it out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from ontology.facts import Kind

from ..spelling import fold
from .candidates import Candidate
from .known import Known

_GROWN = 18  # nobody holds a post who is younger
_FULL = 8  # characters: a name of so many says which body is meant


class Ground(NamedTuple):
    """A reason: its name on the scale, its weight, and the words that give it."""

    what: str
    weight: int
    told: str = ""


@cache
def scale() -> dict[str, Any]:
    """Return the scale: from what score on things are proposed, and the weight of each reason."""
    said: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("weights.yaml").read_text("utf-8"))
    return said


def weigh(its: Known, there: Candidate) -> tuple[Ground, ...]:
    """Return what speaks for the two being one; nothing where they cannot be."""
    if there.is_human != (its.kind is Kind.PERSON) or (its.years and _was_not(its, there)):
        return ()
    return tuple(Ground(what, scale()["reasons"][what], told) for what, told in _grounds(its, there))


def _was_not(its: Known, there: Candidate) -> bool:
    """Say whether somebody was a child when one was seen first, or dead when the other was seen last."""
    born, died = there.year("P569"), there.year("P570")
    return (born is not None and min(its.years) < born + _GROWN) or (
        died is not None and died < max(its.years)
    )


def _grounds(its: Known, there: Candidate) -> Iterator[tuple[str, str]]:
    labels = [name for name in its.labels if there.named.get(name)]
    if labels:
        yield "same name", ""
        if its.kind is Kind.ORGANISATION and max(map(len, labels)) >= _FULL:
            yield "full name", ""
    elif shared := sorted(there.named.keys() & (its.labels | its.aliases)):
        yield "same alias", shared[0]
    yield from _posts(its, there)
    organisations = {fold(organisation) for organisation, _ in its.posts if organisation}
    for employer in sorted(there.said["P108"]):
        if fold(employer) in organisations:
            yield "same employer", employer
            break
    if its.kind is Kind.ORGANISATION:
        for place in sorted(there.said["P131"]):
            if any(name.startswith(place) for name in its.labels):
                yield "same place", place
                break


def _posts(its: Known, there: Candidate) -> Iterator[tuple[str, str]]:
    """Yield the best reason that positions give."""
    positions = {fold(position): position for position in sorted(there.said["P39"])}
    for organisation, post in sorted(its.posts):
        if organisation and (found := positions.get(fold(organisation + post))):
            yield "same post", found
            return
    for _, post in sorted(its.posts):
        if found := positions.get(fold(post)):
            yield "like post", found
            return
