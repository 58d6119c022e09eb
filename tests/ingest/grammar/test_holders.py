from collections.abc import Callable

import pytest

from ingest.grammar.holders import holder
from ingest.grammar.names import Names
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon


@pytest.fixture(scope="module")
def held_by(lexicon: Lexicon, names: Names) -> Callable[[str], str]:
    """Who holds the meeting of a sentence in which 召开 stands."""
    return lambda text: holder(text, Words(lexicon.find(text)), names, 0, text.index("召开"))


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("省地方志办召开会议", "省地方志办"),
        ("3月5日，省地方志办召开会议", "省地方志办"),
        ("3月5日上午省地方志办召开会议", "省地方志办"),
        ("省地方志办3月5日在临江市召开会议", "省地方志办"),
        ("近日，云溪县志办组织召开会议", "云溪县志办"),
        ("省委、省政府召开会议", "省委、省政府"),
        ("县委召开常委会会议", "县委"),
        # not the meeting, and not who leads it
        ("会议在临江市召开", ""),
        ("全省地方志工作会议召开", ""),
        ("县委书记万里云主持召开会议", ""),
        ("3月5日召开会议", ""),
        ("今召开会议", ""),
        # whoever is called upon, and not who calls
        ("有关方面呼吁环海联盟召开会议", "环海联盟"),
        # people without a post
        ("万里云主持召开会议", ""),
        ("万里云召开会议", ""),
        ("万里云调研县志办并召开会议", ""),
        ("省政府新闻办（4月4日）召开会议", "省政府新闻办"),
        ("第三届代表大会主席团召开会议", "第三届代表大会主席团"),
        ("县志办党支部组织全体党员赴旧址召开会议", "县志办党支部"),
        ("县委组织部召开会议", "县委组织部"),
        ("【要闻】县志办召开会议", "县志办"),
    ],
)
def test_holder_is_a_body(held_by: Callable[[str], str], sentence: str, body: str) -> None:
    assert held_by(sentence) == body
