"""The form of a gold file: which families there are, and what an item of each looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

#: How many parts an item of a family has: 0 is a name, or a list of names for one thing.
_PARTS: Mapping[str, tuple[int, str]] = {
    "people": (0, "a name"),
    "posts": (3, "[person, post, organisation]"),
    "attendance": (3, "[person, meeting, role]"),
    "groups": (3, "[group, meeting, role]"),
    "documents": (0, "a title"),
    "publications": (2, "[title, status]"),
    "conveyed": (2, "[meeting, subject]"),
    "directives": (2, "[source, target]"),
}
_OPTIONAL = {**_PARTS, "post_organisations": _PARTS["posts"], "meetings": (0, "a list of names")}
_OTHERS = ("document", "bulletin", "meetings", "optional")


def faults(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the form of a gold file, each as: where, what was found, what is wanted."""
    families = [*_OTHERS, *_PARTS]
    for key, value in said.items():
        if key not in families:
            yield f"{key!r} is no family; there are {', '.join(sorted(families))}"
        elif key in _PARTS:
            yield from _items(key, value, *_PARTS[key])
        elif key != "document" and not isinstance(value, dict):
            yield f"{key!r} is {_named(value)}; an object is wanted"
    meetings = said.get("meetings", {})
    for name, meeting in meetings.items() if isinstance(meetings, dict) else ():
        if not isinstance(meeting, dict) or "names" not in meeting:
            yield f"'meetings' has {name!r} without names; {{\"names\": [\"…\"], \"date\": \"2025-02-23\"}} is wanted"
    optional = said.get("optional", {})
    for key, value in optional.items() if isinstance(optional, dict) else ():
        if key in _OPTIONAL:
            yield from _items(f"optional.{key}", value, *_OPTIONAL[key])
        else:
            yield f"'optional.{key}' is no family; there are {', '.join(sorted(_OPTIONAL))}"


def _items(key: str, value: object, parts: int, wanted: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{key!r} is {_named(value)}; a list is wanted"
        return
    for at, item in enumerate(value, 1):
        if parts and not (isinstance(item, list) and len(item) == parts) or not parts and not _is_name(item):
            yield f"{key!r} has {_named(item)} for item {at}; {wanted} is wanted"


def _is_name(item: object) -> bool:
    names = item if isinstance(item, list) else [item]
    return bool(names) and all(isinstance(name, str) for name in names)


def _named(value: object) -> str:
    match value:
        case str():
            return f"the text {value!r}"
        case list():
            return f"a list of {len(value)}"
        case dict():
            return "an object"
    return f"the value {value!r}"
