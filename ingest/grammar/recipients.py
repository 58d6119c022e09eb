"""A list of recipients cut into its members: by the separators in their rank, not where members share an end.

各市、县（市、区）地方志工作机构 is one member, and so is 省人大常委会、省政府、省政协领导同志; 市委办、市政府办 are two.
"""

from __future__ import annotations

import re

#: What stands before 、 without an end of its own: 各市, 各县（区）.
_OPEN = re.compile(
    r"(?:各|全[省市县区州])?(?:各)?(?:省|市|州|县|区|旗|盟|乡|镇|街道|地区|地|园区|处|科|室|股|[省市县区州旗盟乡镇、（）()]{2,12})$"
)
_QUANTIFIED = re.compile(r"[各全本]|机关各|局属|厅属|县直|市直|省直|区直")
#: What goes on with such an end: 县（市、区）地方志工作机构, 室.
_GOES_ON = re.compile(r"(?:省|市|州|县|区|旗|盟|乡|镇|街道|园区|地区|室|科|股|单位|部门|处)(?!直|级|属)")
_BODY = re.compile(
    r"(?:省|市|县|区|州|旗|盟|自治区|镇|乡)(?:委|人大|人大常委会|政府|人民政府|政协|纪委|纪委监委|监委)$|党委|人大|政府|政协$"
)
_SHARED = re.compile(r"(?:领导同志|领导|负责同志|负责人|班子成员|同志|组成人员|秘书长)$")
_OFFICE = re.compile(r"(?P<body>.+?(?:委|人大|人大常委会|政府|政协|纪委|监委))(?P<office>办公室|办公厅|办)$")
#: 主任、副主任 of one body.
_DEPUTY = re.compile(r"副(主任|主席|书记|局长|厅长|院长|馆长|县长|市长|区长|省长|部长|秘书长)")
_FILED = re.compile(r"(?:存档|归档|存查|存|备案)(?:[（(]?[0-9]*份?[）)]?)?|等")
_DEPTH = {"（": 1, "(": 1, "《": 1, "“": 1, "）": -1, ")": -1, "》": -1, "”": -1}
_COMPLETE = re.compile(
    r"[办厅局委室处科股馆社院会府部组队员长校站所中心构位门关司团行志办人大协记导]$|同志$|[省市县区州]$"
)


def recipients(words: str) -> list[str]:
    """Return the members of a list, in order and each once."""
    out: list[str] = []
    for segment in _cut(words.replace("\n", ""), "，；。,;"):
        pieces = _spaced(segment) if not _cut_at(segment, "、") else [segment]
        for piece in pieces:
            out.extend(_coordinated(_cut(piece, "、")))
    named = (re.sub(r"^[及和与并]|[：:]$", "", name.strip(" .·")) for name in out)
    return list(dict.fromkeys(name for name in named if name and not _FILED.fullmatch(name)))


def _cut_at(words: str, marks: str) -> bool:
    return len(_cut(words, marks)) > 1


def _cut(words: str, marks: str) -> list[str]:
    """Cut at marks that stand in no bracket."""
    out, depth, start = [], 0, 0
    for i, character in enumerate(words):
        depth = max(0, depth + _DEPTH.get(character, 0))
        if depth == 0 and character in marks:
            out.append(words[start:i].strip())
            start = i + 1
    out.append(words[start:].strip())
    return [piece for piece in out if piece]


def _spaced(segment: str) -> list[str]:
    """Cut at blanks between members that are complete; other blanks are the typesetter's."""
    out: list[str] = []
    for piece in segment.split():
        if out and not (_COMPLETE.search(out[-1]) and len(piece) > 1):
            out[-1] += piece
        else:
            out.append(piece)
    return out


def _coordinated(pieces: list[str]) -> list[str]:
    """Join again what one member's 、 cut."""
    if len(pieces) < 2:
        return pieces
    if _SHARED.search(pieces[-1]) and all(_BODY.search(piece) for piece in pieces[:-1]):
        return ["、".join(pieces)]
    if (last := _OFFICE.match(pieces[-1])) and all(_bare_body(piece) for piece in pieces[:-1]):
        return [*(piece + last["office"] for piece in pieces[:-1]), pieces[-1]]
    out: list[str] = []
    for piece in pieces:
        if out and _shares(out[-1], piece):
            out[-1] += "、" + piece
        else:
            out.append(piece)
    return out


def _bare_body(piece: str) -> bool:
    return bool(
        _BODY.fullmatch(piece)
        or re.fullmatch(r".{0,6}[省市县区州旗盟](?:委|人大|人大常委会|政府|政协)", piece)
    )


def _shares(before: str, piece: str) -> bool:
    """Tell whether a member leaves its end to the next one."""
    if (deputy := _DEPUTY.fullmatch(piece)) and before.endswith(deputy[1]):
        return True
    if piece in ("政府", "人民政府", "人大", "政协", "纪委") and before[0] in "各本":
        return True
    if piece in ("常委", "委员") and before.endswith("书记"):
        return True
    return bool(_QUANTIFIED.match(before) and _OPEN.search(before) and _GOES_ON.match(piece))
