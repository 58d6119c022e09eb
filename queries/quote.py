"""The words of a bulletin as people read them."""

from __future__ import annotations

import re

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·"
_ENDS = "。！？；："
# A line end between two Chinese characters; behind the end of a sentence, and before a label such as 出席：, another line is meant.
_WRAP = re.compile(rf"(?<=[{_WIDE}])(?<![{_ENDS}])[ \t\u3000]*\n\s*(?=[{_WIDE}])(?!\w{{1,8}}：)")


def unwrapped(text: str) -> str:
    """Return a quote without the line ends that only a typesetter put there.

    The graph keeps them, and with them the place in the text; all other white space stays as it is.
    """
    return _WRAP.sub("", text)
