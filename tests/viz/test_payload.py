"""The network as the browser gets it."""

from ontology.drawing import drawing
from ontology.facts import Kind
from viz.network import Network, cut
from viz.payload import payload

ONE, TWO = "https://zhimai.example/bulletin/one", "https://zhimai.example/bulletin/two"
BOOK, LIN, OFFICE, REVIEW, TRAP = range(5)  # the nodes, in the order of their IRIs


def test_payload_links_rest_on_quotes_of_bulletins(two_networks: Network) -> None:
    known = payload(two_networks)
    usual = {"label": "", "dates": [], "inferred": False, "former": False}
    assert [relation["zh"] for relation in known["relations"]] == ["促成", "主持", "出席", "任职"]
    assert known["links"] == [
        usual | {"from": REVIEW, "to": BOOK, "relation": 0, "inferred": True, "quotes": [0]},
        usual | {"from": LIN, "to": REVIEW, "relation": 1, "dates": ["2032-03-01"], "quotes": [1, 2]},
        usual | {"from": LIN, "to": TRAP, "relation": 2, "quotes": [3]},
        usual
        | {"from": LIN, "to": OFFICE, "relation": 3, "label": "主任", "quotes": [1, 3]}
        | {"dates": ["2032-03-01", "2032-04"]},
    ]
    assert [
        (quote["bulletin"], quote["start"], quote["end"], quote["page"]) for quote in known["quotes"]
    ] == [
        (0, 45, 57, 2),
        (0, 20, 44, None),
        (1, 7, 16, None),
        (1, 30, 73, None),
    ]
    assert known["bulletins"] == [
        {"iri": ONE, "title": "雾港方志 2032 第1期", "date": "2032-03-02", "office": ""},
        {"iri": TWO, "title": "<script>window.owned = 1</script>", "date": "2032-04-05", "office": ""},
    ]


def test_payload_draws_one_edge_for_all_links_of_a_pair(bulletin_network: Network) -> None:
    chair = next(
        s for s, _, edge in bulletin_network.edges(data=True) if edge["relation"].endswith("chaired")
    )
    meeting = next(
        t for _, t, edge in bulletin_network.edges(data=True) if edge["relation"].endswith("chaired")
    )
    twice = cut(bulletin_network, [chair, meeting])
    ((_, _, chaired),) = twice.edges(data=True)
    twice.add_edge(chair, meeting, key="again", **chaired | {"label": "again"})
    known = payload(twice)
    numbers = {"from": sorted(twice).index(chair), "to": sorted(twice).index(meeting)}
    assert known["edges"] == [{"id": 0, **numbers, "links": [0, 1]}]
    assert [relation["count"] for relation in known["relations"]] == [2]


def test_payload_node_has_its_names_and_its_look(two_networks: Network) -> None:
    review = payload(cut(two_networks, [node for node in two_networks if not node.endswith("book")]))[
        "nodes"
    ][2]
    assert {key: value for key, value in review.items() if key not in ("x", "y")} == {
        "id": 2,
        "iri": "https://zhimai.example/thing/review",
        "name": "《雾港市志》评审会",
        "label": "《雾港市志》评审会",
        "kind": "meeting",
        "shape": "diamond",
        "color": drawing().classes["https://zhimai.example/ontology#Meeting"].colour,
        "size": 9.8,
        "pinyin": "《 wu gang shi zhi 》 ping shen hui",
        "initials": "《wgsz》psh",
        "aliases": [],
        "details": [["会议日期", "date of the meeting", "2032-03-01"]],
        "mentioned": False,
        "statements": [],
        "date": "2032-03-01",
        "left_out": 1,
    }


def test_payload_shortens_long_names_in_the_drawing_only(two_networks: Network) -> None:
    trap = payload(two_networks)["nodes"][TRAP]
    assert (trap["name"], trap["label"]) == (
        "</script><img src=x onerror=window.owned=2>座谈会",
        "</script><img…",
    )
    assert trap["mentioned"] is True


def test_payload_keeps_given_pinyin(two_networks: Network) -> None:
    lin = payload(two_networks)["nodes"][LIN]
    assert (lin["pinyin"], lin["initials"]) == ("lin yansheng", "lys")


def test_payload_statements_are_called_by_their_names(bulletin_network: Network) -> None:
    known = payload(bulletin_network)
    nodes = {node["name"]: node for node in known["nodes"]}
    sayings = [(its["property"], its["zh"], its["en"]) for its in known["sayings"]]
    said = [(*sayings[s["saying"]], s["date"]) for s in nodes["云岭年鉴"]["statements"]]
    state = {"zh": "阶段", "en": "state"}
    assert said == [(state, "编纂", "compiling", "2030"), (state, "出版", "published", "2031-01")]
    (post,) = nodes["欧阳启明"]["statements"]
    property, *value = sayings[post["saying"]]
    assert (property["zh"], *value) == ("任职", "副主任", "")


def test_payload_legend_counts_what_is_there(bulletin_network: Network) -> None:
    known = payload(bulletin_network)
    assert {kind: entry["count"] for kind, entry in known["kinds"].items()} == {
        "person": 4,
        "group": 2,
        "organisation": 4,
        "meeting": 2,
        "document": 2,
        "publication": 2,
        "speech": 1,
        "instruction": 1,
        "aim": 1,
    }
    assert {relation["zh"]: relation["count"] for relation in known["relations"]} == {
        "促成": 3,
        "传达学习": 3,
        "主持": 1,
        "讲话": 1,
        "出席": 1,
        "列席": 1,
        "主办": 1,
        "任职": 3,
        "隶属": 2,
        "经由会议": 2,
        "受托于": 1,
    }


def test_payload_tells_kinds_apart_by_shape_and_colour_together() -> None:
    kinds = [drawn for drawn in drawing().classes.values() if drawn.kind]
    assert {drawn.kind for drawn in kinds} == set(Kind)
    assert (
        len({(drawn.shape, drawn.colour) for drawn in kinds})
        == len({drawn.colour for drawn in kinds})
        == len(kinds)
    )
