"""What a sentence only says that somebody said: 会议强调，要学习…精神 tells what ought to be done, and not what was."""

from __future__ import annotations

import re

_VERBS = "指出 强调 要求 认为 表示 提出 谈到 提到 呼吁 号召 勉励 倡议 希望 建议 明确 写道 坦言".split()
_THAT = r"(?:(?:说|道|了)?[，：]|[:“]|(?=[要应须将]|各|全[省市县区州体]|广大|必须|我们|大家))"
_HOW = "(?=深入|深刻|认真|切实|全面|坚持|坚决|加强|抓|紧紧|着力|进一步|继续|强化|推动|把|以)"
_OUGHT = "(?:要(?!求|点|闻|件|素|员|么|是)|必须|应当|应该|务必|希望|请(?!假|示|来|到))"


def _opening(first: str) -> str:
    """Return the pattern of a character that opens a clause."""
    return f"{first}(?<=[，；。]{first})"


# Each alternative begins with a character of its own, and looks back from behind it: only so the search can skip to it.
_SAYS = re.compile(
    "|".join(
        (
            *(f"{verb}{_THAT}" for verb in _VERBS),
            f"要(?!求){_HOW}",
            f"要求{_HOW}",
            "说(?<![传学解]说)(?:道)?[，：“]",
            f"{_opening('就')}是(?:一定|务必)?{_OUGHT}",
            f"{_opening('一')}定{_OUGHT}",
            f"{_opening('务')}必{_OUGHT}?",
            f"{_opening('要')}(?!求|点|闻|件|素|员|么|是)",
            f"{_opening('必')}须",
            f"{_opening('应')}[当该]",
            f"{_opening('希')}望",
            f"{_opening('请')}(?!假|示|来|到)",
        )
    )
)


def said_from(text: str, start: int, end: int) -> int:
    """Return where in a sentence the words begin that somebody said or asked for, or its end, where it tells all itself."""
    match = _SAYS.search(text, start, end)
    return match.end() if match else end
