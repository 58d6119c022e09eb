"""Further questions of the library, each asked of the same three bulletins: whole rows, in their order."""

import pytest
from pyoxigraph import RdfFormat, parse

from ontology.iri import BASE
from ontology.model import PREFIXES
from queries.library import question
from queries.stores import Store, open_store

PARTY = "云岭省地方志办公室党组（扩大）会议"
OPENING = "3月8日，云岭省地方志办公室召开党组（扩大）会议。党组书记、主任周明远主持会议并讲话。"
PRESENT = "副主任林秀兰出席，机关各处负责人列席。"
STUDY = "会议传达学习全省宣传部长会议精神，落实《云岭省地方志事业发展规划》，推进《云岭简史》编纂。"
REVIEW = "6月2日，《青石市志》评审会召开，青石市地方志办公室主任李伟主持，白鹭县地方志办公室副主任李伟参加。"
SPOKE = "赵大川受周明远委托讲话。"
FORUM = "5月召开的青石市地方志工作推进会提出服务乡村振兴。《云岭简史》今年已出版。"
DIGEST = "省志办8日开会，周明远主持，学习规划。"
SENT = "发：青石市地方志办公室。"
FIRST = "云岭方志简讯第3期"
SECOND = "青石方志动态第7期"
THIRD = "云岭日报摘编第12期"
PROVINCE = "云岭省地方志办公室"
CITY = "青石市地方志办公室"
PLAN = "云岭省地方志事业发展规划"
BOTH, BOTH_WORDS = f"{FIRST}、{THIRD}", f"{OPENING}\n{DIGEST}"
PLAN_WORDS, HISTORY_WORDS = f"{STUDY}\n{DIGEST}", f"{STUDY}\n{FORUM}"

ALONG: list[tuple[str, ...]] = [
    ("1", "1", "林秀兰", "出席", PARTY, "", "", "2023-03-08", PRESENT, FIRST, "2023-03-10"),
    ("1", "2", "云岭简史", "经由会议", PARTY, "", "原文明言", "2023-03-08", STUDY, FIRST, "2023-03-10"),
    ("2", "1", "林秀兰", "出席", PARTY, "", "", "2023-03-08", PRESENT, FIRST, "2023-03-10"),
    ("2", "2", PLAN, "经由会议", PARTY, "", "原文明言", "2023-03-08", STUDY, FIRST, "2023-03-10"),
    ("2", "2", PARTY, "传达学习", PLAN, "", "", "2023-03-08", DIGEST, THIRD, ""),
    ("2", "3", PLAN, "促成", "云岭简史", "", "原文明言", "2023-03-08", STUDY, FIRST, "2023-03-10"),
]

CASES: list[tuple[str, dict[str, str], list[tuple[str, ...]]]] = [
    (
        "activity",
        {},
        [
            ("2023-03", "1", PARTY, BOTH_WORDS, BOTH),
            ("2023-05", "1", "青石市地方志工作推进会", FORUM, SECOND),
            ("2023-06", "1", "《青石市志》评审会", REVIEW, SECOND),
        ],
    ),
    (
        "activity",
        {"organiser": "省志办"},
        [
            ("2023-03", "1", PARTY, BOTH_WORDS, BOTH),
        ],
    ),
    (
        "agenda",
        {"person": "周明远"},
        [
            (
                "2023-03-08",
                "周明远",
                PARTY,
                PROVINCE,
                "云岭",
                "主持、讲话",
                PROVINCE,
                "党组书记、主任",
                "",
                BOTH_WORDS,
                BOTH,
                "2023-03-10",
            ),
        ],
    ),
    (
        "agenda",
        {"person": "机关各处负责人", "role": "列席"},
        [
            (
                "2023-03-08",
                "机关各处负责人",
                PARTY,
                PROVINCE,
                "云岭",
                "列席",
                "",
                "",
                "",
                PRESENT,
                FIRST,
                "2023-03-10",
            ),
        ],
    ),
    (
        "bulletins",
        {},
        [
            ("云岭方志简讯", "2023-03-10", "3", "45", "1", "2", PROVINCE, FIRST, "first.txt", SENT),
            ("云岭日报摘编", "", "12", "", "", "", "", THIRD, "third.pdf", ""),
            ("青石方志动态", "2023-06-05", "7", "", "1", "6", "", SECOND, "second.html", ""),
        ],
    ),
    (
        "bulletins",
        {"issuer": "省志办"},
        [
            ("云岭方志简讯", "2023-03-10", "3", "45", "1", "2", PROVINCE, FIRST, "first.txt", SENT),
        ],
    ),
    (
        "busiest",
        {},
        [
            ("周明远", "1", "1", "1", "2023-03-08", "2023-03-08", "", BOTH_WORDS, BOTH),
            (
                "李伟",
                "1",
                "1",
                "0",
                "2023-06-02",
                "2023-06-02",
                "青石市地方志办公室主任 #city",
                REVIEW,
                SECOND,
            ),
            (
                "李伟",
                "1",
                "0",
                "0",
                "2023-06-02",
                "2023-06-02",
                "白鹭县地方志办公室副主任 #unty",
                REVIEW,
                SECOND,
            ),
            ("林秀兰", "1", "0", "0", "2023-03-08", "2023-03-08", "", PRESENT, FIRST),
            ("赵大川", "1", "0", "1", "2023-06-02", "2023-06-02", "", SPOKE, SECOND),
        ],
    ),
    (
        "busiest",
        {"since": "2023-06"},
        [
            (
                "李伟",
                "1",
                "1",
                "0",
                "2023-06-02",
                "2023-06-02",
                "青石市地方志办公室主任 #city",
                REVIEW,
                SECOND,
            ),
            (
                "李伟",
                "1",
                "0",
                "0",
                "2023-06-02",
                "2023-06-02",
                "白鹭县地方志办公室副主任 #unty",
                REVIEW,
                SECOND,
            ),
            ("赵大川", "1", "0", "1", "2023-06-02", "2023-06-02", "", SPOKE, SECOND),
        ],
    ),
    (
        "chronicle",
        {},
        [
            ("2023", "云岭简史", "出版", FORUM, SECOND),
            ("2023-03-08", PARTY, "召开", BOTH_WORDS, BOTH),
            ("2023-03-08", "云岭简史", "编纂", STUDY, FIRST),
            ("2023-05", "青石市地方志工作推进会", "召开", FORUM, SECOND),
            ("2023-06-02", "《青石市志》评审会", "召开", REVIEW, SECOND),
            ("2023-06-02", "青石市志", "评审", REVIEW, SECOND),
        ],
    ),
    (
        "chronicle",
        {"since": "2023-06", "about": "青石市地方志办公室"},
        [
            ("2023-06-02", "《青石市志》评审会", "召开", REVIEW, SECOND),
        ],
    ),
    (
        "chronicle",
        {"about": "云岭简史"},
        [
            ("2023", "云岭简史", "出版", FORUM, SECOND),
            ("2023-03-08", "云岭简史", "编纂", STUDY, FIRST),
        ],
    ),
    (
        "distribution",
        {},
        [
            ("2023-03-10", FIRST, PROVINCE, "发", CITY, SENT),
        ],
    ),
    (
        "invoked",
        {},
        [
            (PLAN, "公文", "2", "2", "1", "1", PLAN_WORDS, BOTH),
        ],
    ),
    (
        "invoked",
        {"document": "规划"},
        [
            (PLAN, "公文", "2", "2", "1", "1", PLAN_WORDS, BOTH),
        ],
    ),
    (
        "office",
        {"organisation": "青石市地方志办公室"},
        [
            ("会议", "2023-06-02", "《青石市志》评审会", "", "", REVIEW, SECOND, CITY),
            ("人员", "2023-06-02", "李伟", "主任", "", REVIEW, SECOND, CITY),
        ],
    ),
    (
        "office",
        {"organisation": "云岭省地方志办公室"},
        [
            ("会议", "2023-03-08", PARTY, "", "", OPENING, FIRST, PROVINCE),
            ("人员", "2023-03", "吴小满", "处长", "", "该办处长吴小满撰稿。", THIRD, PROVINCE),
            ("人员", "2023-03-08", "周明远", "党组书记", "", OPENING, FIRST, PROVINCE),
            ("人员", "2023-03-08", "周明远", "主任", "", OPENING, FIRST, PROVINCE),
            ("出版物", "2023-03-08", "云岭简史", "会议推动", "", STUDY, FIRST, PROVINCE),
            ("出版物", "2023-03-08", "云岭简史", "编纂", "", STUDY, FIRST, PROVINCE),
        ],
    ),
    (
        "origins",
        {"publication": "云岭简史"},
        [
            ("2023", "云岭简史", "进展到", "出版", "", "原文明言", FORUM, SECOND, "2023-06-05"),
            ("2023-03-08", PARTY, "传达学习", PLAN, "", "原文明言", DIGEST, THIRD, ""),
            ("2023-03-08", PLAN, "推动", "云岭简史", PARTY, "原文明言", STUDY, FIRST, "2023-03-10"),
            ("2023-03-08", "云岭简史", "进展到", "编纂", "", "原文明言", STUDY, FIRST, "2023-03-10"),
        ],
    ),
    (
        "outcomes",
        {"source": "规划"},
        [
            ("2023", "云岭简史", "进展到", "出版", "", "原文明言", FORUM, SECOND, "2023-06-05"),
            ("2023-03-08", PARTY, "传达学习", PLAN, "", "原文明言", DIGEST, THIRD, ""),
            ("2023-03-08", PLAN, "推动", "云岭简史", PARTY, "原文明言", STUDY, FIRST, "2023-03-10"),
            ("2023-03-08", "云岭简史", "进展到", "编纂", "", "原文明言", STUDY, FIRST, "2023-03-10"),
        ],
    ),
    (
        "outcomes",
        {"source": "服务乡村振兴"},
        [
            ("2023-06-02", "青石市志", "进展到", "评审", "", "原文明言", REVIEW, SECOND, "2023-06-05"),
            ("2023-06-05", "服务乡村振兴", "推动", "青石市志", "", "推断", FORUM, SECOND, "2023-06-05"),
        ],
    ),
    (
        "paths",
        {"one": "林秀兰", "other": "云岭简史"},
        ALONG,
    ),
    (
        "paths",
        {"one": "林秀兰", "other": "云岭简史", "since": "2023-03", "until": "2023-03-08"},
        ALONG,
    ),
    (
        "paths",
        {"one": "林秀兰", "other": "云岭简史", "since": "2024"},
        [],
    ),
    (
        "paths",
        {"one": "赵大川", "other": "白鹭县地方志办公室"},
        [
            ("1", "1", "赵大川", "讲话", "《青石市志》评审会", "", "", "2023-06-02", SPOKE, SECOND, "2023-06-05"),
            ("1", "2", "李伟", "出席", "《青石市志》评审会", "", "", "2023-06-02", REVIEW, SECOND, "2023-06-05"),
            ("1", "3", "李伟", "任职", "白鹭县地方志办公室", "副主任", "", "2023-06-02", REVIEW, SECOND, "2023-06-05"),
        ],
    ),
    (
        "paths",
        {"one": "赵大川", "other": "周明远"},
        [("1", "1", "赵大川", "受托于", "周明远", "", "", "2023-06-02", SPOKE, SECOND, "2023-06-05")],
    ),
    (
        "paths",
        {"one": "林秀兰", "other": "服务乡村振兴"},
        [],
    ),
    (
        "progress",
        {},
        [
            ("云岭简史", "", "", "2023-03-08", "", "2023", "编纂→出版", HISTORY_WORDS, f"{FIRST}、{SECOND}"),
            ("青石市志", "1986—2010", "", "", "2023-06-02", "", "评审", REVIEW, SECOND),
        ],
    ),
    (
        "progress",
        {"publication": "青石市志"},
        [
            ("青石市志", "1986—2010", "", "", "2023-06-02", "", "评审", REVIEW, SECOND),
        ],
    ),
    (
        "together",
        {},
        [
            ("1", "周明远", "林秀兰", "2023-03-08", "2023-03-08", "", "", PRESENT, PARTY, FIRST),
            (
                "1",
                "李伟",
                "李伟",
                "2023-06-02",
                "2023-06-02",
                "青石市地方志办公室主任 #city",
                "白鹭县地方志办公室副主任 #unty",
                REVIEW,
                "《青石市志》评审会",
                SECOND,
            ),
            (
                "1",
                "李伟",
                "赵大川",
                "2023-06-02",
                "2023-06-02",
                "青石市地方志办公室主任 #city",
                "",
                SPOKE,
                "《青石市志》评审会",
                SECOND,
            ),
            (
                "1",
                "李伟",
                "赵大川",
                "2023-06-02",
                "2023-06-02",
                "白鹭县地方志办公室副主任 #unty",
                "",
                SPOKE,
                "《青石市志》评审会",
                SECOND,
            ),
        ],
    ),
    (
        "together",
        {"person": "周明远"},
        [
            ("1", "周明远", "林秀兰", "2023-03-08", "2023-03-08", "", "", PRESENT, PARTY, FIRST),
        ],
    ),
    (
        "unlisted",
        {},
        [
            ("2023-05", "青石市地方志工作推进会", "", "", FORUM, SECOND),
        ],
    ),
    (
        "unlisted",
        {"since": "2023-06"},
        [],
    ),
]


@pytest.mark.parametrize(
    ("name", "values", "rows"), CASES, ids=[f"{name}{values}" for name, values, _ in CASES]
)
def test_question(bulletins: Store, name: str, values: dict[str, str], rows: list[tuple[str, ...]]) -> None:
    assert list(question(name).ask(bulletins, values).shown()) == rows


def bulletin(number: str, year: str = "2023", series: str = "云岭方志简讯") -> str:
    return (
        f"<{BASE}bulletin/{number}-{year}> a zm:Bulletin ; skos:prefLabel '{number}' ; zm:series '{series}' ;"
        f" schema:issueNumber '{number}' ; dcterms:issued '{year}-03-10'^^xsd:date ."
    )


def test_bulletins_tell_which_numbers_are_missing() -> None:
    store = open_store("memory:")
    told = [
        bulletin("1"),
        bulletin("2"),
        bulletin("5"),
        bulletin("7"),
        bulletin("2", "2024"),
        bulletin("3", series="他刊"),
    ]
    for place, said in enumerate(told):
        store.update(
            f"INSERT DATA {{ GRAPH <{BASE}bulletin/{place}> {{ {said.replace(said.split()[0], f'<{BASE}bulletin/{place}>')} }} }}"
        )
    rows = question("bulletins").ask(store, {"series": "方志简讯"}).shown()
    assert [(row[1][:4], row[2], row[4], row[5]) for row in rows] == [
        ("2023", "1", "", ""),
        ("2023", "2", "", ""),
        ("2023", "5", "3", "4"),
        ("2023", "7", "6", "6"),
        ("2024", "2", "1", "1"),
    ]


def test_colleagues_are_those_of_the_same_office(bulletins: Store) -> None:
    wu = (PROVINCE, "吴小满", "处长", "2023-03", "2023-03", "", "该办处长吴小满撰稿。", THIRD)
    zhou = (PROVINCE, "周明远", "党组书记、主任", "2023-03-08", "2023-03-08", "", OPENING, FIRST)
    assert list(question("colleagues").ask(bulletins, {"person": "周明远"}).shown()) == [wu]
    assert list(question("colleagues").ask(bulletins, {"person": "吴小满", "until": "2023"}).shown()) == [
        zhou
    ]
    assert list(question("colleagues").ask(bulletins, {"person": "吴小满", "since": "2024"}).shown()) == []


def _meetings(days: dict[str, str]) -> str:
    """Return bulletins in TriG, each of a meeting with the same two people on its day, or on none."""
    told = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + f"BASE <{BASE}>\n"
    for name, day in days.items():
        told += f"""<bulletin/{name}> {{
            <bulletin/{name}> skos:prefLabel "简讯{name}"@zh-Hans .
            <meeting/{name}> a zm:Meeting ; skos:prefLabel "会议{name}"@zh-Hans {day and f"; schema:startDate {day}"} .
            <evidence/{name}> oa:exact "两人参加会议{name}。" ; oa:start 0 ."""
        for who, person in (("a", "甄一鸣"), ("b", "丁若溪")):
            told += f"""
            <person/{who}> a foaf:Person ; skos:prefLabel "{person}"@zh-Hans ; zm:attended <meeting/{name}> .
            <fact/{name}{who}> prov:agent <person/{who}> ; zm:meeting <meeting/{name}> ; zm:evidence <evidence/{name}> ."""
        told += "\n}\n"
    return told


def test_of_many_meetings_the_first_and_the_last_are_told_in_words() -> None:
    days = {
        "乙": '"2031-03-02"^^xsd:date',
        "丙": '"2031-05"^^xsd:gYearMonth',
        "甲": '"2030"^^xsd:gYear',
        "丁": "",
    }
    store = open_store("memory:")
    store.fill(parse(_meetings(days).encode(), format=RdfFormat.TRIG))
    told = ("2030", "2031-05")
    ends = ("两人参加会议甲。\n两人参加会议丙。", "简讯甲、简讯丙")
    assert list(question("busiest").ask(store).shown()) == [
        (who, "4", "0", "0", *told, "", *ends) for who in ("丁若溪", "甄一鸣")
    ]
    within = question("busiest").ask(store, {"since": "2031", "until": "2031-04"})
    assert [row[4:] for row in within.shown()] == [
        ("2031-03-02", "2031-03-02", "", "两人参加会议乙。", "简讯乙"),
        ("2031-03-02", "2031-03-02", "", "两人参加会议乙。", "简讯乙"),
    ]


def test_meetings_without_a_date_are_told_where_there_are_no_others() -> None:
    store = open_store("memory:")
    store.fill(parse(_meetings({"丁": ""}).encode(), format=RdfFormat.TRIG))
    assert [row[4:] for row in question("busiest").ask(store).shown()] == [
        ("", "", "", "两人参加会议丁。", "简讯丁"),
        ("", "", "", "两人参加会议丁。", "简讯丁"),
    ]


def _sightings() -> Store:
    """Return a store of bulletins, one a sighting in an office: on a day, on none, or of somebody who was there before."""
    told = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + f"BASE <{BASE}>\n"
    sightings = (
        ("甲", "一", "处长", '"2030"^^xsd:gYear', False),
        ("甲", "二", "处长", '"2031-03-02"^^xsd:date', False),
        ("甲", "三", "处长", "", False),
        ("甲", "四", "处长", '"2031-05"^^xsd:gYearMonth', False),
        ("甲", "五", "主任", '"2032"^^xsd:gYear', False),
        ("乙", "六", "处长", "", False),
        ("丙", "七", "主任", '"2029"^^xsd:gYear', False),
        ("丁", "八", "主任", '"2031-03-02"^^xsd:date', True),
    )
    for who, name, post, day, former in sightings:
        told += f"""<bulletin/{name}> {{
            <bulletin/{name}> skos:prefLabel "简讯{name}"@zh-Hans .
            <person/{who}> a foaf:Person ; skos:prefLabel "{who}"@zh-Hans .
            <organisation/o> a org:Organization ; skos:prefLabel "临湖县志办"@zh-Hans .
            <post/{post}> skos:prefLabel "{post}"@zh-Hans ; org:postIn <organisation/o> .
            <evidence/{name}> oa:exact "{post}{who}说{name}。" ; oa:start 0 .
            <fact/{name}> org:member <person/{who}> ; org:organization <organisation/o> ; zm:post <post/{post}> ;
                zm:evidence <evidence/{name}> {day and f"; zm:seenOn {day}"} {"; zm:former true" if former else ""} .
            <holding/{who}{post}> zm:holder <person/{who}> ; zm:heldPost <post/{post}>
                {day and not former and f"; zm:seenOn {day}" or ""} .
        }}
        """
    store = open_store("memory:")
    store.fill(parse(told.encode(), format=RdfFormat.TRIG))
    return store


def test_of_many_sightings_of_a_colleague_the_first_and_the_last_in_each_post_are_told_in_words() -> None:
    store = _sightings()
    rows = list(question("colleagues").ask(store, {"person": "丙"}).shown())
    words = "处长甲说一。\n处长甲说四。\n主任甲说五。"
    then = ("2031-03-02", "2031-03-02", "")
    assert rows == [
        ("临湖县志办", "丁", "主任", *then, "主任丁说八。", "简讯八"),
        ("临湖县志办", "乙", "处长", "", "", "", "处长乙说六。", "简讯六"),
        ("临湖县志办", "甲", "处长、主任", "2030", "2032", "", words, "简讯一、简讯四、简讯五"),
    ]
    within = question("colleagues").ask(store, {"person": "丙", "since": "2031-01", "until": "2031-04"})
    assert [(row[1], *row[3:]) for row in within.shown()] == [
        ("丁", *then, "主任丁说八。", "简讯八"),
        ("甲", *then, "处长甲说二。", "简讯二"),
    ]


def test_an_office_tells_of_its_people_when_they_were_first_and_last_seen() -> None:
    store = _sightings()
    asked = {"organisation": "临湖县志办"}
    assert [row[1:7] for row in question("office").ask(store, asked).shown()] == [
        ("2029", "丙", "主任", "", "主任丙说七。", "简讯七"),
        ("2030", "甲", "处长", "", "处长甲说一。\n处长甲说四。", "简讯一、简讯四"),
        ("2031-03-02", "丁", "主任", "", "主任丁说八。", "简讯八"),
        ("2032", "甲", "主任", "", "主任甲说五。", "简讯五"),
        ("", "乙", "处长", "", "处长乙说六。", "简讯六"),
    ]
    within = question("office").ask(store, asked | {"since": "2031-01", "until": "2031-04"})
    assert [row[1:7] for row in within.shown()] == [
        ("2031-03-02", "丁", "主任", "", "主任丁说八。", "简讯八"),
        ("2031-03-02", "甲", "处长", "", "处长甲说二。", "简讯二"),
    ]


def test_a_book_tells_by_which_meetings_what_led_to_it_was_first_and_last_conveyed() -> None:
    told = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + f"BASE <{BASE}>\n"
    days = {"甲": '"2030"^^xsd:gYear', "乙": '"2031-03-02"^^xsd:date', "丙": '"2031-05"^^xsd:gYearMonth', "丁": ""}
    for name, day in days.items():
        told += f"""<bulletin/{name}> {{
            <bulletin/{name}> skos:prefLabel "简讯{name}"@zh-Hans ; dcterms:issued "2032-01-01"^^xsd:date .
            <document/plan> skos:prefLabel "规划"@zh-Hans .
            <publication/book> a zm:Publication ; skos:prefLabel "临湖县志"@zh-Hans .
            <meeting/{name}> skos:prefLabel "会议{name}"@zh-Hans ; zm:conveyed <document/plan>
                {day and f"; schema:startDate {day}"} .
            <evidence/{name}> oa:exact "会议{name}传达规划。" ; oa:start 0 .
            <fact/{name}> zm:meeting <meeting/{name}> ; zm:subject <document/plan> ; zm:confidence zmc:stated ;
                zm:evidence <evidence/{name}> .
        }}
        """
    told += "<bulletin/甲> { <fact/led> zm:publication <publication/book> ; prov:influencer <document/plan> . }"
    store = open_store("memory:")
    store.fill(parse(told.encode(), format=RdfFormat.TRIG))
    asked = {"publication": "临湖县志"}
    assert [row[:4] for row in question("origins").ask(store, asked).shown()] == [
        ("2030", "会议甲", "传达学习", "规划"),
        ("2031-05", "会议丙", "传达学习", "规划"),
        ("2032-01-01", "会议丁", "传达学习", "规划"),
    ]
    within = question("origins").ask(store, asked | {"since": "2031", "until": "2031-04"})
    assert [row[:2] for row in within.shown()] == [("2031-03-02", "会议乙")]


def test_a_hub_is_no_bridge(bulletins: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"one": "林秀兰", "other": "云岭简史"}
    assert len(question("paths").ask(bulletins, asked)) == 6
    monkeypatch.setattr("queries.closest.HUB", 2)
    # the meeting is tied to six things
    assert list(question("paths").ask(bulletins, asked).shown()) == []
