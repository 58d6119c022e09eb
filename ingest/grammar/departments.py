"""What an organisation is a part of, as far as its name tells: 综合处, 机关党委, 市委宣传部, 省政府办公厅."""

from __future__ import annotations

import re

from .organisations import split

#: The department of an office that issues or prints for it: 综合处, 秘书处, 党政办公室.
_DEPARTMENT = re.compile(
    r"(?:党政办公室|党委办公室|综合办公室|办公室|办公厅|秘书处|综合处|综合科|综合股|机关党委|机关委员会|机关党总支|机关纪委|分?党组|党委|(?<=[办室厅局委会院馆府心司社])(?!公[室厅])\w{2,8}?[处科股])$"
)
#: A committee that acts through its office: the office is the organisation.
_STANDING = re.compile(
    r"(?:编纂委员会|编委会|领导小组|指导小组|工作小组|协调小组|[省市县区州旗盟]委|自治区党委|(?<!国资)(?<!改革)委)$"
)
_HEADED = re.compile(
    r"(?:厅|局|馆|院|会|政府|公司|集团|中心|大学|学院|学校|中学|小学|社|室|办公室|办|开发区|党校|所|站|银行|总队|支队|署|委|政协|人大|[省市县区州旗镇乡])$"
)
_WITHIN = re.compile(
    r"(?P<whole>.*?(?:[省市县区州旗盟]委(?!员)|自治区党委|纪委监委|人大常委会|(?:人民)?政府|(?<=.)人大|(?<=.)政协))"
    r"(?P<part>办公[厅室]|宣传部|组织部|统战部|政法委.*|党校.*|[\u3400-\u9fff]{2,}(?:室|院|办|局|委员会|工委|部|团|处|组))"
)


def department_of(name: str) -> str | None:
    """Return the office that a name is a department of, None where it is none: of 省档案馆办公室, 省档案馆."""
    match = _DEPARTMENT.search(name)
    if not match:
        return None
    whole = name[: match.start()].removeprefix("中共")
    if not whole or _STANDING.search(whole) or not _HEADED.search(whole):
        return None
    return whole if split(whole).body or len(whole) >= 6 else None


def parent_of(name: str) -> str:
    """Return the organisation that a name is a part of, by the name alone; empty where it tells none."""
    if whole := department_of(name):
        return whole
    match = _WITHIN.fullmatch(name)
    return match["whole"] if match else ""
