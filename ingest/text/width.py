"""Width and spelling of single characters: what a Chinese keyboard, a font or a browser does to them."""

from __future__ import annotations

import re
import unicodedata

from .text import Edit, Text

# Full-width signs that are no Chinese punctuation. ＜ ＞ ＆ ＃ ＊ stay: half-width they would read as markup.
_SIGNS = "％＋＝／＠＄＿"

# Unicode's EquivalentUnifiedIdeograph.txt, the simplified radicals: fonts made for Chinese put them into PDFs
# in place of the character, and NFKC leaves all but two of them alone.
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)

_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_EM_SPACES = "\u2001\u2003"  # as wide as a character, so they indent and separate as U+3000 does
_SPACES = "\u00a0\u1680\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\x1f"
_IDEOGRAPHS = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20), range(0x2F00, 0x2FE0), range(0xFF61, 0xFF66))


def _invisible() -> set[str]:
    """Return every format character (zero width, soft hyphen, BOM, bidi), control and variation selector."""
    plane = (chr(code) for code in (*range(0xD800), *range(0xE000, 0x10000)))
    found = {sign for sign in plane if unicodedata.category(sign) in ("Cf", "Cc")}
    found.update(chr(code) for code in (0x034F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
    return found - set("\n\t")


def _table() -> dict[str, str]:
    table = dict.fromkeys(_invisible(), "")
    table.update(dict.fromkeys(_SPACES, " "))
    table.update(dict.fromkeys(_EM_SPACES, "\u3000"))
    table.update(dict.fromkeys(_LINE_ENDS, "\n"))
    full = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *map(ord, _SIGNS)]
    table.update((chr(code), chr(code - 0xFEE0)) for code in full)
    for code in (code for codes in _IDEOGRAPHS for code in codes):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code) and len(plain) == 1:
            table[chr(code)] = plain
    table.update(_RADICALS)
    table["∶"] = "："
    return table


_FOLDED = _table()
# Two patterns, since a class that reaches beyond the basic plane is searched a hundred times slower.
_ODD = re.compile(f"[{''.join(re.escape(sign) for sign in sorted(_FOLDED) if len(sign.encode()) < 4)}]")
_FAR = re.compile("[\U0002f800-\U0002fa1f\U000e0100-\U000e01ef]")
# A full stop or a dash typed full-width belongs to the number or the word it stands in: １．２ -> 1.2.
_RETURN = re.compile(r"\r(?=\n)")
_INSIDE = re.compile(r"[．－](?<=[0-9A-Za-z].)")
_INNER = {"．": ".", "－": "-"}
_DOTS = "•‧・∙⋅"
_DOT = re.compile(rf"[{_DOTS}](?<=[^\W\d_].)(?=[^\W\d_])")


def fold(text: Text) -> Text:
    """Fold every character to the one width and spelling that the rest of zhimai reads.

    Digits and Latin letters become half-width, compatibility ideographs and radicals the character they show,
    every line end a newline, every blank a space (U+3000 and tab stay: their width still tells something);
    what has no width goes. The dot inside a foreign name becomes "·". Chinese punctuation stays as it is.
    """
    if "\r\n" in text.clean:
        text = text.edited(Edit(m.start(), m.end()) for m in _RETURN.finditer(text.clean))
    text = text.edited(Edit(m.start(), m.end(), _FOLDED[m[0]]) for m in _ODD.finditer(text.clean))
    if _reaches_far(text.clean):
        text = text.edited(Edit(m.start(), m.end(), _FOLDED.get(m[0], m[0])) for m in _FAR.finditer(text.clean))
    if "．" in text.clean or "－" in text.clean:
        text = text.edited(Edit(m.start(), m.end(), _INNER[m[0]]) for m in _INSIDE.finditer(text.clean))
    if any(dot in text.clean for dot in _DOTS):
        text = text.edited(Edit(m.start(), m.end(), "·") for m in _DOT.finditer(text.clean))
    return text


def _reaches_far(characters: str) -> bool:
    """Tell whether a text has characters beyond the basic plane: in UTF-16 these are two."""
    return len(characters.encode("utf-16-le", "surrogatepass")) > 2 * len(characters)


def folded(characters: str) -> str:
    """Return characters as `fold` leaves them."""
    return "".join(_FOLDED.get(sign, sign) for sign in characters.replace("\r\n", "\n"))
