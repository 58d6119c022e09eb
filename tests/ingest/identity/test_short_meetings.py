"""Which shorter name of a meeting stands for which full one, of one place and day."""

import pytest

from ingest.identity.short_meetings import Named, in_full

FULL = "{}第三轮修志工作动员部署会议"
SHORT = "{}修志工作动员会"


def held(*names: str, day: str = "2031-04-16", document: str = "") -> list[Named]:
    """Meetings of one place, each in a document of its own, or all in one."""
    return [Named(name, day, "云岭省", document or name) for name in names]


def meant(*meetings: Named) -> dict[str, str]:
    """Return the full name that each shorter name stands for."""
    return {name: full for (name, _, _), full in in_full(meetings).items() if name != full}


@pytest.mark.parametrize(
    ("short", "full"), [(SHORT, FULL), ("{}第三轮修志工作动员部署会", FULL), ("{}志办年会", "{}志办年会议")]
)
def test_shorter_name_means_the_full_one_of_the_day(short: str, full: str) -> None:
    assert meant(*held(short, full)) == {short: full}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("{}人大常委会会议", "{}人大常委会党组会议"),
        ("{}人大常委会工作会议", "{}人大常委会主任工作会议"),
        ("{}地方志工作会", "{}地方志工作会议第二次全体会议"),
        ("{}工作会议", "{}档案工作会议"),
        ("{}年鉴编纂工作会议", "{}志书编纂工作会议"),
    ],
)
def test_name_of_another_meeting_is_no_shorter_one(short: str, full: str) -> None:
    assert meant(*held(short, full)) == {}


def test_nothing_is_meant_for_sure_by_a_name_that_is_short_for_two() -> None:
    assert meant(*held(SHORT, FULL, "{}修志工作动员培训会议")) == {}


def test_whoever_names_both_means_two() -> None:
    assert meant(*held(SHORT, FULL, document="第4期")) == {}


def test_another_day_is_another_meeting() -> None:
    assert meant(*held(SHORT), *held(FULL, day="2031-04-17")) == {}
