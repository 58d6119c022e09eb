"""What masthead and colophon say, line by line: number of the issue, dates, offices, recipients, copies, who edited it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from ..lexicon import Lexicon
from .numerals import CHARACTERS, value


class Field(StrEnum):
    """What a piece of a line is; FREE is what no rule knows: a series, an office, a headline."""

    ISSUE = "issue"
    TOTAL = "total"
    DATE = "date"
    PRINTED = "printed"
    ISSUER = "issuer"
    PRINTER = "printer"
    DISCLOSURE = "disclosure"
    COPIES = "copies"
    REPORT = "report"
    SEND = "send"
    CREDIT = "credit"
    NOTE = "note"
    WEB = "web"
    FREE = "free"


class Piece(NamedTuple):
    """A piece of a line with what it says: the number of the issue, the list of recipients, an office."""

    field: Field
    start: int
    end: int
    value: str


_N = f"[{CHARACTERS}]{{1,6}}"
_YEAR = "[0-9二〇○零一三四五六七八九]{4}"
_ISSUE = (
    rf"(?:[（〔\[【]?{_YEAR}[）〕\]】]?\s?年?度?\s?[·,，]?\s?)?(?:增刊|专刊|特刊|号外)?\s?[（]?第\s?(?P<issue>{_N}(?:\s?[-—－–~～至、/]\s?{_N})?)\s?"
    r"[期号辑][）]?(?:\s?[（]?(?:合刊|增刊|专刊|特刊)[）]?)?"
)
_ISSUE += rf"|[（〔\[【]{_YEAR}[）〕\]】]\s?(?P<issue2>{_N})\s?[号期]|(?<![0-9]){_YEAR}年(?P<issue3>[0-9]{{1,3}})期|(?<![0-9])20[0-9]{{2}}[./·](?P<issue4>[0-9]{{1,2}})(?=\s?[（]?总)"
_ISSUE += r"|(?<![A-Za-z])(?:N[Oo]\.?|№)\s?(?P<issue5>[0-9]{1,4})(?![0-9-])"
_TOTAL = rf"(?:总(?:期数|期号|刊号)?\s?[：]?\s?第?\s?(?P<total>{_N})\s?[期号]?|累计第?\s?(?P<total2>{_N})\s?[期号])"
_EXTRA = rf"(?:(?<![\u3400-\u9fff])|(?<=[年期号]))(?:增刊|特刊|专刊)(?:\s?[（]?第?\s?(?P<extra>{_N})\s?[期号]?[）]?)?"
_DATE = (
    r"(?:[0-9]{4}\s?[年.\-/]\s?[0-9]{1,2}\s?(?:[月.\-/]\s?[0-9]{1,2}(?:\s?日)?|月)|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十元]{1,3}月(?:[一二三四五六七八九十廿卅]{1,3}日)?"
    r"|(?<![年0-9])[0-9]{1,2}月[0-9]{1,2}日)"
)
_CLOCK = (
    r"(?:\s?[（]?(?:星期|周|礼拜)[一二三四五六日天][）]?)?(?:\s?[0-9]{1,2}[：:][0-9]{2}(?:[：:][0-9]{2})?)?"
)
_PRINTING = "编印|印发|印送|印制|印刷|制发|编发|出版|出刊|刊印|发布|发行|印|发"
_ISSUING = frozenset(("编发", "发", "出版", "出刊", "发布", "发行"))
_NOTES = (
    r"内部(?:资料|材料|刊物|参考|文件|发行|交流)|(?:注意|妥善)保[存管]|免费(?:交流|赠阅)|仅供(?:领导)?参(?:阅|考)|机密|秘密|绝密|特急|加急|平急|特提"
    r"|(?:请勿|不得|严禁)外传|注意保密|阅后(?:即焚|收回|归档)|存档备查|[★☆]\S{0,6}|第\s?[0-9]+\s?版(?:：\S{1,8})?|(?:第[0-9]+周|星期[一二三四五六日天])|版权所有.*|备案号.*|（(?:印|章|盖章|公章)）"
)
#: Verbs behind an office that make it the one that issues, or prints, or only supplies.
_VERBS = re.compile(
    r"\s?(?P<verb>编辑出版|编印|编发|编辑|编制|编写|主办|主编|承编|出刊|编|印发|印送|印制|印刷|印|供稿|整理|提供)$"
)
_VERBS_END = frozenset("版印发辑制写办编刊送刷稿理供")
_PRINTS = frozenset(("印发", "印送", "印制", "印刷", "印"))
_SUPPLIES = frozenset(("供稿", "整理", "提供"))
_EDGES = " \t\u3000/，。；、|｜丨—-*·◆▲●（）()【】[]〔〕\n"
_OFFICE = re.compile(
    r"[^\s，。；：！？《》“”]{1,40}(?:办公室|办公厅|委员会|领导小组|指挥部|编辑部|政府|中心|公司|集团|大学|学校|中学|小学|政协|人大|法院|检察院|银行|专班|"
    r"[办厅局委处科股室馆院社站所部会组队])"
)
_SERIES = re.compile(
    r"[^，。；！？]{0,30}(?:简报|简讯|信息|动态|专报|快报|快讯|通讯|通信|要情|要讯|要报|内参|纪要|专刊|参考|摘报|记录摘要|月报|周报|季报|参阅|情况反映|导刊|会刊|文摘|交流|文件)"
    r"(?:[（(].{1,12}[）)])?"
)
_AFTER_LIST = re.compile(rf"\s?[（]?(?:{_DATE}.{{0,6}}|(?:共印?|印)\s?{_N}\s?份.{{0,10}})$")
#: 武志编〔2025〕3号 numbers a document; 会议纪要〔2025〕3号 is the number of the minutes.
_NUMBER_OF_DOCUMENT = re.compile(
    rf"(?!\S*(?:纪要|简报|专报|动态|信息|快报))[\u3400-\u9fff]{{2,10}}[（〔\[【]{_YEAR}[）〕\]】]第?{_N}号"
)
#: Without one of these a line holds nothing that is known.
_SIGN = re.compile(
    r"[№】0-9〇○：期号月份编印★☆版备星] ?|[第总共]|内部|注意|免费|供参|[机秘绝]密|特急|特提|[加平]急|外传|阅后|[增特专]刊|主办|承编|出刊|供稿|整理|提供|(?<=[送报审核签辑校对者稿]) "
)
#: What stands behind a label.
_LABELLED = re.compile(r"[：:】\s]")
_ALONE = re.compile(
    r"[（(]\s?(?P<n>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})\s?[）)]|(?P<n2>[0-9]{1,4})\s?期"
)
_MOMENT = re.compile(_DATE + _CLOCK)
_COUNT = re.compile(rf"共?\s?(?P<n>{_N})\s?份?")
_WORD = re.compile(r"[^\s，。；）]{2,10}")
#: What blanks set apart in a line, and the blanks.
_SET_APART, _WIDE = re.compile(r"[^\s]{4,}"), re.compile(r"\s")
_WORDS = re.compile(r"[^\s，。；|｜]+")

_BY_CLASS = {
    "report": Field.REPORT,
    "send": Field.SEND,
    "disclosure": Field.DISCLOSURE,
    "copies": Field.COPIES,
    "issuer": Field.ISSUER,
    "printer": Field.PRINTER,
    "printed": Field.PRINTED,
    "date": Field.DATE,
    "credit": Field.CREDIT,
    "contact": Field.WEB,
    "number": Field.NOTE,
    "web": Field.WEB,
}
#: Labels that may stand without a colon, before a blank, at the start of a line.
_BARE = frozenset(
    "报送 抄报 呈报 抄送 主送 分送 报 送 发 印数 编辑 责任编辑 责编 校对 审核 核稿 签发 审签 版式 记者 通讯员 作者 供稿 撰稿 拟稿 编审 主编".split()
)


class Imprint:
    """Reads the lines of masthead and colophon with the labels of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        labels = {
            row["word"]: _BY_CLASS[row["class"]]
            for row in lexicon.rows("labels")
            if row["class"] in _BY_CLASS
        }
        self._labels = labels
        words = "|".join(sorted(labels, key=len, reverse=True))
        bare = "|".join(sorted(_BARE & set(labels), key=len, reverse=True))
        self._label = re.compile(
            rf"(?:(?<![^\W_])|(?<=份))(?:(?:本期|本刊)?(?P<label>{words})(?:单位|人)?\s?(?:[：:]|】[：:]?)\s?|(?P<bare>{bare})\s(?=\S))"
        )
        self._plain = re.compile(
            # One cheap test before all others: what such a piece can begin with.
            rf"(?=[{CHARACTERS}元（(〔\[【第总累增特专号共本印发内注妥免仅机秘绝加平不请严阅存★☆版备星N№])(?:"
            rf"{_ISSUE}|(?P<dated>{_DATE}){_CLOCK}(?:\s?(?P<printing>{_PRINTING})(?!\w))?|{_TOTAL}|(?P<extras>{_EXTRA})"
            rf"|(?:本期)?(?:共\s?)?(?:印发|印制|印刷|印|发)?\s?(?P<copies>{_N})\s?份(?:\s?[，、]?\s?存档?\s?{_N}\s?份)?|(?P<note>{_NOTES}))"
        )

    def read(self, text: str, start: int, end: int) -> list[Piece]:
        """Return the pieces of a line in order; what stands between them is FREE."""
        if not _SIGN.search(text, start, end):
            return list(_free(text, start, end))
        if alone := _ALONE.fullmatch(text, start, end):
            return [Piece(Field.ISSUE, start, end, _number(alone["n"] or alone["n2"]))]
        if _NUMBER_OF_DOCUMENT.fullmatch(text, start, end):
            return [Piece(Field.NOTE, start, end, text[start:end])]
        labels = [
            m
            for m in (self._label.finditer(text, start, end) if _LABELLED.search(text, start, end) else ())
            if m["label"] or self._opens(text, start, m)
        ]
        out: list[Piece] = []
        at = start
        for i, match in enumerate(labels):
            out.extend(self._unlabelled(text, at, match.start()))
            stop = labels[i + 1].start() if i + 1 < len(labels) else end
            at = self._labelled(text, match, stop, out)
        out.extend(self._unlabelled(text, at, end))
        return out

    def _opens(self, text: str, start: int, match: re.Match[str]) -> bool:
        """Tell whether a label without a colon stands where one can: at the start, or behind another's blank."""
        return match.start() == start or text[match.start() - 1] in " （"

    def _labelled(self, text: str, match: re.Match[str], stop: int, out: list[Piece]) -> int:
        """Read what follows a label, and return where that ends."""
        field = self._labels[match["label"] or match["bare"]]
        at = match.end()
        if field in (Field.REPORT, Field.SEND):
            tail = _AFTER_LIST.search(text, at, stop)
            stop = tail.start() if tail else stop
            out.append(Piece(field, match.start(), stop, text[at:stop].strip()))
            return stop
        if field in (Field.DATE, Field.PRINTED):
            told = _MOMENT.match(text, at, stop)
            if not told:
                return at
            out.append(Piece(field, match.start(), told.end(), told.group()))
            return told.end()
        if field is Field.COPIES:
            told = _COUNT.match(text, at, stop)
            if not told:
                return at
            out.append(Piece(field, match.start(), told.end(), _number(told["n"])))
            return told.end()
        if field is Field.DISCLOSURE:
            told = _WORD.match(text, at, stop)
            last = told.end() if told else at
            out.append(Piece(field, match.start(), last, text[at:last]))
            return last
        if field in (Field.ISSUER, Field.PRINTER):
            told = _WORDS.match(text, at, stop)
            last = told.end() if told else at
            out.append(Piece(field, match.start(), last, text[at:last].strip(_EDGES)))
            return last
        # A credit's value ends at a date, a number of copies or a wide gap of another kind; else at the next label.
        told = next((m for m in self._plain.finditer(text, at, stop) if m["dated"] or m["copies"]), None)
        last = told.start() if told else stop
        out.append(Piece(field, match.start(), last, text[slice(*_trimmed(text, at, last))]))
        return last

    def _unlabelled(self, text: str, start: int, end: int) -> Iterator[Piece]:
        at = start
        for match in self._plain.finditer(text, start, end):
            yield from _free(text, at, match.start())
            if match["dated"]:
                printing = match["printing"] or ""
                field = Field.PRINTED if printing and printing not in _ISSUING else Field.DATE
                yield Piece(field, match.start(), match.end(), match["dated"])
            elif (
                number := match["issue"]
                or match["issue2"]
                or match["issue3"]
                or match["issue4"]
                or match["issue5"]
            ):
                yield Piece(Field.ISSUE, match.start(), match.end(), _number(number))
            elif match["total"] or match["total2"]:
                yield Piece(
                    Field.TOTAL, match.start(), match.end(), _number(match["total"] or match["total2"])
                )
            elif match["extras"]:
                told = match["extra"]
                yield Piece(Field.ISSUE, match.start(), match.end(), _number(told) if told else "增刊")
            elif match["copies"]:
                yield Piece(Field.COPIES, match.start(), match.end(), _number(match["copies"]))
            else:
                yield Piece(Field.NOTE, match.start(), match.end(), match.group())
            at = match.end()
        yield from _free(text, at, end)


def office(words: str) -> bool:
    """Tell whether words are the name of an office, by their last word, and report nothing."""
    return bool(_OFFICE.fullmatch(words)) and not re.search("召开|举行|举办|强调|出席", words)


def series(words: str) -> bool:
    """Tell whether words can be the name of a bulletin: they end in 简报, 动态, 信息."""
    return bool(_SERIES.fullmatch(words))


def _free(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield what is left as one piece without the marks around it; offices told by a verb behind them as such."""
    start, end = _trimmed(text, start, end)
    if start == end:
        return
    verb = _VERBS.search(text, start, end) if text[end - 1] in _VERBS_END else None
    kind = verb["verb"] if verb else ""
    names = [*re.compile(r"\S+").finditer(text, start, verb.start())] if verb else []
    if len(names) > 1 and all(office(name.group()) for name in names):
        yield from (Piece(Field.ISSUER, *name.span(), name.group()) for name in names)
    elif verb and (office(text[start : verb.start()]) or kind in _SUPPLIES and verb.start() - start <= 8):
        field = Field.PRINTER if kind in _PRINTS else Field.CREDIT if kind in _SUPPLIES else Field.ISSUER
        yield Piece(field, start, end, text[start : verb.start()])
    else:
        yield from _parted(text, start, end)


def _parted(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield what no rule knows: as one piece, or offices and a series that blanks set apart as several."""
    words = list(_SET_APART.finditer(text, start, end)) if _WIDE.search(text, start, end) else []
    named = [match.group() for match in words]
    if len(words) < 2 or not all(office(name) or series(name) for name in named) or not any(map(office, named)):
        yield Piece(Field.FREE, start, end, text[start:end])
        return
    for match in words:
        yield Piece(Field.FREE, *match.span(), match.group())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the blanks and marks at both ends, but no bracket whose fellow stays."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        if text[end - 1] == "）" and text.count("（", start, end) >= text.count("）", start, end):
            break
        end -= 1
    return start, end


def _number(numeral: str) -> str:
    """Write a numeral in digits; a double number keeps its hyphen."""
    parts = [part.strip() for part in re.split(r"[-—－–~～至、/]", numeral)]
    try:
        return "-".join(str(value(part)) for part in parts)
    except ValueError:
        return numeral.strip()


@cache
def imprint(lexicon: Lexicon) -> Imprint:
    """Return the reader of a lexicon, made once."""
    return Imprint(lexicon)
