"""Where a text may name somebody: the clues without which a phrase need not be parsed.

Most phrases are about things. Reading one costs a hundred times what it costs to see that no post, no word for
people, no list and no name already known stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable
from functools import cache

from ahocorasick_rs import AhoCorasick

from ..lexicon import Tag
from .counterparts import TALK
from .names import Names
from .posts import POSTS, post_start
from .signs import Signs, positions
from .words import Words

#: Words that say that somebody is meant.
_TELLING = POSTS | Tag.TITLE | Tag.GROUP | Tag.CALLING
#: What the words can be beside which a bare name stands.
_SPOKEN = Tag.VERB | Tag.NOMINAL | Tag.FUNCTION
_PRONOUNS = "他她"
_JOINTS = "、和及与兼"
#: What only names have inside: a dot, a space that pads them.
_INSIDE = "· "


class Clues:
    """The clues to people in one text: words, marks, and the names that are known.

    `speaking` are the words beside which a bare name may stand, with those that give a role: 张三强调, 还有李四.
    """

    def __init__(self, text: str, words: Words, names: Names, speaking: Container[str]) -> None:
        self._text = text
        self._list = _list(names)
        # each list of places goes on behind the text, so that there always is a next one
        beyond = len(text) + 1
        self._joints = [*sorted(positions(text, _JOINTS)), beyond, beyond]
        self._told = [start for start, _, _ in words.of(_TELLING)]
        # 山口千鹤（日本）
        self._told += [start for start, _, _ in words.of(Tag.COUNTRY) if text[start - 1 : start] == "（"]
        self._told += positions(text, _INSIDE)
        self._told.append(beyond)
        self._telling = sorted(self._told)
        self._posts = [start for start, _, _ in words.of(POSTS)]
        self._speaking = Signs(
            [
                *(start for start, _, _ in words.of(Tag.ROLE)),
                *(start for start, end, _ in words.of(_SPOKEN) if text[start:end] in speaking),
            ]
        )
        # 同朔尔茨举行会谈: whoever is there need have no post
        self._talks = Signs(sorted(match.start() for match in TALK.finditer(text)))
        self._judge = names
        self._named: list[tuple[int, str]] = []
        self._names = Signs(())
        # whom they mean is known by who else is
        self._pronouns = list(positions(text, _PRONOUNS))
        self._called = Signs(self._pronouns)

    def learn(self, names: Iterable[str]) -> None:
        """Take these names for known."""
        known = list(names)
        found = AhoCorasick(known).find_matches_as_indexes(self._text, overlapping=True)
        self._named = sorted((start, known[number]) for number, start, _ in found)
        starts = [start for start, _ in self._named]
        self._names = Signs(starts)
        self._telling = sorted(self._told + starts)
        short = {part for name in known for part in self._judge.parts(name)}
        self._called = Signs([*self._pronouns, *(at for at in self._posts if self._calls(at, short))])

    def _calls(self, post: int, short: Container[str]) -> bool:
        """Tell whether a post stands behind what somebody is called in short: 李主任, 晓晖书记."""
        at = post_start(self._text, 0, post)
        return self._text[at - 1 : at] in short or self._text[max(at - 2, 0) : at] in short

    def tell(self, start: int, end: int) -> bool:
        """Tell whether anything in a span speaks for a person."""
        telling = self._telling
        i = bisect_left(telling, start)
        if telling[i] < end:
            return True
        # what could be three names has two conjunctions between them
        second = bisect_left(self._joints, start) + 1
        return self._joints[second] < end and self._list.search(self._text, start, end) is not None

    def speak(self, start: int, end: int) -> bool:
        """Tell whether a word stands in a sentence that speaks for the bare name beside it."""
        return self._speaking.within(start, end) or self._text.find("作", start, end) >= 0

    def talk(self, start: int, end: int) -> bool:
        """Tell whether a sentence says that somebody talks with somebody."""
        return self._talks.within(start, end)

    def worth(self, start: int, end: int) -> bool:
        """Tell whether somebody may be named in a sentence."""
        return self._speaking.within(start, end) or self.tell(start, end) or self.talk(start, end)

    def named(self, start: int, end: int) -> list[tuple[int, str]]:
        """Return where in a span known names begin, with the names."""
        first = bisect_left(self._named, (start,))
        return self._named[first : bisect_left(self._named, (end,), first)]

    @property
    def changed(self) -> list[int]:
        """Where the text may read otherwise now that names are known: where one of them stands, or 李主任, or 他."""
        return [*self._names, *self._called]

    def settled(self, start: int, end: int, people: Container[tuple[int, str]]) -> bool:
        """Tell whether a span names nobody but those people, by where and how they are named, whom it did name before."""
        if self._called.within(start, end):
            return False
        return all(named in people for named in self.named(start, end))


@cache
def _list(names: Names) -> re.Pattern[str]:
    """Return what three names in a list look like."""
    # the first character of a family name is enough, and a class of characters is fast
    first = "".join(sorted({surname[0] for surname in names.surnames(2)}))
    name = f"[{first}][\u3400-\u9fff]{{1,3}}"
    joint = f"(?:[{_JOINTS}]|以及)"
    return re.compile(f"{name}{joint}{name}{joint}{name}")

