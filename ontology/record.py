"""Facts as plain data and back, without loss: what a workspace keeps of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from .facts import Fact


class RecordError(ValueError):
    """A row that is no record of a fact."""


def dump(fact: Fact) -> dict[str, object]:
    """Return the fact as JSON values: its kind, and its fields by name, without those at their default."""
    return {"kind": fact.kind, **_plain_fields(fact)}


def load(row: Mapping[str, object]) -> Fact:
    """Return the fact that a row of `dump` records.

    Raises RecordError where the kind or a field is unknown, a field is missing, or a value does not fit.
    """
    kinds = _kinds()
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise RecordError(f"no fact of kind {kind!r}; kinds are {', '.join(sorted(kinds))}")
    cls = kinds[kind]
    if unknown := sorted(row.keys() - _shape(cls).keys() - {"kind"}):
        raise RecordError(f"{kind} has no field {unknown[0]!r}; its fields are {', '.join(_shape(cls))}")
    try:
        fact: Fact = msgspec.convert(row, cls)
    except msgspec.ValidationError as error:
        raise RecordError(f"{kind}: {error}") from None
    return fact


@cache
def _kinds() -> dict[str, type]:
    # A class with slots is made anew after the one that was written, which lives on: the later one counts.
    return {cls.kind: cls for cls in Fact.__subclasses__() if is_dataclass(cls)}


@cache
def _shape(cls: type) -> dict[str, object]:
    """Return the fields of a class with their defaults."""
    return {f.name: f.default for f in fields(cls)}


def _plain_fields(value: Any) -> dict[str, object]:
    cls: type = type(value)
    shape = _shape(cls)
    return {name: _plain(got) for name, default in shape.items() if (got := getattr(value, name)) != default}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return _plain_fields(value)
    return value
