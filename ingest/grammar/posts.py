"""Posts as they stand in a phrase: where one begins, the office before it, and what words like 原 and 兼 make of it."""

from __future__ import annotations

import re

from ..lexicon import Tag
from .items import Post, inherit
from .name_spans import CONJUNCTION
from .words import Word, Words

POSTS = Tag.POST | Tag.RANK
OFFICES = Tag.HEAD | Tag.ORGANISATION | Tag.SCOPE
#: No office before a post is longer.
LONGEST_OFFICE = 60
#: 第五届人大代表: a post, though its last word means people at large.
DEPUTY = re.compile("(?:人大|人民代表大会)代表$")
# plain numbers: flags are slow to combine
_COUNTRY = Tag.COUNTRY
_FUNCTION = Tag.FUNCTION
_NOMINAL = Tag.NOMINAL
_PLACE = Tag.PLACE
_MODIFIERS = re.compile(
    r"(?:原|前|老|[时首继末]任|第一|常务|执行|名誉|荣誉|专职|兼职|驻会|挂职|代理?|副|分?党组|党委|(?:机关|直属)党委|党总支|党支部|支部|总支|纪委"
    r"|政治局|书记处)+$"
)
#: How far before a post's last word they reach back: 常务副|主任.
_MODIFIED = 16
_MODIFIERS_END = frozenset("原前老任一务行誉职会理代副组委支部局处")
_FORMER = re.compile(r"(?:原|前任?|老|曾任|卸任)(?![^、]{0,1}$)")
_ONCE = re.compile("^(?:原|前任?|老(?!干部|龄|年|区|城|街)|时任|现任|新任)")
_BOOK = re.compile("^《[^》]*》$")
_STANDING = re.compile(r"^(?:原|前任?|老|[时首继末]任|现任|新任)(?=.{2})")
#: 全会精神和省委书记: behind the conjunction another office begins; 党史和地方志研究室 is one.
_ANOTHER = re.compile(r".{2,}(?:以及|和|及|与)(?=[省市县区州旗]|全国|中央)")
#: Several people: 各科室主任, 部门负责人.
_PLURAL = re.compile("各|全体|有关|相关|负责|成员|代表|人员|干部|主要|分管")
_LEVELLED = re.compile("(?:中央|[省市县区州旗])$")
#: Words before an office that are no part of it: 会见巴西总统, 记者对上海市副市长的专访.
_BEFORE_OFFICES = frozenset("对同在被由从向于是为受随因")
_MEETING = frozenset("会见 会谈 会晤 接见 访问".split())
_TRAILING = re.compile("（[^（）]*）$")
_PIECE = re.compile("[^、]+")


class Posts:
    """Reads the posts in one text."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._words = words

    def held(self, start: int, end: int) -> list[Post]:
        """Return the posts that a span holds, where it ends in one: the cell of a table, a bracket behind a name."""
        last = self._words.before(end)
        if last and last[0] >= start and last[2] & POSTS:
            return self.up_to(start, last)
        deputy = DEPUTY.search(self._text, max(start, end - LONGEST_OFFICE), end)
        return [Post(start, end, self._text[end - 2 : end], self._text[start : end - 2])] if deputy else []

    def listed(self, start: int, end: int) -> tuple[Post, ...]:
        """Return the posts of a span that lists them with 、 between; what ends in no post is passed over."""
        pieces = (piece.span() for piece in _PIECE.finditer(self._text, start, end))
        # 局长（试用期一年）
        trimmed = ((a, note.start() if (note := _TRAILING.search(self._text, a, b)) else b) for a, b in pieces)
        return tuple(post for piece in trimmed for post in self.held(*piece))

    def only(self, start: int, end: int) -> tuple[Post, ...]:
        """Return the posts of a span of which every piece ends in one, as of one person, else nothing."""
        if not self.held(start, end) or _PLURAL.search(self._text, start, end):
            return ()
        pieces = [self.held(piece.start(), piece.end()) for piece in _PIECE.finditer(self._text, start, end)]
        posts = tuple(post for found in pieces for post in found)
        # 院长张三任组长: somebody is named in it
        alone = not any(
            post.organisation.endswith(("任", "为", "是"))
            or any(tag & POSTS for _, _, tag in self._words.within(post.start, post.end - len(post.title)))
            for post in posts
        )
        return inherit(posts) if all(pieces) and alone else ()

    def up_to(self, first: int, here: Word) -> list[Post]:
        """Return the posts of a piece that ends in the lexeme `here`: one, or several joined by 兼 or 和."""
        text = self._text
        first = max(first, here[0] - LONGEST_OFFICE)
        begin = post_start(text, first, here[0])
        out: list[Post] = []
        for word in self._words.within(first, begin):
            joint = CONJUNCTION.match(text, word[1], begin)
            if word[2] & POSTS and joint:
                out.extend(self.up_to(first, word))
                first = joint.end()
        begin = max(begin, first)
        if another := _ANOTHER.match(text, first, begin):
            first = another.end()
        if text.startswith("党委", begin) and text.endswith("自治区", first, begin):
            # 自治区党委 is the committee itself, as 省委 is
            begin += 2
        if text.startswith("纪委", begin) and _LEVELLED.search(text, first, begin):
            # 省纪委书记: a body of its own; 党委副书记、纪委书记: a part of the office
            begin += 2
        title = text[begin : here[1]]
        first = self._office_start(first, begin)
        office = text[first:begin]
        # 原阳县: the place begins with the word
        opens = self._words.at(first)
        placed = bool(opens and opens[2] & (_PLACE | _COUNTRY))
        former = bool(not placed and _FORMER.match(office) or _FORMER.match(title))
        # 《某志》主编: the book is no office
        if office.startswith("《"):
            office = _BOOK.sub("", office)
        office = office if placed else _ONCE.sub("", office)
        out.append(Post(first, here[1], _STANDING.sub("", title), office, former))
        return out

    def _office_start(self, first: int, end: int) -> int:
        """Return where an office begins: behind the verbs and prepositions before it, at the country where one is named."""
        text = self._text
        for a, b, tag in self._words.within(first, end):
            if tag & _FUNCTION and text[a:b] in _BEFORE_OFFICES or tag & _NOMINAL and text[a:b] in _MEETING:
                first = b
        found = self._words.within(first, end)
        country = next((a for a, _, tag in found if tag & _COUNTRY), first)
        chair = text.endswith("主席国", first, country) or text.endswith("轮值主席", first, country)
        if not chair and any(tag & (OFFICES | POSTS) and not tag & _COUNTRY for _, b, tag in found if b <= country):
            return first
        # 中国驻法国, 越中友好协会: the country is not where it begins
        return first if text[country - 1] in "驻对" else country


def post_start(text: str, first: int, at: int) -> int:
    """Return where a post begins whose last word stands there, with the words before it: 常务副|主任."""
    modifier = _MODIFIERS.search(text, max(first, at - _MODIFIED), at) if text[at - 1] in _MODIFIERS_END else None
    return modifier.start() if modifier else at
