"""What is told of a request that cannot be answered, in Chinese: everything below the pages says it in English."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import yaml

from ..legend import kinds

_HOLE = re.compile(r"\\\{(\w+)\\\}")

Pattern: TypeAlias = tuple[re.Pattern[str], str]


def chinese(sentence: str) -> str | None:
    """Return a sentence in Chinese; None where `sentences.yaml` has none that fits."""
    for pattern, said in _patterns():
        if found := pattern.fullmatch(sentence):
            return said.format_map({name: chinese(value) or value for name, value in found.groupdict().items()})
    return _words().get(sentence)


@cache
def _patterns() -> tuple[Pattern, ...]:
    listed: dict[str, str] = yaml.safe_load((files(__package__) / "sentences.yaml").read_text("utf-8"))
    return tuple((_pattern(english), said) for english, said in listed.items())


def _pattern(english: str) -> re.Pattern[str]:
    """Return the pattern of a sentence: what stands in braces stands for anything, the same name for the same."""
    named: set[str] = set()

    def hole(found: re.Match[str]) -> str:
        name = found[1]
        if name in named:
            return f"(?P={name})"
        named.add(name)
        return f"(?P<{name}>.+?)"

    return re.compile(_HOLE.sub(hole, re.escape(english)), re.DOTALL)


@cache
def _words() -> dict[str, str]:
    """Return what kinds of thing are called."""
    return {kind: entry.zh for kind, entry in kinds().items()}
