"""How names are compared: folded, and spelt in Latin letters."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, normalize


def fold(name: str) -> str:
    """Return a name as names are compared: NFKC, lower case, letters and digits only; Latin without tones."""
    spelt = normalize("NFD", normalize("NFKC", name).casefold()).replace("u\u0308", "v")
    return normalize("NFC", "".join(mark for mark in spelt if category(mark)[0] in "LN"))


def syllables(name: str) -> tuple[str, ...]:
    """Return the pinyin of a name without tones, a syllable for each Chinese character; ü is v."""
    from pypinyin.seg.mmseg import seg  # 47,000 phrases, for which only who spells something waits

    # Cut first: spelling a whole name takes ten times as long, and names are made of the same few words.
    return tuple(syllable for word in seg.cut(name) for syllable in _spelt(word))


@lru_cache(maxsize=1 << 17)
def _spelt(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(filter(None, map(fold, lazy_pinyin(word))))
