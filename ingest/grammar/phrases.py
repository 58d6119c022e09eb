"""Noun phrases of people: posts, names and groups, as they stand in a list.

党组书记、主任张三和李四同志，机关各处负责人: the phrase is cut into pieces at 、 and at the conjunctions that join
people; each piece is a post, a name with or without posts, a group, or something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from ..lexicon import Tag
from .items import Group, Item, Other, Person, Post, give, share
from .name_spans import CONJUNCTION, LEADS_OFF, NameSpans, plain
from .names import Names
from .posts import DEPUTY, LONGEST_OFFICE, OFFICES, POSTS, Posts, post_start
from .words import Word, Words

# plain numbers: flags are slow to combine
_COUNTRY = Tag.COUNTRY
_FUNCTION = Tag.FUNCTION
_FUNCTION_OR_PLACE = Tag.FUNCTION | Tag.PLACE
_GROUP = Tag.GROUP
_AT_LARGE_OR_ONE = Tag.GROUP | Tag.CALLING
_CALLING = Tag.CALLING
_GROUP_OR_PLACE = Tag.GROUP | Tag.PLACE | Tag.POST
_PLACE = Tag.PLACE
_ROLE = Tag.ROLE
_TITLE = Tag.TITLE
_POLITE = re.compile(
    r"(?:(?<!负责)(?<!有关)(?<!相关)(?<!领导)(?<!党员)(?<!老)同志|先生|女士|老师|亲王|一行|等人|等|[（(][^（）()]{0,20}[）)])+$"
)
#: In what those words end.
_POLITE_ENDS = frozenset("志生士师王行人等）)")
#: What can stand before a name that a polite word follows: 历史学家张三先生, 九十岁的李四先生.
_BOUNDS = "，、：；“ 的和与及向家者员师"
#: By which one person alone is called, and nobody at large.
_ADDRESSES = ("先生", "女士")
#: Before 同志 they mean people at large.
_AT_LARGE = ("负责", "有关", "相关", "领导", "党员", "老")
_BEFORE = re.compile(r"(?:[◆●■·•▲★※\-]|并且|以及|其中|包括|还有|(?:会议|会|活动|仪式|座谈)的(?:还)?有(?!关)|和|及|与|由|经(?![费济贸信营])|请|向|听取|现任|新任|新当选的?|[的兼\s])+")
#: In what that begins, with every blank.
_BEFORE_BEGINS = frozenset("◆●■·•▲★※-并以其包还会活仪座和及与由经请向听现新的兼 \t\n\u3000\xa0")
#: Words that tell of several: 各, 有关.
_EACH = re.compile("各|全体|部分|所属|有关|相关|[0-9一二三四五六七八九十两]+[个家名位]")
_WIFE = re.compile("(?:的?夫人|妻子)")
_WIFE_BEGINS = "的夫妻"
_NEVER_IN_NAMES = Tag.HEAD | Tag.ORGANISATION | Tag.POST | Tag.VERB
#: Prepositions that are family names as well.
_LEADERS = "由向经从和与于"
#: The envoy of China in another country is no foreigner: 中国驻越南大使.
_ENVOY = re.compile("中国|我国|中华")
_FOREIGNER = re.compile(r"[㐀-鿿·]{2,4}")
_ET_AL = re.compile("等[0-9一二三四五六七八九十两几]*[位名人]?(?=.{2})")
_AND_OTHERS = re.compile("以及|及")
_NOTE = re.compile(r"[（(]([^（）()]{2,30})[）)]")
#: What may stand between a post and the name: a blank, a bracket (主持工作).
_GAP = re.compile(r"\s?(?:（[^（）]{1,12}）)?")
#: What goes on behind people at large and is no part of the phrase.
_GOES_ON = re.compile(
    r"(?:(?:共计|共|约|近|合计)*[0-9一二三四五六七八九十百千]+(?:余|多)?[人名位])?(?:在(?!职|编|册|岗|校)|通过|以|围绕|结合|针对|就|认真|积极|踊跃|纷纷|一致|充分|还|也)"
)
_COUNT = re.compile(r"(?:等)?(?:共计|总计|共|约|近|合计)*[0-9一二三四五六七八九十百千两]+(?:余|多|来)?(?:人|名|位)$")
#: What leads from one person to the next: conjunctions, and verbs and prepositions with a person for an object.
_JOINT = re.compile("以及|并|和|及|与|兼任|兼|(?:代表|受|向|同|陪同)(?=.{3})")


#: 从体例、史料等方面: what somebody speaks about, and nobody.
_ASPECTS = re.compile("(?:分别|[将还也都均曾要应])?[从就][^，。；：]{1,40}?(?:方面|角度|层面|环节|维度|视角)")
#: A known name of fewer characters may be a word; 张三精神, 张三故居 are named after somebody.
_WHOLE = 3
_NAMED_AFTER = re.compile("新时代|[^，。、]{0,6}(?:思想|理论|精神)|故居|纪念|大学|医院|学院|中学|小学|公园|广场|奖|杯|式|基金|著|传|著作|文选|选集|[·\u3400-\u9fff]·")
#: No name with · is longer.
_NAME = 40


class Phrases:
    """Parses the noun phrases of one text; `known` are the names already sure in it, with the posts of each."""

    def __init__(self, text: str, words: Words, names: Names, known: Mapping[str, frozenset[str]]) -> None:
        self.text = text
        self.words = words
        self.names = names
        self.posts = Posts(text, words)
        self._parsed: dict[tuple[int, int], list[Item]] = {}
        #: where 同志 and the like stand
        self._titles = [(start, end) for start, end, _ in words.of(_TITLE)]
        #: where in a span known names stand
        self._named: Callable[[int, int], Sequence[tuple[int, str]]] = lambda start, end: ()
        self._take(known)

    def learn(
        self,
        known: Mapping[str, frozenset[str]],
        settled: Callable[[int, int, Container[tuple[int, str]]], bool],
        named: Callable[[int, int], Sequence[tuple[int, str]]],
    ) -> None:
        """Take these names for the known ones.

        `settled` tells of a span, by the people that it was read to name, whether it will read as before; `named` where
        in a span known names stand.
        """
        self._take(known)
        self._named = named
        self._parsed = {
            (start, end): items
            for (start, end), items in self._parsed.items()
            if settled(start, end, {(item.start, item.name) for item in items if isinstance(item, Person)})
        }

    def _take(self, known: Mapping[str, frozenset[str]]) -> None:
        self.known = known
        self.spans = NameSpans(self.text, self.words, self.names, known)
        #: the names by what people are called in short: the family name, or the given one
        self._called: dict[str, list[str]] = {}
        for name in known:
            for part in set(self.names.parts(name)):
                self._called.setdefault(part, []).append(name)

    def parse(self, start: int, end: int) -> list[Item]:
        """Return the pieces of a span in order, with posts given to those who hold them."""
        items = self._parsed.get((start, end))
        if items is None:
            items = self._parsed[start, end] = self._parse(start, end)
        return items.copy()

    def _parse(self, start: int, end: int) -> list[Item]:
        items: list[Item] = []
        at = start
        if aspects := _ASPECTS.search(self.text, start, end):
            end = aspects.start()
        while at < end:
            stop = self._stop(at, end)
            at = self._piece(at, stop, items)
            at = at + 1 if at == stop else at
        if len(items) > 2:
            items = [self._listed(items, i) for i in range(len(items))]
        return self._grouped(share([self._plural(item) for item in items]))

    def _listed(self, items: Sequence[Item], i: int) -> Item:
        """Take for a name what stands in a list beside one, with a grammatical word in it: 何大山、张又明、李小河."""
        item = items[i]
        name = self.text[item.start : item.end]
        if not isinstance(item, Other) or len(name) != _WHOLE or self.names.tier(name) > 1 or name[-1] in LEADS_OFF:
            return item
        beside = [other for other in (*items[max(i - 1, 0) : i], *items[i + 1 : i + 2]) if isinstance(other, Person) and other.bare]
        odd = self.names.lookalike(name) or self.names.lookalike(name[:2]) or any(b - a > 1 for a, b, _ in self.words.within(item.start, item.end))
        return item if odd or not beside else self._bare(item.start, item.end)

    def _plural(self, item: Item) -> Item:
        """Take the post of several for a group: 各产业工会主席."""
        if isinstance(item, Post) and _EACH.match(self.text, item.start, item.end):
            return Group(item.start, item.end, self.text[item.start : item.end])
        return item

    def only_posts(self, start: int, end: int) -> tuple[Post, ...]:
        """Return the posts of a span that is nothing but the posts of one person, else nothing."""
        posts = self.posts.only(start, end)
        return () if posts and any(isinstance(item, Person) for item in self.parse(start, end)) else posts

    def _stop(self, at: int, end: int) -> int:
        """Return where the piece ends: at the next 、 that stands in no title or bracket."""
        count = self.text.count
        titles = brackets = 0
        stop = self.text.find("、", at, end)
        while stop >= 0:
            titles += count("《", at, stop) - count("》", at, stop)
            brackets += count("（", at, stop) - count("）", at, stop)
            if titles <= 0 and brackets <= 0:
                return stop
            at = stop
            stop = self.text.find("、", stop + 1, end)
        return end

    def _piece(self, start: int, end: int, items: list[Item]) -> int:
        """Parse one piece, add what it holds to `items`, and return where the parse came to."""
        text = self.text
        first = self._opening(start, end)
        tail = _polite(text, first, end)
        last = tail.start() if tail and tail.start() > first else end
        if tail and (note := _NOTE.search(text, last, end)) and self._noted(first, last, note, items):
            return end
        if text.find("等", first + 2, last) >= 0 and (apposed := _ET_AL.search(text, first + 2, last)):
            return self._apposed(first, apposed.start(), apposed.end(), last, end, items)
        if text[first] in _WIFE_BEGINS and (wife := _WIFE.match(text, first, last)) and self._is_called(wife.end(), last):
            items.append(Person(wife.end(), last, plain(text[wife.end() : last])))
            return end
        found = self.words.within(first, last)
        posts = [word for word in found if word[2] & POSTS]
        if not posts:
            items.extend(self._unposted(first, last, end, found))
            return end
        begin = post_start(text, first, posts[0][0])
        if joint := self._joint(first, begin):
            items.append(self._bare(first, joint.start()))
            return joint.end()
        if meant := self._meant(text[first:begin], text[begin : posts[0][1]]):
            items.append(Person(first, posts[0][1], meant))
            return self._after(posts[0][1], last, end)
        if self.spans.holder(text[first:begin]) and not self._is_nobody(first, begin):
            return self._post_after_name(first, begin, posts[0][1], last, end, items)
        if (length := self._known_before(first, begin)) and posts[0][1] < last:
            # 党中央和习近平总书记书面述职: who holds the post is told, and what follows is no name
            start = begin - length
            post = Post(begin, posts[0][1], text[begin : posts[0][1]], "")
            items.append(Person(start, begin, text[start:begin], (post,)))
            return self._after(posts[0][1], last, end)
        if self.spans.head_of_state(first, begin, posts[0][1]) and not self._holder_end(first, posts[0], last):
            return self._post_after_name(first, begin, posts[0][1], last, end, items)
        for here in posts:
            at = _GAP.match(text, here[1], last).end()  # type: ignore[union-attr]
            if (wife := _WIFE.match(text, at, last)) and self._is_called(wife.end(), last):
                items.append(Person(wife.end(), last, plain(text[wife.end() : last])))
                return end
            if at < last and (name_end := self._name_end(first, here[0], at, last)):
                items.extend(self.posts.up_to(first, here))
                if text.startswith("（兼", here[1]):
                    # 副部长（兼文联主席）张三
                    items.extend(self.posts.held(here[1] + 2, at - 1))
                name = plain(text[at:name_end])
                items.append(Person(at, name_end, name, doubtful=self._doubtful(name) or self._only_a_word(at, name_end, last)))
                return self._after(name_end, last, end)
        if posts[-1][1] < last:
            # 学习了习近平总书记考察某地: the clause goes on behind the post
            one = self._of_group(first, found, last) or self._told(first, begin, posts[0][1])
            items += [one] if one else self._inside(first, last, end) or [self._group_or_other(first, last)]
        elif holder := self._name_inside(first, begin, last):
            items.append(holder)
        else:
            items.extend(self.posts.up_to(first, posts[-1]))
        return end

    def _name_end(self, first: int, post: int, at: int, last: int) -> int:
        """Return where the name behind a post ends, or 0; behind a post of another country it can be spelt in any way."""
        word = self.words.at(at)
        if word and word[2] & _COUNTRY and word[1] - at > 2:
            # 新加坡总理 西班牙首相
            return 0
        stop = self.spans.end(at, last) or self._slot(first, post, at, last)
        first = max(first, post - LONGEST_OFFICE)
        countries = [a for a, _, tag in self.words.within(first, post) if tag & _COUNTRY]
        if not countries or _ENVOY.search(self.text, first, post):
            return stop
        abroad = self.spans.abroad(at, last)
        # 卢拉时, 洪森互: a Chinese name by chance
        return abroad if abroad > stop or abroad == stop - 1 and self.spans.goes_on(abroad) else stop

    def _holder_end(self, first: int, post: Word, last: int) -> int:
        """Return where the name behind a post ends, 0 where a word stands there: 佐科总统战略引领."""
        end = self._name_end(first, *post[:2], last)
        return 0 if end and self.names.lookalike(self.text[post[1] : post[1] + 2]) else end

    def _slot(self, first: int, post: int, at: int, last: int) -> int:
        """Return where a name of no known family ends that fills the whole place between a post and a verb of taking part.

        州志办主任召罕嫩参加: nothing but a name stands between an office with its post and such a verb. 0 where a word does.
        """
        verb = self.words.at(last)
        officed = post > first or self.text[first - 1 : first] == "、"
        if not 3 <= last - at <= 4 or not officed or not verb or not verb[2] & _ROLE:
            return 0
        return last if self.names.given(self.text[at:last]) and not self.words.within(at, last) else 0

    def _known_before(self, first: int, begin: int) -> int:
        """Return the length of the known name that ends where a post begins and does not begin the phrase; or 0."""
        for length in (4, 3, 2):
            if begin - length > first and self.text[begin - length : begin] in self.known:
                return length
        return 0

    def _is_nobody(self, first: int, begin: int) -> bool:
        """Tell whether what could be a name before a post is a body, made somebody that, or is people: 代表和|特邀代表."""
        if self._is_body(first, begin) or self._made(first, begin):
            return True
        led = CONJUNCTION.search(self.text, first + 2, begin)
        return led is not None and led.end() == begin and self._ends_in_group(first, led.start())

    def _made(self, first: int, begin: int) -> bool:
        """Tell whether a name before a post ends in the verb that makes its bearer that: 方正为会长."""
        made = begin - first > 2 and self.text[begin - 1] in "为任是" and self.text[first:begin] not in self.known
        return made and self.spans.is_name(self.text[first : begin - 1], tier=2)

    def _is_body(self, first: int, last: int) -> bool:
        """Tell whether a span with a · in it is an organisation: 梅琳达·盖茨基金会."""
        found = self.words.within(first, last)
        return "·" in self.text[first:last] and any(b - a > 1 and tag & _NEVER_IN_NAMES for a, b, tag in found)

    def _is_called(self, at: int, last: int) -> bool:
        """Tell whether a whole span is a name, Chinese or foreign."""
        return self.spans.is_name(plain(self.text[at:last]), tier=3) or self.spans.abroad(at, last) == last

    def _opening(self, start: int, end: int) -> int:
        """Step over conjunctions and prepositions at the beginning of a piece; hardly a name begins with one there."""
        at = start
        while at < end:
            word = self.words.at(at)
            if word and word[2] & _GROUP_OR_PLACE and word[1] > at + 1:
                # 与会专家, 和田市: a word that begins like a conjunction
                break
            if 2 <= end - at <= 4 and self.spans.is_name(self.text[at:end], tier=2) and not self._led(at, end):
                # 令狐远, 向阳: so does a name
                break
            if at and self.text[at - 1] == "、" and self.text[at] == "和" and self.names.lookalike(self.text[at : at + 2]):
                # 友谊之旅、和平之旅: behind 、 no conjunction stands
                break
            match = _BEFORE.match(self.text, at, end) if self.text[at] in _BEFORE_BEGINS else None
            if match and match.end() < end:
                at = match.end()
                continue
            if word and word[2] & _FUNCTION and word[1] < end and not self.spans.known_at(at) and not self._titled(at, end):
                at = word[1]
                continue
            break
        return at

    def _titled(self, at: int, end: int) -> bool:
        """Tell whether a function word begins a name that only as a whole is one, before a post: 但彦铮常委."""
        post = self.words.at(at + 3)
        if not post or not post[2] & POSTS or post[0] >= end or self.words.within(at + 1, at + 3):
            return False
        given = self.text[at + 1 : at + 3]
        return self.names.chinese(self.text[at : at + 3], 2) and self.names.tier(given) > 2 and given not in self.known

    def _called_on(self, ends: Sequence[int], last: int) -> Person | None:
        """Read 村民代表张三回忆了村史: the clause goes on behind the name."""
        for stop in ends:
            if self.names.tier(self.text[stop : stop + 2]) > 1:
                continue
            end = self.spans.end(stop, last)
            name = self.text[stop:end]
            if stop < end < last and self.names.tier(name) == 1 and self.names.looks_like_one(name) and not self.spans.goes_on(end - 1):
                return self._bare(stop, end)
        return None

    def _led(self, at: int, end: int) -> bool:
        """Tell whether a preposition leads a name (由田野) or a word (向大家), though it is a family name as well."""
        text = self.text
        if text[at:end] in self.known or text[at] not in _LEADERS or end - at < 3:
            return False
        return self.spans.is_name(text[at + 1 : end], tier=2) or self.words.at(at + 1) is not None

    def _apposed(self, first: int, stop: int, at: int, last: int, end: int, items: list[Item]) -> int:
        """Read 张三、李四等党组成员: what stands behind 等 says what all the people before it are."""
        before = len(items)
        reached = first
        while reached < stop:
            reached = self._piece(reached, stop, items)
        posts = [word for word in self.words.within(at, last) if word[2] & POSTS]
        one = items[-1]
        if not isinstance(one, Person) or one.bare and one.name not in self.known and self.names.is_place(one.name):
            # 国家网信办、福建省等相关负责人
            del items[before:]
            items.append(self._group_or_other(first, last))
        elif (joint := _AND_OTHERS.search(self.text, at + 2, last - 2)) and self._ends_in_group(joint.end(), last):
            # 张三等县领导及有关部门负责人: others come after
            items.append(Group(joint.end(), last, self.text[joint.end() : last]))
        elif posts and posts[-1][1] == last:
            post = self.posts.up_to(at, posts[-1])[-1]
            for i in range(len(items) - 1, -1, -1):
                item = items[i]
                if not isinstance(item, Person) or not item.bare:
                    break
                items[i] = give(item, (post,))
        return end

    def _noted(self, first: int, last: int, note: re.Match[str], items: list[Item]) -> bool:
        """Read 宇文朴（某某大学教授）: a name with its post in brackets."""
        held = self.posts.held(*note.span(1))
        name = plain(self.text[first:last])
        words = self.words.within(*note.span(1))
        if any(tag & _COUNTRY and (a, b) == note.span(1) for a, b, tag in words) and _FOREIGNER.fullmatch(name):
            # 山口千鹤（日本）: whatever the people before are, this one is not
            items += [Other(first, first), Person(first, last, name)]
            return True
        if not held or not self.spans.is_name(name, tier=3):
            return False
        items.append(Person(first, last, name, tuple(held)))
        return True

    def _joint(self, first: int, begin: int) -> re.Match[str] | None:
        """Return the conjunction behind a name before somebody else's post: 张三及机关各处负责人."""
        joint = CONJUNCTION.search(self.text, first + 2, begin)
        return joint if joint and self.spans.holder(self.text[first : joint.start()]) else None

    def _after(self, at: int, last: int, end: int) -> int:
        """Go on behind a name: a conjunction leads to the next person, anything else ends the piece."""
        joint = _JOINT.match(self.text, at, last)
        if not joint and self.text.startswith("的", at):
            # 省长张三的批示和副省长李四: what belongs to the one, then the other
            joint = CONJUNCTION.search(self.text, at, last)
            if joint and not any(word[2] & POSTS for word in self.words.within(joint.end(), last)):
                joint = None
        return joint.end() if joint else end

    def _post_after_name(self, first: int, begin: int, stop: int, last: int, end: int, items: list[Item]) -> int:
        """Read 张三副主任, 习近平总书记: the name stands before the post."""
        post = Post(begin, stop, self.text[begin:stop], "")
        items.append(Person(first, begin, plain(self.text[first:begin]), (post,)))
        return self._after(stop, last, end)

    def _meant(self, words: str, title: str) -> str:
        """Return whom 李主任 or 晓晖书记 means: the one person of that surname or given name who holds such a post."""
        if not words or len(words) > 2:
            return ""
        bare = title.lstrip("副")
        fitting = [name for name in self._called.get(words, ()) if any(held.endswith(bare) for held in self.known[name])]
        return fitting[0] if len(fitting) == 1 else ""

    def _name_inside(self, first: int, begin: int, last: int) -> Person | None:
        """Read 省委王晓晖书记: the office, the name, the post."""
        for length in (3, 2):
            cut = begin - length
            before = self.words.within(first, cut) if cut > first else []
            bounded = (before and before[-1][1] == cut) or (cut > first and self.text[cut - 1] in "了过着的和及与")
            # whoever is 总书记 is named right before it
            bounded = bounded or self.text.startswith("总书记", begin)
            # 部门主要负责同志: a word inside is no part of a name
            bounded = bounded and not any(b - a > 1 for a, b, _ in self.words.within(cut, begin))
            # 能源和矿业部长: nor does one begin with the conjunction behind them
            bounded = bounded and (not CONJUNCTION.match(self.text, cut) or self.text[cut:begin] in self.known)
            if bounded and self.spans.holder(self.text[cut:begin]) and not self._made(cut, begin):
                office = self.text[first:cut] if before and before[-1][1] == cut and before[-1][2] & OFFICES else ""
                post = Post(first, last, self.text[begin:last], office)
                return Person(cut, begin, self.text[cut:begin], (post,))
        return None

    def _told(self, first: int, begin: int, stop: int) -> Person | None:
        """Read 了习近平总书记考察: a whole name before a post behind which the clause goes on."""
        holder = self._name_inside(first, begin, stop)
        if not holder or len(holder.name) != 3 or CONJUNCTION.match(holder.name):
            return None
        # whoever is 总书记 may be of a rarer family
        tier = 2 if self.text.startswith("总书记", begin) and not self.names.opens(holder.name, 0) else 1
        if self.names.tier(holder.name) > tier or self.words.within(holder.start, holder.start + 1):
            return None
        return holder if self.names.looks_like_one(holder.name) else None

    def _unposted(self, first: int, last: int, end: int, found: Sequence[Word]) -> list[Item]:
        if (dot := self.text.find("·", first, last)) > 0:
            begin = max((b for _, b, tag in found if b <= dot and tag & ~_FUNCTION_OR_PLACE), default=first)
            begin = max(begin, self.names.dotted_start(self.text, begin, dot))
            stop = self.spans.dotted_end(begin, last)
            if begin < stop <= begin + _NAME:
                return [self._bare(begin, stop)]
        if governed := self.spans.governed(first, last):
            return [self._bare(first, governed)]
        if self.spans.is_name(plain(self.text[first:last]), tier=3) or self.spans.stands_for_name(first, last):
            return [self._bare(first, last)]
        # no further than a name can reach: beyond, the conjunction joins things
        for joint in CONJUNCTION.finditer(self.text, first + 2, min(first + self.spans.longest + 2, last - 1)):
            if self.spans.is_name(self.text[first : joint.start()], tier=2):
                rest = self._unposted(joint.end(), last, end, self.words.within(joint.end(), last))
                return [self._bare(first, joint.start()), *rest]
        if one := self._of_group(first, found, last):
            return [one]
        listing = self.text.startswith("、", end)
        # 推选出由张三、李四组成的主席团
        of = max(self.text.rfind("的", first, last - 1), self.text.rfind("由", first, last - 1)) if listing else -1
        if first < of and self.names.looks_like_one(self.text[of + 1 : last]):
            # 三县史志部门的张三、李四
            return [self._bare(of + 1, last)]
        # 张三在会上: a known name with the rest of a clause behind it
        if (length := self.spans.known_at(first)) and self.words.at(first + length):
            return [self._bare(first, first + length)]
        if inside := self._inside(first, last, end):
            return inside
        if not any(tag & _GROUP for _, _, tag in found):
            return [Other(first, end)]
        return [self._group_or_other(first, end)]

    def _inside(self, first: int, last: int, end: int) -> list[Item]:
        """Read a known name among other words: 县志办张三, 编委会成员及张三, 张三首先; nothing where none stands there."""
        covered = first
        for at, name in self._named(first, last):
            stop = at + len(name)
            part, covered = at < covered, max(covered, stop)
            if part or len(name) < _WHOLE or stop > last or _NAMED_AFTER.match(self.text, stop):
                continue
            joint = next((j for j in CONJUNCTION.finditer(self.text, first + 1, at) if j.end() == at), None)
            before = joint.start() if joint else at
            items: list[Item] = [self._group_or_other(first, before)] if before > first else []
            items.append(self._bare(at, stop))
            if (joint := CONJUNCTION.match(self.text, stop, last)) and joint.end() < last:
                items += self._unposted(joint.end(), last, end, self.words.within(joint.end(), last))
            return items
        return []

    def _of_group(self, first: int, found: Sequence[Word], last: int) -> Person | None:
        """Read 代表张三, 委员和专家张三: people at large, then one of them by name."""
        ends = [stop for _, stop, tag in found if tag & _AT_LARGE_OR_ONE and stop < last]
        ends = [stop for stop in ends if not CONJUNCTION.match(self.text, stop, last)]
        stop = next((stop for stop in ends if self.spans.called(stop, last)), None)
        if stop is None:
            return self._called_on(ends, last)
        name = plain(self.text[stop:last])
        called = any(tag & _CALLING and not tag & _GROUP and b == stop for _, b, tag in found)
        word = name not in self.known and self.names.lookalike(name)
        one = Person(stop, last, name, bare=not called or not (word or self.names.looks_like_one(name)), doubtful=called and word)
        deputy = DEPUTY.search(self.text, first, stop)
        if deputy is None:
            return one
        # 全国人大代表张三: a post, unlike other people at large
        return give(one, (Post(first, stop, self.text[stop - 2 : stop], self.text[first : stop - 2]),))

    def _bare(self, start: int, end: int) -> Person:
        name = plain(self.text[start:end])
        if self.spans.leads_off(name):
            return Person(start, end - 1, name[:-1], bare=True)
        return Person(start, end, name, bare=True)

    def _doubtful(self, name: str) -> bool:
        return name not in self.known and self.names.continues(name)

    def _only_a_word(self, at: int, end: int, last: int) -> bool:
        """Tell whether what follows a post is rather a word that the phrase goes on behind: 委员智慧和力量, 院士成果转化."""
        name = self.text[at:end]
        if end == last or name in self.known or not self.names.lookalike(name):
            return False
        word = self.words.at(end)
        if word and word[2] & _FUNCTION or self.text[end] in "（(等率":
            return False
        joint = _JOINT.match(self.text, end, last)
        behind = joint.end() if joint else end
        # 处长和平与县长张三, 处长和平、张三
        named = joint and (self.spans.is_name(self.text[behind:last], tier=2) or any(tag & POSTS for _, _, tag in self.words.within(behind, last)))
        return not named

    def _group_or_other(self, first: int, last: int) -> Item:
        tail = _polite(self.text, first, last)
        stop = tail.start() if tail and tail.start() > first else last
        count = _COUNT.search(self.text, first, stop) if self.text[stop - 1] in "人名位" else None
        head = count.start() if count and count.start() > first else stop
        if self._ends_in_group(first, head) and self.text[first] not in "等（":
            return Group(first, stop, self.text[first:stop])
        for _, at, tag in self.words.within(first, stop):
            if tag & _GROUP and not tag & _TITLE and _GOES_ON.match(self.text, at, stop):
                # 与会人员围绕志书质量展开讨论
                return Group(first, at, self.text[first:at])
        return Other(first, last)

    def _ends_in_group(self, first: int, last: int) -> bool:
        word = self.words.before(last)
        return bool(word and word[0] >= first and word[2] & _GROUP)

    def _grouped(self, items: list[Item]) -> list[Item]:
        """Join what has no head of its own to the group behind it: 机关各处、年鉴社负责人 are one phrase."""
        out: list[Item] = []
        for item in items:
            if isinstance(item, Post) and self._ends_in_group(item.start, item.end):
                item = Group(item.start, item.end, self.text[item.start : item.end])
            if isinstance(item, Person) and item.posts and out and isinstance(out[-1], Group) and self._apposes(out[-1], item):
                # 校友代表、某院院士张三: one of them, named
                out.pop()
            if isinstance(item, Group) and out and isinstance(out[-1], Group) and self._belongs(item, out[-1]):
                # 副主任、委员: a head alone belongs to the group before it
                item = Group(out[-1].start, item.end, self.text[out[-1].start : item.end])
                out.pop()
            elif isinstance(item, Group):
                while out and self._headless(out[-1], item.start):
                    item = Group(out[-1].start, item.end, self.text[out[-1].start : item.end])
                    out.pop()
            out.append(item)
        return out

    def _belongs(self, item: Group, before: Group) -> bool:
        """Tell whether a group goes on with the one before it: 副主任、委员、联络员."""
        if len(item.text) <= 2:
            return True
        last = self.words.before(item.end)
        alone = last is not None and last[2] & POSTS and last[0] == item.start
        return bool(alone) and self.text[before.end : item.start] == "、"

    def _apposes(self, group: Group, person: Person) -> bool:
        """Tell whether a group right before a person with a post is what that person is: 无党派人士代表、教授张三."""
        start = min(person.start, *(post.start for post in person.posts))
        return group.text.endswith("代表") and not _EACH.match(group.text) and self.text[group.end : start] == "、"

    def _headless(self, item: Item, end: int) -> bool:
        """Tell whether what stands before a group is a part of it: offices, and posts of people without a name."""
        joint = self.text[item.end : end]
        return isinstance(item, Other) and joint == "、" or isinstance(item, Post) and joint in ("和", "及", "以及")

    def polite(self, start: int, end: int) -> Iterator[Person]:
        """Yield the names before 同志, 先生, 女士 in a span: 为雷锋同志题词."""
        first = bisect_left(self._titles, (start,))
        for a, b in self._titles[first : bisect_left(self._titles, (end,), first)]:
            if b <= end and not self.text.endswith(_AT_LARGE, start, a) and self.text[b : b + 1] != "们":
                for length in (4, 3, 2):
                    name = self.text[max(a - length, start) : a]
                    if length == 4 and len(self.names.surname(name)) < 2 and not self.names.japanese(name):
                        # 向罗秉文同志学习
                        continue
                    cut = a - length
                    near = self.words.within(max(start, cut - 4), a)
                    bounded = cut == start or any(y == cut for _, y, _ in near) or self.text[cut - 1] in _BOUNDS
                    # 后人沈某某女士: a whole name of a common family needs no bound before it
                    common = length == 3 and self.names.tier(name) == 1 or self.names.japanese(name)
                    whole = common and self.text[a:b] in _ADDRESSES
                    bounded = bounded or whole and not any(y - x > 1 for x, y, _ in self.words.within(cut, a))
                    # 黄河同志: before a polite word a word is a name as well
                    holder = self.spans.holder(name) or self.names.japanese(name) or self.spans.is_name(name, 1) and not self.names.continues(name)
                    if holder and bounded and not any(x < cut < y or x >= cut and tag & POSTS for x, y, tag in near):
                        yield Person(cut, a, name)
                        break


def _polite(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the polite words in which a span ends, if it does."""
    return _POLITE.search(text, start, end) if text[end - 1] in _POLITE_ENDS else None
