"""What can be a person's name: Chinese names by surname, names with ·, names written in transliteration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

from ..lexicon import Lexicon, Tag

#: What else a word of the lexicon can be and still not stand in the way of a name.
_HARMLESS = Tag.FUNCTION | Tag.PLACE | Tag.TITLE | Tag.NOMINAL
_FUNCTION = Tag.FUNCTION
#: What a word can be that is no name without a post: 讨论, 陕西; 乌方 neither.
_NO_BARE = Tag.NOMINAL | Tag.PLACE | Tag.COUNTRY | Tag.PLAIN
#: Characters that grammar uses so much that no parent gives them.
_GRAMMAR = frozenset("的了不未是着过们这那我你您他她它没很都也又等及并个些每各该此者吗呢吧啊第")
#: What follows a name rather than ends one of four characters.
_AFTER = frozenset("时称说将还也互曾已后前因")
#: What is said of things and tells when: adjectives of one character that no parent gives, and 前, 后, 时.
_SAID = frozenset("重紧难多少大小快慢急高低弱差忙累广深浅长短宽窄早晚前后时中在向将与于被把让")
#: Last characters of words for places, bodies and people at large: 高新区, 文化局, 党委, 全体.
_TAILS = frozenset("省市县区州旗镇乡局厅部处委办署院校馆所站社会组团队厂党体级性化室司科股村")
_NUMERALS = frozenset("一二三四五六七八九十百千万零两")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,12}(?:[·•．][\u3400-\u9fffA-Z]{1,12})+")


class Names:
    """Judges whether a string is a person's name, by the surnames and the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        # the same few strings are asked about in document after document
        self.chinese = lru_cache(maxsize=1 << 14)(self._chinese)

    @cached_property
    def _tiers(self) -> dict[str, int]:
        return {row["surname"]: int(row["tier"]) for row in self._lexicon.rows("surnames")}

    @cached_property
    def tags(self) -> Mapping[str, int]:
        """What the words of the lexicon can be."""
        return self._lexicon.tags

    def surname(self, text: str) -> str:
        """Return the family name with which a text begins, the longer one first, or nothing."""
        return text[:2] if text[:2] in self._tiers else text[:1] if text[:1] in self._tiers else ""

    def parts(self, name: str) -> tuple[str, str]:
        """Return the family name and the given one."""
        surname = self.surname(name)
        return surname, name[len(surname) :]

    def surnames(self, tier: int) -> list[str]:
        """Return the family names of that tier and the better ones."""
        return [name for name, its in self._tiers.items() if its <= tier]

    def tier(self, name: str) -> int:
        """Return how well a name's family name speaks for a person: 1 common, 2 known, 3 rare, 9 none."""
        return self._tiers.get(self.surname(name), 9)

    def _chinese(self, text: str, tier: int = 2, word: bool = False) -> bool:
        """Tell whether a whole string is a Chinese name whose family name is of that tier or a better one.

        A `word` of the lexicon is one only where the caller knows that it stands for a name.
        """
        surname = self.surname(text)
        if not surname or self._tiers[surname] > tier:
            return False
        if self._tiers[surname] == 3 and self.tags.get(surname, 0) & _FUNCTION:
            return False
        given = text[len(surname) :]
        if not 1 <= len(given) <= 2:
            # 欧阳 is a surname, but 王欧阳 is not; 范徐丽泰 bears two.
            doubled = len(text) == 4 and len(surname) == 1 and self._tiers.get(text[1], 9) == 1
            if not doubled or self._tiers[surname] > 1 or text[0] == text[1] or text[2:] in self._openings or text[3] in _AFTER:
                return False
        return not _GRAMMAR.intersection(given) and _HAN.fullmatch(text) is not None and (word or self._free(text))

    @cached_property
    def _spelt(self) -> re.Pattern[str]:
        spelling = "".join(self._lexicon.column("spelling", "characters"))
        return re.compile(f"[{spelling}]{{1,12}}(?:·[{spelling}A-Z]{{1,12}})+")

    @cached_property
    def _spelt_before(self) -> re.Pattern[str]:
        return re.compile(f"[{''.join(self._lexicon.column('spelling', 'characters'))}]{{1,12}}$")

    @cached_property
    def _transliterated(self) -> re.Pattern[str]:
        rows = self._lexicon.rows("spelling")
        spelling = "".join(row["characters"] for row in rows if row["names"] != "dotted")
        return re.compile(f"[{spelling}·]{{2,20}}")

    def dotted_end(self, text: str, start: int, end: int) -> int:
        """Return where a name with · that starts there ends as far as it is spelt with the usual characters, or 0."""
        match = self._spelt.match(text, start, end)
        return match.end() if match else 0

    def dotted_start(self, text: str, start: int, dot: int) -> int:
        """Return where a name with · begins whose first part is spelt with the usual characters up to its dot."""
        match = self._spelt_before.search(text, start, dot)
        return match.start() if match else start

    @cached_property
    def _composed(self) -> re.Pattern[str]:
        elements = sorted(self._lexicon.column("name_elements", "element"), key=len, reverse=True)
        return re.compile(f"(?:{'|'.join(elements)}){{1,3}}")

    @cached_property
    def _composed_first(self) -> frozenset[str]:
        return frozenset(element[0] for element in self._lexicon.column("name_elements", "element"))

    def composed(self, text: str, start: int = 0, end: int | None = None) -> int:
        """Return where a name ends that is made of words for names in other languages (乌云|其其格), or 0."""
        if text[start : start + 1] not in self._composed_first:
            return 0
        match = self._composed.match(text, start, len(text) if end is None else end)
        return match.end() if match and match.end() - start > 1 and self._free(match.group()) else 0

    @cached_property
    def _foreign(self) -> re.Pattern[str]:
        spelling = "".join(self._lexicon.column("spelling", "characters"))
        surnames = "|".join(sorted(self._japanese, key=len, reverse=True))
        return re.compile(f"(?:{surnames})[\u3400-\u9fff]{{1,2}}|[{spelling}·]{{2,20}}(?:[一二三四五六七八九十]世)?")

    @cached_property
    def _japanese(self) -> frozenset[str]:
        return frozenset(self._lexicon.column("japanese_surnames", "surname"))

    def japanese(self, text: str) -> bool:
        """Tell whether a whole string is a Japanese name of two characters or three, and a given name: 工藤美咲."""
        return 4 <= len(text) <= 5 and (text[:2] in self._japanese or text[:3] in self._japanese) and self._free(text)

    def foreign(self, text: str, start: int, end: int) -> int:
        """Return how far a name of another country can reach that starts there: 岸田文雄, 阿卜杜拉二世; or 0."""
        match = self._foreign.match(text, start, end)
        return match.end() if match else 0

    def dotted(self, text: str) -> bool:
        """Tell whether a whole string is a name of several parts with · between them."""
        return ("·" in text or "•" in text or "．" in text) and _DOTTED.fullmatch(text) is not None

    def transliterated(self, text: str, start: int = 0, end: int | None = None) -> int:
        """Return where a name spelt with the characters for foreign and minority names ends (扎西多吉, 卢拉), or 0."""
        match = self._transliterated.match(text, start, len(text) if end is None else end)
        spelt = match.end() if match and self._free(match.group()) and not self.lookalike(match.group()) else 0
        composed = self.composed(text, start, end)
        return composed if composed > spelt and not self.lookalike(text[start:composed]) else spelt

    @cached_property
    def _lookalikes(self) -> dict[str, str]:
        return {row["word"]: row["class"] for row in self._lexicon.rows("lookalikes")}

    def lookalike(self, text: str) -> bool:
        """Tell whether a name is also a common word: 高峰, 安全, 成功."""
        return text in self._lookalikes

    def given(self, text: str) -> bool:
        """Tell whether nothing speaks against a string in the place of a name: no word, no grammar, no head of a body."""
        odd = self.lookalike(text) or self.tags.get(text, 0) or _GRAMMAR.intersection(text) or text[-1] in _TAILS
        parts = range(len(text) - 1)
        counted = not _HAN.fullmatch(text) or text[-1] in "人名位个" or not _NUMERALS.isdisjoint(text)
        return not odd and not counted and not any(self.opens(text, at) or self.lookalike(text[at : at + 2]) for at in parts)

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(self._lexicon.column("openings"))

    def opens(self, text: str, at: int) -> bool:
        """Tell whether a common verb or adverb begins at a place of a text, so that a name may end before it."""
        found = self._openings
        return (
            text[at : at + 2] in found
            or text[at : at + 1] in found
            or text[at : at + 3] in found
            or text[at : at + 4] in found
        )

    def acts(self, text: str) -> bool:
        """Tell whether a common verb or adverb of two characters stands in a text: 一致支持, 虽然."""
        return any(text[at : at + 2] in self._openings for at in range(len(text) - 1))

    def continues(self, text: str) -> bool:
        """Tell whether a name is also a verb or adverb, which could go on behind a post: 建议, 关心."""
        verb = self._lookalikes.get(text) == "verb" or text in self._openings and self.tier(text) > 1
        return verb or self.by_chance(text)

    def by_chance(self, text: str) -> bool:
        """Tell whether a word begins with a rare family name, mostly by chance: 定期, 书面, 牧歌."""
        return text in self._lookalikes and self.tier(text) > 2

    def no_holder(self, text: str) -> bool:
        """Tell whether a verb begins with a rare family name by chance, and holds no post: 复信, 会谈."""
        return self.by_chance(text) and (self._lookalikes[text] == "verb" or bool(self.tags.get(text, 0) & Tag.NOMINAL))

    def spelt(self, name: str) -> bool:
        """Tell whether the characters of a whole name speak for it: 让·杜瓦尔, 次仁顿珠."""
        if "·" in name:
            return self.dotted_end(name, 0, len(name)) == len(name)
        return len(name) > 2 and self.composed(name) == len(name) and not self.lookalike(name)

    def looks_like_one(self, name: str) -> bool:
        """Tell whether a name is no word, nor begins with one: 张三丰, not 幸福感."""
        return self.spelt(name) or self.plausible(name) and not (len(name) > 2 and self.lookalike(name[:2]))

    def clause(self, name: str) -> bool:
        """Tell whether what could be a name is a word and what is said of it: 任务|重, 时间|紧, 宣誓|后."""
        said = len(name) == 3 and name[2] in _SAID
        return said and self.lookalike(name[:2])

    def misplaced(self, name: str) -> bool:
        """Tell whether what stands in a list of names is none all the same: a place, a word that no family name begins."""
        return bool(self.tags.get(name, 0) & (Tag.PLACE | Tag.COUNTRY)) or self.by_chance(name)

    def is_place(self, name: str) -> bool:
        """Tell whether what could be a name is a place or ends as places and bodies do: 福建省, 兰州."""
        return bool(self.tags.get(name, 0) & (Tag.PLACE | Tag.COUNTRY)) or name[-1] in _TAILS

    def plausible(self, text: str, tier: int = 2) -> bool:
        """Tell whether a string is a Chinese name or a name with ·, with nothing around it to help."""
        return self.dotted(text) or (
            self.chinese(text, tier)
            and text[-1] not in _TAILS
            and text not in self._lookalikes
            and text not in self._openings
            and not self.tags.get(text, 0) & _NO_BARE
            and not (len(text) == 2 and text[1] == "方")
        )

    def _free(self, text: str) -> bool:
        return not self.tags.get(text, 0) & ~_HARMLESS
