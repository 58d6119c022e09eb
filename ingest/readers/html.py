"""Web pages (.html, .htm)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ..errors import ReadError
from ..limits import Limits
from .encoding import decode
from .raw import Raw
from .rows import row

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
MEDIA_TYPE = "text/html"

_HEAD = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_SIGHT = 4096
"""How many bytes from its start a page may name its encoding in."""

_META_DATES = ("pubdate", "publishdate", "article:published_time", "datepublished", "dc.date", "og:url")
_META_TITLES = ("articletitle", "og:title")
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|-(?=[^-0-9]{2,16}$)")
_CREDITS = re.compile(r"(?:来源|发布(?:时间|日期|机构))\s*[:：]|(?:时间|日期)\s*[:：]\s*[0-9]{4}[-/.]")
_CREDITS_LENGTH = 160

# What a page is furnished with, by element and by what designers call it.
_FURNITURE = "//nav|//aside|//footer|//form|//script|//style|//noscript|//iframe|//button|//select|//svg"
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|foot|footer|copyright|crumbs?|bread-?crumbs?|share|related|side|sidebar|tools?"
    r"|prev-?next|pager?|pos|position|location|banner|search|login|hot|rank)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEAD_LINES = 8
"""In so many lines at the top a page's title and credits are looked for."""
_LINKED = 0.7
"""The share of linked words from which on a block is navigation."""

# Blanks that trafilatura would make one space: they indent and part names, so they travel in disguise.
_DISGUISE = {ord("\u3000"): "\u2420", ord("\u2003"): "\u2420", ord("\u00a0"): "\u2423"}
_UNDISGUISE = {ord("\u2420"): "\u3000", ord("\u2423"): "\u00a0"}

_GIVEN_UP = "ERR_RESOURCE_LIMIT"
"""What the parser notes where it stops: 256 elements one inside the other, or ten million characters in one."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports on pages that we report on ourselves


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_FORBIDDEN = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
"""Characters that no web page may hold, and that lxml parses (`&#1`) but will not take back."""

_SAFE = {**dict.fromkeys(_FORBIDDEN, " "), **_DISGUISE}


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does."""
    return bool(_HEAD.match(data.removeprefix(b"\xef\xbb\xbf")[:_SIGHT]))


def read(data: bytes, limits: Limits) -> Raw:
    """Return the title, the line of credits and the main text of a page, paragraphs in order.

    The encoding is that of the mark, else of the page's own word, else as with plain text. Dates that the
    page gives as its own are hints. Raises ReadError where there is no text.
    """
    charset = _CHARSET.search(data[:_SIGHT])
    page = _parsed(decode(data, charset[1].decode("ascii") if charset else None))
    title, credits = _title(page), _credits(page)
    hints = (*_metas(page, _META_DATES), *page.xpath("//link[@rel='canonical']/@href"), credits)
    _strip(page)
    _unframe(page)
    lines = _main(page)
    while lines and _bare(lines[0]) in _bare(title + credits):
        del lines[0]
    lines[:0] = [words for words in (title, credits) if words and not _among(words, lines[:_HEAD_LINES])]
    heading = next((i for i in range(len(lines[:_HEAD_LINES])) if title and _among(title, lines[i : i + 1])), None)
    headings = () if heading is None else (sum(len(line) + 1 for line in lines[:heading]),)
    return Raw("\n".join(lines), headings=headings, date_hints=tuple(map(str, hints)))


def _parsed(text: str) -> HtmlElement:
    """Parse a page. HTML has no entities of a page's own, so there are none to expand."""
    text = re.sub(r"\A\s*<\?xml[^>]*>", "", text)  # lxml takes no declared encoding in decoded text
    text = _CONTROLS.sub(" ", text)
    parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise ReadError("is an empty or a damaged web page") from error
    if given_up := [entry for entry in parser.error_log if entry.type_name == _GIVEN_UP]:
        # what came behind would be missing, and nobody would know
        raise ReadError(f"is too much for one web page ({given_up[0].message.partition(',')[0]}); save its text as .txt")
    for element in page.iter():
        element.text = element.text and element.text.translate(_SAFE)
        element.tail = element.tail and element.tail.translate(_SAFE)
    return page


def _metas(page: HtmlElement, names: Sequence[str]) -> Iterator[str]:
    """Yield what the page's meta elements say under any of the names, in the order of the names."""
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        said.setdefault(name.lower(), meta.get("content") or "")
    yield from (said[name].strip() for name in names if said.get(name, "").strip())


def _title(page: HtmlElement) -> str:
    named = next(_metas(page, _META_TITLES), "")
    heads = [_words(head) for head in page.iter("h1")]
    titled = next((_SITE.split(_words(title))[0] for title in page.iter("title")), "")
    return named or next(filter(None, heads), "") or titled


def _credits(page: HtmlElement) -> str:
    """Return the line that names source and day of publication, with all that stands beside it."""
    for element in page.iter():
        if element.tag in ("title", "script", "style") or not _CREDITS.search(_own(element)):
            continue
        while (parent := element.getparent()) is not None and len(_words(parent)) <= _CREDITS_LENGTH:
            if parent.find(".//h1") is not None:
                break
            element = parent
        words = _words(element)
        if len(words) <= _CREDITS_LENGTH:
            return words
    return ""


def _strip(page: HtmlElement) -> None:
    """Take out what is navigation by its element, its name or its links, and holds no sentences."""
    for element in page.xpath(_FURNITURE):
        element.drop_tree()
    for element in list(page.iter("div", "ul", "ol", "table", "td", "p", "section", "header", "dl")):
        words = "".join(element.itertext())
        if words.count("。") > 1 or element.getparent() is None:
            continue
        linked = ["".join(link.itertext()) for link in element.iter("a")]
        called = _CALLED.search(f"{element.get('class', '')} {element.get('id', '')}")
        if called or (len(linked) > 2 and len("".join(linked)) >= _LINKED * len("".join(words.split()))):
            element.drop_tree()


def _unframe(page: HtmlElement) -> None:
    """Make blocks of tables that only lay out the page: a cell of theirs holds several blocks."""
    for table in list(page.iter("table")):
        inside = table.iter("tbody", "tr", "td", "th")
        parts = [part for part in inside if next(part.iterancestors("table")) is table]
        blocks = (part.xpath("count(.//p | .//br | .//table)") for part in parts if part.tag in ("td", "th"))
        if any(count > 1 for count in blocks):
            for part in (table, *parts):
                part.tag = "div"


def _main(page: HtmlElement) -> list[str]:
    from trafilatura import (
        extract,
        html2txt,
    )  # takes a sixth of a second, and most bulletins are no web pages

    words = extract(page, include_comments=False, include_tables=True, favor_recall=True) or html2txt(page)
    words = words.translate(_UNDISGUISE)
    if not words.strip():
        raise ReadError("is a web page without text")
    lines = (
        row(line.strip().strip("|").split("|")) if line.startswith("|") else line
        for line in words.split("\n")
    )
    return [line for line in lines if line]


def _among(words: str, lines: Sequence[str]) -> bool:
    """Tell whether one of the lines is these words, give or take a few."""
    bare = _bare(words)
    return any(bare in line and len(line) < len(bare) + 20 for line in map(_bare, lines))


def _bare(words: str) -> str:
    return "".join(words.split())


def _own(element: HtmlElement) -> str:
    """Return the text of an element that is in no element inside it."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _words(element: HtmlElement) -> str:
    """Return the text of an element, its blanks reduced."""
    return " ".join("".join(element.itertext()).translate(_UNDISGUISE).split())
