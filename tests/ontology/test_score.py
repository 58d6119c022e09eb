from collections.abc import Mapping

import pytest

from ontology.gold import Family, Gold, Row
from ontology.score import Score, Tally, Verdict, judge, score

MEETINGS = {"m1": {"names": ["党组会议", "省志办党组会议"], "date": "2031-03-05"}, "p1": {"names": ["全省宣传部长会议"]}}


def person(name: str) -> Row:
    return {"kind": "person", "name": name}


def post(name: str, title: str, organisation: str = "") -> Row:
    return {"kind": "post", "person": name, "post": title, "organisation": organisation}


def meeting(name: str, date: str = "") -> Row:
    return {"kind": "meeting", "meeting": name, "date": date}


def there(role: str, at: str, **who: str) -> Row:
    return {"kind": "attendance", "meeting": at, "role": role, **who}


def verdict(gold: Mapping[str, object], family: Family, *rows: Row) -> Verdict:
    return judge(Gold(gold), rows)[family]


@pytest.mark.parametrize(
    ("gold", "family", "rows", "right", "wrong", "missed"),
    [
        # people: one of the names, whatever the blanks
        ({"people": ["丁一", ["时雨", "时小雨"]]}, Family.PEOPLE, [person("丁 一"), person("时小雨")], 2, 0, 0),
        ({"people": ["丁一"]}, Family.PEOPLE, [person("丁一一"), person("丁一一")], 0, 1, 1),
        ({"people": [], "optional": {"people": ["丁一"]}}, Family.PEOPLE, [person("丁一"), person("时雨")], 0, 1, 0),
        # posts: person and post; where the organisation is open it is not judged
        ({"posts": [["丁一", ["主任"], ["县志办"]]]}, Family.POSTS, [post("丁一", "主任")], 1, 0, 0),
        ({"posts": [["丁一", ["主任"], ["县志办"]]]}, Family.POSTS, [post("丁一", "副主任")], 0, 1, 1),
        ({"posts": [["丁一", ["主任"], ["县志办", "云溪县志办"]]]}, Family.POST_ORGANISATIONS,
         [post("丁一", "主任", "云溪县志办")], 1, 0, 0),
        ({"posts": [["丁一", ["主任"], ["县志办"]]]}, Family.POST_ORGANISATIONS, [post("丁一", "主任", "县委")], 0, 1, 1),
        ({"posts": [["丁一", ["主任"], []]]}, Family.POST_ORGANISATIONS, [post("丁一", "主任", "县委")], 0, 0, 0),
        ({"posts": [["丁一", ["主任"], ["县志办"]]]}, Family.POST_ORGANISATIONS, [post("丁一", "主任")], 0, 0, 1),
        # meetings: a longer name, a shorter one that is most of it, the same day
        ({"meetings": MEETINGS}, Family.MEETINGS,
         [meeting("云澜省志办党组会议", "2031-03-05"), meeting("宣传部长会议")], 2, 0, 0),
        ({"meetings": MEETINGS}, Family.MEETINGS, [meeting("党组会议", "2031-03-06"), meeting("部长会议")], 0, 2, 2),
        ({"meetings": {}, "optional": {"meetings": [["座谈会"]]}}, Family.MEETINGS, [meeting("志书座谈会")], 0, 0, 0),
        # a second name for what was found is no error
        ({"meetings": MEETINGS}, Family.MEETINGS, [meeting("党组会议"), meeting("省志办党组会议")], 1, 0, 1),
        # attendance: who, as what, at which meeting
        ({"meetings": MEETINGS, "attendance": [["丁一", "m1", "chair"], ["丁一", "m1", "speaker"]]}, Family.ATTENDANCE,
         [there("chair", "党组会议", person="丁一"), there("observer", "党组会议", person="丁一")], 1, 1, 1),
        ({"meetings": {}, "attendance": [], "optional": {"meetings": [["座谈会"]]}}, Family.ATTENDANCE,
         [there("chair", "座谈会", person="丁一")], 0, 0, 0),
        ({"meetings": MEETINGS, "groups": [[["各科室负责人"], "m1", "observer"]]}, Family.GROUPS,
         [there("observer", "党组会议", group="机关各科室负责人"), there("chair", "党组会议", person="丁一")], 1, 0, 0),
        # works
        ({"documents": [["关于修志的意见", "意见"]]}, Family.DOCUMENTS,
         [{"kind": "document", "title": "《关于修志的意见》"}], 1, 0, 0),
        ({"publications": [[["云溪县志"], "published"]]}, Family.PUBLICATIONS,
         [{"kind": "publication", "title": "云溪县志", "status": "planned"}], 1, 0, 0),
        ({"publications": [[["云溪县志"], ["published", "reviewing"]]]}, Family.PUBLICATION_STATUS,
         [{"kind": "publication", "title": "云溪县志", "status": "planned"}], 0, 1, 1),
        # a status of a title that gold does not want is judged with the title
        ({"publications": []}, Family.PUBLICATION_STATUS,
         [{"kind": "publication", "title": "云溪县志", "status": "planned"}], 0, 0, 0),
        # conveyed, directives
        ({"meetings": MEETINGS, "conveyed": [["m1", "p1"], ["m1", ["地方志工作条例"]]]}, Family.CONVEYED,
         [{"kind": "conveyed", "meeting": "党组会议", "subject": "全省宣传部长会议"}], 1, 0, 1),
        ({"directives": [[["地方志事业发展规划"], ["云溪县志"]]]}, Family.DIRECTIVES,
         [{"kind": "directive", "source": "省地方志事业发展规划", "target": "云溪县志"}], 1, 0, 0),
        # the bulletin: every recipient by itself, of the other keys only those that gold has
        ({"bulletin": {"issue": "3", "sent_to": ["市委", "市政府"]}}, Family.BULLETIN,
         [{"kind": "bulletin", "issue": "3", "series": "简报", "sent_to": ["市委", "县委"]}], 2, 1, 1),
        ({"bulletin": {"issuer": ["省志办", "云澜省志办"]}}, Family.BULLETIN,
         [{"kind": "bulletin", "issuer": "云澜省志办"}], 1, 0, 0),
    ],
)
def test_what_is_right_wrong_and_missed(
    gold: Mapping[str, object], family: Family, rows: list[Row], right: int, wrong: int, missed: int
) -> None:
    assert verdict(gold, family, *rows).tally == Tally(right, wrong, missed)


def test_verdict_names_what_is_wrong_and_missed() -> None:
    found = verdict({"people": ["丁一", "时雨"]}, Family.PEOPLE, person("丁一"), person("雷鸣"))
    assert found == Verdict(1, (person("雷鸣"),), ("时雨",))


def test_only_families_that_gold_holds_are_judged() -> None:
    assert list(judge(Gold({"people": []}), [meeting("座谈会")])) == [Family.PEOPLE]
    assert judge(Gold({"optional": {"people": ["丁一"]}}), [person("丁一")]) == {}


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [
        (Tally(3, 1, 2), 0.75, 0.6, 2 / 3),
        (Tally(0, 2, 2), 0.0, 0.0, 0.0),
        (Tally(0, 0, 2), 0.0, 0.0, 0.0),
        (Tally(0, 2, 0), 0.0, 1.0, 0.0),
        # nothing wanted, nothing found
        (Tally(), 1.0, 1.0, 1.0),
    ],
)
def test_figures(tally: Tally, precision: float, recall: float, f1: float) -> None:
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((precision, recall, f1))


def test_documents_are_added_up_by_family() -> None:
    first = Gold({"people": ["丁一"], "documents": []})
    second = Gold({"people": ["时雨", "雷鸣"]})
    total = score([(first, [person("丁一")]), (second, [person("时雨")])])
    assert total == Score(2, {Family.PEOPLE: Tally(2, 0, 1), Family.DOCUMENTS: Tally()})
    assert total.micro == Tally(2, 0, 1)
    assert total.macro == pytest.approx((0.8 + 1) / 2)


def test_no_document_no_score() -> None:
    assert (score([]), score([]).macro) == (Score(0, {}), 0.0)
