from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ontology.facts import Kind

D, P = Kind.DOCUMENT, Kind.PUBLICATION


@pytest.mark.parametrize(
    ("sentence", "runs"),
    [
        ("会议学习了《河湾条例》《河湾规定》。", [[("河湾条例", D), ("河湾规定", D)]]),
        # a list is of one kind
        ("出版《河湾县志》、《河湾桥》和《河湾井》。", [[("河湾县志", P), ("河湾桥", P), ("河湾井", P)]]),
        # what belongs to a title does not break the list
        ("审议《甲办法》（试行）、《乙办法》（云办发〔2025〕3号）。", [[("甲办法", D), ("乙办法", D)]]),
        # other words do
        ("加快《河湾志》编纂、《河湾图志》出版。", [[("河湾志", P)], [("河湾图志", P)]]),
        # what the words do not tell here, they tell elsewhere
        ("会上介绍了《河湾桥》。县志办正在编纂《河湾桥》。", [[("河湾桥", P)], [("河湾桥", P)]]),
        ("大家观看了电影《河湾桥》。", [[("河湾桥", None)]]),
        # a title in a title is part of it
        ("印发《关于做好〈河湾年鉴〉编纂工作的通知》。", [[("关于做好〈河湾年鉴〉编纂工作的通知", D)]]),
    ],
)
def test_runs(parse: Callable[[str], Doc], sentence: str, runs: list[list[tuple[str, Kind | None]]]) -> None:
    doc = parse(f"河湾县召开全县修志工作会议\n3月5日，河湾县召开全县修志工作会议，总结全年工作并部署任务。{sentence}")
    assert [[(work.title.name, work.kind) for work in run.works] for run in doc._.runs] == runs


def test_masthead_has_no_works(parse: Callable[[str], Doc]) -> None:
    doc = parse("《河湾方志》简报\n第3期\n河湾县志办 2031年3月6日\n县志办开会\n3月5日，河湾县志办召开会议，部署全年工作。")
    assert doc._.runs == []
