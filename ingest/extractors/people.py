"""People: who is named where, with which posts; and groups of unnamed people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ontology.facts import Confidence, Entity, Kind, PersonFact

from ..draft import Draft
from ..grammar.appointments import appointments, appoints
from ..grammar.chunks import FUNCTION, MARK, PHRASE, VERB, Chunk, Cut, Cutter
from ..grammar.clues import Clues
from ..grammar.company import Company
from ..grammar.items import Group, Item, Person, Post, give
from ..grammar.labels import Labelled, Labels
from ..grammar.lines import item_start
from ..grammar.merging import merged
from ..grammar.namesakes import Namesakes
from ..grammar.phrases import Phrases
from ..grammar.rosters import rosters
from ..grammar.word_names import without_names
from ..lexicon import Lexicon, Tag
from ..mentions import GroupMention, Line, Part, PersonMention, Sentence, sentence_of
from . import extractor

_ROLE = Tag.ROLE


@extractor(requires=["sentences", "words", "titles", "dates", "meetings", "newcomers"], assigns=["people", "groups", "chunks", "rolls", "facts"])
def people(draft: Draft) -> None:
    """Read the noun phrases of every sentence: first what posts and lists make sure, then the same names elsewhere."""
    source = draft.source
    labels = _labels(source.lexicon)
    # a name that a model proposed, and that has a slot, is as good as a known one
    known = dict.fromkeys(draft.newcomers, frozenset[str]())
    text, words, lines, sentences = draft.text, draft.words, draft.lines, draft.sentences
    words = without_names(text, words, source.names)
    cutter = Cutter(text, words, _found(draft))
    clues = Clues(text, words, source.names, _SPEAKING)
    pieces: dict[int, list[Chunk]] = {}
    draft.chunks = pieces
    items: dict[int, list[Item]] = {}
    # by where the first sentence of the line begins
    begins = {line.start: item_start(text, line.start, line.end) for line in lines}
    rolls: dict[int, Labelled] = {}
    signed: dict[int, list[Item]] = {}
    # Twice: a name that a post makes sure in the last sentence is known in the first.
    phrases = Phrases(text, words, source.names, known)
    for again in (False, True):
        if known:
            clues.learn(known)
            phrases.learn(known, clues.settled)
        for line in lines:
            if not again or clues.changed(line.start, line.end):
                roll = labels.line(phrases, line.start, line.end, field=line.part is Part.LABEL)
                rolls |= {begins[line.start]: roll} if roll else {}
                signed[line.start] = _signatures(labels, phrases, line, roll)
        tables = rosters(phrases, [(line.start, line.end) for line in lines])
        rolls |= {begins[start]: roll for start, roll in tables}
        for i, sentence in enumerate(sentences):
            if i not in pieces and (
                (clues.changed if again else clues.worth)(sentence.start, sentence.end)
                if _readable(sentence)
                # 参加会议的有： at the end of a bulletin, and below it only names
                else sentence.start in rolls and labels.gives_role(rolls[sentence.start].label)
            ):
                pieces[i] = cutter.chunks(sentence.start, sentence.end)
        items[-1] = [item for found in signed.values() for item in found]
        for i, cut in pieces.items():
            sentence = sentences[i]
            if sentence.start in rolls:
                items[i] = list(rolls[sentence.start].items)
            elif not again or i not in items or clues.changed(sentence.start, sentence.end):
                items[i] = merged(list(_items(phrases, cut, clues)), _elsewhere(phrases, sentence))
        known = _known(item for i in sorted(items) for item in items[i] if isinstance(item, Person))
    draft.rolls = rolls
    # by place: the signatures were found first, and not where they stand
    placed = sorted((item for found in items.values() for item in found), key=lambda item: item.start)
    named = [item for item in placed if isinstance(item, Person)]
    namesakes = Namesakes(text, [line.start for line in lines], _countries(source.lexicon))
    apart = namesakes.told_apart(named)
    entities = {name: Entity(Kind.PERSON, name) for name in known}
    draft.people = [
        PersonMention(
            item.start,
            item.end,
            Entity(Kind.PERSON, item.name, apart[item]) if apart and item in apart else entities[item.name],
            item.posts,
        )
        for item in named
    ]
    draft.groups = [
        GroupMention(item.start, item.end, Entity(Kind.GROUP, item.text))
        for item in placed
        if isinstance(item, Group)
    ]
    draft.facts.extend(_facts(draft))


def _known(people: Iterable[Person]) -> dict[str, frozenset[str]]:
    """Gather the posts by name, in the order in which the names come."""
    titles: dict[str, frozenset[str]] = {}
    for person in people:
        titles[person.name] = titles.get(person.name, frozenset()) | {post.title for post in person.posts}
    return titles


@cache
def _countries(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicon.rows("countries") if not row.get("sort"))


@cache
def _labels(lexicon: Lexicon) -> Labels:
    return Labels({row["word"]: row["role"] for row in lexicon.rows("roles") if row["class"] == "label"})


def _signatures(labels: Labels, phrases: Phrases, line: Line, roll: Labelled | None) -> list[Item]:
    """Return who signed, edited or reported: 责任编辑：张三, （记者 李四）."""
    frame = line.part in (Part.MASTHEAD, Part.COLOPHON)
    if frame and roll and labels.gives_role(roll.label):
        return []
    if not frame and not roll and "记者" not in phrases.text[line.start : line.end]:
        return []
    found = list(labels.inside(phrases, line.start, line.end))
    # the first label of a roll has been read with the roll
    signed = [item for labelled in found[not frame and roll is not None :] for item in labelled.items]
    return [*signed, *labels.recipients(phrases, line.start, line.end)]


def _elsewhere(phrases: Phrases, sentence: Sentence) -> Iterator[Person]:
    """Yield the people whom no noun phrase holds: before 同志, and in appointments."""
    if appoints(phrases.text, sentence.start, sentence.end):
        yield from appointments(phrases, sentence.start, sentence.end)
    yield from phrases.polite(sentence.start, sentence.end)


def _readable(sentence: Sentence) -> bool:
    return sentence.part in (Part.HEADLINE, Part.BODY, Part.LABEL)


def _found(draft: Draft) -> Iterator[tuple[int, int, Cut]]:
    """Yield what was found before: meetings, titles, dates."""
    for mentions, cut in ((draft.meetings, Cut.MEETING), (draft.titles, Cut.TITLE), (draft.dates, Cut.DATE)):
        yield from ((mention.start, mention.end, cut) for mention in mentions)


def _items(phrases: Phrases, pieces: list[Chunk], clues: Clues) -> Iterator[Item]:
    """Yield people and groups of the phrases; a name that nothing makes sure counts where its place speaks for it."""
    supported = _supported(phrases.text, pieces, clues)
    carried: tuple[Post, ...] = ()
    for i, piece in enumerate(pieces):
        if piece.cut is not PHRASE:
            continue
        start, end = piece.start, piece.end
        if not (clues.tell(start, end) or supported[i]):
            continue
        found = phrases.parse(start, end)
        if ahead := _carried(phrases, pieces, i):
            # nothing but posts of whoever the next phrase names
            carried = ahead
            continue
        if carried and found and isinstance(first := found[0], Person) and first.posts:
            found[0] = give(first, (*carried, *first.posts))
        carried = ()
        company: Company | None = None
        for item in found:
            if isinstance(item, Person):
                company = company or Company(phrases.names, phrases.known, found)
                if company.accepts(item, supported[i]):
                    yield item
            elif isinstance(item, Group):
                yield item


def _carried(phrases: Phrases, pieces: list[Chunk], i: int) -> tuple[Post, ...]:
    """Return the posts of a phrase that goes on behind a comma: 省委副书记、代省长，省编委会主任张三."""
    if i + 2 >= len(pieces) or phrases.text[pieces[i + 1].start] != "，" or pieces[i + 2].cut is not PHRASE:
        return ()
    if i and pieces[i - 1].cut is not MARK:
        return ()
    posts = phrases.only_posts(pieces[i].start, pieces[i].end)
    behind = phrases.parse(pieces[i + 2].start, pieces[i + 2].end) if posts else []
    return posts if behind and isinstance(behind[0], Person) and behind[0].posts else ()


def _supported(text: str, pieces: Sequence[Chunk], clues: Clues) -> list[bool]:
    """Tell of each piece whether its place speaks for bare names: before a verb of attending, chairing or saying, or after 还有."""
    out = [False] * len(pieces)
    start, end = pieces[0].start, pieces[-1].end
    if not clues.speaks(start, end) and text.find("作", start, end) < 0:
        return out
    ahead = -1
    # from behind: `ahead` is the nearest piece that speaks for those before it
    for i in range(len(pieces) - 1, -1, -1):
        out[i] = 0 < ahead - i <= _AHEAD
        piece = pieces[i]
        cut = piece.cut
        if cut is VERB:
            verb = text[piece.start : piece.end]
            if verb in _LISTING and i + 1 < len(pieces):
                out[i + 1] = True
            if piece.tag & _ROLE or verb in _SAYING:
                ahead = i
            elif verb not in _TOWARDS:
                ahead = -1
        elif cut is MARK:
            if text[piece.start] not in "， ":
                ahead = -1
        elif cut is FUNCTION and text[piece.start] == "作":
            # 李四作全县工作会议报告
            ahead = i
        elif cut in _ENDING:
            ahead = -1
    return out


#: Verbs and adverbs behind which the verb that matters is still to come.
_TOWARDS = frozenset(
    "作 作了 并作 分别 先后 依次 共同 一同 一道 应邀 代表 受邀 还有 在会上 亲自 逐一 现场 即席 线上 线下 最后 首先 结合".split()
)
#: How many pieces ahead the verb may stand.
_AHEAD = 4
_LISTING = frozenset("还有 邀请 任命".split())
_SAYING = frozenset(
    "指出 强调 表示 认为 要求 提出 希望 介绍 说 分别 先后 依次 共同 一同 一道 到会 代表 应邀".split()
)
_SPEAKING = _SAYING | _LISTING
_ENDING = (Cut.MEETING, Cut.TITLE)


def _facts(draft: Draft) -> Iterator[PersonFact]:
    seen: set[Entity] = set()
    for mention in draft.people:
        if mention.entity not in seen:
            seen.add(mention.entity)
            sentence = sentence_of(draft.sentences, mention.start)
            proposed = draft.newcomers.get(mention.entity.name)
            yield PersonFact(
                person=mention.entity,
                evidence=(draft.source.evidence(sentence.start, sentence.end),),
                extractor="newcomers" if proposed else "people",
                confidence=proposed or _confidence(draft, mention),
            )


def _confidence(draft: Draft, mention: PersonMention) -> Confidence:
    """Tell how surely somebody is named there: by a post, by the place of the name, or though the name is a word."""
    if mention.posts:
        return Confidence.STATED
    return Confidence.GUESSED if draft.source.names.lookalike(mention.entity.name) else Confidence.PATTERN
