"""Who is named in a text: first whom posts and lists make sure, then the same names where nothing else would."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from .draft import Draft
from .grammar.appointments import appointments, appoints
from .grammar.chunks import MARK, PHRASE, Chunk, Cut, Cutter
from .grammar.clues import Clues
from .grammar.company import Company
from .grammar.counterparts import counterparts
from .grammar.items import Group, Item, Person, Post, give
from .grammar.labels import Labelled, Labels
from .grammar.merging import merged
from .grammar.phrases import Phrases
from .grammar.rosters import rosters
from .grammar.support import SPEAKING, supported
from .grammar.word_names import without_names
from .lexicon import Lexicon
from .mentions import Line, Part, Sentence, holding

_READ = (Part.HEADLINE, Part.BODY, Part.LABEL)


class Naming:
    """The people and groups of one text, as far as they have been read.

    `chunks` and `items` are of sentences, by their number; `rolls` are the labelled lists, by where the sentence begins.
    """

    def __init__(self, draft: Draft) -> None:
        source = draft.source
        text, words = draft.text, without_names(draft.text, draft.words, source.names)
        #: the names that are sure, with their posts; one that a model proposed, and that has a slot, is as good as known
        self.known: Mapping[str, frozenset[str]] = dict.fromkeys(draft.newcomers, frozenset[str]())
        self.chunks: dict[int, list[Chunk]] = {}
        self.rolls: dict[int, Labelled] = {}
        self._items: dict[int, list[Item]] = {}
        self._signed: dict[int, list[Item]] = {}
        self._lines, self._sentences = draft.lines, draft.sentences
        self._numbers = {sentence.start: i for i, sentence in enumerate(draft.sentences)}
        #: where the first sentence of a line begins, behind the mark of a list
        self._begins = dict(_begins(draft.lines, list(self._numbers)))
        self._labels = _labels(source.lexicon)
        self._cutter = Cutter(text, words, _found(draft))
        self._clues = Clues(text, words, source.names, SPEAKING)
        self._phrases = Phrases(text, words, source.names, self.known)

    def read(self) -> list[Item]:
        """Read the text, and return the people and groups by place.

        It is read twice: a name that a post makes sure in the last sentence is known in the first. What names nobody
        known by then reads as before.
        """
        worth = self._clues.worth
        told = {i for i, its in enumerate(self._sentences) if its.part in _READ and worth(its.start, its.end)}
        self._round(range(len(self._lines)), told)
        if self.known:
            self._clues.learn(self.known)
            self._phrases.learn(self.known, self._clues.settled, self._clues.named)
        changed = self._clues.changed
        told = {i for i in holding(self._sentences, changed) if i in self.chunks or self._sentences[i].part in _READ}
        self._round(sorted(holding(self._lines, changed)), told)
        # by place: the signatures were found first, and not where they stand
        return sorted((item for found in self._all() for item in found), key=lambda item: item.start)

    def _round(self, lines: Iterable[int], sentences: set[int]) -> None:
        """Read these lines as lists, then these sentences and those that begin a list."""
        for line in map(self._lines.__getitem__, lines):
            roll = self._labels.line(self._phrases, line.start, line.end, field=line.part is Part.LABEL)
            if roll:
                self.rolls[self._begins[line.start]] = roll
            self._signed[line.start] = self._signatures(line, roll)
        for start, row in rosters(self._phrases, [(line.start, line.end) for line in self._lines]):
            self.rolls[self._begins[start]] = row
        listed = {self._numbers[start] for start in self.rolls if start in self._numbers}
        for i in sorted(sentences | listed):
            sentence = self._sentences[i]
            roll = self.rolls.get(sentence.start)
            # 参加会议的有： at the end of a bulletin, and below it only names
            readable = i in sentences or roll and sentence.part not in _READ and self._labels.gives_role(roll.label)
            if i not in self.chunks and readable:
                self.chunks[i] = self._cutter.chunks(sentence.start, sentence.end)
            if i in self.chunks:
                self._items[i] = list(roll.items) if roll else self._sentence(sentence, self.chunks[i])
        self.known = _known(item for found in self._all() for item in found if isinstance(item, Person))

    def _all(self) -> Iterator[list[Item]]:
        """Yield what was found: the signatures, then the sentences in their order."""
        yield from self._signed.values()
        for i in sorted(self._items):
            yield self._items[i]

    def _signatures(self, line: Line, roll: Labelled | None) -> list[Item]:
        """Return who signed, edited or reported: 责任编辑：张三, （记者 李四）."""
        labels, phrases = self._labels, self._phrases
        frame = line.part in (Part.MASTHEAD, Part.COLOPHON)
        if frame and roll and labels.gives_role(roll.label):
            return []
        if not frame and not roll and phrases.text.find("记者", line.start, line.end) < 0:
            return []
        found = list(labels.inside(phrases, line.start, line.end))
        # the first label of a roll has been read with the roll
        signed = [item for labelled in found[not frame and roll is not None :] for item in labelled.items]
        return [*signed, *labels.recipients(phrases, line.start, line.end)]

    def _sentence(self, sentence: Sentence, pieces: list[Chunk]) -> list[Item]:
        return merged(list(self._phrased(pieces)), self._elsewhere(sentence))

    def _elsewhere(self, sentence: Sentence) -> Iterator[Person]:
        """Yield the people whom no noun phrase holds: before 同志, in appointments, and with whom somebody talks."""
        if appoints(self._phrases.text, sentence.start, sentence.end):
            yield from appointments(self._phrases, sentence.start, sentence.end)
        phrases = self._phrases
        yield from phrases.polite(sentence.start, sentence.end)
        if self._clues.talk(sentence.start, sentence.end):
            yield from counterparts(phrases.text, phrases.words, phrases.names, sentence.start, sentence.end)

    def _phrased(self, pieces: list[Chunk]) -> Iterator[Item]:
        """Yield people and groups of the phrases; a name that nothing makes sure counts where its place speaks for it."""
        phrases, clues = self._phrases, self._clues
        speaks = supported(phrases.text, pieces) if clues.speak(pieces[0].start, pieces[-1].end) else frozenset[int]()
        carried: tuple[Post, ...] = ()
        for i, piece in enumerate(pieces):
            if piece.cut is not PHRASE:
                continue
            start, end = piece.start, piece.end
            if not (i in speaks or clues.tell(start, end)):
                continue
            found = phrases.parse(start, end)
            if ahead := self._carried(pieces, i):
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
                    if company.accepts(item, supported=i in speaks):
                        yield item
                elif isinstance(item, Group) and not self._quoted(item):
                    yield item

    def _quoted(self, group: Group) -> bool:
        """Tell whether what looks like people at large is the name of something, in quotes: “委员联系群众”课题."""
        text = self._phrases.text
        return text[group.start - 1 : group.start] == "“" and text[group.end : group.end + 1] == "”"

    def _carried(self, pieces: list[Chunk], i: int) -> tuple[Post, ...]:
        """Return the posts of a phrase that goes on behind a comma: 省委副书记、代省长，省编委会主任张三."""
        phrases = self._phrases
        if i + 2 >= len(pieces) or phrases.text[pieces[i + 1].start] != "，" or pieces[i + 2].cut is not PHRASE:
            return ()
        if i and pieces[i - 1].cut is not MARK:
            return ()
        posts = phrases.only_posts(pieces[i].start, pieces[i].end)
        behind = phrases.parse(pieces[i + 2].start, pieces[i + 2].end) if posts else []
        return posts if behind and isinstance(behind[0], Person) and behind[0].posts else ()


def _begins(lines: Iterable[Line], sentences: list[int]) -> Iterator[tuple[int, int]]:
    for line in lines:
        i = bisect_left(sentences, line.start)
        yield line.start, sentences[i] if i < len(sentences) and sentences[i] < line.end else line.start


def _known(people: Iterable[Person]) -> dict[str, frozenset[str]]:
    """Gather the posts by name, in the order in which the names come."""
    titles: dict[str, frozenset[str]] = {}
    for person in people:
        posts = frozenset(post.title for post in person.posts)
        titles[person.name] = titles[person.name] | posts if person.name in titles else posts
    return titles


@cache
def _labels(lexicon: Lexicon) -> Labels:
    return Labels({row["word"]: row["role"] for row in lexicon.rows("roles") if row["class"] == "label"})


def _found(draft: Draft) -> Iterator[tuple[int, int, Cut]]:
    """Yield what was found before: meetings, titles, dates."""
    for mentions, cut in ((draft.meetings, Cut.MEETING), (draft.titles, Cut.TITLE), (draft.dates, Cut.DATE)):
        yield from ((mention.start, mention.end, cut) for mention in mentions)
