"""Remnants of Markdown and HTML in what should be plain text."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from .layout import CHROME
from .text import Edit, Text
from .width import folded

_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_BREAKING = "p|br|div|h[1-6]|[uo]l|li|d[ltd]|table|tbody|thead|tr|section|article|header|footer|center|hr|pre"
_INLINE = "a|b|i|u|s|em|strong|span|font|img|su[bp]|small|big|label|t[dh]|figure|video|o:p|st1:[a-z]+"
_TAG = rf"<(?:/?(?:{_BREAKING}|{_INLINE})(?:[\s/]+(?:[a-zA-Z:_][^<>]{{0,2000}})?)?|!--[^<>]{{0,500}}--)>"
_TAGS = re.compile(rf"{_TAG}(?:[ \t\n\u3000]*{_TAG})*", re.IGNORECASE)
_BREAK = re.compile(rf"</?(?:{_BREAKING})[\s/>]", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)

_LINK = re.compile(r"(\[)([^\[\]\n]*)(\]\([^()\s]*(?:[ \t]+\"[^\"\n]{0,200}\")?\))")
# CommonMark's rule, save that a closing ** may follow Chinese punctuation and touch a word: **要点。**正文.
# An opening one before punctuation hides somebody's name: 张**、李**.
_STRONG = re.compile(r"(\*\*(?<!\*\*\*)\*?)(?![ \t\u3000]*[*、，。；：）])([^*\n]+)(\*{2,3})(?!\*)")
_HEADING = re.compile(r"\n[ \t\u3000]*((?:##+[ \t\u3000]*|#[ \t\u3000]+)+)")


def unmark(text: Text) -> Text:
    """Drop HTML tags, resolve entities, and leave of a Markdown link its label and of emphasis its words.

    A tag that begins or ends a block becomes a line end. A link that is page furniture (查看原文) goes whole.
    Heading marks stay until `unhead`, because they tell headlines from paragraphs.
    """
    if "&" in text.clean:
        text = text.edited(_entities(text.clean))
    if "<" in text.clean:
        text = text.edited(Edit(m.start(), m.end(), _instead(m[0])) for m in _TAGS.finditer(text.clean))
    if "](" in text.clean:
        text = text.edited(_labels(text.clean))
    if "**" in text.clean:
        text = text.edited(Edit(*m.span(group)) for m in _STRONG.finditer(text.clean) for group in (1, 3))
    return text


def unhead(text: Text) -> Text:
    """Drop Markdown's heading marks at the start of lines."""
    if "#" not in text.clean:
        return text
    return text.edited(Edit(m.start(1) - 1, m.end(1) - 1) for m in _HEADING.finditer("\n" + text.clean))


def _entities(clean: str) -> list[Edit]:
    edits = []
    for match in _ENTITY.finditer(clean):
        plain = match[0]
        while (once := html.unescape(plain)) != plain:
            plain = once
        plain = folded(plain)
        if plain != match[0]:
            edits.append(Edit(match.start(), match.end(), plain))
    return edits


@lru_cache(maxsize=1024)
def _instead(tags: str) -> str:
    if _BREAK.search(tags):
        return "\n"
    return "\t" if _CELL.search(tags) else ""


def _labels(clean: str) -> list[Edit]:
    edits = []
    for match in _LINK.finditer(clean):
        image = clean.startswith("!", match.start() - 1) if match.start() else False
        if image or CHROME.fullmatch(match[2].strip()):
            edits.append(Edit(match.start() - image, match.end()))
        else:
            edits += [Edit(*match.span(1)), Edit(*match.span(3))]
    return edits
