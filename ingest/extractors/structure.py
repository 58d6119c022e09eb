"""The parts of a bulletin: masthead, headlines, paragraphs, colophon; its news items; and the sentences of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..draft import Draft
from ..grammar import lines as look
from ..grammar.imprint import Field, office
from ..mentions import Line, Part, Sentence
from . import extractor

#: A masthead has no more lines than this.
_TOP = 16
_CONTENTS = re.compile(
    r"[【（]?(?:本期)?(?:要目|目录|目次|导读|提要|要点|看点|内容提要|主要内容|内容导读)[】）]?：?"
)
_AGAIN = re.compile(
    r"(?:又讯|另讯)|(?:另悉|又悉|相关链接|延伸阅读|链接|>\s?相关链接)[：:，\s]|[近本相延]\S{1,4}(?:动态|信息|链接|新闻)："
)
_LISTED = re.compile(r"[0-9]{1,2}[.、．]\s?(?=[0-9]{1,2}月[0-9]{1,2}日)|[◆■●▲★◎※☆]")
_NAMES = re.compile(r"(?:[\u3400-\u9fff·]{2,14}(?:（[^（）]{1,30}）)?[ 、，；]?)+。?")
_STOPS = "。！？"
_SENTENCE = re.compile(rf"[^{_STOPS}]*(?:[{_STOPS}]+[”’）》]*|$)")
_COLOPHON = (Field.REPORT, Field.SEND, Field.DISCLOSURE, Field.COPIES, Field.PRINTED, Field.CREDIT)


@extractor(assigns=["lines", "sentences"])
def structure(draft: Draft) -> None:
    """Give every paragraph its part and section, and cut it into sentences.

    A section is a news item of its own. A field of minutes (主持人：) is one line with the lines of names that
    go on with it.
    """
    text = draft.text
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    seen = look.lines(draft.source.lexicon).look_all(text, spans)
    parts = _parts(seen)
    draft.lines = list(_merged(seen, parts, _sections(seen, parts)))
    draft.sentences = [sentence for line in draft.lines for sentence in _sentences(text, line)]


def _parts(seen: Sequence[look.Line]) -> list[Part]:
    """Say what each line is: the top and the labels by their look, the rest by what stands around it."""
    parts: list[Part | None] = [None] * len(seen)
    top = _masthead(seen)
    bulletin = any(line.has(Field.ISSUE, Field.TOTAL, Field.ISSUER) or _signed(line) for line in seen[:top])
    for i, line in enumerate(seen[:top]):
        known = line.imprint or line.office or line.series or bulletin
        listed = line.has(Field.REPORT, Field.SEND)
        parts[i] = Part.COLOPHON if listed else Part.MASTHEAD if known else Part.HEADLINE
    _fields(seen, parts)
    _contents(seen, parts, top)
    _tables(seen, parts)
    body = [
        i
        for i, line in enumerate(seen)
        if parts[i] is Part.BODY or parts[i] is None and not line.headline and not line.imprint
    ]
    first, last = (body[0], body[-1]) if body else (len(seen), -1)
    continued = False
    for i, line in enumerate(seen):
        if parts[i] is not None:
            continued = False
            continue
        if line.imprint and (line.has(*_COLOPHON) or not first < i < last):
            parts[i] = Part.COLOPHON if i > first or line.has(*_COLOPHON) and i >= top else Part.MASTHEAD
            if i < first and parts[i] is Part.COLOPHON and first < len(seen):
                parts[i] = Part.MASTHEAD
            continued = line.has(Field.REPORT, Field.SEND)
        elif continued and _goes_on(seen[i - 1], line):
            parts[i] = parts[i - 1]
        elif line.imprint and _repeats(line, seen[:top]):
            parts[i], continued = Part.MASTHEAD, False
        elif i > last >= 0 and (line.headline or not line.news):
            parts[i], continued = Part.COLOPHON, False
        else:
            parts[i], continued = (Part.HEADLINE if _heads(seen, i) else Part.BODY), False
    return [part or Part.BODY for part in parts]


def _masthead(seen: Sequence[look.Line]) -> int:
    """Return how many lines at the top are the masthead: up to the last line of imprint before text begins."""
    end, numbered = 0, False
    for i, line in enumerate(seen[:_TOP]):
        if line.label or not (line.headline or line.imprint):
            break
        if line.imprint:
            end = i + 1
            numbered |= line.has(Field.ISSUE, Field.TOTAL) or _signed(line)
        elif numbered and not (line.office or line.series):
            # Behind the number only a subtitle may stand before the office and the day.
            ahead = seen[i + 1 : i + 3]
            if line.happens or not any(_signed(other) or other.has(Field.ISSUER) for other in ahead):
                break
        elif numbered and i and seen[i - 1].imprint and _signed(seen[i - 1]) or i > 4 and not end:
            break
    if numbered and end < len(seen) and seen[end].office and end + 1 < len(seen) and seen[end + 1].label:
        end += 1
    return end


def _signed(line: look.Line) -> bool:
    """Tell whether a line is an office and a day."""
    return line.has(Field.DATE) and (line.has(Field.ISSUER) or any(office(words) for words in line.free))


def _fields(seen: Sequence[look.Line], parts: list[Part | None]) -> None:
    """Mark the fields of minutes; without a colon a field counts beside another one."""
    for i, line in enumerate(seen):
        if parts[i] is None and line.label:
            near = (seen[j].label for j in (i - 1, i + 1) if 0 <= j < len(seen))
            if line.label.endswith("：") or any(near):
                parts[i] = Part.LABEL


def _contents(seen: Sequence[look.Line], parts: list[Part | None], top: int) -> None:
    """Put a table of contents with the masthead: its lines come again further down."""
    for i, line in enumerate(seen[: top + 4]):
        if parts[i] is None and _CONTENTS.fullmatch(line.words):
            parts[i] = Part.MASTHEAD
            for j in range(i + 1, len(seen)):
                title = _bare(seen[j].words)
                if not title or not any(_bare(other.words) == title for other in seen[j + 1 :]):
                    break
                parts[j] = Part.MASTHEAD
            return


def _bare(words: str) -> str:
    return re.sub(r"[\s◆■●▲★◎※☆·…．./0-9（）()一二三四五六七八九十、-]", "", words)


def _tables(seen: Sequence[look.Line], parts: list[Part | None]) -> None:
    """Mark the rows of a table of people as text; they end where the imprint goes on."""
    inside = False
    for i, line in enumerate(seen):
        if line.heads_table:
            inside = True
        elif line.imprint or parts[i] is not None:
            inside = False
        if inside and parts[i] is None:
            parts[i] = Part.BODY


def _goes_on(before: look.Line, line: look.Line) -> bool:
    """Tell whether a line continues a list of recipients."""
    if line.imprint or line.label or line.news:
        return False
    return before.words[-1] in "，、；：" or (
        len(line.words) <= 60 and not line.happens and ("，" in line.words or line.words[0] == "各")
    )


def _repeats(line: look.Line, top: Sequence[look.Line]) -> bool:
    """Tell whether a line is the head of a page, which says again what the masthead says."""
    return line.has(Field.ISSUE) and all(any(words in other.words for other in top) for words in line.free)


def _heads(seen: Sequence[look.Line], i: int) -> bool:
    """Tell whether a line is a headline and no item of a list."""
    line = seen[i]
    if not line.headline:
        return False
    listed = line.words[0] in "-—•·*" and line.bulleted
    return not (listed and i and (seen[i - 1].words.endswith("：") or seen[i - 1].bulleted))


def _sections(seen: Sequence[look.Line], parts: Sequence[Part]) -> list[int]:
    """Count the news items: a headline opens one where news follows it, and so do 又讯 and the marks of a list."""
    sections: list[int] = []
    section, told = 0, False
    listed = sum(
        1 for line, part in zip(seen, parts, strict=True) if part is Part.BODY and _LISTED.match(line.words)
    )
    for i, (line, part) in enumerate(zip(seen, parts, strict=True)):
        if part is Part.HEADLINE and told and parts[i - 1] is not Part.HEADLINE and _opens(seen, parts, i):
            section, told = section + 1, False
        elif part is Part.BODY:
            if told and (_AGAIN.match(line.words) or (listed > 1 and _LISTED.match(line.words))):
                section += 1
            told = True
        sections.append(section)
    return sections


def _opens(seen: Sequence[look.Line], parts: Sequence[Part], i: int) -> bool:
    """Tell whether the headlines from a line on begin a news item of its own."""
    after = next((j for j in range(i, len(seen)) if parts[j] is not Part.HEADLINE), len(seen))
    if any(seen[j].bracketed for j in range(i, after)):
        return True
    follows = next((seen[j] for j in range(after, len(seen)) if parts[j] is Part.BODY), None)
    if follows is None or not follows.news:
        return False
    return not seen[i].enumerated or seen[i].happens and "关于" not in seen[i].words[:8]


def _merged(seen: Sequence[look.Line], parts: Sequence[Part], sections: Sequence[int]) -> Iterator[Line]:
    """Yield the lines, those of names joined to the field that they go on with."""
    held: Line | None = None
    for line, part, section in zip(seen, parts, sections, strict=True):
        goes_on = (
            held is not None
            and part in (Part.HEADLINE, Part.BODY)
            and not line.enumerated
            and not line.happens
            and _NAMES.fullmatch(line.words)
            and re.search(r"[ 、，（]", line.words)
        )
        if held and goes_on:
            held = held._replace(end=line.end)
            continue
        if held:
            yield held
            held = None
        here = Line(line.start, line.end, part, section)
        if part is Part.LABEL:
            held = here
        else:
            yield here
    if held:
        yield held


def _sentences(text: str, line: Line) -> Iterator[Sentence]:
    first = look.item_start(text, line.start, line.end)
    if all(text.find(stop, first, line.end) < 0 for stop in _STOPS):
        # a headline, a label, a row
        if first < line.end and not text[first : line.end].isspace():
            yield Sentence(first, line.end, line.part, line.section, line.start < first)
        return
    for match in _SENTENCE.finditer(text, first, line.end):
        start, end = match.span()
        if start < end and not (text[start].isspace() and text[start:end].isspace()):
            yield Sentence(start, end, line.part, line.section, line.start < first == start)
