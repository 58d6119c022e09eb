"""The words of a bulletin as people read them."""

from __future__ import annotations

import re

_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·]"
_LINE_END = re.compile(rf"(?<={_WIDE})[ \t\u3000]*\n\s*(?={_WIDE})")


def unwrapped(text: str) -> str:
    """Return a quote without the line ends that only a typesetter put between two Chinese characters.

    The graph keeps them, and with them the place in the text; all other white space stays as it is.
    """
    return _LINE_END.sub("", text)
