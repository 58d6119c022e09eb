"""One list of people out of two: those that noun phrases hold, and those found another way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from operator import attrgetter

from .items import Item, Person

_start = attrgetter("start")


def merged(items: Sequence[Item], more: Iterable[Person]) -> list[Item]:
    """Add the people found another way; where both found one, the posts of both are kept."""
    if not (people := list(more)):
        return sorted(items, key=_start)
    numbers = count()
    out: dict[int, Item] = {}
    #: which item covers a place: the first that does
    covers: dict[int, int] = {}

    def put(number: int, item: Item) -> None:
        out[number] = item
        for at in range(item.start, item.end):
            covers.setdefault(at, number)

    for item in items:
        put(next(numbers), item)
    for person in people:
        number = min((covers[at] for at in range(person.start, person.end) if at in covers), default=None)
        if number is None:
            put(next(numbers), person)
        elif isinstance(item := out[number], Person) and item.name == person.name:
            out[number] = item._replace(posts=item.posts + person.posts, bare=False, doubtful=False)
        elif person.posts and not (isinstance(item, Person) and item.posts):
            put(number, person)
        for at in (at for post in person.posts for at in range(post.start, post.end)):
            number = covers.get(at)
            if number is not None and not isinstance(item := out[number], Person) and item.start == at:
                # 任命张三为某办主任: that post is no group of people
                del out[number]
                for place in range(item.start, item.end):
                    if covers[place] == number:
                        del covers[place]
    return sorted(out.values(), key=_start)
