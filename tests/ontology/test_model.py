import pytest

from ontology.context import context
from ontology.model import PREFIXES, Concept, concepts, genres, graph, labels
from ontology.terms import ORG, SKOS, ZM, ZMG, ZMS


def test_labels_are_those_of_the_language() -> None:
    assert [
        (labels("zh")[str(term)], labels("en")[str(term)]) for term in (ZM.ledTo, ORG.Post, ZMS.published)
    ] == [
        ("促成", "led to"),
        ("职务", "post"),
        ("出版", "published"),
    ]
    assert set(labels("zh")) == set(labels("en"))


def test_labels_in_another_language_are_refused() -> None:
    with pytest.raises(ValueError, match="no labels in 'fr'; languages are zh, en"):
        labels("fr")


def test_states_come_in_the_order_in_which_a_book_is_made() -> None:
    assert concepts("state")[0] == Concept(str(ZMS.planned), "planned", "谋划", "planned")
    assert [state.zh for state in concepts("state")] == ["谋划", "编纂", "评审", "出版"]


def test_unknown_scheme_is_refused_with_those_that_exist() -> None:
    with pytest.raises(
        ValueError, match="no scheme 'rank'; schemes are role, state, confidence, basis, genre"
    ):
        concepts("rank")


@pytest.mark.parametrize(
    ("name", "genre"), [("通知", "notice"), ("notice", "notice"), ("命令", "order"), ("工作指引", None)]
)
def test_genres_are_found_by_every_name(name: str, genre: str | None) -> None:
    assert genres().get(name) == (genre and ZMG[genre])


def test_genres_the_statute_and_the_genre_name_are_all_there() -> None:
    named = "规划、意见、通知、条例、要点、办法、决定、报告、方案、规定、公报、纲要、决议、批复、函、法"
    assert set(named.split("、")) - set(genres()) == set()


def test_no_two_genres_share_a_name() -> None:
    names = [str(name) for prop in (SKOS.prefLabel, SKOS.altLabel) for name in graph().objects(None, prop)]
    chinese = [name for name in names if name in genres() and not name.isascii()]
    assert sorted(chinese) == sorted(set(chinese))


def test_context_types_what_is_linked_and_what_is_counted() -> None:
    said = context()
    assert {name: said[name] for name in ("zm", "chaired", "copies", "held", "series", "seenOn")} == {
        "zm": "https://zhimai.example/ontology#",
        "chaired": {"@id": "zm:chaired", "@type": "@id"},
        "copies": {"@id": "zm:copies", "@type": "http://www.w3.org/2001/XMLSchema#integer"},
        "held": {"@id": "zm:held", "@type": "http://www.w3.org/2001/XMLSchema#boolean"},
        "series": {"@id": "zm:series"},
        "seenOn": {"@id": "zm:seenOn"},
    }


def test_prefixes_are_lower_case_words_and_every_one_is_of_a_namespace() -> None:
    assert all(prefix.isascii() and prefix.islower() for prefix in PREFIXES)
    assert [PREFIXES[prefix] for prefix in ("zm", "oa", "schema", "edtf")] == [
        "https://zhimai.example/ontology#",
        "http://www.w3.org/ns/oa#",
        "https://schema.org/",
        "http://id.loc.gov/datatypes/edtf/",
    ]
