"""How well facts agree with gold made by hand: precision, recall and F1, family by family.

People, posts and titles must be equal to a name that gold allows; a meeting, a group and the source of a directive may
be named more shortly or at greater length. A meeting's day, where both give one, must agree. A fact counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .gold import Family, Gold, Item, Row, close, plain, same


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items were found, how many found ones are wrong, and how many were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of the found items that are right; where nothing was found, 1 if nothing was wanted."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        """The share of the wanted items that were found; 1 where nothing was wanted."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right, wrong and missed of one family in one document."""

    right: int
    wrong: tuple[Row, ...]
    missed: tuple[Item, ...]

    @property
    def tally(self) -> Tally:
        """The same in numbers."""
        return Tally(self.right, len(self.wrong), len(self.missed))


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of many documents by family."""

    documents: int
    families: Mapping[Family, Tally]

    @property
    def micro(self) -> Tally:
        """The families pooled."""
        return sum(self.families.values(), Tally())

    @property
    def macro(self) -> float:
        """The mean of the families' F1; 0 without any."""
        return sum(tally.f1 for tally in self.families.values()) / len(self.families) if self.families else 0.0


def score(pairs: Iterable[tuple[Gold, Sequence[Row]]]) -> Score:
    """Judge many documents, each given by its gold and the facts found in it."""
    families: dict[Family, Tally] = {}
    documents = 0
    for wanted, rows in pairs:
        documents += 1
        for family, verdict in judge(wanted, rows).items():
            families[family] = families.get(family, Tally()) + verdict.tally
    return Score(documents, {family: families[family] for family in Family if family in families})


def judge(wanted: Gold, rows: Sequence[Row]) -> dict[Family, Verdict]:
    """Judge the facts of one document by its gold, each family that the gold holds."""
    return {family: _judge(wanted, family, rows) for family in Family if wanted.holds(family)}


def _judge(its: Gold, family: Family, rows: Sequence[Row]) -> Verdict:
    measure = _MEASURES[family]
    items = its.items(family)
    found = list(_found(family, measure, rows))
    if family is Family.BULLETIN:
        told = {key for key, _ in items}
        found = [row for row in found if row["key"] in told]
    used: set[int] = set()
    missed: list[Item] = []
    for item in items:
        hits = [i for i, row in enumerate(found) if measure.hits(its, item, row)]
        if hits:
            used.add(next((i for i in hits if i not in used), hits[-1]))
        else:
            missed.append(item)
    wrong = [
        row
        for i, row in enumerate(found)
        # a row that says a second time what was wanted is no error
        if i not in used and not _allows(its, family, row) and not any(measure.hits(its, item, row) for item in items)
    ]
    return Verdict(len(items) - len(missed), tuple(wrong), tuple(missed))


def _allows(its: Gold, family: Family, row: Row) -> bool:
    """Tell whether a row that is not wanted is no error either."""
    match family:
        case Family.PEOPLE | Family.DOCUMENTS:
            value = row["name" if family is Family.PEOPLE else "title"]
            return any(same(value, names) for names in its.optional(family))
        case Family.PUBLICATIONS:
            return any(same(row["title"], item[0]) for item in its.optional(family))
        case Family.PUBLICATION_STATUS:
            # the title itself is judged as a publication
            return not any(same(row["title"], item[0]) for item in its.said.get("publications", []))
        case Family.POST_ORGANISATIONS:
            posts = [p for p in its.said.get("posts", []) if _is_post(its, p, row)]
            return not row.get("organisation") or not posts or not posts[0][2]
        case Family.ATTENDANCE | Family.GROUPS | Family.CONVEYED:
            if any(close(row["meeting"], names) for names in its.optional(Family.MEETINGS)):
                # whatever is said of an optional meeting is not judged
                return True
    return any(_MEASURES[family].hits(its, item, row) for item in its.optional(family))


def _is_post(_: Gold, item: Item, row: Row) -> bool:
    return same(row["person"], item[0]) and same(row["post"], item[1])


class _Measure(NamedTuple):
    """How a family is judged: which rows, by which keys they differ, and when one says what is wanted."""

    kind: str
    keys: tuple[str, ...]
    hits: Callable[[Gold, Item, Row], bool]


_MEASURES: Mapping[Family, _Measure] = {
    Family.PEOPLE: _Measure("person", ("name",), lambda its, item, row: same(row["name"], item)),
    Family.POSTS: _Measure("post", ("person", "post"), _is_post),
    Family.POST_ORGANISATIONS: _Measure(
        "post",
        ("person", "post", "organisation"),
        lambda its, item, row: _is_post(its, item, row) and same(row.get("organisation"), item[2]),
    ),
    Family.MEETINGS: _Measure("meeting", ("meeting", "date"), lambda its, item, row: its.is_meeting(row, item)),
    Family.ATTENDANCE: _Measure(
        "attendance",
        ("person", "meeting", "role"),
        lambda its, item, row: same(row["person"], item[0])
        and row["role"] == item[2]
        and its.is_thing(row["meeting"], item[1]),
    ),
    Family.GROUPS: _Measure(
        "attendance",
        ("group", "meeting", "role"),
        lambda its, item, row: close(row["group"], item[0])
        and row["role"] == item[2]
        and its.is_thing(row["meeting"], item[1]),
    ),
    Family.DOCUMENTS: _Measure("document", ("title",), lambda its, item, row: same(row["title"], item)),
    Family.PUBLICATIONS: _Measure("publication", ("title",), lambda its, item, row: same(row["title"], item[0])),
    Family.PUBLICATION_STATUS: _Measure(
        "publication",
        ("title", "status"),
        lambda its, item, row: same(row["title"], item[0])
        and row["status"] in (item[1] if isinstance(item[1], list) else [item[1]]),
    ),
    Family.CONVEYED: _Measure(
        "conveyed",
        ("meeting", "subject"),
        lambda its, item, row: its.is_thing(row["meeting"], item[0]) and its.is_thing(row["subject"], item[1]),
    ),
    Family.DIRECTIVES: _Measure(
        "directive",
        ("source", "target"),
        lambda its, item, row: close(row["source"], item[0]) and same(row["target"], item[1]),
    ),
    Family.BULLETIN: _Measure(
        "bulletin",
        (),
        lambda its, item, row: row["key"] == item[0]
        and (same(row["value"], item[1]) if isinstance(item[1], list) else plain(row["value"]) == plain(item[1])),
    ),
}


def _found(family: Family, measure: _Measure, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of a family, each once; of a bulletin, every value with its key."""
    rows = [row for row in rows if row.get("kind") == measure.kind]
    if family is Family.BULLETIN:
        for row in rows:
            for key, value in row.items():
                values = value if isinstance(value, list) else [value]
                yield from ({"key": key, "value": one} for one in values if plain(one))
        return
    told: set[tuple[str, ...]] = set()
    for row in rows:
        if family in (Family.ATTENDANCE, Family.GROUPS) and not row.get(measure.keys[0]):
            continue
        said = tuple(plain(row.get(key)) for key in measure.keys)
        if said not in told:
            told.add(said)
            yield row
