"""Containers: files with documents in them. Each format is one file here, found by looking.

A format's module has `SUFFIXES` and `members(file, limits)`, which yields what is in an open file, in its order, one after
the other, and raises ReadError, without the name of the file, where it is damaged. A member has the bytes, or the
reason why they cannot be had.
"""

from __future__ import annotations

import io
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import IO, Protocol, cast

from ...errors import ReadError
from ...limits import Limits
from ..place import File, Lost, Place
from .member import Member

__all__ = ["Container", "Member", "container_of", "unpack"]


class Container(Protocol):
    """A module that looks into one format."""

    SUFFIXES: tuple[str, ...]

    def members(self, file: IO[bytes], limits: Limits) -> Iterator[Member]:
        """Yield what is in the file, or raise ReadError."""


@cache
def kinds() -> dict[str, Container]:
    """Return the container of each suffix, lower case with its dot."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    containers = [cast(Container, module) for module in modules if hasattr(module, "SUFFIXES")]
    return {suffix: container for container in containers for suffix in container.SUFFIXES}


def container_of(name: str) -> Container | None:
    """Return what looks into a file of that name, or None where it is no container."""
    return next((kind for suffix, kind in kinds().items() if name.lower().endswith(suffix)), None)


def unpack(place: Place, file: IO[bytes], limits: Limits, depth: int = 1) -> Iterator[File | Lost]:
    """Yield the files in the container at a place, those in containers in it too, and what cannot be had of it."""
    container = container_of(place.name)
    assert container is not None
    try:
        limits.hold("nesting", depth)
        for member in container.members(file, limits):
            its = place.within(member.inside)
            if isinstance(member.data, ReadError):
                yield Lost(its, member.data)
            elif container_of(its.name):
                yield from unpack(its, io.BytesIO(member.data), limits, depth + 1)
            else:
                yield File(its, its.name, member.data)
    except ReadError as error:
        yield Lost(place, error)
