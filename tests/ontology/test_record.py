import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.facts import Entity, Fact, Kind
from ontology.record import RecordError, dump, load

ROW = {
    "kind": "person",
    "evidence": [{"start": 0, "end": 3, "text": "郑望川"}],
    "extractor": "people",
    "confidence": "stated",
    "person": {"kind": "person", "name": "郑望川"},
}
# An entity is equal to another by kind, name and qualifier; its aliases are kept all the same.
ALIASES = st.lists(st.text(), max_size=2).map(tuple)
ENTITIES = st.builds(Entity, kind=st.sampled_from(Kind), name=st.text(), qualifier=st.text(), aliases=ALIASES)
st.register_type_strategy(Entity, ENTITIES)


# A class with slots is made anew after the one that was written, which lives on: the later one counts.
KINDS: dict[str, type[Fact]] = {cls.kind: cls for cls in Fact.__subclasses__()}
FACTS = st.one_of(*(st.builds(cls, **{f.name: ... for f in fields(cls)}) for cls in KINDS.values()))


@given(FACTS)
def test_fact_comes_back_as_it_went(fact: Fact) -> None:
    back = load(json.loads(json.dumps(dump(fact))))
    assert back == fact
    assert type(back).__name__ == type(fact).__name__
    assert [entity.aliases for entity in back.entities()] == [entity.aliases for entity in fact.entities()]


def test_facts_of_a_bulletin_come_back_as_they_went(facts_of_a_bulletin: tuple[Fact, ...]) -> None:
    assert (
        tuple(load(json.loads(json.dumps(dump(fact)))) for fact in facts_of_a_bulletin) == facts_of_a_bulletin
    )


def test_record_leaves_out_what_is_at_its_default() -> None:
    assert dump(load(ROW)) == ROW


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "rumour"}, "no fact of kind 'rumour'; kinds are attendance, bulletin, conveyed,"),
        ({"kind": None}, "no fact of kind None"),
        ({"age": 3}, "person has no field 'age'; its fields are evidence, extractor, confidence, person"),
        ({"extractor": 3}, "person: Expected `str`, got `int` - at `$.extractor`"),
        ({"confidence": "sure"}, "person: Invalid enum value 'sure' - at `$.confidence`"),
        ({"evidence": "words"}, "person: Expected `array`, got `str` - at `$.evidence`"),
        (
            {"evidence": [{"start": True, "end": 3, "text": ""}]},
            "person: Expected `int`, got `bool` - at `$.evidence[0].start`",
        ),
        ({"person": "郑望川"}, "person: Expected `object`, got `str` - at `$.person`"),
        ({"person": {"name": "郑望川"}}, "person: Object missing required field `kind` - at `$.person`"),
    ],
)
def test_row_that_is_no_record_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RecordError) as error:
        load({**ROW, **change})
    assert message in str(error.value)


def test_row_without_a_field_is_refused() -> None:
    with pytest.raises(RecordError, match="person: Object missing required field `extractor`"):
        load({key: value for key, value in ROW.items() if key != "extractor"})
