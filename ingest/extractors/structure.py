"""The parts of a bulletin: masthead, headlines, paragraphs, colophon; and the sentences of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ..mentions import Line, Part, Sentence
from . import extension

extension("lines")
extension("sentences")

_DATE = r"(?:[0-9]{4}|[二〇零○一三四五六七八九]{4})年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
_MASTHEAD = re.compile(
    rf"(?:.*第\s?[0-9一二三四五六七八九十百零〇]+\s?[期号].*|.*总第.*|.{{2,30}}\s?{_DATE}|{_DATE}|.{{2,20}}(?:简报|简讯|信息|动态|专报|快报|通讯|要情|内参|纪要)"
    r"|(?:签发|编发|主办|承办|主编|责任编辑|编辑|审核|审签|来源|作者|发布时间|发布日期|信息来源|文章来源|日期|时间|撰稿|供稿|摄影|图/文).{0,40}"
    r"|.{2,24}(?:办公室|委员会|研究室|编|厅|局|馆|院|社|处|中心)(?:编印?|主办)?|（?(?:增刊|专刊|特刊|内部资料|内部材料|注意保存).{0,20})$"
)
_COLOPHON = re.compile(
    r"(?:信息公开(?:选项|属性|方式)?|公开属性|公开方式|抄报|抄送|主送|分送|呈报|呈送|报送|发送|报|送|发|印发|印送|主题词|存档|存)\s?[：:]|[（(]?共印\s?[0-9]+\s?份"
    rf"|.{{2,30}}(?:{_DATE})\s?(?:印发|印送|编印|印)$|(?:{_DATE})\s?(?:印发|印送|编印)$"
    r"|(?:责任编辑|责编|编辑|编校|校对|核稿|审核|审签|签发|供稿|撰稿|拟稿|承办|印数|联系电话|联系人|地址|邮编|电话|网址|来源|（?(?:撰稿|供稿|作者|通讯员|编辑|文/图|图/文)).{0,3}[：:]"
)
_TERMINAL = re.compile(r"[。！？；…：，、][”’）》]*$")
_SENTENCE = re.compile(r"[^。！？]*(?:[。！？]+[”’）》]*|$)")


@Language.component("structure", assigns=["doc._.lines", "doc._.sentences"])
def structure(doc: Doc) -> Doc:
    """Give every paragraph its part and section, and cut it into sentences."""
    doc._.lines = list(_lines(doc.text))
    doc._.sentences = [sentence for line in doc._.lines for sentence in _sentences(doc.text, line)]
    return doc


def _lines(text: str) -> Iterator[Line]:
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    kinds = [_kind(text[start:end]) for start, end in spans]
    first = next((i for i, kind in enumerate(kinds) if kind not in (Part.MASTHEAD, Part.COLOPHON)), len(kinds))
    last = next((i for i in range(len(kinds) - 1, -1, -1) if kinds[i] is Part.BODY), -1)
    section, previous = 0, Part.MASTHEAD
    for i, ((start, end), kind) in enumerate(zip(spans, kinds, strict=True)):
        if kind is Part.MASTHEAD and i > first:
            # A date or an office alone below the last paragraph signs it; between paragraphs it is a headline.
            kind = Part.COLOPHON if i > last else Part.HEADLINE
        elif kind is Part.COLOPHON and i < first:
            kind = Part.MASTHEAD
        elif kind is Part.HEADLINE and i > last >= 0:
            kind = Part.COLOPHON
        if kind is Part.HEADLINE and previous is Part.BODY:
            section += 1
        yield Line(start, end, kind, section)
        previous = kind


def _kind(line: str) -> Part:
    if _COLOPHON.match(line):
        return Part.COLOPHON
    if _MASTHEAD.fullmatch(line):
        return Part.MASTHEAD
    if len(line) <= 80 and not _TERMINAL.search(line) and not re.match(r".{1,8}：", line):
        return Part.HEADLINE
    return Part.BODY


def _sentences(text: str, line: Line) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(text, line.start, line.end):
        if match.group().strip():
            yield Sentence(match.start(), match.end(), line.part, line.section)
