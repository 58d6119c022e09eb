"""Names in Latin letters, as people type them to search: family name, space, given name, no tones."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pypinyin import lazy_pinyin

from .lexicon import Lexicon

LANGUAGE = "zh-Latn-pinyin"
"""The BCP 47 tag of such a name: Chinese, in Latin letters, variant `pinyin` (RFC 5646, section 2.2.5)."""


_CHINESE = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=1 << 16)
def person(name: str) -> tuple[str, ...]:
    """Spell a person's name: 陈建春 is `chen jianchun`; 吕 is both `lü` and, as keyboards have it, `lv`.

    The parts of a name with a middle dot, which has no family name first, stand apart. A name without
    Chinese characters has no spelling.
    """
    if not _CHINESE.search(name):
        return ()
    if "·" in name:
        parts = [_spell(part) for part in name.split("·")]
    else:
        surname = _surname(name)
        parts = [_readings().get(surname) or _spell(surname), _spell(name.removeprefix(surname))]
    spelt = " ".join(part for part in parts if part)
    return (spelt, spelt.replace("ü", "v")) if "ü" in spelt else (spelt,)


def _spell(text: str) -> str:
    return "".join(lazy_pinyin(text, v_to_u=True)).lower()


def _surname(name: str) -> str:
    double = name[:2]
    return double if len(name) > 2 and double in _double() else name[:1]


@cache
def _readings() -> dict[str, str]:
    return {row["surname"]: row["reading"] for row in Lexicon().rows("surname_readings")}


@cache
def _double() -> frozenset[str]:
    return frozenset(surname for surname in Lexicon().column("surnames", "surname") if len(surname) == 2)
