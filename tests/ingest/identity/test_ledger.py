import json
from dataclasses import replace

import pytest

from ingest.identity import Contradiction, Judgement, Ledger, LedgerError, Reference, Undone, Verdict
from ontology.facts import Kind

LIBRARY = Reference(Kind.PERSON, "王伟", "", ("../b/第1期.txt",), ("云岭省图书馆馆员",), ("9f86d081884c7d65",))
ARCHIVE = Reference(Kind.PERSON, "王伟", "", ("../b/第2期.txt",), (), ("57a1d3c9e8b60f24",))
BARE = Reference(Kind.PERSON, "王伟", "", ("../b/第3期.txt",), (), ("0b5e1c7f9a3d2846",))
AIM = Reference(Kind.AIM, "文化强省建设")
SAME = Judgement(Verdict.SAME, LIBRARY, BARE, "林远舟", "2031-03-07T09:30:00Z", "简历所载")
DIFFERENT = Judgement(Verdict.DIFFERENT, LIBRARY, ARCHIVE)
UNDONE = Undone("尚若谷", "2031-03-08T09:30:00Z", "看错了")

LINE = (
    '{"number": 1, "verdict": "same", "one": {"kind": "person", "name": "王伟", "known_as": ["云岭省图书馆馆员"], '
    '"files": {"../b/第1期.txt": "9f86d081884c7d65"}}, "other": {"kind": "person", "name": "王伟", '
    '"files": {"../b/第3期.txt": "0b5e1c7f9a3d2846"}}, "who": "林远舟", "when": "2031-03-07T09:30:00Z", "why": "简历所载"}\n'
)


def test_line_says_all_that_is_not_empty_in_words_that_people_read() -> None:
    assert Ledger().enter(SAME).dump().decode() == LINE


def test_what_was_written_is_read_again() -> None:
    ledger = Ledger().enter(SAME).enter(DIFFERENT).undo(1, UNDONE)
    assert Ledger.load(ledger.dump()) == ledger
    assert Ledger.load(b"") == Ledger()


def test_what_is_elsewhere_is_one_thing_by_its_iri() -> None:
    elsewhere = Reference(Kind.PERSON, "王伟", iri="http://www.wikidata.org/entity/Q990001")
    called_otherwise = replace(elsewhere, name="王先生")
    ledger = Ledger().enter(Judgement(Verdict.SAME, LIBRARY, elsewhere)).enter(DIFFERENT)
    assert Ledger.load(ledger.dump()) == ledger
    with pytest.raises(Contradiction, match="judgement 2: .*; judgement 1: "):
        ledger.enter(Judgement(Verdict.SAME, ARCHIVE, called_otherwise))
    turned = Ledger((Judgement(Verdict.SAME, elsewhere, LIBRARY, number=1),))
    with pytest.raises(LedgerError, match="line 1 is no judgement: one has an iri"):
        Ledger.load(turned.dump())


def test_judgement_undone_stays_and_its_number_is_never_given_again() -> None:
    ledger = Ledger().enter(DIFFERENT).enter(SAME).undo(2, UNDONE).enter(SAME)
    assert [(its.number, its.undone) for its in ledger.judgements] == [(1, None), (2, UNDONE), (3, None)]
    assert [its.number for its in ledger.standing] == [1, 3]


def test_contradiction_is_refused_with_its_chain_until_the_chain_is_undone() -> None:
    ledger = Ledger().enter(SAME).enter(DIFFERENT)
    wrong = Judgement(Verdict.SAME, ARCHIVE, BARE)
    with pytest.raises(Contradiction, match="judgement 2: .*; judgement 1: ") as refused:
        ledger.enter(wrong)
    assert {its.number for its in refused.value.chain} == {1, 2}
    assert ledger.undo(2, UNDONE).enter(wrong).standing[-1].number == 3


def test_unsure_contradicts_nothing() -> None:
    ledger = Ledger().enter(SAME).enter(replace(SAME, verdict=Verdict.UNSURE))
    assert ledger.enter(DIFFERENT).standing[-1].number == 3


@pytest.mark.parametrize(
    ("judgement", "told"),
    [
        (replace(SAME, one=BARE, other=LIBRARY), "so it was judged before; judgement 1: "),
        (replace(SAME, other=Reference(Kind.ORGANISATION, "云岭省图书馆")), "both must be of one kind"),
        (Judgement(Verdict.SAME, AIM, AIM), "both must be of one kind, and of these"),
    ],
)
def test_judgement_that_cannot_be_is_refused(judgement: Judgement, told: str) -> None:
    with pytest.raises(LedgerError, match=told):
        Ledger().enter(SAME).enter(judgement)


@pytest.mark.parametrize(("number", "told"), [(1, "is undone already"), (7, "is not there")])
def test_what_is_not_there_to_undo_is_refused_with_what_is(number: int, told: str) -> None:
    ledger = Ledger().enter(SAME).enter(DIFFERENT).undo(1, UNDONE)
    with pytest.raises(LedgerError, match=f"judgement {number} {told}; to undo there are: 2"):
        ledger.undo(number, UNDONE)


ONE, TWO, THREE = ("9f86d081884c7d65" + "0" * 48, "57a1d3c9e8b60f24" + "0" * 48, "e" * 64)


@pytest.mark.parametrize(
    ("documents", "source", "hashed"),
    [
        ({"../b/第1期.txt": ONE}, "../b/第1期.txt", ONE),
        ({"../b/第1期.txt": THREE}, "../b/第1期.txt", THREE),  # corrected
        ({"../b/一.txt": ONE}, "../b/一.txt", ONE),  # renamed
        ({"../b/第1期.txt": THREE, "../b/一.txt": ONE}, "../b/一.txt", ONE),  # another has taken its name
        ({"../b/第1期.txt": ONE, "../b/一.txt": ONE}, "../b/第1期.txt", ONE),  # copied
        ({"../b/第2期.txt": TWO}, "../b/第1期.txt", ONE),  # gone
    ],
)
def test_judgement_follows_its_files(documents: dict[str, str], source: str, hashed: str) -> None:
    (judgement,) = Ledger().enter(DIFFERENT).following(documents).judgements
    assert (judgement.one.sources, judgement.one.hashes) == ((source,), (hashed[:16],))


WHOLE = json.loads(LINE)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"number": 2, "verdict": "sa', "it is no JSON"),
        ("{“number”: 2}".encode(), "it is no JSON"),
        ("王伟".encode("gbk"), "it is not in UTF-8"),
        (b"[]", "it wants an object in braces"),
        (WHOLE, "its number is 1, and numbers rise from line to line"),
        (WHOLE | {"number": "2"}, "its number is '2', not 1 or more"),
        (WHOLE | {"number": 2, "verdict": "sme"}, "its verdict is 'sme', not one of same, different, unsure"),
        (WHOLE | {"number": 2, "whom": "x"}, "it has 'whom', which is none of "),
        (WHOLE | {"number": 2, "who": 7}, "who wants a text, not 7"),
        (WHOLE | {"number": 2, "one": {"kind": "person"}}, "one has no name"),
        (WHOLE | {"number": 2, "one": {"kind": "parson", "name": "王伟"}}, "one is of kind 'parson', not one of person"),
        (WHOLE | {"number": 2, "one": WHOLE["one"] | {"known_as": "a"}}, "known_as of one wants texts in a list"),
        (WHOLE | {"number": 2, "one": WHOLE["one"] | {"files": ["a"]}}, "files of one wants names with hashes"),
        (WHOLE | {"number": 2, "undone": "yes"}, "undone wants an object in braces"),
    ],
)
def test_damaged_line_is_told_by_its_number_and_what_is_wrong(line: bytes | object, told: str) -> None:
    data = line if isinstance(line, bytes) else json.dumps(line).encode()
    with pytest.raises(LedgerError) as refused:
        Ledger.load(LINE.encode() + data + b"\n")
    assert str(refused.value).startswith(f"line 2 is no judgement: {told}")
    assert "\n" not in str(refused.value)
