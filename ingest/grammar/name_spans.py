"""Where a name stands in a text: where it ends that begins behind a post, before a preposition, with a ·."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..lexicon import Tag
from .names import Names
from .words import Words

_FUNCTION = Tag.FUNCTION
_VERB = Tag.VERB
_COUNTRY = Tag.COUNTRY
#: Countries in short.
_STATES = frozenset("中美俄英法德日韩朝印巴乌白土伊以沙埃意西葡希加墨古澳新越老柬泰缅蒙哈吉塔阿欧非")
#: 共和国 and 阿尔及利亚 join nothing.
CONJUNCTION = re.compile("以及|并|和(?<!共和)|及(?<!阿尔及)|与|兼任|兼")
#: The words that can be part of a name with ·, and how long its last part is at most.
_INSIDE_NAMES = Tag.PLACE | Tag.COUNTRY | Tag.FUNCTION
_LONGEST_PART = 6
_NEVER_INSIDE = Tag.POST | Tag.ASSEMBLY
#: Of how many characters the names of those are whom no dot tells apart: 欧阳某某.
LONGEST_NAME = 4
#: What is no name and no post: a verb that the lexicon has not, for it makes many words.
_ACTS = re.compile("作(?!协|家|者|曲|为|战|训)|代表.{0,12}作|当选|受聘")
_LEADS_ON = re.compile(f"{CONJUNCTION.pattern}|[同在将的说时（]")
#: Prepositions that end no given name.
_PREPOSITIONS = "作就受对把将在向与同于被给让"
#: Adverbs and prepositions that may stand behind a name of two characters.
LEADS_OFF = frozenset("将就在向与同于被把对让还也曾均都已")
#: Posts before which a name that is spelt like a foreign one is one.
_ABROAD_ONLY = frozenset("总统 副总统 总理 首相 副首相 国王 女王 王储".split())
#: Prepositions of which no other word is the end once a name stands before them.
_TOWARDS = "向对"
#: Where a foreign name ends though it could be spelt so, and what it never ends in: 莱希通电话, 卡斯特罗大将.
_NEVER_ABROAD = frozenset("和与及同在将的说对就等以为向是也还曾已并被从由因至都不")
_BREAKS_OFF = re.compile(f"[{''.join(sorted(_NEVER_ABROAD))}]|通[电话过知]")
_NO_END = frozenset("大时称说将还也互曾已后前因在与对的")
#: What may follow a foreign name and is spelt like a part of it: 卢拉时, 科恩称.
_PARTICLES = "时称说将还也互曾已就受对把在向与同于被给让后前因"
#: Function words that given names end in as well: 王志刚的专访.
_LAST = frozenset("刚正才希望朝当凭能可无再")
#: Adverbs between a name and the preposition that it is the subject of.
_ADVERBS = frozenset("将还也曾均都已")
#: What a name alone ends before.
_ENDING = frozenset("、，。；）")
#: What a name that is the subject of a clause can be followed by, and no name ends in.
_GOVERNS = re.compile("[在就]|围绕|结合|针对|作(?:了|补充|说明|总结|交流|表态|汇报|发言|报告|专题|辅导|讲话|点评|主旨|主题)")
_SPEAKS = re.compile("作[^，。；]{0,8}(?:报告|讲话|辅导|发言|部署|说明|总结|点评|汇报|交流|动员|致辞|讲座|讲解)")
#: Behind 因 they tell why somebody was away; 林徽因 is a name.
_REASONS = re.compile("临时|另有|工作|公务|身体|外出|出差|下乡|个人|家[中里庭属人]|在|故|病|事|公|要事|陪护|住院|培训|学习|手术")


class NameSpans:
    """Finds where names end in one text; `known` are the names already sure in it."""

    def __init__(self, text: str, words: Words, names: Names, known: Mapping[str, frozenset[str]]) -> None:
        self.text = text
        self.words = words
        self.names = names
        self.known = known
        self._judged: dict[tuple[str, int], bool] = {}
        self.longest = max((LONGEST_NAME, *map(len, known)))

    def is_name(self, text: str, tier: int) -> bool:
        """Tell whether a string is known as a name, or can be one whose family name is of that tier or a better one."""
        if text in self.known:
            return True
        if len(text) > LONGEST_NAME:
            return self.names.dotted(text)
        judged = self._judged.get((text, tier))
        if judged is None:
            one = self.names.chinese(text, tier) or self.names.dotted(text) or self.names.spelt(text)
            judged = self._judged[text, tier] = one and not self._modal(text)
        return judged

    def stands_for_name(self, start: int, end: int) -> bool:
        """Tell whether a span is a verb that has been struck from the words, because it is a name there."""
        text = self.text[start:end]
        verb = self.names.tags.get(text, 0) & _VERB and self.words.at(start) is None
        return bool(verb) and self.names.chinese(text, 2, word=True)

    def called(self, start: int, end: int, tier: int = 2) -> bool:
        """Tell whether a whole span is a name that stands behind a word for its bearer: 作家张三, 译者更登."""
        text = plain(self.text[start:end])
        return self.is_name(text, tier) or self.names.japanese(text) or self.names.transliterated(text) == len(text)

    def holder(self, text: str) -> bool:
        """Tell whether the words before a post are a name and not an office."""
        if text in self.known:
            return True
        names = self.names
        return len(text) >= 2 and (names.plausible(text) if names.tier(text) == 1 else names.looks_like_one(text))

    def head_of_state(self, start: int, end: int, stop: int) -> bool:
        """Tell whether a span is spelt like a foreign name and stands before a post that only foreigners hold: 普京总统."""
        name = self.text[start:end]
        spelt = self.text[end:stop] in _ABROAD_ONLY and len(name) > 1 and self.names.foreign(self.text, start, end) == end
        last = self.words.before(end)
        if not spelt or not _NEVER_ABROAD.isdisjoint(name) or last and last[2] & ~Tag.HEAD:
            return False
        if any(b - a > 1 for a, b, _ in self.words.within(start, end)):
            return False
        # 俄白总统通电话: two countries in short
        return not all(self.names.tags.get(one, 0) & _COUNTRY or one in _STATES for one in name)

    def known_at(self, at: int) -> int:
        """Return the length of the known name that begins there, 0 where none does."""
        text, known = self.text, self.known
        return 4 if text[at : at + 4] in known else 3 if text[at : at + 3] in known else 2 if text[at : at + 2] in known else 0

    def leads_off(self, name: str) -> bool:
        """Tell whether the last character of a name is no part of it: 李四将, where 李四 is known, and with a post alone."""
        if not 3 <= len(name) <= LONGEST_NAME or name[-1] not in LEADS_OFF or name[:-1] not in self.known:
            return False
        return not self.known.get(name) or bool(self.known[name[:-1]])

    def end(self, start: int, end: int) -> int:
        """Return where a name that starts there ends, 0 where none does; the span is what follows a post."""
        text = self.text
        if text[start + 1 : start + 2] == " " and self.is_name(text[start] + text[start + 2], tier=3):
            # 李 明 is padded to the width of three characters
            return start + 3
        rest = text[start:end]
        if rest[:1] in "和及与或等兼" and rest not in self.known and not self.names.lookalike(rest):
            # 和顺、: a name; 和书记: none
            alone = text[end : end + 1] == "、" and self.names.plausible(rest) and not self.words.within(start + 1, end)
            return end if alone else 0
        if (dot := rest.find("·")) > 0:
            joint = CONJUNCTION.search(rest, 2, dot)
            if joint and self.is_name(rest[: joint.start()], tier=2):
                # 张三与让·杜瓦尔
                return start + joint.start()
            if any(tag & _NEVER_INSIDE for _, _, tag in self.words.within(start, start + dot)):
                # 参谋长联席会议主席马克·海因
                return 0
            return self.dotted_end(start, end)
        if self.leads_off(rest):
            return end - 1
        if rest in self.known:
            return end
        for at in (start + 3, start + 2):
            # 张三因在外培训请假
            if at < end and text[at] == "因" and _REASONS.match(text, at + 1) and self.is_name(text[start:at], tier=3):
                return at
        governs = rest[-1:] in _PREPOSITIONS or rest[-1:] == "因" and _REASONS.match(text, end)
        governs = governs and text[end : end + 1] not in _ENDING
        if len(rest) >= 3 and governs and self.is_name(rest[:-1], tier=3):
            return end - 1
        if len(rest) == 3 and rest[-1] in _PARTICLES and rest[:2] in self.known and rest not in self.known:
            return end - 1
        if rest in self.known or self.is_name(rest, tier=3) and not self.names.no_holder(rest):
            return end
        if self.names.japanese(rest) and rest[-1] not in _NEVER_ABROAD or self.stands_for_name(start, end):
            return end
        foreign = self.names.transliterated(text, start, end)
        if foreign and foreign < end and text[foreign - 1] == "和" and foreign - start > 2:
            # 扎西次仁和副县长: the last character is the conjunction, though 孟和 is a name
            foreign -= 1
        if foreign and (foreign == end or _LEADS_ON.match(text, foreign, end)):
            return foreign
        for length in (3, 2, 4):
            name = rest[:length]
            if (
                len(rest) > length
                # 主任禚某作业务辅导: what follows speaks for a rare family name, too
                and self.is_name(name, tier=3 if _SPEAKS.match(text, start + length, end) else 2)
                and self._closes(start + length, end)
                and not self._goes_on(name, start + length, end)
            ):
                if length == 3 and self._joins(start + 2, end) and self.is_name(name[:2], tier=2):
                    # 丁一和县长, 丁一以及: the last character leads to the next person
                    return start + 2
                tail = self.words.at(start + length - 1)
                if length == 3 and self._breaks(start) and self.is_name(name[:2], tier=2):
                    return start + 2
                leads = tail and tail[2] & _FUNCTION and name[-1] not in _LAST
                comes = text[start + length - 1] == "来" and text[start + length] in "我本"
                leads = (leads or comes) and not CONJUNCTION.match(text, start + length, end)
                if leads and length > 2 and self.is_name(name[:-1], tier=2):
                    # 侯某受国务院委托, 侯某来我县: the last character is the preposition or a verb
                    return start + length - 1
                return start + length
        return 0

    def abroad(self, start: int, end: int) -> int:
        """Return where a name ends that follows the post of a foreigner: 岸田文雄, 卡利巴夫; 0 where none does."""
        stop = self._spelt_on(start, end)
        if not stop or self.text[start] in _NEVER_ABROAD:
            return 0
        inside = (at for at in range(start + 2, stop) if _BREAKS_OFF.match(self.text, at))
        words = (a for a, b, tag in self.words.within(start, end) if b - a > 1 and a < stop and tag & ~_INSIDE_NAMES)
        stop = min(stop, next(inside, stop), next(words, stop))
        stop = self._shorn(stop)
        rest = self.text[start:stop]
        word = self.names.lookalike(rest) or self.names.tags.get(rest, 0) or self.names.opens(self.text, start)
        return stop if stop - start > 1 and not word else 0

    def goes_on(self, at: int) -> bool:
        """Tell whether the character there rather goes on with the sentence than ends a foreign name: 卢拉时, 莱希通电话."""
        return self.text[at] in _NO_END or _BREAKS_OFF.match(self.text, at) is not None

    def _shorn(self, end: int) -> int:
        """Return where a foreign name ends without a last character that goes on with the sentence."""
        return end - self.goes_on(end - 1)

    def _spelt_on(self, start: int, end: int) -> int:
        """Return how far the characters for foreign names reach, over one that is rarely used so: 布瓦什|恰|克."""
        stop = self.names.foreign(self.text, start, end)
        odd = stop and stop + 1 < end and not self.names.opens(self.text, stop) and not self.words.at(stop)
        further = self.names.foreign(self.text, stop + 1, end) if odd else 0
        return further or stop

    def governed(self, first: int, last: int) -> int:
        """Return where a name ends that a preposition follows: 张三在致辞中, 李四围绕质量; 0 where none does."""
        for length in (2, 3):
            at = first + length
            name = self.text[first:at]
            if length == 2 and self.text[at : at + 1] in _ADVERBS and self.text[at + 1 : at + 2] in "在就" and self.names.plausible(name):
                # 刘蕾将就某事发言
                return at
            if _GOVERNS.match(self.text, at, last) and self.names.plausible(name) and self.is_name(name, tier=2):
                return 0 if self.text[first : at + 1] in self.known else at
        return 0

    def dotted_end(self, start: int, end: int) -> int:
        """Return where a name with · that starts there ends: before the first word behind the last dot, or a conjunction."""
        joint = CONJUNCTION.search(self.text, self.text.find("·", start, end) + 2, end - 1)
        # 玛丽·科瓦奇和秘书长约翰·奥顿 are two; 巴图·孟和 is one
        end = joint.start() if joint else end
        dot = self.text.rfind("·", start, end)
        behind = self.words.within(dot + 2, end)
        spelt = self.names.dotted_end(self.text, start, end)
        titles = (a for a, b, tag in behind if b - a > 1 and a < spelt and tag & ~_INSIDE_NAMES)
        spelt = next(titles, spelt)
        if dot + 2 < spelt < end and (end - spelt > 1 or self.text[spelt] in _PARTICLES):
            # 亨利·基辛格博士, 劳尔·卡斯特罗时
            return self._shorn(spelt)
        if end - dot <= _LONGEST_PART + 1 and not any(tag & ~_INSIDE_NAMES for _, _, tag in behind):
            end -= self.text[end - 1] == "的"
            return end if self.names.dotted(self.text[start:end]) else 0
        if spelt > dot + 1:
            return self._shorn(spelt)
        last = next((a for a, _, tag in behind if tag & ~_INSIDE_NAMES), end)
        return last if self.names.dotted(self.text[start:last]) else 0

    def _modal(self, text: str) -> bool:
        """Tell whether a string is an auxiliary and a word (应全程, 须准时) rather than a name."""
        tags = self.names.tags
        return bool(tags.get(text[:1], 0) & _FUNCTION) and (text[1:] in tags or self.names.opens(text, 1) and len(text) > 2)

    def _goes_on(self, name: str, at: int, end: int) -> bool:
        """Tell whether what looks like a name begins a common word or a clause: 战略|引领, 曾向总书记, 全票当选."""
        if name in self.known or CONJUNCTION.match(self.text, at, end) or self.text[at] in "（(的在":
            return False
        if self.names.tags.get(name[0], 0) & _FUNCTION and self.names.opens(self.text, at - len(name) + 1):
            return True
        if len(name) > 2 and self.names.continues(name[:2]):
            return True
        if len(name) == 2:
            return name[1] in _PREPOSITIONS or self.names.lookalike(name) and self.names.tier(name) > 1
        return self.names.lookalike(name[:2]) and self.names.tier(name) > 1

    def _breaks(self, start: int) -> bool:
        """Tell whether a verb begins with the third character of what could be a name, and none of two behind it: 韩正|访问."""
        acts, text = self.names.acts, self.text
        return acts(text[start + 2 : start + 4]) and not acts(text[start + 3 : start + 5]) and not self.words.at(start + 3)

    def _joins(self, at: int, end: int) -> bool:
        """Tell whether a conjunction stands there, with somebody behind it: 丁平和和县长 is 丁平和, and so is 丁平和作报告."""
        joint = CONJUNCTION.match(self.text, at, end)
        return bool(joint and not CONJUNCTION.match(self.text, joint.end(), end) and not _ACTS.match(self.text, joint.end(), end))

    def _closes(self, at: int, end: int) -> bool:
        """Tell whether a name may end there: before a conjunction, a function word, or a word of the lexicon."""
        if CONJUNCTION.match(self.text, at, end) or self.text[at] in "（(的":
            return True
        if self.names.opens(self.text, at) and (end - at > 1 or self.names.opens(self.text[at:end], 0)):
            # 木吉阿支|出席: no 支出 begins there
            return True
        if self.text[at] in _TOWARDS and self.words.within(at - 1, at + 1):
            # 阎鸿志|向县民政局: no 志向 ends there
            return True
        return self.words.at(at) is not None


def plain(name: str) -> str:
    """Return a name without the blanks that pad it."""
    return name if name.isalnum() else "".join(name.split())
