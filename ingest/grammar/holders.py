"""Who holds a meeting: the body before the verb of holding."""

from __future__ import annotations

import re

from ..lexicon import Tag
from .names import Names
from .posts import POSTS
from .words import Words

_CLAUSE = re.compile(r"[，。；：\s◆●■▲★—】]")
#: What stands between the body and the verb: when, where and how.
_ASIDE = re.compile(
    r"(?:[0-9一二三四五六七八九十]+年)?(?:[0-9一二三四五六七八九十]+月)?[0-9一二三四五六七八九十]+[日号]|[上下]午|晚上|近日|日前|今[天日]|昨[天日]"
    r"|（[^（）]{0,12}）"
    r"|主持|(?:在.{1,16}|分别|先后|相继|陆续|继续|再次|随后|首次|正式|专门|及时|牵头|组织|共同|又|还|曾|已|将|并)$"
)
_DOING = re.compile("(?:组织|召集|带领|率领|动员|号召)(?!部|委|人事|处|科|$)")
#: With whom a body holds something: 省方志馆联合省图书馆举办; the first leads.
_TOGETHER = re.compile("(?<=[^和与]{2})(?:联合(?![会国体社])|会同|携手|协同)(?=.{2})")
#: 先后到某市、某县召开座谈会: where somebody goes, no body.
_GOES = re.compile("(?:先后|分别|随后|相继|还|又)?(?:到(?!会)|赴|前往|深入|走进)")
_LONGEST = 24
_BODIES = Tag.HEAD | Tag.ORGANISATION
_HEARD = Tag.ASSEMBLY | Tag.PART
#: No clause that names a holder is longer, with all that stands aside.
_FAR = 200


def holder(text: str, words: Words, names: Names, start: int, end: int) -> str:
    """Return the body that a clause names before its verb of holding, which begins at `end`; else nothing."""
    near = max(start, end - _FAR)
    clause = _CLAUSE.split(text[near:end])[-1]
    first = end - len(clause)
    found = words.within(first, end)
    if any(tag & POSTS for _, _, tag in found):
        # 县委书记张三主持召开会议: a person
        return ""
    if verbs := [b for _, b, tag in found if tag & (Tag.VERB | Tag.HOLD) and not tag & _BODIES and b < end]:
        # 呼吁某联盟召开会议: whoever is called upon; 举行会谈并共同主持召开会议
        clause, first = text[verbs[-1] : end], verbs[-1]
        found = words.within(first, end)
    if has_done := _DOING.search(clause, 3):
        # 某局党委组织全体党员赴某地开展: what it has others do is no part of its name
        clause = clause[: has_done.start()]
    if together := _TOGETHER.search(clause):
        clause = clause[: together.start()]
    if _GOES.match(clause):
        return ""
    body = _ASIDE.sub("", clause)
    while body != (shorter := _ASIDE.sub("", body)):
        body = shorter
    if any(tag & _HEARD and text[a:b] == body[-(b - a) :] for a, b, tag in found):
        # 会议召开: the meeting itself
        return ""
    doing = next((a for a, _, tag in found if tag & Tag.NOMINAL and not tag & _BODIES), end)
    if names.plausible(body) or names.plausible(_ASIDE.sub("", text[first:doing])):
        # 张三召开会议, 李四考察某局并召开座谈会
        return ""
    short = len(body) == 2 and any(b - a == 2 and tag & _BODIES for a, b, tag in found)
    return body if short or 3 <= len(body) <= _LONGEST else ""
