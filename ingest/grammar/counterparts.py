"""Those with whom somebody talks and whom no post names: 同朔尔茨举行会谈, 与杜瓦尔通电话."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .items import Person
from .names import Names
from .words import Words

_TALKS = re.compile(
    r"[同与](?P<name>[\u3400-\u9fff·]{3,12}?)(?:共同)?(?:举行(?:[大小]范围|双边|正式)?会[谈晤]|会[谈晤]|通(?:了)?电话)"
)
#: What such a clause never lacks.
TALK = re.compile("会[谈晤]|通了?电话")


def counterparts(text: str, words: Words, names: Names, start: int, end: int) -> Iterator[Person]:
    """Yield the people in a sentence with whom somebody talks, by how their names are spelt."""
    for match in _TALKS.finditer(text, start, end):
        first, last = match.span("name")
        name = match["name"]
        # 同塞尔维亚举行会谈, 同中外双方会谈: a country, a word
        known = names.lookalike(name) or any(b - a > 1 for a, b, _ in words.within(first, last))
        if not known and names.foreign(text, first, last) == last and not any(names.opens(name, at) for at in range(len(name) - 1)):
            yield Person(first, last, name)
