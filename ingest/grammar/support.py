"""The support that a place gives to a bare name: before a verb of attending, chairing or saying, or behind 还有."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import Tag
from .chunks import FUNCTION, MARK, VERB, Chunk, Cut

#: Verbs and adverbs behind which the verb that matters is still to come.
_TOWARDS = frozenset(
    "作 作了 并作 分别 先后 依次 共同 一同 一道 应邀 代表 受邀 还有 在会上 亲自 逐一 现场 即席 线上 线下 最后 首先 结合".split()
)
_LISTING = frozenset("还有 邀请 任命".split())
_SAYING = frozenset(
    "指出 强调 表示 认为 要求 提出 希望 介绍 说 分别 先后 依次 共同 一同 一道 到会 代表 应邀".split()
)
#: Words beside which a bare name may stand, apart from those that give a role.
SPEAKING = _SAYING | _LISTING
_ENDING = (Cut.MEETING, Cut.TITLE)
_ROLE = Tag.ROLE
#: How many pieces ahead the verb may stand.
_AHEAD = 4


def supported(text: str, pieces: Sequence[Chunk]) -> set[int]:
    """Return the numbers of the pieces of a sentence whose place speaks for bare names."""
    out: set[int] = set()
    # from behind: `ahead` is the nearest piece that speaks for those before it
    ahead = -1
    for i in range(len(pieces) - 1, -1, -1):
        if 0 < ahead - i <= _AHEAD:
            out.add(i)
        piece = pieces[i]
        cut = piece.cut
        if cut is VERB:
            verb = text[piece.start : piece.end]
            if verb in _LISTING:
                out.add(i + 1)
            if piece.tag & _ROLE or verb in _SAYING:
                ahead = i
            elif verb not in _TOWARDS:
                ahead = -1
        elif cut is MARK:
            if text[piece.start] not in "， ":
                ahead = -1
        elif cut is FUNCTION and text[piece.start] == "作":
            # 李四作全县工作会议报告
            ahead = i
        elif cut in _ENDING:
            ahead = -1
    return out
