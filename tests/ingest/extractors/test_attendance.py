"""Each text with who was at the meeting as what: (person or [group], role), at the only meeting held."""

from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.facts import AttendanceFact, Confidence, Kind

Read = Callable[[str], Extraction]
OPENED = "3月5日，全县地方志工作会议召开。"
MEETING = "全县地方志工作会议"


def attendance(extraction: Extraction) -> list[AttendanceFact]:
    return [fact for fact in extraction.facts if isinstance(fact, AttendanceFact)]


def who(fact: AttendanceFact) -> str:
    name = fact.participant.name
    return f"[{name}]" if fact.participant.kind is Kind.GROUP else name


def roles(facts: list[AttendanceFact]) -> dict[str, str]:
    """The roles of everybody, in alphabetical order of the roles."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        found.setdefault(who(fact), set()).add(fact.role.value)
    return {name: " ".join(sorted(given)) for name, given in found.items()}


ACTIVE = [
    ("副会长兼秘书长张志和作财务报告。", {"张志和": "speaker"}),
    ("副会长张志和秘书长李云程出席会议。", {"张志": "attendee", "李云程": "attendee"}),
    # a list goes on behind one whose name nobody can tell, and ends where an office has a verb of its own
    ("县长时雨，县人武部部长铫期，县志办主任丁一等出席会议。", {"时雨": "attendee", "丁一": "attendee"}),
    ("县志办主任丁一主持会议，带头作个人对照检查。", {"丁一": "chair speaker"}),
    # what goes on behind the place, what members propose, who came
    ("县长时雨在会议上缅怀了前辈，强调质量第一。", {"时雨": "speaker"}),
    ("县人大代表边月兰、易安建议增加经费。", {"边月兰": "speaker", "易安": "speaker"}),
    ("县委书记万里云到会讲话。", {"万里云": "attendee speaker"}),
    ("县志办主任丁一抱病赴会，谈了四条意见。", {"丁一": "attendee speaker"}),
    ("县长时雨主持会议并讲话。", {"时雨": "chair speaker"}),
    ("县委书记万里云出席并讲话，县长时雨主持。", {"万里云": "attendee speaker", "时雨": "chair"}),
    ("县委书记万里云出席会议并作重要讲话。", {"万里云": "attendee speaker"}),
    ("县志办主任丁一作工作报告，副主任石敢当宣读表彰决定。", {"丁一": "speaker", "石敢当": "speaker"}),
    ("县志办主任丁一通报情况，云澜大学教授柳含烟授课。", {"丁一": "speaker", "柳含烟": "speaker"}),
    ("县档案馆馆长易安、县文旅局局长谢天先后作交流发言。", {"易安": "speaker", "谢天": "speaker"}),
    ("副县长雷鸣代表县政府讲话。", {"雷鸣": "speaker"}),
    ("副县长雷鸣受县长时雨委托出席会议并讲话。", {"雷鸣": "attendee speaker"}),
    ("受县长时雨委托，副县长雷鸣主持会议。", {"雷鸣": "chair"}),
    ("镇长买买提、副镇长阿依古丽·买买提出席会议。", {"买买提": "attendee", "阿依古丽·买买提": "attendee"}),
    ("县委副书记丁平和和县长时雨共同主持会议。", {"丁平和": "chair", "时雨": "chair"}),
    ("县政协副主席应有为主持会议。", {"应有为": "chair"}),
    # both do it together, whomever the one meets; the one who is met is there
    ("县长时雨会见市长万里云，并共同主持会议。", {"时雨": "chair", "万里云": "chair"}),
    ("县长时雨同市长万里云会谈并共同主持会议。", {"时雨": "chair", "万里云": "chair"}),
    ("县长时雨会见来访并出席会议的市长万里云。", {"万里云": "attendee"}),
    ("会议听取了副秘书长石敢当作的秘书处关于副县长、科长的人选，以及委员的人选酝酿情况的汇报。", {"石敢当": "speaker"}),
]

OTHERWISE = [
    ("县志办主任丁一就下步工作作了安排，副县长雷鸣对修志工作进行了全面部署。", {"丁一": "speaker", "雷鸣": "speaker"}),
    ("云澜大学教授柳含烟为学员讲了一堂生动的课。", {"柳含烟": "speaker"}),
    ("由云澜大学教授柳含烟担任主讲。", {"柳含烟": "speaker"}),
    ("县档案馆馆长易安、县文旅局局长谢天分别从体例、史料等方面提出修改意见。", {"易安": "speaker", "谢天": "speaker"}),
    ("县志办主任丁一因公未出席会议，委托副主任石敢当参加。", {"石敢当": "attendee"}),
    ("县长时雨看望县委书记万里云，并主持会议。", {"时雨": "chair"}),
    ("县档案馆馆长易安发表感言，县志办主任丁一宣读贺信。", {"易安": "speaker", "丁一": "speaker"}),
    ("县政协副主席应有为等县领导及有关部门负责人参加会议。", {"应有为": "attendee", "[有关部门负责人]": "attendee"}),
    # in a list a name may have a grammatical word in it
    ("县长时雨、万里云、张又明、李小河出席会议。", dict.fromkeys(("时雨", "万里云", "张又明", "李小河"), "attendee")),
    # a name known from elsewhere, among other words
    ("县委办柳含烟首先发言。\n3月6日，县委办副主任柳含烟到县志办调研。", {"柳含烟": "speaker"}),
    ("参会的有石敢当、柳含烟两位同志。\n3月6日，副主任石敢当、县委办副主任柳含烟外出。", {"石敢当": "attendee", "柳含烟": "attendee"}),
    ("石敢当首先介绍了编纂情况。\n3月6日，副主任石敢当外出。", {"石敢当": "speaker"}),
]

PASSIVE = [
    ("会议由县长时雨主持。", {"时雨": "chair"}),
    ("会议由县长时雨主持，县委书记万里云讲话。", {"时雨": "chair", "万里云": "speaker"}),
    ("由县志办主任丁一主持，副县长雷鸣出席。", {"丁一": "chair", "雷鸣": "attendee"}),
]

WORDS_OF_SOMEBODY = [
    # said there, in whatever form
    ("县长时雨在会上强调，要按时完成初稿。", {"时雨": "speaker"}),
    ("县长时雨在讲话中指出，修志是大事。", {"时雨": "speaker"}),
    ("省长贺兰山特别代表、副省长雷鸣出席会议并致辞。", {"雷鸣": "attendee speaker"}),
    # what somebody said elsewhere, and who will only be there
    ("县政协副主席沈跃围绕学习贯彻万里云书记近期重要讲话精神作了发言。", {"沈跃": "speaker"}),
    ("会议听取了县志办主任丁一作的关于副主任任命事项有关情况的汇报。", {"丁一": "speaker"}),
]

LISTS = [
    ("县委副书记、代县长，县志编委会主任时雨主持会议。", {"时雨": "chair"}),
    ("会议安排如下交流发言：\n- 县档案馆馆长　易安\n- 县文旅局副局长　谢天", {"易安": "speaker", "谢天": "speaker"}),
    ("参加会议的有县档案馆馆长易安、县文旅局局长谢天。", {"易安": "attendee", "谢天": "attendee"}),
    ("出席会议的还有：县委秘书长安如山，副县长解无忧。", {"安如山": "attendee", "解无忧": "attendee"}),
    ("出席会议的领导有县委书记万里云，县长时雨。", {"万里云": "attendee", "时雨": "attendee"}),
    ("列席会议的有县志办副主任石敢当和各科室负责人。", {"石敢当": "observer", "[各科室负责人]": "observer"}),
    ("县领导万里云、时雨、雷鸣出席会议。", {"万里云": "attendee", "时雨": "attendee", "雷鸣": "attendee"}),
    ("参加会议的有：\n县领导：万里云、时雨\n县直部门：县志办主任丁一",
     {"万里云": "attendee", "时雨": "attendee", "丁一": "attendee"}),
    ("主持人：时雨\n出席：万里云 李 明 雷鸣\n列席：丁一、石敢当\n请假：安如山",
     {"时雨": "chair", "万里云": "attendee", "李明": "attendee", "雷鸣": "attendee", "丁一": "observer", "石敢当": "observer"}),
]

GROUPS = [
    ("县政府副秘书长，各乡镇、县直各部门分管负责人列席会议。",
     {"[县政府副秘书长]": "observer", "[各乡镇、县直各部门分管负责人]": "observer"}),
    ("各乡镇分管负责人、修志人员共120余人参加会议。", {"[各乡镇分管负责人]": "attendee", "[修志人员共120余人]": "attendee"}),
    ("县长时雨出席，县志编委会成员单位负责人参加。", {"时雨": "attendee", "[县志编委会成员单位负责人]": "attendee"}),
    ("县志办全体干部职工参加会议。", {"[县志办全体干部职工]": "attendee"}),
    ("县委办、县政府办主要负责同志列席会议。", {"[县委办、县政府办主要负责同志]": "observer"}),
    ("与会人员围绕志书质量展开讨论并发言。", {"[与会人员]": "speaker"}),
    ("社会各界约400人参加会议。", {"[社会各界约400人]": "attendee"}),
    ("县委书记万里云及县委常委出席会议。", {"万里云": "attendee", "[县委常委]": "attendee"}),
]

NOBODY = [
    "会议学习了万里云书记听取汇报时的重要指示精神。",
    "会议指出，十年前，县委书记万里云视察云溪并发表重要讲话。",
    "县委书记万里云将出席会议并发表主旨演讲。",
    "县长时雨看望参加表彰活动的教师代表。",
    "县档案馆馆长易安提交书面发言。",
    "会议委托县志办副主任石敢当作说明。",
    "副县长常有福因公请假，未出席会议。",
    "副县长常有福未能参加会议。",
    "会议要求各乡镇主要负责人亲自出席推进会。",
    "省委书记陆晓棠将出席下月的会议。",
    "会议传达了省委书记陆晓棠的批示。",
    "会议学习了副省长贺兰山在全省地方志工作会议上的讲话。",
    "会议向县志办主任丁一颁发了证书。",
    "会议对县长时雨的关心表示感谢。",
    "各单位负责人不得缺席。",
    "请各科室负责人准时参加会议。",
    "会后，县长时雨一行到河湾镇调研，镇长易安陪同。",
]

GAPS = [
    ("副县长周全会上发言。", {"周全": "speaker"}, "周全会: a given name that ends in the first half of a meeting"),
    ("县长安全、成功等同志参加。", {"安全": "attendee", "成功": "attendee"}, "an adverb (成功) in a list of names is a name"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *ACTIVE,
        *OTHERWISE,
        *PASSIVE,
        *WORDS_OF_SOMEBODY, *LISTS,
        *GROUPS,
        *(pytest.param(text, roles, marks=pytest.mark.xfail(strict=True, reason=why)) for text, roles, why in GAPS),
    ],
)
def test_roles_at_the_meeting(read: Read, text: str, expected: dict[str, str]) -> None:
    facts = attendance(read(OPENED + "\n" + text))
    assert roles(facts) == expected
    assert {fact.meeting.name for fact in facts} == {MEETING}


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_was_there(read: Read, text: str) -> None:
    assert [who(fact) for fact in attendance(read(OPENED + "\n" + text)) if fact.meeting.name == MEETING] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause names the meeting, else it is the one that the news item has come to
        ("3月4日，县政府召开常务会议。3月5日，县志办召开评审会，主任丁一主持评审会，副县长雷鸣出席。",
         [("丁一", "县志办评审会"), ("雷鸣", "县志办评审会")]),
        ("3月4日，县委召开常委会会议，书记万里云主持。3月5日，县政府召开常务会议，县长时雨主持。",
         [("万里云", "县委常委会会议"), ("时雨", "县政府常务会议")]),
        # whoever spoke at the meeting that is conveyed spoke there
        ("3月5日，县志办召开座谈会，主任丁一传达省委书记陆晓棠在全省地方志工作会议上的讲话。",
         [("丁一", "县志办座谈会"), ("陆晓棠", "全省地方志工作会议")]),
        # who conveys what was said in the chair of another one did not chair that
        ("3月5日，县志办召开座谈会，主任丁一传达省委书记陆晓棠在主持全省地方志工作会议时的讲话。",
         [("丁一", "县志办座谈会"), ("陆晓棠", "全省地方志工作会议")]),
        # no meeting, nobody takes part
        ("县长时雨主持并讲话。", []),
    ],
)
def test_which_meeting(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(who(fact), fact.meeting.name) for fact in attendance(read(text))] == expected


def test_news_items_do_not_share_participants(read: Read) -> None:
    text = (
        "县委召开常委会会议\n3月4日，县委召开常委会会议。县委书记万里云主持会议。\n"
        "县政府召开常务会议\n3月5日，县政府召开常务会议。县长时雨主持会议。"
    )
    assert [(who(f), f.meeting.name) for f in attendance(read(text))] == [
        ("万里云", "县委常委会会议"),
        ("时雨", "县政府常务会议"),
    ]


def test_fact_is_surer_where_its_clause_names_the_meeting(read: Read) -> None:
    first, second = attendance(read("3月5日，县志办召开座谈会。\n主任丁一主持座谈会。副县长雷鸣到会。"))
    assert (who(first), first.confidence, first.evidence[0].text) == ("丁一", Confidence.STATED, "主任丁一主持座谈会。")
    assert (who(second), second.confidence, second.evidence[0].text) == ("雷鸣", Confidence.PATTERN, "副县长雷鸣到会。")
