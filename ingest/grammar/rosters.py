"""Rosters: the rows of a sign-in table, 姓名 | 单位及职务 | 备注."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .items import Person, Post
from .labels import Labelled
from .phrases import Phrases

_CELL = re.compile(r"[^|\t]+")
_NAME = re.compile(r"姓\s?名|参会人员|与会人员|出席人员")
_TOTAL = re.compile("合计|总计|小计|共计")
_POST = re.compile(r"职\s?务|单位|职称")
#: A remark that somebody was not there.
_ABSENT = re.compile("请假|缺席|未到|未出席")
#: The label under which `roles.tsv` has those who signed in, and those who did not.
SIGNED, AWAY = "出席", "请假"


def rosters(phrases: Phrases, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Labelled]]:
    """Yield the start of each row of a roster with the person that it names, under the label of presence or absence."""
    columns: tuple[int, int] | None = None
    for start, end in lines:
        if phrases.text.find("|", start, end) < 0 and phrases.text.find("\t", start, end) < 0:
            columns = None
            continue
        cells = [match.span() for match in _CELL.finditer(phrases.text, start, end)]
        if len(cells) < 2:
            columns = None
            continue
        words = [phrases.text[a:b].strip() for a, b in cells]
        name = next((i for i, word in enumerate(words) if _NAME.fullmatch(word)), None)
        if name is not None:
            post = next((i for i, word in enumerate(words) if i != name and _POST.search(word)), -1)
            columns = (name, post)
        elif columns and columns[0] < len(cells):
            person = _person(phrases, cells, columns)
            if person:
                label = AWAY if any(_ABSENT.search(word) for word in words) else SIGNED
                yield start, Labelled(label, (person,))


def _person(phrases: Phrases, cells: list[tuple[int, int]], columns: tuple[int, int]) -> Person | None:
    text = phrases.text
    start, end = cells[columns[0]]
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    name = re.sub(r"\s", "", text[first:end])
    names = phrases.names
    # of a post that is vacant, nobody is named
    named = name and (names.chinese(name, 3) or names.dotted(name) or names.transliterated(name) == len(name))
    if not named or _TOTAL.fullmatch(name):
        return None
    posts: tuple[Post, ...] = ()
    if 0 <= columns[1] < len(cells):
        a, b = cells[columns[1]]
        a += len(text[a:b]) - len(text[a:b].lstrip())
        posts = tuple(
            post
            for piece in re.finditer("[^、，；]+", text[a:b].rstrip())
            for post in phrases.posts.held(a + piece.start(), a + piece.end())
        )
    return Person(first, first + len(text[first:end].rstrip()), name, posts)

