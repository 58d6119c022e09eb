"""Each sentence with who takes part as what, and in which words the meeting of the verb stands, if it has one.

The people of the sentence are what the grammar of phrases finds in it; who they are elsewhere is not asked here.
"""

from collections.abc import Callable

import pytest

from ingest.grammar.chunks import Cut, Cutter
from ingest.grammar.items import Group, Person
from ingest.grammar.meeting_names import MeetingNames
from ingest.grammar.names import Names
from ingest.grammar.participation import Taker, takes_part
from ingest.grammar.phrases import Phrases
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

Roles = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def roles(lexicon: Lexicon, names: Names) -> Roles:
    known = {row["word"]: row["role"] for row in lexicon.rows("roles") if row["class"] == "verb"}

    def read(text: str) -> list[str]:
        words = Words(lexicon.find(text))
        meetings = MeetingNames(text, words).find(0, len(text))
        pieces = Cutter(text, words, [(m.start, m.end, Cut.MEETING) for m in meetings]).chunks(0, len(text))
        parser = Phrases(text, words, names, {})
        people = [
            item
            for piece in pieces
            if piece.cut is Cut.PHRASE
            for item in parser.parse(piece.start, piece.end)
            if isinstance(item, Person | Group)
        ]
        takers = [Taker(_start(person), person.end, i) for i, person in enumerate(people)]
        said = [
            f"{_name(people[i])} {known[part.word]}"
            + (f" {text[part.meeting.start : part.meeting.end]}" if part.meeting else "")
            for part in takes_part(text, words, pieces, takers, known)
            for i in part.subjects
        ]
        return list(dict.fromkeys(said))

    return read


def _start(person: Person | Group) -> int:
    posts = person.posts if isinstance(person, Person) else ()
    return min([person.start, *(post.start for post in posts)])


def _name(person: Person | Group) -> str:
    return person.name if isinstance(person, Person) else f"[{person.text}]"


CHAIRS = [
    ("主任韩雪松主持会议", ["韩雪松 chair 会议"]),
    ("主任韩雪松主持会议并讲话", ["韩雪松 chair 会议", "韩雪松 speaker 会议"]),
    ("主任韩雪松主持并讲话", ["韩雪松 chair", "韩雪松 speaker"]),
    ("主任韩雪松主持召开党组会议", ["韩雪松 chair 党组会议"]),
    ("主任韩雪松召集并主持会议", ["韩雪松 chair 会议"]),
    # passive: behind 由 stands who does it
    ("会议由主任韩雪松主持", ["韩雪松 chair 会议"]),
    ("会议由主任韩雪松主持，副主任欧阳一鸣出席", ["韩雪松 chair 会议", "欧阳一鸣 attendee"]),
    ("受陆晓棠副省长委托，副秘书长时雨主持会议", ["时雨 chair 会议"]),
    ("县长时雨受县委书记万里云委托主持会议", ["时雨 chair 会议"]),
    ("评审会由市志办主任柯南、县志办副主任丁一共同主持", ["柯南 chair 评审会", "丁一 chair 评审会"]),
]

SPEAKERS = [
    ("副省长陆晓棠出席会议并讲话", ["陆晓棠 attendee 会议", "陆晓棠 speaker 会议"]),
    ("副市长雷鸣代表市政府作工作报告", ["雷鸣 speaker"]),
    ("主任关山月作动员讲话，教授柳含烟授课", ["关山月 speaker", "柳含烟 speaker"]),
    ("市志办主任柯南、县志办副主任丁一分别作交流发言", ["柯南 speaker", "丁一 speaker"]),
    ("副主任丁一宣读表彰决定", ["丁一 speaker"]),
    ("主任关山月传达全省地方志工作会议精神", ["关山月 speaker"]),
    ("副主任丁一介绍《云溪县志》编纂情况", ["丁一 speaker"]),
    ("主编易安就篇目设置作说明", ["易安 speaker"]),
    ("与会专家先后发言", ["[与会专家] speaker"]),
    ("总纂易安、副总纂柳含烟就初稿进行研讨，副主任丁一主持", ["丁一 chair"]),
    ("会议听取了县志办主任丁一的汇报", ["丁一 speaker 会议"]),
    ("会上，大家听取了主编易安、教授柳含烟的情况介绍", ["易安 speaker", "柳含烟 speaker"]),
    ("副市长雷鸣作工作布置", ["雷鸣 speaker"]),
]

ATTENDEES = [
    ("主任韩雪松出席，副主任欧阳一鸣列席", ["韩雪松 attendee", "欧阳一鸣 observer"]),
    ("主任韩雪松，副主任欧阳一鸣、司马青出席会议", ["韩雪松 attendee 会议", "欧阳一鸣 attendee 会议", "司马青 attendee 会议"]),
    ("副主任欧阳一鸣和机关各处负责人参加会议", ["欧阳一鸣 attendee 会议", "[机关各处负责人] attendee 会议"]),
    ("县长向东及其他县委常委出席", ["向东 attendee", "[其他县委常委] attendee"]),
    ("参加会议的有省档案馆馆长冉小满、省图书馆副馆长赫连城",
     ["冉小满 attendee 会议", "赫连城 attendee 会议"]),
    ("出席会议的还有：市委秘书长安如山，副市长解无忧", ["安如山 attendee", "解无忧 attendee"]),
    ("出席今天会议的领导同志有省委副书记罗秉文", ["罗秉文 attendee 会议"]),
    ("列席会议的各县志办主任", ["[各县志办主任] observer 会议"]),
    ("县纪委副书记和有关部门负责同志列席会议", ["[县纪委副书记和有关部门负责同志] observer 会议"]),
    ("县长向东参加座谈会", ["向东 attendee 座谈会"]),
    ("副市长雷鸣陪同参加", ["雷鸣 attendee"]),
]

#: What stands between the subject and its verb, and is nobody's clause.
BETWEEN = [
    ("市政协委员丘壑分别从口述史料抢救、文史馆开放等方面建言", ["丘壑 speaker"]),
    ("执行主编丁一就古代部分的史料依据作了说明", ["丁一 speaker"]),
    ("主任丁一到临江市调研，先后察看方志馆新馆、镇村史馆，并主持召开座谈会", ["丁一 chair 座谈会"]),
    ("县长时雨出席首发式并共同为新书揭幕", ["时雨 attendee 首发式"]),
    ("研究员柳含烟应邀出席并作业务指导", ["柳含烟 attendee", "柳含烟 speaker"]),
    ("教授柳含烟谈了翻译体会", ["柳含烟 speaker"]),
    ("青年理论学习小组代表丁一汇报了学习体会", ["丁一 speaker"]),
    ("二级调研员丁一到会列席旁听", ["丁一 observer"]),
    ("主任丁一主持启动会", ["丁一 chair 启动会"]),
]

NEGATED = [
    "副县长常有福未出席会议",
    "副县长常有福因公请假，未能出席会议",
    "省委书记陆晓棠将出席会议",
    "省委书记陆晓棠拟于近期主持会议",
    "要求各县区分管负责人出席会议",
    "会议要求各乡镇和县直各部门的主要负责人务必准时参加会议",
    "副县长常有福没有参加会议",
    "各单位负责人应全程参加培训",
    "希望各位专家积极参加会议",
    "拟派综合股股长丁一、讲解员时雨参加培训",
    "主任丁一因出差未能到会，委托副主任时雨向与会同志表示问候",
]

NOBODY = [
    # no meeting is chaired, nothing is said
    "主任丁一主持启动了县志编纂",
    "主任丁一主持日常工作",
    "研究了省长贺兰山考察时的重要讲话精神",
    # behind a preposition nobody is the subject
    "向主任韩雪松汇报",
    "会议传达了省长贺兰山的讲话",
    # the subject is an office
    "主任韩雪松的建议很好，县志办作发言",
]


@pytest.mark.parametrize(("sentence", "expected"), [*CHAIRS, *SPEAKERS, *ATTENDEES, *BETWEEN])
def test_roles(roles: Roles, sentence: str, expected: list[str]) -> None:
    assert roles(sentence) == expected


@pytest.mark.parametrize("sentence", [*NEGATED, *NOBODY])
def test_nobody_takes_part(roles: Roles, sentence: str) -> None:
    assert roles(sentence) == []
