"""What a line of a bulletin looks like by itself: a piece of the imprint, a field of minutes, a headline, text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from ..lexicon import Lexicon
from .imprint import Field, Imprint, Piece, imprint, office, series

#: No imprint line is longer, except lists of recipients.
_LONGEST = 90
_HEADLINE = 80
_TERMINAL = frozenset("。！？；…：，、.")
_CLOSING = "”’）》"
_ENUMERATOR = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[、，]|[（(][0-9]{1,2}[）)]|[0-9]{1,2}[）)、.．](?![0-9])|[0-9]{1,2}[、.．](?=(?:19|20)[0-9]{2})|[①-⑳])\s?"
)
_BULLET = re.compile(r"[◆■●▲★◎※☆□▼◇△►▶]\s?|[-—•·*]\s")
_MARK = re.compile(r"[◆■●▲★◎※☆□▼◇△►▶]\s?")
_PAPER = re.compile(r"[^\s，。]{1,12}(?:日报|晚报|晨报|时报|早报|周报|报|新闻网|网)")
_BRACKETED = re.compile(r"【.{1,12}】|[◆■●▲★◎※☆]\s?\S.{0,60}")
_HAPPENS = re.compile(
    "召开|举行|举办|开展|印发|发布|出版|首发|通过|开幕|闭幕|启动|学习|传达|调研|赴|强调|出席|参加|获|部署|推进|走访|慰问|研究|宣布|开班|完成|来"
)
#: What makes 时间： the moment when a page appeared, and not that of a meeting.
_PAGE = re.compile(r"(?:来源|作者|编辑|发布|浏览|点击|阅读|字体)\s?：")
_ROW = re.compile(r"(?:序号|姓名|单位及职务|工作单位|职务|备注)(?:[ \t|｜]|$)")
_NEWS = re.compile(
    r"(?:[^。]{0,30}?(?:[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{0,3}[日上中下]|(?<![0-9])[0-9]{1,2}日(?!报))"
    r"|[^。，]{0,8}(?:近日|日前|近期|昨[日天]|今[日天]|前[日天]|连日来|上周|本周|本月|上月|最近)|[^。]{0,24}(?:讯|电|消息)[（(：:\s])"
)


class Line:
    """A line with the pieces of imprint in it; without pieces it is text."""

    __slots__ = ("end", "fields", "headline", "imprint", "label", "pieces", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int, pieces: tuple[Piece, ...], label: str = "") -> None:
        self.text, self.start, self.end, self.pieces, self.label = text, start, end, pieces, label
        #: the line's own text
        self.words = text[start:end]
        #: what the pieces are
        self.fields = {piece.field for piece in pieces}
        #: whether the whole line is imprint: nothing else, or beside it only an office or a series
        self.imprint = bool(pieces) and self._is_imprint()
        #: whether the line could be a headline: short, and no sentence
        self.headline = (
            end - start <= _HEADLINE
            and "。" not in self.words
            and not label
            and self.words.rstrip(_CLOSING)[-1:] not in _TERMINAL
        )

    @property
    def free(self) -> list[str]:
        """The pieces that no rule knows."""
        return [piece.value for piece in self.pieces if piece.field is Field.FREE]

    def has(self, *fields: Field) -> bool:
        """Tell whether the line holds a piece of one of these kinds."""
        return not self.fields.isdisjoint(fields)

    def _is_imprint(self) -> bool:
        known = self.fields - {Field.FREE}
        if not known:
            return False
        if known == {Field.NOTE} or known <= {Field.ISSUER, Field.PRINTER} and not self._labelled:
            return not self.free and len(self.words) <= 40
        return all(self._fits(i) for i, piece in enumerate(self.pieces) if piece.field is Field.FREE)

    @property
    def _labelled(self) -> bool:
        return any(
            "：" in self.text[p.start : p.end]
            for p in self.pieces
            if p.field in (Field.ISSUER, Field.PRINTER)
        )

    def _fits(self, i: int) -> bool:
        """Tell whether an unknown piece can stand beside those that are known."""
        words = self.pieces[i].value
        if office(words):
            return True
        numbered = any(p.field in (Field.ISSUE, Field.TOTAL) for p in self.pieces[i + 1 :])
        if (
            numbered
            and len(words) <= 30
            and not _HAPPENS.search(words)
            and not re.search("[，。；：]", words)
        ):
            return True
        if self.has(Field.WEB, Field.CREDIT) or series(words):
            return len(words) <= 24 and not _HAPPENS.search(words)
        return bool(_PAPER.fullmatch(words)) and self.has(Field.NOTE)

    @property
    def office(self) -> bool:
        """Tell whether the line is an office and nothing else."""
        alone = len(self.pieces) == 1 and self.pieces[0].field in (Field.FREE, Field.ISSUER)
        return alone and "、" not in self.words and office(self.words)

    @property
    def series(self) -> bool:
        """Tell whether the line could be the name of a bulletin."""
        return (
            len(self.pieces) == 1
            and bool(self.free)
            and series(self.words)
            and not _HAPPENS.search(self.words)
        )

    @property
    def enumerated(self) -> bool:
        """Tell whether the line begins with a number: 一、 （二） 3."""
        return bool(_ENUMERATOR.match(self.words))

    @property
    def bulleted(self) -> bool:
        """Tell whether the line begins with the mark of a list."""
        return bool(_BULLET.match(self.words))

    @property
    def bracketed(self) -> bool:
        """Tell whether the line is a column's head in 【】, or a headline with a mark before it."""
        return bool(_BRACKETED.fullmatch(self.words))

    @property
    def happens(self) -> bool:
        """Tell whether the line says that something took place."""
        return bool(_HAPPENS.search(self.words))

    @property
    def news(self) -> bool:
        """Tell whether the line begins as a piece of news does: with a day, or with 近日."""
        return bool(_NEWS.match(self.words))

    @property
    def heads_table(self) -> bool:
        """Tell whether the line is the head of a table of people."""
        return self.end - self.start <= 40 and bool(_ROW.search(self.words))


class Lines:
    """Looks at the lines of a text with the labels of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._imprint: Imprint = imprint(lexicon)
        self._lexicon = lexicon

    @cached_property
    def _field(self) -> re.Pattern[str]:
        words = sorted(
            (row["word"] for row in self._lexicon.rows("labels") if row["class"] == "field"), key=len
        )
        either = "|".join(reversed(words))
        return re.compile(
            rf"(?:{_ENUMERATOR.pattern})?[【]?(?P<label>{either})[】]?\s?(?P<colon>[：:])?(?(colon)|[ ](?=\S))"
        )

    def look(self, text: str, start: int, end: int) -> Line:
        """Return a line with what it is made of."""
        length = end - start
        field = self._field.match(text, start, end) if length <= 600 else None
        if field and length <= _LONGEST and _PAGE.search(text, field.end(), end):
            field = None
        if field and (text.find("。", field.end(), end - 1) < 0 or field["label"][-1] in "员人席"):
            label = field["label"] + ("：" if field["colon"] else "")
            return Line(text, start, end, (), label)
        colon = text.find("：", start, min(end, start + 8)) >= 0
        sentence = text[end - 1] == "。" and not colon and text.find(" ", start, min(end, start + 4)) < 0
        if colon or (length <= _LONGEST and not sentence):
            return Line(text, start, end, tuple(self._imprint.read(text, start, end)))
        return Line(text, start, end, ())

    def look_all(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Line]:
        """Return all lines of a text."""
        return [self.look(text, start, end) for start, end in spans]


@cache
def lines(lexicon: Lexicon) -> Lines:
    """Return the reader of lines of a lexicon, made once."""
    return Lines(lexicon)


def item_start(text: str, start: int, end: int) -> int:
    """Return where the words of a line begin, behind the mark of a list that it may have: 1. or 一、 or （二） or ◆."""
    mark = _ENUMERATOR.match(text, start, end) or _MARK.match(text, start, end)
    return mark.end() if mark else start
