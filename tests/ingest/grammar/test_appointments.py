"""Who is made what: each sentence with the people and their posts, 原 before a post that ends."""

from collections.abc import Callable

import pytest

from ingest.grammar.appointments import appointments
from ingest.grammar.names import Names
from ingest.grammar.phrases import Phrases
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

Appointed = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def appointed(lexicon: Lexicon, names: Names) -> Appointed:
    def read(text: str) -> list[str]:
        parser = Phrases(text, Words(lexicon.find(text)), names, {})
        return [
            f"{person.name} = "
            + " + ".join(("原 " if p.former else "") + f"{p.organisation}/{p.title}" for p in person.posts)
            for person in appointments(parser, 0, len(text))
        ]

    return read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("任命丁一为云溪县志办副主任", ["丁一 = 云溪县志办/副主任"]),
        ("任命丁一同志为县档案馆馆长、党组书记", ["丁一 = 县档案馆/馆长 + 县档案馆/党组书记"]),
        ("聘请柳含烟、时雨为特邀编审", ["柳含烟 = /特邀编审", "时雨 = /特邀编审"]),
        ("聘任柳含烟等5人为特邀编审", ["柳含烟 = /特邀编审"]),
        ("大会选举魏长风为会长，易水寒、石敢当为副会长",
         ["魏长风 = /会长", "易水寒 = /副会长", "石敢当 = /副会长"]),
        ("丁一当选为县志编委会主任", ["丁一 = 县志编委会/主任"]),
        ("会议决定，丁一任县志办主任", ["丁一 = 县志办/主任"]),
        ("由丁一担任组长，时雨担任副组长", ["丁一 = /组长", "时雨 = /副组长"]),
        ("阿依古丽·买买提任县文旅局局长", ["阿依古丽·买买提 = 县文旅局/局长"]),
        ("扎西多吉任县志办主任", ["扎西多吉 = 县志办/主任"]),
        ("成立领导小组，由丁一任组长，党组成员、副主任时雨任副组长兼主编",
         ["丁一 = /组长", "时雨 = /副组长 + /主编"]),
        # in an appointment a word is a name
        ("童话当选为县作协主席", ["童话 = 县作协/主席"]),
        ("任命安宁为综合处处长", ["安宁 = 综合处/处长"]),
        # relieved
        ("免去丁一的县志办主任职务", ["丁一 = 原 县志办/主任"]),
        ("免去丁一同志县志办主任职务", ["丁一 = 原 县志办/主任"]),
        ("免去石敢当县志办主任职务", ["石敢当 = 原 县志办/主任"]),
        # 任 in other words, and what nobody is
        ("丁一任务繁重", []),
        ("丁一任职五年", []),
        ("压实主体责任，确定专人担任联络员", []),
        ("聘请有关专家为顾问", []),
    ],
)
def test_appointments(appointed: Appointed, sentence: str, expected: list[str]) -> None:
    assert appointed(sentence) == expected
