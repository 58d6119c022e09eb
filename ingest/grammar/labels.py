"""Labelled lists: 主持人：张三, 出席：李四 王五, （记者 赵六 通讯员 钱七）, 责任编辑：孙八."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .phrases import Group, Item, Other, Person, Phrases


class Labelled(NamedTuple):
    """A label and the people behind it; `label` is written without blanks."""

    label: str
    items: tuple[Item, ...]


_ANY_LABEL = re.compile(r"[-·•●]?\s?[^，。；：:]{2,10}[：:]\s?")
_ANNOUNCED = re.compile(r"(?:出席|参加|列席|到会|参会)[^，。；\n]{0,20}有[：:]\n(?:[^\n。]{0,100}\n)*$")


class Labels:
    """Finds labelled lists of people by the labels of a lexicon."""

    def __init__(self, labels: Mapping[str, object]) -> None:
        words = sorted(labels, key=len, reverse=True)
        spaced = "|".join(r"\s{0,4}".join(word) for word in words)
        self._at_start = re.compile(rf"(?:[0-9一二三四五六七八九十]+[、.．]\s?)?({spaced})\s?[：:]\s?")
        self._inside = re.compile(rf"(?:(?<=[\s（(])|^)({spaced})(?:\s?[：:]\s?|\s(?=[\u4e00-\u9fff]{{2,4}}(?:[\s）)]|$)))")

    def line(self, phrases: Phrases, start: int, end: int) -> Labelled | None:
        """Read a whole line that begins with a label, or return None."""
        match = self._at_start.match(phrases.text, start, end)
        if not match:
            return self._continued(phrases, start, end)
        items = [item for a, b in _entries(phrases.text, match.end(), end) for item in phrases.parse(a, b)]
        return Labelled(re.sub(r"\s", "", match[1]), tuple(_sure(phrases, items)))

    def _continued(self, phrases: Phrases, start: int, end: int) -> Labelled | None:
        """Read 镇领导：张三、李四 below a line that ends in 参加会议的有：, by nothing but names behind the colon."""
        match = _ANY_LABEL.match(phrases.text, start, end)
        if not match or not _ANNOUNCED.search(phrases.text, max(0, start - 400), start):
            return None
        items = [item for a, b in _entries(phrases.text, match.end(), end) for item in phrases.parse(a, b)]
        sure = tuple(_sure(phrases, items))
        return Labelled("", sure) if len(sure) >= len(items) > 0 else None

    def inside(self, phrases: Phrases, start: int, end: int) -> Iterator[Labelled]:
        """Yield the names behind labels within a line: the signatures of a masthead, a colophon, a dispatch."""
        found = list(self._inside.finditer(phrases.text, start, end))
        for i, match in enumerate(found):
            stop = found[i + 1].start() if i + 1 < len(found) else end
            close = re.search(r"[）)，。]", phrases.text[match.end() : stop])
            stop = match.end() + close.start() if close else stop
            items = [item for a, b in _entries(phrases.text, match.end(), stop) for item in phrases.parse(a, b)]
            yield Labelled(re.sub(r"\s", "", match[1]), tuple(_sure(phrases, items)))


def _entries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the entries of a list set with spaces, commas or semicolons; 李 明 is one name."""
    at = start
    for match in re.finditer(r"[，；;,。]\s?|\s+", text[start:end]):
        stop = start + match.start()
        alone = stop - at == 1 and re.match(r"[\u4e00-\u9fff](?:$|[\s，、（(；。])", text[start + match.end() : end][:2] + " ")
        if match.group().isspace() and alone:
            continue
        if stop > at:
            yield at, stop
        at = start + match.end()
    if at < end:
        yield at, end


def _sure(phrases: Phrases, items: list[Item]) -> Iterator[Item]:
    """Take a bare name for a name: in a labelled list it stands where names stand."""
    for item in items:
        if isinstance(item, Other):
            continue
        if isinstance(item, Person) and item.bare and not phrases.names.chinese(item.name, 3) and "·" not in item.name:
            continue
        if isinstance(item, Person | Group):
            yield item._replace(doubtful=False) if isinstance(item, Person) else item
