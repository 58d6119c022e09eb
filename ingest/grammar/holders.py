"""Who holds a meeting: the body before the verb of holding."""

from __future__ import annotations

import re

from ..lexicon import Tag
from .phrases import POSTS
from .words import Words

_CLAUSE = re.compile(r"[，。；：\s◆●■▲★]")
#: What stands between the body and the verb: when, where and how.
_ASIDE = re.compile(
    r"(?:[0-9一二三四五六七八九十]+年)?(?:[0-9一二三四五六七八九十]+月)?[0-9一二三四五六七八九十]+[日号]|[上下]午|晚上|近日|日前|今[天日]|昨[天日]"
    r"|主持|(?:在.{1,16}|分别|先后|继续|再次|随后|首次|正式|专门|及时|牵头|组织|又|还|曾|已|将)$"
)
_LONGEST = 24


def holder(text: str, words: Words, start: int, end: int) -> str:
    """Return the body that a clause names before its verb of holding, which begins at `end`; else nothing."""
    clause = _CLAUSE.split(text[start:end])[-1]
    first = end - len(clause)
    found = words.within(first, end)
    if any(tag & (POSTS | (Tag.ASSEMBLY | Tag.PART)) for _, _, tag in found):
        # 县委书记张三主持召开会议: a person; 会议召开: the meeting itself
        return ""
    body = _ASIDE.sub("", clause)
    while body != (shorter := _ASIDE.sub("", body)):
        body = shorter
    short = len(body) == 2 and any(b - a == 2 and tag & (Tag.HEAD | Tag.ORGANISATION) for a, b, tag in found)
    return body if short or 3 <= len(body) <= _LONGEST else ""
