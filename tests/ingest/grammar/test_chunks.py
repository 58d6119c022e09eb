"""Each sentence cut into chunks, written one after the other: phrases bare, 〔verbs〕, ‹meetings, titles and dates›, /marks."""

from collections.abc import Callable

import pytest

from ingest.grammar.chunks import Chunk, Cut, Cutter
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

Spans = list[tuple[int, int, Cut]]


@pytest.fixture(scope="module")
def cut(lexicon: Lexicon) -> Callable[[str, Spans], list[Chunk]]:
    return lambda text, spans: Cutter(text, Words(lexicon.find(text)), spans).chunks(0, len(text))


def written(text: str, pieces: list[Chunk]) -> str:
    marks = {Cut.PHRASE: "", Cut.VERB: "〔〕", Cut.FUNCTION: "{}", Cut.MARK: "/"}
    out = []
    for piece in pieces:
        around = marks.get(piece.cut, "‹›")
        out.append(around[:1] + text[piece.start : piece.end] + around[1:])
    return "|".join(out)


def spans(text: str, *known: tuple[str, Cut]) -> Spans:
    return [(text.index(words), text.index(words) + len(words), cut) for words, cut in known]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("主任韩雪松主持会议并讲话", "主任韩雪松|〔主持〕|会议并|〔讲话〕"),
        ("主任韩雪松，副主任丁一、石敢当出席。", "主任韩雪松|/，|副主任丁一、石敢当|〔出席〕|/。"),
        # a word that is a post or a group as well as a verb stays in its phrase
        ("学员代表丁一发言", "学员代表丁一|〔发言〕"),
        # 作 in 工作 is no verb; 出席 and 主持 are, whatever word could end in their first character
        ("地方志工作机构负责人参加", "地方志工作机构负责人|〔参加〕"),
        ("镇长买买提出席", "镇长买买提|〔出席〕"),
        ("厅长应有为主持", "厅长应有为|〔主持〕"),
        # a bracket that says more of a post is part of the phrase, whatever verb it holds
        ("副主任（主持工作）鲁仲平讲话", "副主任（主持工作）鲁仲平|〔讲话〕"),
        # blanks: inside a name that is padded, behind a post, or between two things
        ("主任李 明、处长王 芳参加", "主任李 明、处长王 芳|〔参加〕"),
        ("副主任 丁一出席", "副主任 丁一|〔出席〕"),
        ("韩雪松 丁一 石敢当", "韩雪松|/ |丁一|/ |石敢当"),
        ("“志说云澜”活动", "/“|志说云澜|/”|活动"),
        ("", ""),
    ],
)
def test_sentence_is_cut_where_noun_phrases_end(
    cut: Callable[[str, Spans], list[Chunk]], sentence: str, expected: str
) -> None:
    assert written(sentence, cut(sentence, [])) == expected


def test_known_things_are_chunks_of_their_own(cut: Callable[[str, Spans], list[Chunk]]) -> None:
    text = "3月5日，丁一在终审会上就《云溪县志》作说明"
    known = spans(text, ("3月5日", Cut.DATE), ("终审会", Cut.MEETING), ("《云溪县志》", Cut.TITLE))
    assert written(text, cut(text, known)) == "‹3月5日›|/，|丁一|{在}|‹终审会›|上|{就}|‹《云溪县志》›|〔作说明〕"


def test_few_prepositions_stand_before_a_day(cut: Callable[[str, Spans], list[Chunk]]) -> None:
    text = "副县长路希6日于7日的会议上发言"
    known = spans(text, ("6日", Cut.DATE), ("7日", Cut.DATE), ("会议", Cut.MEETING))
    assert written(text, cut(text, known)) == "副县长路希|‹6日›|{于}|‹7日›|的|‹会议›|上|〔发言〕"


def test_title_before_a_post_is_part_of_the_post(cut: Callable[[str, Spans], list[Chunk]]) -> None:
    text = "《云溪县志》主编丁一发言"
    assert written(text, cut(text, spans(text, ("《云溪县志》", Cut.TITLE)))) == "《云溪县志》主编丁一|〔发言〕"


def test_chunks_cover_the_span_without_gaps(cut: Callable[[str, Spans], list[Chunk]]) -> None:
    text = "3月5日，县委书记万里云、县长向东在首发式上致辞，机关各处负责人参加。"
    pieces = cut(text, spans(text, ("3月5日", Cut.DATE), ("首发式", Cut.MEETING)))
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
