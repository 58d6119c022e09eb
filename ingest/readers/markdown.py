"""Markdown (.md): CommonMark with tables, and what a header in YAML says of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from ..errors import ReadError
from ..limits import Limits
from ..text.markup import unmark
from ..text.text import Text
from .encoding import decode, newlines
from .raw import WEB, Raw
from .rows import row

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")
MEDIA_TYPE = "text/markdown"

_HEADER = re.compile(r"---[ \t]*\n(.{0,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NO_WORDS = re.compile(r"\s*<(?:script|style|!--|[?!])", re.IGNORECASE)
_INDENT = re.compile("\u3000*")
_BULLET = "• "
_DEPTH = 100
"""How deep lists and quotations may lie in each other; the parser would leave out what lies deeper."""

_Block = tuple[str, bool]
"""Lines that belong together, and whether they are a heading."""


def recognises(data: bytes) -> bool:
    """Tell nothing: what has no mark of Markdown is Markdown too."""
    return False


def read(data: bytes, limits: Limits) -> Raw:
    """Return the words without their marks, an empty line between blocks; numbers of lists stay.

    Single asterisks stay too: they hide names more often than they stress words. A title in the header that is no
    heading comes first; day and address of the header, and the addresses of links, are hints of the day. Raises
    ReadError where the bytes are no text.
    """
    text = newlines(decode(data)).replace("\f", "\n")
    said, text = _header(text)
    tokens = _markdown().parse(text)
    if any(token.nesting == 1 and token.level > _DEPTH for token in tokens):
        raise ReadError(f"has lists or quotations more than {_DEPTH} deep; save its text as .txt")
    blocks = list(_blocks(tokens, text.split("\n")))
    title = said.get("title", "")
    if title and not any(heading and words.strip() == title for words, heading in blocks[:8]):
        blocks.insert(0, (title, True))
    headings, at = [], 0
    for words, heading in blocks:
        if heading:
            headings.append(at)
        at += len(words) + 2
    hints = (said.get("date", ""), said.get("url", ""), *_addresses(tokens))
    return Raw(
        "\n\n".join(words for words, _ in blocks),
        headings=tuple(headings),
        date_hints=tuple(filter(None, hints)),
        address=address if WEB.fullmatch(address := said.get("url", "")) else "",
    )


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # takes a tenth of a second, and most bulletins are no Markdown

    # An indented line is a paragraph in Chinese, not code.
    return MarkdownIt("commonmark", {"maxNesting": _DEPTH + 2}).enable("table").disable(["code", "emphasis"])


def _header(text: str) -> tuple[dict[str, str], str]:
    """Return what a header in YAML says in so many words, and the text behind it."""
    found = _HEADER.match(text)
    if not found:
        return {}, text
    try:
        said: Any = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if not isinstance(said, dict):
        return {}, text  # two rules, and text between them
    plain = {key: str(value) for key in ("title", "date", "url") if isinstance(value := said.get(key), str | date)}
    # YAML can write half a character
    return {key: " ".join(value.encode("utf-8", "ignore").decode().split()) for key, value in plain.items()}, text[found.end() :]


def _blocks(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[_Block]:
    mark, heading = "", False
    rows: list[str] = []
    cells: list[str] | None = None  # of the row that is being read
    for token in tokens:
        match token.type:
            case "list_item_open":
                mark = f"{token.info}{token.markup} " if token.info else _BULLET
            case "heading_open" | "heading_close":
                heading = token.type == "heading_open"
            case "tr_open":
                cells = []
            case "inline" if cells is not None:
                cells.append(_words(token))
            case "tr_close":
                rows.append(row(cells or ()))
                cells = None
            case "table_close":
                yield "\n".join(filter(None, rows)), False
                rows = []
            case "inline":
                words = mark + _indent(token, lines) + _words(token)
                mark = ""
                if words.strip():
                    yield words, heading
            case "fence":
                yield token.content.rstrip("\n"), False
            case "html_block" if not _NO_WORDS.match(token.content):
                yield from ((words, False) for words in _plain(token.content).split("\n") if words.strip())


def _indent(token: Token, lines: Sequence[str]) -> str:
    """Return the blanks before a paragraph, which the parser drops and which tell where paragraphs begin."""
    found = _INDENT.match(lines[token.map[0]]) if token.map else None
    return found[0] if found else ""


def _words(inline: Token) -> str:
    """Return the words of a paragraph, of links those that one sees, of pictures none."""
    return _plain("".join(_word(token) for token in inline.children or ()))


def _word(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if token.type == "image" else token.content


def _plain(words: str) -> str:
    """Drop HTML and double asterisks, which CommonMark leaves where Chinese punctuation stands beside them."""
    return unmark(Text.of(words)).clean if "<" in words or "**" in words else words


def _addresses(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs.get("href", ""))
