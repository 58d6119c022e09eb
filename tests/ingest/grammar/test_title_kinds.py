import pytest

from ingest.grammar.editions import Behind, behind
from ingest.grammar.title_kinds import TitleKinds
from ingest.lexicon import Lexicon
from ontology.facts import Kind

KINDS = TitleKinds(Lexicon())
D, P = Kind.DOCUMENT, Kind.PUBLICATION


@pytest.mark.parametrize(
    ("before", "name", "after", "kind"),
    [
        # the last word tells
        ("印发", "河湾省地方志事业发展规划", "", D),
        ("学习", "中国共产党纪律处分条例", "", D),
        ("学习", "中华人民共和国档案法", "", D),
        ("", "关于加强方志馆建设的意见", "", D),
        ("会议审议了", "河湾市志", "初稿", P),
        ("", "河湾年鉴（2025）", "首发", P),
        ("", "河湾革命史料选编", "", P),
        ("在", "河湾日报", "连载", P),
        # a longer last word wins
        ("印发", "河湾省简报工作通报", "", D),
        ("传达", "关于年鉴编纂工作的通知", "", D),
        ("以", "河湾旧志联合目录", "为底本", P),
        ("研读", "习近平法治思想学习纲要", "", P),
        # what is in brackets tells
        ("审议", "河湾市山水文脉", "（草案）", D),
        ("审议", "河湾老街保护条例（试行）", "", D),
        ("推出", "河湾的桥", "（英文版）", P),
        ("编好", "河湾省档案馆指南", "（第二版）", P),
        ("印发", "河湾省档案馆指南", "", D),
        # the words around tell
        ("编纂", "河湾山川", "", P),
        ("", "河湾茶山", "正在编纂", P),
        ("", "河湾乡音", "已通过省文联终审", P),
        ("", "河湾人家", "等专题书籍", P),
        ("三部门印发", "2025年重点任务安排", "", D),
        ("发表", "河湾的立场", "白皮书", D),
        ("学习", "论修志", "", P),
        # neither
        ("观看专题片", "河湾记忆", "", None),
        ("电视剧", "河湾往事", "播出", None),
        ("合唱", "歌唱河湾", "", None),
        ("推出", "河湾小康路", "等15部原创季播节目", None),
        ("以", "我在库房三十年", "为题讲党课", None),
        ("作了题为", "守正创新", "的主旨演讲", None),
        ("作了题为", "守正创新", "的工作报告", D),
        ("学习", "在河湾市地方志工作会议上的讲话", "", D),
        ("谈", "中国书法", "", None),
    ],
)
def test_kind(before: str, name: str, after: str, kind: Kind | None) -> None:
    marks = behind(after, 0, len(after))
    assert KINDS.kind(name, marks, before, after[marks.end :]) == kind


@pytest.mark.parametrize(
    ("name", "genre", "publication"),
    [
        ("关于修志的实施意见", "意见", ""),
        ("河湾县志", "", "县志"),
        ("河湾省史志工作通报", "通报", ""),
        ("党务简报", "", ""),
        ("河湾工人报", "", "报"),
        ("工作手册", "手册", "手册"),
    ],
)
def test_last_words(name: str, genre: str, publication: str) -> None:
    assert (KINDS.genre(name), KINDS.publication(name)) == (genre, publication)


def test_number_makes_a_document() -> None:
    assert KINDS.kind("河湾山水", Behind(0, number="河办发〔2025〕1号"), "印发", "") is Kind.DOCUMENT
