"""What each view shows of a network made by hand."""

from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import Literal, NamedNode

import viz.views
from queries.answer import Answer, Column, Text
from viz.network import Network, cut
from viz.views import DrawError, Wanted, select, views
from viz.views.answer import named


@pytest.fixture
def hubs() -> Network:
    """A person between a village meeting of 3 and a congress of 50, of whom one is well known elsewhere."""
    network: Network = nx.MultiDiGraph()
    edges = [("person", "village"), ("person", "congress")]
    edges += [(f"villager{i}", "village") for i in range(2)]
    edges += [(f"delegate{i:02}", "congress") for i in range(49)]
    edges += [("delegate48", f"other{i}") for i in range(3)]
    for node in sorted({node for edge in edges for node in edge}):
        network.add_node(node, label=node)
    network.add_edges_from(edges)
    return network


def test_views_are_the_files_of_the_folder() -> None:
    files = {path.stem for path in Path(viz.views.__file__).parent.glob("*.py")} - {"__init__"}
    assert set(views()) == files
    assert {name: view.LABEL for name, view in views().items()} == {
        "answer": ("答案", "Answer"),
        "around": ("周边", "Around"),
        "whole": ("全图", "Everything"),
    }


def test_views_unknown_name_lists_those_that_exist(hubs: Network) -> None:
    with pytest.raises(DrawError, match="^no view 'hole'; views are answer, around, whole$"):
        select("hole", hubs, Wanted())


@pytest.mark.parametrize("view", ["around", "answer"])
def test_views_say_when_nothing_of_it_is_there(hubs: Network, view: str) -> None:
    with pytest.raises(DrawError, match="^asked for nobody, and the graph has none of it; name a thing"):
        select(view, hubs, Wanted(("nobody",)))


def test_whole_takes_the_best_connected(hubs: Network) -> None:
    assert set(select("whole", hubs, Wanted(limit=3))) == {"congress", "delegate48", "village"}
    assert set(select("whole", hubs, Wanted(limit=300))) == set(hubs)


def test_around_stops_after_so_many_hops(hubs: Network) -> None:
    assert set(select("around", hubs, Wanted(("village",), hops=1))) == {
        "village", "person", "villager0", "villager1"
    }  # fmt: skip
    assert set(select("around", hubs, Wanted(("village",), hops=2))) == {
        "village", "person", "villager0", "villager1", "congress"
    }  # fmt: skip


def test_around_is_not_used_up_by_a_hub(hubs: Network) -> None:
    part = select("around", hubs, Wanted(("person",), hops=2, limit=7))
    # The congress offers its best known delegate first, and then waits for the village.
    assert set(part) == {
        "person", "congress", "village", "delegate48", "villager0", "delegate00", "villager1"
    }  # fmt: skip
    assert part.nodes["congress"]["left_out"] == 47
    assert part.nodes["village"]["left_out"] == 0


def test_around_keeps_to_the_limit_even_for_what_is_asked(hubs: Network) -> None:
    assert set(select("around", hubs, Wanted(("village", "person", "congress"), limit=2))) == {
        "village",
        "person",
    }


def test_answer_has_its_things_and_the_edges_among_them(hubs: Network) -> None:
    part = select("answer", hubs, Wanted(("person", "nobody", "congress", "person", "other0")))
    assert set(part) == {"person", "congress", "other0"}
    assert list(part.edges()) == [("person", "congress")]


def test_answer_names_each_iri_once_in_the_order_of_its_rows() -> None:
    b, a = NamedNode("https://zhimai.example/person/b"), NamedNode("https://zhimai.example/person/a")
    answer = Answer(
        question="attendance",
        title=Text("出席", "Attendance"),
        columns=(Column("name", Text("姓名", "Name")), Column("who", Text("", ""), hidden=True, join="、")),
        rows=(((Literal("乙"),), (b, a)), ((), (b,))),
        sparql="SELECT",
    )
    assert named(answer) == (b.value, a.value)


def test_views_cut_out_and_change_nothing(hubs: Network) -> None:
    before = (list(hubs.nodes(data=True)), list(hubs.edges(keys=True, data=True)))
    for name in views():
        assert select(name, hubs, Wanted(("person",), limit=5)).graph == cut(hubs, []).graph
    assert (list(hubs.nodes(data=True)), list(hubs.edges(keys=True, data=True))) == before
