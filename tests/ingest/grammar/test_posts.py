"""Each span with the posts that it holds, written OFFICE/POST, 原 before one that is past."""

from collections.abc import Callable

import pytest

from ingest.grammar.items import Post
from ingest.grammar.posts import Posts, post_start
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

Of = Callable[[str], Posts]


@pytest.fixture(scope="module")
def of(lexicon: Lexicon) -> Of:
    return lambda text: Posts(text, Words(lexicon.find(text)))


def written(posts: list[Post] | tuple[Post, ...]) -> list[str]:
    return [("原 " if post.former else "") + f"{post.organisation}/{post.title}" for post in posts]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("云江市档案馆副馆长", ["云江市档案馆/副馆长"]),
        ("常务副主任", ["/常务副主任"]),
        ("市教育局局长兼党组书记", ["市教育局/局长", "/党组书记"]),
        ("原县志办主任", ["原 县志办/主任"]),
        ("市纪委书记", ["市纪委/书记"]),
        ("云川自治区党委书记", ["云川自治区党委/书记"]),
        ("《云溪县志》主编", ["/主编"]),
        ("会见巴西总统", ["巴西/总统"]),
        ("第五届县人大代表", ["第五届县人大/代表"]),
        ("召开会议", []),
    ],
)
def test_posts_that_a_span_ends_in(of: Of, text: str, posts: list[str]) -> None:
    assert written(of(text).held(0, len(text))) == posts


def test_a_list_passes_over_what_ends_in_no_post(of: Of) -> None:
    text = "县档案馆馆长（试用期一年）、三年、县志办副主任"
    assert written(of(text).listed(0, len(text))) == ["县档案馆/馆长", "县志办/副主任"]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("省委副书记、代省长", ["省委/副书记", "/代省长"]),
        ("县档案馆党组书记、馆长", ["县档案馆/党组书记", "县档案馆/馆长"]),
        ("各科室主任", []),
        ("县档案馆馆长、全体职工", []),
        ("院长丁一任组长", []),
    ],
)
def test_nothing_but_posts_of_one_person(of: Of, text: str, posts: list[str]) -> None:
    assert written(of(text).only(0, len(text))) == posts


def test_a_post_begins_with_the_words_that_tell_its_rank() -> None:
    assert post_start("县政府常务副县长", 0, 6) == 3
