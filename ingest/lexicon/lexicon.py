"""The lexicon: every word list of the folder in one automaton that finds them all in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from ahocorasick_rs import AhoCorasick, MatchKind

from .additions import check, table


class Tag:
    """What a word can be, as bits of a number: one word can be several things.

    Plain numbers and no flags of the library: those take a microsecond to combine, and this is done for every word.
    """

    HOLD = 1 << 0
    VERB = 1 << 1
    NOMINAL = 1 << 2
    FUNCTION = 1 << 3
    POST = 1 << 4
    RANK = 1 << 5
    TITLE = 1 << 6
    GROUP = 1 << 7
    ASSEMBLY = 1 << 8
    PART = 1 << 9
    ORGANISATION = 1 << 10
    HEAD = 1 << 11
    PLACE = 1 << 12
    SCOPE = 1 << 13
    FROZEN = 1 << 14
    ROLE = 1 << 15
    PLAIN = 1 << 16
    COUNTRY = 1 << 17
    CALLING = 1 << 18


#: Which list holds what: file, the tag of its words by their class, "" where the list has no classes.
LISTS: Mapping[str, Mapping[str, int]] = {
    "words": {"hold": Tag.HOLD, "verb": Tag.VERB, "nominal": Tag.NOMINAL, "function": Tag.FUNCTION},
    "posts": {"head": Tag.POST, "rank": Tag.RANK, "title": Tag.RANK, "polite": Tag.TITLE},
    "groups": {"": Tag.GROUP},
    "meetings": {"assembly": Tag.ASSEMBLY, "part": Tag.PART},
    "organisations": {"": Tag.ORGANISATION},
    "organisation_heads": {"": Tag.HEAD},
    "places": {"": Tag.PLACE},
    "countries": {"": Tag.COUNTRY},
    "scopes": {"": Tag.SCOPE},
    "frozen": {"": Tag.FROZEN},
    "roles": {"verb": Tag.ROLE},
    "plain": {"": Tag.PLAIN},
    "callings": {"": Tag.CALLING},
}


#: Words that are hardly ever the end of one word and the beginning of another: 民主持续 is such a case. 长 is the end of many
#: posts, but not in 地处长江中游, 委员长期关心; nor is 代办 a post in 时代办公厅.
_NEVER_CROSSED = re.compile(
    "出席(?![位间])|主持(?![续久有之证平])|主(?:任(?!务)|席|编)|致辞(?!职)|致词(?![条汇语])"
    "|办公[厅室]|长(?:期(?!间)|久|势|达(?=[0-9一二三四五六七八九十数近])|效|治久安|足|江(?=[上中下]游|流域|经济带|沿|口|两岸|干流)|远(?=发展|规划|目标|利益|大计|之|来看))"
    "|人道主义|相[互继]"
)


class Lexicon:
    """All word lists: those of the package, and after them those of other folders, which add to them.

    A list is a file of tab-separated columns with a heading line; lines that begin with # are comments. Raises
    LexiconError where a folder that is added holds what is no list.
    """

    def __init__(self, folders: Sequence[Traversable] = ()) -> None:
        for folder in folders:
            check(folder)
        self.folders = (files(__package__), *folders)

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Yield the rows of one list by column, the package's before the others'."""
        for folder in self.folders:
            path = folder / f"{name}.tsv"
            if path.is_file():
                yield from (row for _, row in table(path).rows)

    def column(self, name: str, column: str = "word") -> list[str]:
        """Return one column of a list."""
        return [row[column] for row in self.rows(name)]

    @cached_property
    def tags(self) -> dict[str, int]:
        """Every word with all that it can be."""
        tags: dict[str, int] = {}
        for name, classes in LISTS.items():
            for row in self.rows(name):
                tag = classes.get("" if "" in classes else row["class"])
                if tag is None:
                    continue
                for word in _forms(row, tag):
                    tags[word] = tags.get(word, 0) | tag
        return tags

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[int]]:
        """The words as one automaton, and the tag of each."""
        return AhoCorasick(self.tags, matchkind=MatchKind.LeftmostLongest), list(self.tags.values())

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return the words in a text as (start, end, tag): the leftmost first, of those the longest."""
        automaton, tags = self._automaton
        found = automaton.find_matches_as_indexes(text)
        return self._uncrossed(text, [(start, end, tags[word]) for word, start, end in found])

    def _uncrossed(self, text: str, found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Let 出席, 长期 and their like stand before the word that ends in their first character: 买买|提出席, 处长|江中游."""
        out: list[tuple[int, int, int]] = []
        taken = 0
        for match in _NEVER_CROSSED.finditer(text):
            at = match.start()
            i = bisect_left(found, (at,), lo=taken)
            out += found[taken:i]
            taken = i
            begins = i < len(found) and found[i][0] == at
            if begins or not out or not at < out[-1][1] < match.end():
                continue
            end = at + next(len(word) for n in (4, 3, 2) if (word := text[at : at + n]) in self.tags)
            out[-1] = (at, end, self.tags[text[at:end]])
            taken = bisect_left(found, (end,), lo=taken)
        return out + found[taken:]


def _forms(row: Mapping[str, str], tag: int) -> set[str]:
    words = {row.get("word", ""), row.get("name", ""), row.get("short", "")} - {""}
    if tag == Tag.POST:
        return words | {f"副{word}" for word in words}
    # Counties of two characters (和县, 成县) hide in too many other words; any X县 is read as a place anyway.
    return {word for word in words if len(word) > 2 or row.get("short") == word} if tag == Tag.PLACE else words
