"""The questions of the library, each asked of three bulletins: whole rows, in their order."""

import re
from importlib.resources import files

import pytest
from pyoxigraph import NamedNode

from ontology.iri import BASE
from queries.answer import Answer, plain
from queries.errors import NameNotFound, QuestionError
from queries.library import library, question
from queries.stores import Rows, Store

PARTY = "云岭省地方志办公室党组（扩大）会议"
OPENING = "3月8日，云岭省地方志办公室召开党组（扩大）会议。党组书记、主任周明远主持会议并讲话。"
PRESENT = "副主任林秀兰出席，机关各处负责人列席。"
STUDY = "会议传达学习全省宣传部长会议精神，落实《云岭省地方志事业发展规划》，推进《云岭简史》编纂。"
REVIEW = "6月2日，《青石市志》评审会召开，青石市地方志办公室主任李伟主持，白鹭县地方志办公室副主任李伟参加。"
SPOKE = "赵大川受周明远委托讲话。"
FORUM = "5月召开的青石市地方志工作推进会提出服务乡村振兴。《云岭简史》今年已出版。"
DIGEST = "省志办8日开会，周明远主持，学习规划。"
FIRST, SECOND, THIRD = "云岭方志简讯第3期", "青石方志动态第7期", "云岭日报摘编第12期"
CITY_LI, COUNTY_LI = "青石市地方志办公室主任 #city", "白鹭县地方志办公室副主任 #unty"

ZHOU_THERE = (
    ("2023-03-08", PARTY, "周明远", "主持、讲话", "党组书记、主任", "", "", f"{OPENING}\n{DIGEST}")
    + (f"{FIRST}、{THIRD}", "2023-03-10")
)  # fmt: skip
LIN_THERE = ("2023-03-08", PARTY, "林秀兰", "出席", "副主任", "", "", PRESENT, FIRST, "2023-03-10")
HEADS_THERE = ("2023-03-08", PARTY, "机关各处负责人", "列席", "", "", "", PRESENT, FIRST, "2023-03-10")
LI_CHAIRED = (
    "2023-06-02",
    "《青石市志》评审会",
    "李伟",
    "主持",
    "主任",
    "",
    CITY_LI,
    REVIEW,
    SECOND,
    "2023-06-05",
)
ZHAO_SPOKE = (
    "2023-06-02",
    "《青石市志》评审会",
    "赵大川",
    "讲话",
    "",
    "周明远",
    "",
    SPOKE,
    SECOND,
    "2023-06-05",
)
LI_CAME = (
    "2023-06-02",
    "《青石市志》评审会",
    "李伟",
    "出席",
    "",
    "",
    COUNTY_LI,
    REVIEW,
    SECOND,
    "2023-06-05",
)


def ask(store: Store, name: str, **values: str) -> list[tuple[str, ...]]:
    return list(question(name).ask(store, values).shown())


def iris(answer: Answer, column: str) -> list[str]:
    return [" ".join(plain(term).removeprefix(BASE) for term in cell) for cell in answer.cells(column)]


def test_library_is_the_folder() -> None:
    names = [
        "activity", "agenda", "attendance", "bulletins", "busiest", "career", "chronicle", "colleagues", "conveyed",
        "distribution", "grounds", "holders", "invoked", "led-to", "meetings", "office", "origins", "outcomes", "paths",
        "progress", "publications", "said", "ties", "together", "unlisted",
    ]  # fmt: skip
    assert list(library()) == names
    assert sorted(f.name for f in files("queries.library").iterdir() if f.name.endswith(".rq")) == [
        f"{name}.rq" for name in names
    ]


def test_library_names_what_there_is() -> None:
    with pytest.raises(QuestionError) as error:
        question("atendance")
    assert str(error.value) == (
        "no question 'atendance'; questions are activity, agenda, attendance, bulletins, busiest, career, chronicle,"
        " colleagues, conveyed, distribution, grounds, holders, invoked, led-to, meetings, office, origins, outcomes,"
        " paths, progress, publications, said, ties, together, unlisted"
    )


def test_attendance(bulletins: Store) -> None:
    rows = [ZHOU_THERE, LIN_THERE, HEADS_THERE, LI_CHAIRED, ZHAO_SPOKE, LI_CAME]
    assert ask(bulletins, "attendance") == rows


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        ({"meeting": "党组"}, [ZHOU_THERE, LIN_THERE, HEADS_THERE]),
        ({"meeting": "党组", "person": "linxiulan"}, [LIN_THERE]),
        ({"person": "李伟"}, [LI_CHAIRED, LI_CAME]),
        ({"person": "机关"}, [HEADS_THERE]),
        ({"role": "列席"}, [HEADS_THERE]),
        ({"role": "chair", "meeting": "评审"}, [LI_CHAIRED[:6] + ("",) + LI_CHAIRED[7:]]),
        ({"since": "2023-06"}, [LI_CHAIRED, ZHAO_SPOKE, LI_CAME]),
        ({"until": "2023-03-08"}, [ZHOU_THERE, LIN_THERE, HEADS_THERE]),
        ({"since": "2023-03-09", "until": "2023-06-01"}, []),
        ({"since": "", "person": "赵大川"}, [ZHAO_SPOKE]),
        ({"person": "赵大川", "meeting": "党组"}, []),
    ],
)
def test_attendance_of(bulletins: Store, values: dict[str, str], rows: list[tuple[str, ...]]) -> None:
    assert ask(bulletins, "attendance", **values) == rows


def test_attendance_in_english(bulletins: Store) -> None:
    answer = question("attendance").ask(bulletins, {"person": "周明远"})
    assert [column.title.en for column in answer.columns] == [
        "Date", "Meeting", "Meeting IRI", "Participant", "Participant IRI", "Role", "Post that day",
        "On behalf of", "Namesake", "Words", "Bulletin", "Bulletin IRI", "Bulletin date",
    ]  # fmt: skip
    posts, bulletins_named = "党组书记, 主任", f"{FIRST}, {THIRD}"
    row = (*ZHOU_THERE[:3], "chair, speaker", posts, *ZHOU_THERE[5:8], bulletins_named, ZHOU_THERE[9])
    assert list(answer.shown("en")) == [row]


def test_attendance_knows_the_things(bulletins: Store) -> None:
    answer = question("attendance").ask(bulletins, {"person": "周明远"})
    assert iris(answer, "person") == ["person/zhou"]
    assert iris(answer, "meeting") == ["meeting/party"]
    assert iris(answer, "bulletin") == ["bulletin/first bulletin/third"]
    assert iris(answer, "role") == ["role/chair role/speaker"]


def test_attendance_loses_what_a_removed_bulletin_said(bulletins: Store) -> None:
    bulletins.remove(NamedNode(BASE + "bulletin/first"))
    rows = ask(bulletins, "attendance", meeting="党组")
    assert rows == [("2023-03-08", PARTY, "周明远", "主持", "", "", "", DIGEST, THIRD, "")]


def test_led_to(bulletins: Store) -> None:
    plan = (
        "云岭省地方志事业发展规划",
        "公文",
        "云岭简史",
        "编纂、出版",
        PARTY,
        "2023-03-08",
        "原文明言",
        STUDY,
    )
    aim = ("服务乡村振兴", "政策目标", "青石市志", "评审", "", "", "推断", FORUM)
    rows = [(*plan, FIRST, "2023-03-10"), (*aim, SECOND, "2023-06-05")]
    assert ask(bulletins, "led-to") == rows
    assert ask(bulletins, "led-to", publication="云岭") == rows[:1]
    assert ask(bulletins, "led-to", source="振兴") == rows[1:]
    assert ask(bulletins, "led-to", source="云府发〔2022〕9号") == rows[:1]
    # By the day of the meeting, or else of the bulletin.
    assert ask(bulletins, "led-to", until="2023-03-08") == rows[:1]
    assert ask(bulletins, "led-to", since="2023-06-05") == rows[1:]


def test_publications(bulletins: Store) -> None:
    compiling = ("云岭简史", "", "编纂", "2023-03-08", STUDY, FIRST, "2023-03-10")
    reviewing = ("青石市志", "1986—2010", "评审", "2023-06-02", REVIEW, SECOND, "2023-06-05")
    published = ("云岭简史", "", "出版", "2023", FORUM, SECOND, "2023-06-05")
    assert ask(bulletins, "publications") == [compiling, reviewing, published]
    assert ask(bulletins, "publications", publication="云岭简史") == [compiling, published]
    assert ask(bulletins, "publications", state="评审") == [reviewing]
    # The year 2023 may be after June as well as before.
    assert ask(bulletins, "publications", since="2023-06") == [reviewing, published]
    assert ask(bulletins, "publications", until="2022") == []


def test_career(bulletins: Store) -> None:
    office, day = "云岭省地方志办公室", ("2023-03-08", "2023-03-08", "", "")
    assert ask(bulletins, "career", person="周明远") == [
        (*day, "周明远", "党组书记", office, "", "", OPENING, FIRST, "2023-03-10"),
        (*day, "周明远", "主任", office, "", "", OPENING, FIRST, "2023-03-10"),
    ]
    seen, city, county = ("2023-06-02", "2023-06-02"), "青石市地方志办公室", "白鹭县地方志办公室"
    told = (REVIEW, SECOND, "2023-06-05")
    assert ask(bulletins, "career", person="李伟") == [
        (*seen, "", "", "李伟", "主任", city, "", CITY_LI, *told),
        ("", "", "", "", "李伟", "副主任", county, "曾任", COUNTY_LI, *told),
    ]
    # A post whose office is not told, and somebody who is in the graph without a post.
    assert ask(bulletins, "career", person="林秀兰") == [
        (*day, "林秀兰", "副主任", "", "", "", PRESENT, FIRST, "2023-03-10")
    ]
    assert ask(bulletins, "career", person="赵大川") == []


def test_meetings(bulletins: Store) -> None:
    both = (f"{OPENING}\n{DIGEST}", f"{FIRST}、{THIRD}", "2023-03-10")
    party = ("2023-03-08", PARTY, "云岭省地方志办公室", "云岭", "已召开", "2", "1", *both)
    forum = (
        "2023-05",
        "青石市地方志工作推进会",
        "",
        "",
        "已召开",
        "未列名单",
        "",
        FORUM,
        SECOND,
        "2023-06-05",
    )
    review = (
        "2023-06-02",
        "《青石市志》评审会",
        "青石市地方志办公室",
        "",
        "已召开",
        "3",
        "",
        REVIEW,
        SECOND,
        "2023-06-05",
    )
    mentioned = ("", "全省宣传部长会议", "", "", "仅提及", "未列名单", "", STUDY, FIRST, "2023-03-10")
    assert ask(bulletins, "meetings") == [party, forum, review, mentioned]
    assert ask(bulletins, "meetings", organiser="省志办") == [party]
    assert ask(bulletins, "meetings", meeting="青石") == [forum, review]
    assert ask(bulletins, "meetings", since="2023-05-15", until="2023-05-20") == [forum]
    english = [row[5] for row in question("meetings").ask(bulletins, {"meeting": "推进会"}).shown("en")]
    assert english == ["list not given"]


def test_conveyed(bulletins: Store) -> None:
    plan = ("2023-03-08", PARTY, "", "云岭省地方志事业发展规划", "公文", DIGEST, THIRD, "")
    meeting = (
        "2023-03-08",
        PARTY,
        "云岭省地方志办公室",
        "全省宣传部长会议",
        "会议",
        STUDY,
        FIRST,
        "2023-03-10",
    )
    assert ask(bulletins, "conveyed") == [plan, meeting]
    assert ask(bulletins, "conveyed", subject="宣传部长") == [meeting]
    assert ask(bulletins, "conveyed", meeting="党组", subject="规划", until="2023") == [plan]


def test_said(bulletins: Store) -> None:
    assert ask(bulletins, "said", thing="周明远") == [
        ("2023-03-10", "周明远", "提及、参会、任职所见", "", OPENING, "1", FIRST),
        ("2023-06-05", "周明远", "参会", "", SPOKE, "", SECOND),
        ("", "周明远", "参会", "", DIGEST, "", THIRD),
    ]
    assert ask(bulletins, "said", thing="青石市地方志办公室") == [
        ("2023-03-10", "青石市地方志办公室", "简讯", "", "发：青石市地方志办公室。", "", FIRST),
        ("2023-06-05", "青石市地方志办公室", "任职所见", "", REVIEW, "", SECOND),
    ]
    assert ask(bulletins, "said", thing="李伟", since="2023-06") == [
        ("2023-06-05", "李伟", "参会、任职所见", CITY_LI, REVIEW, "", SECOND),
        ("2023-06-05", "李伟", "参会、任职所见", COUNTY_LI, REVIEW, "", SECOND),
    ]


def test_ties_in_one_breath_come_before_those_by_way_of_a_third(bulletins: Store) -> None:
    spoke = ("2023-06-05", "", "参会", "讲话", "", "", SPOKE, "", SECOND)
    assert ask(bulletins, "ties", one="赵大川", other="周明远") == [spoke]
    posts = "主任、党组书记"
    assert ask(bulletins, "ties", one="周明远", other="党组（扩大）会议") == [
        ("2023-03-10", "", "会议报道、提及、参会、任职所见", "主持、讲话", posts, "", OPENING, "1", FIRST),
        ("", "", "传达学习、会议报道、参会", "主持", "", "", DIGEST, "", THIRD),
    ]


def test_ties_by_way_of_a_meeting_may_be_in_two_bulletins(bulletins: Store) -> None:
    opening = ("2023-03-10", PARTY, "参会", "主持、讲话", "", "", OPENING, "1", FIRST)
    digest = ("", PARTY, "参会", "主持", "", "", DIGEST, "", THIRD)
    study = ("2023-03-10", PARTY, "推动", "", "", "", STUDY, "", FIRST)
    present = ("2023-03-10", PARTY, "参会", "出席", "", "", PRESENT, "", FIRST)
    assert ask(bulletins, "ties", one="周明远", other="云岭简史") == [opening, study, digest]
    assert ask(bulletins, "ties", one="林秀兰", other="周明远") == [opening, present, digest]
    assert ask(bulletins, "ties", one="林秀兰", other="赵大川") == []


def test_grounds(bulletins: Store) -> None:
    there = ("2023-03-10", "参会", f"{PARTY}、周明远", "讲话", "", "", OPENING, "1", FIRST)
    seen = ("2023-03-10", "任职所见", "云岭省地方志办公室、党组书记、周明远", "", "党组书记", "", OPENING, "1", FIRST)
    reviewed = ("2023-06-05", "编纂出版情况", "青石市志", "", "", "评审", REVIEW, "", SECOND)
    for fact, row in (("1-6", there), ("1-3", seen), ("2-8", reviewed)):
        assert ask(bulletins, "grounds", fact=f"{BASE}fact/{fact}") == [row]
    assert ask(bulletins, "grounds", fact=f"{BASE}fact/9-9") == []


@pytest.mark.parametrize("value", ["周明远", f"{BASE}person/zhou", f"{BASE}fact/1-6> ?p <x"])
def test_grounds_are_of_a_fact(bulletins: Store, value: str) -> None:
    with pytest.raises(QuestionError, match="fact wants the IRI of a fact, "):
        ask(bulletins, "grounds", fact=value)


@pytest.mark.parametrize("name", ["career", "said"])
def test_a_value_that_must_be_given(bulletins: Store, name: str) -> None:
    needed = {"career": "person (人物)", "said": "thing (事物)"}[name]
    with pytest.raises(QuestionError, match=re.escape(f"{name} wants a value for {needed}")):
        question(name).ask(bulletins)


@pytest.mark.parametrize("name", sorted(library()))
def test_what_was_asked_can_be_asked_again(bulletins: Store, name: str) -> None:
    given = {
        "agenda": {"person": "李*"},
        "career": {"person": "李伟"},
        "colleagues": {"person": "周明远"},
        "office": {"organisation": "青石市地方志办公室"},
        "origins": {"publication": "云岭简史"},
        "outcomes": {"source": "云府发〔2022〕9号"},
        "paths": {"one": "林秀兰", "other": "云岭简史"},
        "grounds": {"fact": f"{BASE}fact/1-6"},
        "holders": {"date": "2023-03-08"},
        "said": {"thing": "李伟"},
        "ties": {"one": "周明远", "other": "赵大川"},
    }.get(name, {})
    answer = question(name).ask(bulletins, given)
    rows = bulletins.query(answer.sparql)
    assert isinstance(rows, Rows) and len(answer) > 0
    assert {column.name for column in answer.columns} - set(rows.variables) <= {*question(name).header.apart}
    assert "UNDEF" not in answer.sparql and "#+" not in answer.sparql


@pytest.mark.parametrize("name", sorted(library()))
def test_a_question_is_sparql_as_it_stands(bulletins: Store, name: str) -> None:
    asked = library()[name]
    bare, whole = bulletins.query(asked.text({})), bulletins.query(asked.sparql)
    assert isinstance(bare, Rows) and isinstance(whole, Rows)
    assert sorted(map(str, whole)) == sorted(map(str, bare))


def test_a_name_that_is_not_there(bulletins: Store) -> None:
    with pytest.raises(NameNotFound, match="no participant called “王芳”"):
        question("attendance").ask(bulletins, {"person": "王芳"})


def test_values_that_a_question_does_not_take(bulletins: Store) -> None:
    with pytest.raises(QuestionError) as error:
        question("attendance").ask(bulletins, {"who": "周明远"})
    assert str(error.value) == "attendance takes no 'who'; it takes meeting, person, role, since, until"
