"""What can be a person's name: Chinese names by surname, names with ·, names written in transliteration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from ..lexicon import Lexicon, Tag

#: What else a word of the lexicon can be and still not stand in the way of a name.
_HARMLESS = Tag.FUNCTION | Tag.PLACE | Tag.TITLE | Tag.NOMINAL
#: Characters that grammar uses so much that no parent gives them.
_GRAMMAR = frozenset("的了不未是着过们这那我你他她它没很都也又等及并个些每各该此者吗呢吧啊第")
#: Last characters of words for places, bodies and people at large: 高新区, 文化局, 党委, 全体.
_TAILS = frozenset("省市县区州旗镇乡局厅部处委办署院校馆所站社会组团队厂党体级性化室司科股")
#: The characters that spell foreign names and names of minorities.
_SPELLING = (
    "阿埃艾安奥巴拜班邦贝本比彼波伯博布查达戴丹道德登迪蒂丁东杜多厄恩尔法菲费芬丰弗福富盖甘冈高戈格葛根古瓜圭哈海汉豪赫亨胡华霍基吉加贾杰金卡凯坎康考柯科克肯库奎昆拉莱兰朗劳勒雷里理利莉"
    "列林琳隆卢鲁路伦罗洛吕马玛迈麦曼茅梅门蒙米密明摩莫姆穆纳娜南内尼年涅宁纽农努诺欧帕派潘庞佩彭皮平蒲普奇乔切钦琼丘热仁日荣茹瑞若萨塞赛桑瑟森沙山舍绍圣施什史士舒斯松苏所索塔泰坦汤唐特"
    "腾提田廷图托陀瓦万旺威韦维魏温文翁沃乌武西希锡夏香谢辛欣休逊雅亚延扬耶叶伊易因英尤于约泽扎詹兆哲珍治朱佐泊黛歇喀蕾婕妮丝薇娅雯莎姗珊妲丽仙铁别吐黎顿勃堆罕默措增卓央旦边云更青绒尕才"
    "坚赞珠呷娃顺木和宝音敖包呼额买孜合曲吾依江汗甫孙群次培"
)
_TRANSLITERATED = re.compile(f"[{_SPELLING}·]{{2,20}}")
_SPELT = re.compile(f"[{_SPELLING}]{{1,12}}(?:·[{_SPELLING}]{{1,12}})+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,12}(?:[·•．][\u3400-\u9fffA-Z]{1,12})+")


class Names:
    """Judges whether a string is a person's name, by the surnames and the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _tiers(self) -> dict[str, int]:
        return {row["surname"]: int(row["tier"]) for row in self._lexicon.rows("surnames")}

    @property
    def tags(self) -> Mapping[str, Tag]:
        """What the words of the lexicon can be."""
        return self._lexicon.tags

    def surname(self, text: str) -> str:
        """Return the family name with which a text begins, the longer one first, or nothing."""
        return text[:2] if text[:2] in self._tiers else text[:1] if text[:1] in self._tiers else ""

    def tier(self, name: str) -> int:
        """Return how well a name's family name speaks for a person: 1 common, 2 known, 3 rare, 9 none."""
        return self._tiers.get(self.surname(name), 9)

    def chinese(self, text: str, tier: int = 2) -> bool:
        """Tell whether a whole string is a Chinese name whose family name is of that tier or a better one."""
        surname = self.surname(text)
        if not surname or self._tiers[surname] > tier:
            return False
        if self._tiers[surname] == 3 and self.tags.get(surname, 0) & Tag.FUNCTION:
            return False
        given = text[len(surname) :]
        if not 1 <= len(given) <= 2:
            # 欧阳 is a surname, but 王欧阳 is not; 范徐丽泰 bears two.
            doubled = len(text) == 4 and len(surname) == 1 and self._tiers.get(text[1], 9) == 1
            if not doubled or self._tiers[surname] > 1:
                return False
        return not _GRAMMAR.intersection(given) and _HAN.fullmatch(text) is not None and self._free(text)

    def dotted_end(self, text: str, start: int, end: int) -> int:
        """Return where a name with · that starts there ends as far as it is spelt with the usual characters, or 0."""
        match = _SPELT.match(text, start, end)
        return match.end() if match else 0

    def dotted(self, text: str) -> bool:
        """Tell whether a whole string is a name of several parts with · between them."""
        return _DOTTED.fullmatch(text) is not None

    def transliterated(self, text: str, start: int = 0, end: int | None = None) -> int:
        """Return where a name spelt with the characters for foreign and minority names ends (扎西多吉, 卢拉), or 0."""
        match = _TRANSLITERATED.match(text, start, len(text) if end is None else end)
        return match.end() if match and self._free(match.group()) and not self.lookalike(match.group()) else 0

    @cached_property
    def _lookalikes(self) -> dict[str, str]:
        return {row["word"]: row["class"] for row in self._lexicon.rows("lookalikes")}

    def lookalike(self, text: str) -> bool:
        """Tell whether a name is also a common word: 高峰, 安全, 成功."""
        return text in self._lookalikes

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(self._lexicon.column("openings"))

    def opens(self, text: str, at: int) -> bool:
        """Tell whether a common verb or adverb begins at a place of a text, so that a name may end before it."""
        return any(text[at : at + length] in self._openings for length in (1, 2, 3, 4))

    def continues(self, text: str) -> bool:
        """Tell whether a name is also a verb or adverb, which could go on behind a post: 建议, 关心."""
        return self._lookalikes.get(text) == "verb"

    def plausible(self, text: str, tier: int = 2) -> bool:
        """Tell whether a string is a Chinese name or a name with ·, with nothing around it to help."""
        return self.dotted(text) or (
            self.chinese(text, tier) and text[-1] not in _TAILS and text not in self._lookalikes
        )

    def _free(self, text: str) -> bool:
        return not self._lexicon.tags.get(text, Tag(0)) & ~_HARMLESS
