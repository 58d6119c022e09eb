"""Facts as plain data and back, without loss: what a workspace keeps of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from .facts import Fact


class RecordError(ValueError):
    """A row that is no record of a fact."""


def dump(fact: Fact) -> dict[str, object]:
    """Return the fact as JSON values: its kind, and its fields by name, without those at their default."""
    return {"kind": fact.kind, **_plain_fields(fact)}


def load(row: Mapping[str, object]) -> Fact:
    """Return the fact that a row of `dump` records.

    Raises RecordError where the kind is unknown, a field is missing or unknown, or a value does not fit.
    """
    kinds = _kinds()
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise RecordError(f"no fact of kind {kind!r}; kinds are {', '.join(sorted(kinds))}")
    fact = _object(kinds[kind], {key: value for key, value in row.items() if key != "kind"}, kind)
    assert isinstance(fact, Fact)
    return fact


@cache
def _kinds() -> dict[str, type[Fact]]:
    # A class with slots is made anew after the one that was written, which lives on: the later one counts.
    return {cls.kind: cls for cls in Fact.__subclasses__() if is_dataclass(cls)}


@cache
def _shape(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls)}


@cache
def _defaults(cls: type) -> dict[str, object]:
    return {f.name: f.default for f in fields(cls)}


def _plain_fields(value: Any) -> dict[str, object]:
    cls: type = type(value)
    defaults = _defaults(cls)
    return {
        name: _plain(got) for name in _shape(cls) if (got := getattr(value, name)) != defaults[name]
    }


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return _plain_fields(value)
    return value


def _object(cls: type, row: Mapping[str, object], where: str) -> object:
    shape = _shape(cls)
    if unknown := sorted(row.keys() - shape.keys()):
        raise RecordError(f"{where} has no field {unknown[0]!r}; its fields are {', '.join(shape)}")
    for name, default in _defaults(cls).items():
        if default is MISSING and name not in row:
            raise RecordError(f"{where} has no {name}")
    made: object = cls(**{name: _typed(shape[name], value, f"{where}.{name}") for name, value in row.items()})
    return made


def _typed(hint: Any, value: object, where: str) -> object:
    if isinstance(hint, UnionType):
        if value is None and NoneType in get_args(hint):
            return None
        (hint,) = (arm for arm in get_args(hint) if arm is not NoneType)
    if get_origin(hint) is tuple:
        if not isinstance(value, list | tuple):
            raise RecordError(f"{where} wants a list, not {value!r}")
        return tuple(_typed(get_args(hint)[0], item, where) for item in value)
    if is_dataclass(hint):
        if not isinstance(value, Mapping):
            raise RecordError(f"{where} wants an object, not {value!r}")
        assert isinstance(hint, type)
        return _object(hint, value, where)
    if issubclass(hint, StrEnum):
        try:
            return hint(value)
        except ValueError:
            raise RecordError(f"{where} wants one of {', '.join(hint)}, not {value!r}") from None
    if type(value) is not hint:
        raise RecordError(f"{where} wants a {hint.__name__}, not {value!r}")
    return value
