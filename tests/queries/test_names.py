"""Names that people type find the things that bear them."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ontology.iri import BASE
from queries.errors import NameNotFound, QuestionError
from queries.names import Named, Names
from queries.spelling import fold
from queries.stores import Store, open_store


@pytest.fixture
def names(bulletins: Store) -> Names:
    return Names(bulletins)


def found(names: Names, kind: str, wanted: str) -> list[str]:
    return [named.iri.value.removeprefix(BASE) for named in names.find(kind, wanted)]


@pytest.mark.parametrize(
    ("kind", "wanted", "things"),
    [
        ("person", "周明远", ["person/zhou"]),
        ("person", " 周 明 远 ", ["person/zhou"]),
        ("person", "zhou mingyuan", ["person/zhou"]),
        ("person", "Zhoumingyuan", ["person/zhou"]),
        ("person", "Zhōu Míngyuǎn", ["person/zhou"]),
        ("person", "zhou", ["person/zhou"]),
        ("person", "zmy", ["person/zhou"]),
        ("person", "mingyuan", ["person/zhou"]),
        ("person", "my", ["person/zhou"]),
        ("person", "zhoumy", ["person/zhou"]),
        ("person", "yuan", ["person/zhou"]),
        ("publication", "shizhi", ["publication/city"]),
        ("publication", "sz", ["publication/city"]),
        ("meeting", "dangzukuodahuiyi", ["meeting/party"]),
        ("person", "李伟#unty", ["person/li-county"]),
        ("person", "李伟 #city", ["person/li-city"]),
        ("person", "李*", ["person/li-city", "person/li-county"]),
        ("person", "*远", ["person/zhou"]),
        ("meeting", "*青石*会", ["meeting/review", "meeting/forum"]),
        ("meeting", "青石＊会", ["meeting/review", "meeting/forum"]),
        ("meeting", "＊", ["meeting/party", "meeting/review", "meeting/propaganda", "meeting/forum"]),
        ("person", "明远", ["person/zhou"]),
        ("person", "李伟", ["person/li-city", "person/li-county"]),
        ("person", "https://zhimai.example/person/li-city", ["person/li-city"]),
        ("participant", "机关各处", ["group/heads"]),
        ("participant", "林秀兰", ["person/lin"]),
        ("organisation", "省志办", ["organisation/province"]),
        (
            "organisation",
            "地方志办公室",
            ["organisation/province", "organisation/city", "organisation/county"],
        ),
        ("organisation", "yunlingsheng", ["organisation/province"]),
        ("meeting", "党组", ["meeting/party"]),
        ("meeting", "党组(扩大)会议", ["meeting/party"]),
        ("meeting", "省志办党组会", ["meeting/party"]),
        ("meeting", "青石市志评审会", ["meeting/review"]),
        ("meeting", "会", ["meeting/party", "meeting/review", "meeting/propaganda", "meeting/forum"]),
        ("document", "云府发[2022]9号", ["document/plan"]),
        ("publication", "《云岭简史》", ["publication/history"]),
        ("publication", "青石市志", ["publication/city"]),
        ("thing", "青石市志", ["publication/city"]),
        ("thing", "青石市", ["organisation/city", "meeting/review", "meeting/forum", "publication/city"]),
        ("aim", "乡村振兴", ["aim/countryside"]),
        ("speech", "周明远", ["speech/zhou"]),
        ("role", "列席", ["role/observer"]),
        ("role", "Observer", ["role/observer"]),
        ("state", "出版", ["state/published"]),
    ],
)
def test_find(names: Names, kind: str, wanted: str, things: list[str]) -> None:
    assert found(names, kind, wanted) == things


@pytest.mark.parametrize(
    ("typed", "things"),
    [
        ("青石市", ["organisation/city", "meeting/review", "meeting/forum", "publication/city"]),
        ("li", ["person/li-city", "person/li-county"]),
        ("lw", ["person/li-city", "person/li-county"]),
        ("zhoumy", ["person/zhou"]),
        ("jianshi", ["publication/history"]),
        ("dfz", ["document/plan", "organisation/province"]),
        # a beginning goes before what goes on so inside
        ("lin", ["person/lin", "document/plan"]),
        ("省志办", ["organisation/province", "meeting/party"]),
        ("", ["person/zhou", "document/plan", "organisation/province"]),
        ("《", ["person/zhou", "document/plan", "organisation/province"]),
    ],
)
def test_suggest(names: Names, typed: str, things: list[str]) -> None:
    suggested = [
        named.iri.value.removeprefix(BASE) for named in names.suggest(typed, limit=6 if typed else 3)
    ]
    assert suggested[: len(things)] == things


def test_things_are_ranked_by_the_number_of_bulletins_that_name_them(names: Names) -> None:
    known = [names.find(kind, name)[0].iri.value for kind, name in (("person", "周明远"), ("person", "赵大川"), ("meeting", "*评审会"))]
    ranked = names.ranked([f"{BASE}person/nobody", *known])
    assert [each.value for each in ranked] == [known[0], *sorted(known[1:])]


def test_suggest_tells_kind_weight_and_the_name_that_fits(names: Names) -> None:
    assert names.suggest("省志办", 1) == (
        Named(NamedNode(BASE + "organisation/province"), "organisation", "云岭省地方志办公室", 2, "省志办", ()),
    )
    assert [(named.label, named.kind) for named in names.suggest("列", kind="role")] == [("列席", "role")]


def test_names_are_kept_in_a_file(bulletins: Store, tmp_path: Path) -> None:
    file = tmp_path / "names"
    assert found(Names(bulletins, file), "person", "zmy") == ["person/zhou"]
    assert [path.name for path in tmp_path.iterdir()] == ["names"]
    assert found(Names(open_store("memory:"), file), "person", "zmy") == ["person/zhou"]
    file.write_bytes(b"no index at all")
    assert found(Names(bulletins, file), "person", "zmy") == ["person/zhou"]
    assert file.read_bytes().startswith(b"SQLite")


def test_names_do_without_a_file_that_cannot_be_written(bulletins: Store, tmp_path: Path) -> None:
    assert found(Names(bulletins, tmp_path / "nowhere" / "names"), "person", "zmy") == ["person/zhou"]


@pytest.mark.parametrize(
    ("kind", "wanted", "line"),
    [
        ("person", "周铭媛", "no person called “周铭媛”; near: 周明远"),
        ("person", "周明遥", "no person called “周明遥”; near: 周明远"),
        ("person", "欧阳", "no person called “欧阳”"),
        ("person", "*欧阳*", "no person called “*欧阳*”"),
        ("person", "李伟#none", "no person called “李伟#none”; near: 李伟"),
        ("person", "《》", "no person called “《》”"),
        ("person", "https://zhimai.example/person/nobody", None),
        ("role", "主席", "no role called “主席”; near: 主持、讲话、出席、列席"),
        ("instruction", "批示", "no instruction called “批示”: there is no instruction in the graph yet"),
    ],
)
def test_find_names_what_is_near(names: Names, kind: str, wanted: str, line: str | None) -> None:
    with pytest.raises(NameNotFound) as error:
        names.find(kind, wanted)
    assert str(error.value) == (line or f"no {kind} called “{wanted}”")


def test_find_knows_its_kinds(names: Names) -> None:
    with pytest.raises(QuestionError) as error:
        names.find("animal", "龙")
    assert str(error.value) == (
        "no kind of thing 'animal'; kinds are participant, thing, person, group, organisation, meeting,"
        " document, publication, speech, instruction, aim, role, state"
    )


def test_names_are_those_of_the_moment(bulletins: Store) -> None:
    before = Names(bulletins)
    assert found(before, "person", "赵大川") == ["person/zhao"]
    bulletins.remove(NamedNode(BASE + "bulletin/second"))
    assert found(before, "person", "赵大川") == ["person/zhao"]
    with pytest.raises(NameNotFound):
        Names(bulletins).find("person", "赵大川")


def test_a_thing_without_a_label_goes_by_another_name() -> None:
    store = open_store("memory:")
    graph = NamedNode(BASE + "bulletin/x")
    thing = NamedNode(BASE + "person/x")
    person, alias = "http://xmlns.com/foaf/0.1/Person", "http://www.w3.org/2004/02/skos/core#altLabel"
    type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    store.fill(
        [Quad(thing, type_, NamedNode(person), graph), Quad(thing, NamedNode(alias), Literal("阿远"), graph)]
    )
    assert [named.label for named in Names(store).find("person", "阿远")] == ["阿远"]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("《四川简史（送审稿）》", "四川简史送审稿"),
        ("ＡＢＣ－１２", "abc12"),
        ("Lǚ Xiáng", "lvxiang"),
        ("阿布都热依木·买买提", "阿布都热依木买买提"),
        ("……", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded
