"""What bulletins say becomes nodes and edges, every edge with its words."""

from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from ingest.document import Document
from ingest.emit import emit
from ontology.drawing import drawing
from ontology.facts import Confidence, Entity, Evidence, Kind, PostFact
from ontology.model import PREFIXES
from ontology.terms import ORG, ZM, ZMS
from queries.stores import Store, open_store
from queries.ties import ways
from queries.ties.around import neighbours
from tests.bench._country import identity_of
from viz.network import Network, Quote, Statement
from viz.projection import part, project

THING = "https://zhimai.example/thing/"
ONE, TWO = "https://zhimai.example/bulletin/one", "https://zhimai.example/bulletin/two"


def test_projection_edges_of_a_bulletin(bulletin_network: Network) -> None:
    name = bulletin_network.nodes(data="label")
    assert {
        (name[source], edge["relation"].rpartition("#")[2].rpartition("/")[2], name[target], edge["label"])
        for source, target, edge in bulletin_network.edges(data=True)
    } == {
        ("郑望川", "chaired", "省地方志办党组（扩大）会议", ""),
        ("欧阳启明", "spokeAt", "省地方志办党组（扩大）会议", ""),
        ("吕思远", "attended", "省地方志办党组（扩大）会议", ""),
        ("机关各处负责人", "observed", "省地方志办党组（扩大）会议", ""),
        ("郑望川", "holds", "省地方志办党组", "党组书记"),
        ("郑望川", "holds", "云岭省地方志工作办公室", "主任"),
        ("吕思远", "holds", "云岭省地方志工作办公室", "副主任"),
        ("省地方志办党组（扩大）会议", "organizer", "云岭省地方志工作办公室", ""),
        ("省地方志办党组", "subOrganizationOf", "云岭省地方志工作办公室", ""),
        ("云岭省地方志工作办公室", "subOrganizationOf", "云岭省人民政府", ""),
        ("省地方志办党组（扩大）会议", "conveyed", "全省宣传部长会议", ""),
        ("省地方志办党组（扩大）会议", "conveyed", "云岭省地方志事业发展规划", ""),
        ("省地方志办党组（扩大）会议", "conveyed", "省委书记陆晓棠的讲话", ""),
        ("关于编纂雪线图志的预告", "ledTo", "雪线图志", ""),
        ("关于编纂雪线图志的预告", "through", "省地方志办党组（扩大）会议", ""),
        ("雪线图志", "through", "省地方志办党组（扩大）会议", ""),
        ("欧阳启明", "onBehalfOf", "陆晓棠", ""),
        ("陆晓棠批示", "ledTo", "雪线图志", ""),
        ("文化强省建设", "ledTo", "云岭年鉴", ""),
    }


def test_projection_things_of_a_bulletin(bulletin_network: Network) -> None:
    assert {(data["label"], data["kind"]) for _, data in bulletin_network.nodes(data=True)} == {
        ("郑望川", Kind.PERSON),
        ("欧阳启明", Kind.PERSON),
        ("吕思远", Kind.PERSON),
        ("陆晓棠", Kind.PERSON),
        ("机关各处负责人", Kind.GROUP),
        ("各市（州）地方志工作机构", Kind.GROUP),
        ("云岭省地方志工作办公室", Kind.ORGANISATION),
        ("省地方志办党组", Kind.ORGANISATION),
        ("云岭省地方志工作办公室秘书处", Kind.ORGANISATION),
        ("云岭省人民政府", Kind.ORGANISATION),
        ("省地方志办党组（扩大）会议", Kind.MEETING),
        ("全省宣传部长会议", Kind.MEETING),
        ("云岭省地方志事业发展规划", Kind.DOCUMENT),
        ("关于编纂雪线图志的预告", Kind.DOCUMENT),
        ("省委书记陆晓棠的讲话", Kind.SPEECH),
        ("陆晓棠批示", Kind.INSTRUCTION),
        ("文化强省建设", Kind.AIM),
        ("雪线图志", Kind.PUBLICATION),
        ("云岭年鉴", Kind.PUBLICATION),
    }


def test_projection_has_every_tie_of_the_graph(bulletin_store: Store) -> None:
    network = project(bulletin_store)
    drawn = {(source, edge["relation"], target) for source, target, edge in network.edges(data=True)}
    around = neighbours(bulletin_store, [NamedNode(iri) for iri in network])
    found = [(thing.value, way, other.value) for thing, ways in around.items() for way, others in ways.items() for other in others]
    assert {(thing, relation, other) for thing, (relation, forward), other in found if forward} == drawn
    assert {(other, relation, thing) for thing, (relation, forward), other in found if not forward} == drawn


def test_projection_things_are_told_apart(two_networks: Network) -> None:
    assert {node: two_networks.nodes[node] for node in two_networks} == {
        f"{THING}book": _thing(Kind.PUBLICATION, "雾港市志"),
        f"{THING}lin": _thing(Kind.PERSON, "林雁声", aliases=("雁声主任",), pinyin="lin yansheng"),
        f"{THING}office": _thing(Kind.ORGANISATION, "雾港市志办"),
        f"{THING}review": _thing(
            Kind.MEETING,
            "《雾港市志》评审会",
            details=(("https://schema.org/startDate", "2032-03-01"),),
            held=True,  # one bulletin reports it, the other only mentions it
        ),
        f"{THING}trap": _thing(Kind.MEETING, "</script><img src=x onerror=window.owned=2>座谈会", held=False),
    }


def test_projection_edge_gathers_what_all_bulletins_say(two_networks: Network) -> None:
    chaired = two_networks.edges[f"{THING}lin", f"{THING}review", str(ZM.chaired)]
    first = Evidence(20, 44, "3月1日，市志办主任林雁声主持《雾港市志》评审会")
    second = Evidence(7, 16, "林雁声主持的评审会")
    assert chaired == {
        "relation": str(ZM.chaired),
        "label": "",
        "dates": ("2032-03-01",),
        "inferred": False,
        "former": False,
        "evidence": (
            Quote("2032-03-02", ONE, "雾港方志 2032 第1期", first, "stated"),
            Quote("2032-04-05", TWO, "<script>window.owned = 1</script>", second, "pattern"),
        ),
    }


def test_projection_post_is_former_only_if_no_bulletin_says_otherwise(two_networks: Network) -> None:
    holds = two_networks.edges[f"{THING}lin", f"{THING}office", f"{ORG.holds} 主任"]
    assert (holds["label"], holds["dates"], holds["former"]) == ("主任", ("2032-03-01", "2032-04"), False)


def test_projection_marks_what_is_inferred(two_networks: Network) -> None:
    led = two_networks.edges[f"{THING}review", f"{THING}book", str(ZM.ledTo)]
    words = Evidence(45, 57, "与会专家对市志稿提出意见", 2)
    quote = Quote("2032-03-02", ONE, "雾港方志 2032 第1期", words, "guessed")
    assert (led["inferred"], led["evidence"]) == (True, (quote,))


def test_projection_statements_have_no_other_end(bulletin_network: Network) -> None:
    said = {
        data["label"]: [(s.property, s.date, s.value, s.former) for s in data["statements"]]
        for _, data in bulletin_network.nodes(data=True)
        if data["statements"]
    }
    assert said == {
        "欧阳启明": [(str(ORG.holds), "", "副主任", False)],
        "雪线图志": [(str(ZM.hasState), "2031-02-20", str(ZMS.compiling), False)],
        "云岭年鉴": [
            (str(ZM.hasState), "2030", str(ZMS.compiling), False),
            (str(ZM.hasState), "2031-01", str(ZMS.published), False),
        ],
    }
    assert all(
        isinstance(s, Statement) and s.evidence
        for _, data in bulletin_network.nodes(data=True)
        for s in data["statements"]
    )


def test_projection_of_a_part_is_as_that_of_the_whole(bulletin_store: Store) -> None:
    whole = project(bulletin_store)
    drawn = part(bulletin_store, [NamedNode(iri) for iri in whole])
    assert list(drawn.nodes(data=True)) == list(whole.nodes(data=True))
    assert list(drawn.edges(keys=True, data=True)) == list(whole.edges(keys=True, data=True))


def test_projection_of_a_part_tells_of_a_post_a_date_a_month_and_the_words_of_the_first_and_the_last() -> None:
    person, office = Entity(Kind.PERSON, "林雁声"), Entity(Kind.ORGANISATION, "雾港市志办")
    store = open_store("memory:")
    days = [f"2029-{month:02}-{day:02}" for month in (3, 4) for day in (1, 9, 28)]
    for day in (*days, "2029-05-02"):
        fact = PostFact(
            person=person, post="主任", organisation=office, date=day, former=day not in days,
            evidence=(Evidence(0, 10, day),), extractor="posts", confidence=Confidence.STATED,
        )  # fmt: skip
        document = Document(f"{day}.txt", "text/plain", sha256(day.encode()).hexdigest(), day)
        store.fill(emit(document, (fact,), identity_of(document, (fact,))))
    drawn = part(store, [NamedNode(iri) for iri in project(store)])
    ((_, _, edge),) = drawn.edges(data=True)
    assert edge["dates"] == ("2029-03-01", "2029-04-01", "2029-04-28")
    assert sorted(quote.words.text for quote in edge["evidence"]) == ["2029-03-01", "2029-04-28"]
    assert (edge["label"], edge["former"]) == ("主任", False)


def test_projection_does_not_depend_on_the_order_of_the_store(fictional_quads: tuple[Quad, ...]) -> None:
    forth, back = open_store("memory:"), open_store("memory:")
    forth.fill(fictional_quads)
    back.fill(reversed(fictional_quads))
    one, other = project(forth), project(back)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_projection_of_an_empty_store_is_empty() -> None:
    assert list(project(open_store("memory:"))) == []


def test_projection_edge_without_a_drawn_end_is_left_out(two_bulletins: Store) -> None:
    graph = NamedNode("https://zhimai.example/bulletin/three")
    fact, meeting = NamedNode(f"{THING}fact"), NamedNode(f"{THING}unknown")
    two_bulletins.fill(
        [
            Quad(fact, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(str(ZM.Conveyance)), graph),
            Quad(fact, NamedNode(str(ZM.meeting)), meeting, graph),
            Quad(fact, NamedNode(str(ZM.subject)), NamedNode(f"{THING}book"), graph),
            Quad(meeting, NamedNode(PREFIXES["skos"] + "prefLabel"), Literal("没有类别"), graph),
        ]
    )
    assert meeting.value not in project(two_bulletins)


def test_things_are_tied_by_all_relations_that_are_drawn_and_no_others() -> None:
    # a post is the name of a line here, no end of one
    assert {relation.value for relation in ways()} == set(drawing().relations) - {str(ORG.postIn)}


def _thing(
    kind: Kind,
    label: str,
    *,
    aliases: tuple[str, ...] = (),
    pinyin: str = "",
    details: tuple[tuple[str, str], ...] = (),
    held: bool | None = None,
) -> dict[str, object]:
    return {
        "kind": kind,
        "label": label,
        "aliases": aliases,
        "pinyin": pinyin,
        "details": details,
        "held": held,
        "statements": (),
    }
