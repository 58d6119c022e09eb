"""Slips: what is wrong and what is missed, with the sentence."""

from ontology.gold import Family, Gold, Row
from ontology.slips import Slip, Way, slips

TEXT = "3月5日，县志办召开座谈会。主任丁一主持会议，\n时雨、石敢当参加。"
GOLD = Gold(
    {
        "people": ["丁一", ["石敢当", "石 敢当"]],
        "meetings": {"m1": {"names": ["座谈会"]}},
        "attendance": [["丁一", "m1", "chair"]],
        "publications": [["云溪县志", ["planned", "compiling"]]],
    }
)


def person(name: str, words: str) -> Row:
    return {"kind": "person", "name": name, "confidence": "stated", "extractor": "people", "evidence": [{"text": words}]}


def test_slips_have_their_sentences() -> None:
    rows = [person("丁一", "主任丁一主持会议"), person("时雨", "时雨、石敢当参加。")]
    assert list(slips(GOLD, rows, TEXT)) == [
        Slip(Family.PEOPLE, Way.WRONG, "时雨", "时雨、石敢当参加。"),
        Slip(Family.PEOPLE, Way.MISSED, "石敢当", "时雨、石敢当参加。"),
        Slip(Family.MEETINGS, Way.MISSED, "座谈会", "3月5日，县志办召开座谈会。"),
        Slip(Family.ATTENDANCE, Way.MISSED, "丁一 · 座谈会 · chair", "主任丁一主持会议，"),
        # the text has no such words
        Slip(Family.PUBLICATIONS, Way.MISSED, "云溪县志 · planned", ""),
        Slip(Family.PUBLICATION_STATUS, Way.MISSED, "云溪县志 · planned", ""),
    ]


def test_right_reading_slips_nowhere() -> None:
    assert list(slips(Gold({"people": ["丁一"]}), [person("丁一", "丁一")], TEXT)) == []
