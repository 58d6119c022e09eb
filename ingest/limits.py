"""How much a document may ask for, and what is said of one that asks for more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .errors import LimitError


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each thing that one document may have; `limits.yaml` says what they are, and how many by default."""

    bytes: int
    characters: int
    pages: int
    ratio: int
    nesting: int
    seconds: int
    memory: int

    def beyond(self, name: str, found: int, *, at_least: bool = False) -> LimitError | None:
        """Return the error where more was found than allowed; `at_least` says that it was not counted to the end."""
        most = getattr(self, name)
        if found <= most:
            return None
        told, wanted = (f"more than {most:,}", 2 * most) if at_least else (f"{found:,}", found)
        said = str(_said()[name]["says"]).format(told)
        return LimitError(f"{said}, and the limit is {most:,}; --limit {name}={wanted} raises it")

    def hold(self, name: str, found: int, *, at_least: bool = False) -> None:
        """Raise the error where more was found than allowed."""
        if error := self.beyond(name, found, at_least=at_least):
            raise error

    def but(self, others: Mapping[str, int]) -> Limits:
        """Return these limits with others instead of some of them."""
        return replace(self, **others)


def names() -> tuple[str, ...]:
    """Return the names of all limits."""
    return tuple(field.name for field in fields(Limits))


@cache
def default() -> Limits:
    """Return the limits that hold where nothing else is said."""
    return Limits(**{name: said["most"] for name, said in _said().items()})


@cache
def _said() -> dict[str, dict[str, Any]]:
    said: dict[str, dict[str, Any]] = yaml.safe_load(files(__package__).joinpath("limits.yaml").read_text("utf-8"))
    return said
