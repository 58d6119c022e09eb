"""Organisations: which ones the document names, and which one is meant by words such as 省志办, 办 or 县委."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from ontology.facts import Confidence, Entity, Kind, OrganisationFact

from ..draft import Draft
from ..grammar.bodies import Body, bodies
from ..grammar.offices import Meaning, Offices, own_offices
from ..grammar.organisations import split
from ..grammar.places import Place, levels, mark, places
from ..lexicon import Lexicon, Tag
from ..mentions import OrganisationMention, Part
from . import extractor

_VERBS = Tag.VERB | Tag.NOMINAL | Tag.HOLD | Tag.ROLE | Tag.FUNCTION
_TOLD_IN = (Part.HEADLINE, Part.BODY, Part.LABEL)


@extractor(requires=["issuers", "sentences", "titles", "words", "new_offices"], assigns=["offices", "organisations", "facts"])
def organisations(draft: Draft) -> None:
    """Find the organisations that the document names, and state each with its other names and what it is part of."""
    text, words, tags = draft.text, draft.words, draft.source.lexicon.tags
    named = places(text, words)
    found = list(bodies(text, words, named, [(line.start, line.end) for line in draft.lines]))
    found = sorted([*found, *_proposed(draft, found)])
    own = own_offices(draft.issuers)
    draft.offices = Offices(
        text=text,
        own=own,
        home=_home(draft, own, named),
        bodies=found,
        places=named,
        items=_items(draft),
        authority=_authority(draft.source.lexicon),
        verbs=lambda word: bool(tags.get(word, 0) & _VERBS),
    )
    draft.organisations = list(_mentions(draft, found))
    draft.facts.extend(_facts(draft))


def _proposed(draft: Draft, found: list[Body]) -> Iterator[Body]:
    """Yield the organisations that a model proposes and the grammar has a slot for, where none was found."""
    for start, end in draft.new_offices:
        at = bisect_left(found, (end,)) - 1
        if at < 0 or found[at].end <= start:
            yield Body(start, end, draft.text[start:end], anchored=False)


def resolve(draft: Draft, words: str, at: int, post: str = "") -> Entity | None:
    """Return the organisation that words at a place mean, as an entity with its other names as aliases.

    - a national body's short name: its full name by the authority list (全国政协, 中国残联)
    - 省地方志办, 省志办: the full name, where masthead, colophon or text write it out
    - 办, 本办, 全厅, 我馆: the office that the document is of, else the one that the news item named last
    - 机关党委, 办党组, 综合处: as written, with the office before it as an alias; whole where the text has it whole
    - 宣传部, 办公室 behind 市委 or 州政府 in one list: 市委宣传部, 州政府办公室
    - 省, 县: the place, where the document tells which
    - 省委, 县财政局 of the document's own place: as written, with the place filled in as an alias
    - 市教育局 in a bulletin that is not of a city: with the only city of the news item
    - "": by `post` the place of a 省长 or 县长; the office just named in the same list (省志办主任张三、副主任); the office
      that fits 局长 or 馆长; else the document's own office, or None where there is none
    - anything else: as written, without what does not belong to the name (了省委, 落实州委)
    """
    meant = draft.offices.meaning(words, at, post)
    return _entity(meant) if meant else None


@lru_cache(maxsize=4096)
def _entity(meant: Meaning) -> Entity:
    return Entity(Kind.ORGANISATION, meant.name, aliases=meant.aliases)


def _home(draft: Draft, own: list[str], named: list[Place]) -> dict[str, str]:
    """Return the document's own places by level: those of its offices, else those that its first headline names."""
    home: dict[str, str] = {}
    for name in own:
        for level, part in levels(split(name).place).items():
            home.setdefault(level, part)
    if home:
        return home
    head = next((line for line in draft.lines if line.part is Part.HEADLINE), None)
    for place in named:
        if head and head.start <= place.start < head.end:
            home.setdefault(mark(place.name), place.name)
    return home


def _items(draft: Draft) -> list[int]:
    """Return where each news item starts."""
    starts: dict[int, int] = {}
    for line in draft.lines:
        if line.part in _TOLD_IN:
            starts.setdefault(line.section, line.start)
    return sorted(starts.values())


def _mentions(draft: Draft, found: list[Body]) -> Iterator[OrganisationMention]:
    """Yield the organisations of the text itself, with the office that the masthead says it is of; not those in titles."""
    offices = draft.offices
    lines = iter(draft.lines)
    line = next(lines, None)
    titles = iter(draft.titles)
    title = next(titles, None)
    for body in found:
        while line and line.end <= body.start:
            line = next(lines, None)
        while title and title.end <= body.start:
            title = next(titles, None)
        if line is None or (title and title.start <= body.start):
            continue
        if line.part in _TOLD_IN or body.name in offices.own:
            meant = offices.meaning(body.name, body.start)
            if meant:
                yield OrganisationMention(body.start, body.end, _entity(meant), meant.parent)


def _facts(draft: Draft) -> Iterator[OrganisationFact]:
    """State every organisation once, where it is first named, with all names that the document has for it."""
    text, source, offices = draft.text, draft.source, draft.offices
    names: dict[str, set[str]] = {}
    first: dict[str, OrganisationMention] = {}
    for mention in draft.organisations:
        name = mention.entity.name
        first.setdefault(name, mention)
        names.setdefault(name, set()).update((text[mention.start : mention.end], *mention.entity.aliases))
    sentences = iter(draft.sentences)
    sentence = next(sentences, None)
    for mention in sorted(first.values()):
        while sentence and sentence.end <= mention.start:
            sentence = next(sentences, None)
        if sentence is None:
            return
        name = mention.entity.name
        parent = offices.meaning(mention.parent, mention.start) if mention.parent else None
        whole = text[mention.start : mention.end] == name
        proposed = (mention.start, mention.end) in draft.new_offices
        yield OrganisationFact(
            organisation=Entity(Kind.ORGANISATION, name, aliases=tuple(sorted(names[name] - {name}))),
            parent=_entity(parent) if parent else None,
            evidence=(source.evidence(sentence.start, sentence.end),),
            extractor="newcomers" if proposed else "organisations",
            confidence=Confidence.STATED if whole and not proposed else Confidence.PATTERN,
        )


@cache
def _authority(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    rows = list(lexicon.rows("organisations"))
    full = {row["name"]: (row["name"], row.get("parent", "")) for row in rows}
    return full | {row["word"]: (row["name"], row.get("parent", "")) for row in rows}
