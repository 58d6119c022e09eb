"""Labelled lists: 主持人：张三, 出席：李四 王五, （记者 赵六 通讯员 钱七）, 责任编辑：孙八."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .items import Group, Item, Other, Person, Post, give
from .phrases import Phrases


class Labelled(NamedTuple):
    """A label and the people behind it; `label` is written without blanks."""

    label: str
    items: tuple[Item, ...]


_BULLETS = "-·•●"
_ANY_LABEL = re.compile(rf"(?:[{_BULLETS}]\s?)?[^，。；：:]{{2,10}}[：:]\s?|[{_BULLETS}]\s?")
#: How far such a label reaches, with its colon.
_SHORT = 13
#: The line above a list of people, with the label that each line of the list could bear.
_ANNOUNCED = (
    ("出席", re.compile(r"(?:出席|参加|到会|参会)[^，。；\n]{0,20}有[：:]\n(?:[^\n。]{0,100}\n)*$")),
    ("列席", re.compile(r"列席[^，。；\n]{0,20}有[：:]\n(?:[^\n。]{0,100}\n)*$")),
    ("发言人", re.compile(r"[^\n]{0,30}(?:发言|交流)[^，。；\n]{0,6}[：:]\n(?:[^\n。]{0,100}\n)*$")),
)
#: 印数： no name, but the next label
_LABEL_NEXT = re.compile(r"\s?[：:]")
_RECIPIENTS = re.compile(r"[主抄呈]?[报送发]送?\s?[：:]\s?")
#: How far above a list the line that announces it may begin.
_FAR = 400
#: No label is longer, however it is spaced out, with the number before it.
_LONGEST = 80


class Labels:
    """Finds labelled lists of people by the labels of a lexicon."""

    def __init__(self, labels: Mapping[str, object]) -> None:
        self._labels = labels
        words = sorted(labels, key=len, reverse=True)
        spaced = "|".join(r"\s{0,4}".join(word) for word in words)
        self._at_start = re.compile(rf"(?:[0-9一二三四五六七八九十]+[、.．]\s?)?({spaced})\s?[：:]\s?")
        self._inside = re.compile(
            rf"(?<![^\s（(])(?:({spaced})(?:\s?[：:]\s?|\s(?=[\u4e00-\u9fff]{{2,4}}(?:[\s）)]|$)))"
            # 本报讯（记者张三、李四）
            r"|((?:本报|本台|特约|见习)?(?:记者|通讯员))(?=[\u4e00-\u9fff·、]{2,16}[）)]))"
        )
        self._blank = re.compile(rf"({spaced})\s")

    def gives_role(self, label: str) -> bool:
        """Tell whether those behind a label were at the meeting."""
        return bool(self._labels.get(label))

    def line(self, phrases: Phrases, start: int, end: int, field: bool = False) -> Labelled | None:
        """Read a whole line that begins with a label, or return None; a `field` of minutes may lack the colon."""
        text = phrases.text
        near = min(end, start + _LONGEST)
        match = None
        if text.find("：", start, near) >= 0 or text.find(":", start, near) >= 0:
            match = self._at_start.match(text, start, end)
        if field and not match:
            match = self._blank.match(text, start, end)
        if not match:
            return self._continued(phrases, start, end)
        # 主持：张三　　记录：李四
        following = self._inside.search(phrases.text, match.end(), end)
        stop = following.start() if following else end
        return Labelled(_word(match[1]), tuple(_sure(phrases, _listed(phrases, match.end(), stop))))

    def _continued(self, phrases: Phrases, start: int, end: int) -> Labelled | None:
        """Read 镇领导：张三、李四 below a line that ends in 参加会议的有：, by hardly anything but names in it."""
        if phrases.text.endswith("。\n", 0, start):
            # behind a sentence no list goes on
            return None
        near = min(end, start + _SHORT)
        colon = phrases.text.find("：", start, near) >= 0 or phrases.text.find(":", start, near) >= 0
        if not colon and phrases.text[start] not in _BULLETS:
            return None
        match = _ANY_LABEL.match(phrases.text, start, end)
        above = max(0, start - _FAR)
        label = match and next((w for w, line in _ANNOUNCED if line.search(phrases.text, above, start)), None)
        if not match or not label:
            return None
        items = _listed(phrases, match.end(), end)
        sure = tuple(_sure(phrases, items))
        return Labelled(label, sure) if 2 * len(sure) >= len(items) > 0 else None

    def recipients(self, phrases: Phrases, start: int, end: int) -> Iterator[Person]:
        """Yield the people among those whom a bulletin goes to: 报：张三副省长，省委办公厅."""
        if match := _RECIPIENTS.match(phrases.text, start, end):
            for item in _listed(phrases, match.end(), end):
                if isinstance(item, Person) and item.posts and not item.doubtful:
                    yield item

    def inside(self, phrases: Phrases, start: int, end: int) -> Iterator[Labelled]:
        """Yield the names behind labels within a line: the signatures of a masthead, a colophon, a dispatch."""
        found = list(self._inside.finditer(phrases.text, start, end))
        for i, match in enumerate(found):
            stop = found[i + 1].start() if i + 1 < len(found) else end
            close = re.search(r"[）)，。]", phrases.text[match.end() : stop])
            stop = match.end() + close.start() if close else stop
            items = _listed(phrases, match.end(), stop)
            yield Labelled(_word(match[1] or match[2]), tuple(_sure(phrases, items)))


def _word(label: str) -> str:
    return re.sub(r"\s", "", label)


def _listed(phrases: Phrases, start: int, end: int) -> list[Item]:
    """Return what a list holds; posts that stand by themselves are those of the name before them, else behind them."""
    items: list[Item] = []
    waiting: tuple[Post, ...] = ()
    for a, b in _entries(phrases.text, start, end):
        found, posts = phrases.parse(a, b), phrases.only_posts(a, b)
        before = items[-1] if items else None
        if posts and isinstance(before, Person) and not before.posts:
            items[-1] = give(before, posts)
        elif posts:
            waiting = posts
        else:
            if waiting and found and isinstance(first := found[0], Person) and not first.posts:
                found[0] = give(first, waiting)
            waiting = ()
            items += found
    return items


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
        if isinstance(item, Person) and item.bare and not phrases.spans.called(item.start, item.end, tier=3):
            continue
        if _LABEL_NEXT.match(phrases.text, item.end):
            continue
        if isinstance(item, Person | Group):
            yield item._replace(doubtful=False) if isinstance(item, Person) else item
