"""Two people of one name in one document, and one person of several posts: each with the posts held, apart by |."""

from collections import defaultdict
from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.facts import PersonFact, PostFact

Read = Callable[[str], Extraction]


def told(extraction: Extraction, name: str) -> list[str]:
    """Return the posts of those who bear a name, in their order."""
    posts: defaultdict[str, list[str]] = defaultdict(list)
    for fact in extraction.facts:
        if isinstance(fact, PersonFact) and fact.person.name == name:
            posts[fact.person.qualifier] = []
    for fact in extraction.facts:
        if isinstance(fact, PostFact) and fact.person.name == name:
            posts[fact.person.qualifier].append(fact.post)
    return ["、".join(dict.fromkeys(of)) for of in posts.values()]


TWO = [
    ("雪松", "埃及总统雪松、伊朗外长雪松出席会议。", ["总统", "外长"]),
    ("雪松", "伊拉克总统雪松、副总统雪松出席。会后，智利总统雪松回访。", ["总统", "副总统", "总统"]),
    ("哈桑", "约旦国王阿里、首相哈桑致电。致电的还有文莱苏丹萨米、阿曼首相哈桑。", ["首相", "首相"]),
    ("哈桑", "巴林首相哈桑、巴林副首相哈桑致电。", ["首相", "副首相"]),
    ("哈桑", "约旦国王哈桑致信。\n会上，约旦王储兼首相哈桑致辞。", ["国王", "王储、首相"]),
    ("哈桑", "文莱首相哈桑致电。\n世界青年理事会主席哈桑到访。", ["首相", "主席"]),
    ("王伟", "青山县地方志办公室主任王伟、白水县地方志办公室主任王伟先后发言。", ["主任", "主任"]),
    ("王伟", "青山县县长王伟、白水县县长王伟出席。王伟表示，要抓好落实。", ["县长", "县长"]),
]
ONE = [
    ("哈桑", "沙特王储哈桑抵京。沙特阿拉伯王储兼首相哈桑说，愿深化合作。", ["王储、首相"]),
    ("哈桑", "印尼总统哈桑到访。印度尼西亚总统哈桑表示感谢。", ["总统"]),
    ("阿扎姆", "非盟轮值主席、科摩罗总统阿扎姆到访。科摩罗总统阿扎姆表示感谢。", ["轮值主席、总统"]),
    ("王伟", "锦江区档案馆馆长王伟、成都市锦江区档案馆馆长王伟发言。", ["馆长"]),
    ("王伟", "青山县副县长王伟、白水县志办主任王伟发言。", ["副县长、主任"]),
    ("王伟", "1月，青山县县长王伟调研。\n9月，白水县县长王伟讲话。", ["县长"]),
    ("王伟", "青山县县长王伟调任白水县县长。白水县县长王伟讲话。", ["县长"]),
    ("王伟", "青山县政协委员王伟、白水县政协委员王伟发言。", ["委员"]),
]


@pytest.mark.parametrize(("name", "text", "posts"), TWO, ids=[text for _, text, _ in TWO])
def test_two_are_told_apart(read: Read, name: str, text: str, posts: list[str]) -> None:
    assert told(read(text), name) == posts


@pytest.mark.parametrize(("name", "text", "posts"), ONE, ids=[text for _, text, _ in ONE])
def test_one_stays_one(read: Read, name: str, text: str, posts: list[str]) -> None:
    assert [set(of.split("、")) for of in told(read(text), name)] == [set(of.split("、")) for of in posts]
